import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  type ModelApprovalStatus,
  SageMakerClient,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { recordOf } from './deployment-records.ts';
import { BUCKET, type GitHubSession, MODEL, openGitHubSession } from './github-session.ts';
import type { ActionResult } from '../../local/runner/action.ts';

export const STAGING = `promote/staging/${MODEL}`;
export const PROD = `promote/prod/${MODEL}`;

export interface Pull {
  number: number;
  title: string;
  body: string;
  labels: readonly string[];
}

/** A local GitHub and AWS where `ben`'s token is the one that promotes, and `ann` is the person who decides. */
export interface PromotionSession extends GitHubSession {
  propose(environment: 'staging' | 'prod', inputs?: Record<string, string>): Promise<ActionResult>;
  /** Registers the next version of `fares`. Answers its ARN. */
  add(changes?: {
    metadata?: Record<string, string>;
    report?: unknown;
    approval?: ModelApprovalStatus;
  }): Promise<string>;
  /** Registers an approved version that staging ran from a day of November 2026 on. Answers its ARN. */
  addDeployed(day: number): Promise<string>;
  /** Takes everything away that packages keep in S3. */
  removeModelData(): Promise<void>;
  approval(arn: string): Promise<string | undefined>;
  approve(arn: string, approval: ModelApprovalStatus): Promise<void>;
  pulls(state?: 'open' | 'closed' | 'all'): Promise<Pull[]>;
  /** Bodies of the comments that the promoting account wrote. */
  comments(number: number): Promise<string[]>;
  close(number: number): Promise<void>;
}

export async function openPromotionSession(): Promise<PromotionSession> {
  await using stack = new AsyncDisposableStack();
  const session = stack.use(await openGitHubSession());
  const { aws, tokens } = session;
  const client = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  const sagemaker = stack.adopt(new SageMakerClient(client), (it) => it.destroy());
  const s3 = stack.adopt(new S3Client({ ...client, forcePathStyle: true }), (it) => it.destroy());
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: MODEL }));

  const add: PromotionSession['add'] = async ({
    metadata,
    report,
    approval = 'PendingManualApproval',
  } = {}) => {
    const folder = `${MODEL}/executions/${crypto.randomUUID()}`;
    await aws.objects.put(BUCKET, `${folder}/model.tar.gz`, folder);
    if (report !== undefined)
      await aws.objects.put(BUCKET, `${folder}/evaluation.json`, JSON.stringify(report));
    const { ModelPackageArn: arn = '' } = await sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: MODEL,
        ModelApprovalStatus: approval,
        InferenceSpecification: {
          Containers: [
            {
              Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5',
              ModelDataUrl: `s3://${BUCKET}/${folder}/model.tar.gz`,
            },
          ],
          SupportedContentTypes: ['text/csv'],
          SupportedResponseMIMETypes: ['text/csv'],
        },
        ...(metadata && { CustomerMetadataProperties: metadata }),
        ...(report !== undefined && {
          ModelMetrics: {
            ModelQuality: {
              Statistics: {
                ContentType: 'application/json',
                S3Uri: `s3://${BUCKET}/${folder}/evaluation.json`,
              },
            },
          },
        }),
      }),
    );
    return arn;
  };

  const kept = stack.move();
  return {
    ...session,
    propose: (environment, inputs = {}) =>
      session.act('propose-promotion', {
        inputs: {
          environment,
          model: MODEL,
          'artifact-bucket': BUCKET,
          'github-token': tokens.ben,
          ...inputs,
        },
      }),
    add,
    async addDeployed(day) {
      const arn = await add({ approval: 'Approved' });
      const version = Number(arn.split('/').at(-1));
      const record = recordOf(version, day, { environment: 'staging' });
      await session.record({ ...record, release: { ...record.release, modelPackageArn: arn } });
      return arn;
    },
    async removeModelData() {
      for (const { key } of await aws.objects.list(BUCKET, `${MODEL}/executions/`))
        await s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: key }));
    },
    async approval(arn) {
      const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
      return found.ModelApprovalStatus;
    },
    async approve(arn, approval) {
      await sagemaker.send(
        new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: approval }),
      );
    },
    async pulls(state = 'open') {
      const found: readonly (Omit<Pull, 'labels'> & { labels: readonly { name: string }[] })[] =
        await session.api('GET', `pulls?state=${state}`);
      return found
        .map(({ number, title, body, labels }) => ({
          number,
          title,
          body,
          labels: labels.map(({ name }) => name),
        }))
        .toSorted((a, b) => a.number - b.number);
    },
    async comments(number) {
      const found: readonly { user: { login: string }; body: string }[] = await session.api(
        'GET',
        `issues/${number}/comments`,
      );
      return found.filter(({ user }) => user.login === 'ben').map(({ body }) => body);
    },
    async close(number) {
      await session.api('PATCH', `pulls/${number}`, { state: 'closed' });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
