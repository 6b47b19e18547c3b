import { type JsonObject, textOf } from '../../executor/json.ts';
import type { Permission } from '../iam/permission.ts';
import { permissionsOf } from '../iam/permissions/tables.ts';
import { arnOf, placeOf } from './arn.ts';
import type { Context } from './context.ts';
import type { ExecutionRecord } from './store.ts';

const service = 'sagemaker.amazonaws.com';

const nouns = { 'processing-job': 'ProcessingJob', 'training-job': 'TrainingJob' } as const;
export type JobType = keyof typeof nouns;

/** What the role of an execution's pipeline may do; what is required throws AccessDenied. */
export interface PipelineRole {
  /** For a call that a step makes. */
  requireCall(operation: string, input: JsonObject): void;
  /** For a job that a step makes, describes and tags with the execution. */
  requireJob(type: JobType, input: JsonObject): void;
  mayStop(type: JobType, arn: string): boolean;
  requireObject(bucket: string, key: string): void;
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/build-and-manage-access.html */
export function pipelineRole(context: Context, execution: ExecutionRecord): PipelineRole {
  const { access } = context.neighbours;
  const roleArn = context.store.pipelines.get(execution.pipelineArn)?.roleArn;
  const place = placeOf(execution.arn);

  function check({ action, resource, context: keys }: Permission): void {
    if (roleArn !== undefined) access?.check({ roleArn, service }, action, resource, keys);
  }
  function requireCall(operation: string, input: JsonObject): void {
    const needed = permissionsOf('SageMaker', {
      operation,
      input,
      query: new URLSearchParams(),
      headers: {},
      ...place,
      facts: { tags: nothing, stackOf: nothing, roleArn: nothing, bucketPolicy: nothing },
    });
    for (const permission of needed ?? []) check(permission);
  }
  return {
    requireCall,
    requireJob(type, input) {
      requireCall(`Create${nouns[type]}`, input);
      const resource = arnOf(place, type, textOf(input[`${nouns[type]}Name`]) ?? '*');
      check({ action: 'sagemaker:AddTags', resource });
      check({ action: `sagemaker:Describe${nouns[type]}`, resource });
    },
    mayStop(type, arn) {
      try {
        check({ action: `sagemaker:Stop${nouns[type]}`, resource: arn });
        return true;
      } catch {
        return false;
      }
    },
    requireObject: (bucket, key) =>
      check({ action: 's3:GetObject', resource: `arn:aws:s3:::${bucket}/${key}` }),
  };
}

function nothing(): undefined {
  return undefined;
}
