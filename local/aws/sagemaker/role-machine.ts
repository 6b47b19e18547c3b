import { InputError } from '../../executor/job/job-input.ts';
import type { Machine } from '../../executor/job/machine.ts';
import { messageOf } from '../../plain.ts';
import type { ObjectStore } from '../object-store.ts';
import type { Neighbours } from './neighbours.ts';

const service = 'sagemaker.amazonaws.com';

/**
 * The machine as a job with this role uses it: programs get the role's credentials, and inputs and outputs go as far as
 * its policies do. A role that the local IAM does not have changes nothing. Throws `AwsError` when it does not trust
 * SageMaker.
 */
export function machineOfRole(machine: Machine, access: Neighbours['access'], roleArn: string): Machine {
  const credentials = access?.credentialsFor?.({ roleArn, service }, 'SageMaker');
  if (!access || !credentials) return machine;
  const check = (action: string, resource: string): void =>
    access.check({ roleArn, service }, action, `arn:aws:s3:::${resource}`);
  return {
    ...machine,
    objects: guarded(machine.objects, check),
    environment: () => ({
      ...machine.environment(),
      AWS_ACCESS_KEY_ID: credentials.accessKeyId,
      AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
      AWS_SESSION_TOKEN: credentials.sessionToken,
    }),
  };
}

type Check = (action: string, resource: string) => void;

/** The objects that a role may see, and the places where it may put some. */
function guarded(objects: ObjectStore, check: Check): ObjectStore {
  const reads = (bucket: string, key: string): void =>
    orFail('download', () => check('s3:GetObject', `${bucket}/${key}`));
  const writes = (bucket: string, key: string): void =>
    orFail('upload', () => check('s3:PutObject', `${bucket}/${key}`));
  return {
    async createBucket(bucket) {
      orFail('upload', () => check('s3:CreateBucket', bucket));
      await objects.createBucket(bucket);
    },
    async head(bucket, key) {
      reads(bucket, key);
      return await objects.head(bucket, key);
    },
    async list(bucket, prefix) {
      orFail('download', () => check('s3:ListBucket', bucket));
      return await objects.list(bucket, prefix);
    },
    async read(bucket, key) {
      reads(bucket, key);
      return await objects.read(bucket, key);
    },
    async put(bucket, key, body) {
      writes(bucket, key);
      return await objects.put(bucket, key, body);
    },
    async download(bucket, key, file) {
      reads(bucket, key);
      await objects.download(bucket, key, file);
    },
    async upload(bucket, key, file) {
      writes(bucket, key);
      return await objects.upload(bucket, key, file);
    },
  };
}

/** A refusal is the job's failure, not the executor's. */
function orFail(what: 'download' | 'upload', check: () => void): void {
  try {
    check();
  } catch (error) {
    throw new InputError(`ClientError: Data ${what} failed: ${messageOf(error)}`, { cause: error });
  }
}
