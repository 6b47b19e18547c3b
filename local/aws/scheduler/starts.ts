import { SageMakerClient, StartPipelineExecutionCommand } from '@aws-sdk/client-sagemaker';
import { messageOf } from '../../plain.ts';
import type { Access } from '../iam/access.ts';
import type { Queues } from '../sqs/queues.ts';
import type { ScheduleRecord } from './schedule.ts';

export interface StartParts {
  access: Access;
  queues: Queues;
  url: () => string;
}

const SERVICE = 'scheduler.amazonaws.com';

/**
 * Starts what a schedule is for, as its role. What SageMaker refuses goes to the dead-letter queue, with the attributes
 * that Scheduler gives it; without one the schedule keeps silent, as Scheduler does.
 */
export async function start(
  parts: StartParts,
  schedule: ScheduleRecord,
  due: Date,
): Promise<string | undefined> {
  const { Arn: arn, RoleArn: roleArn, SageMakerPipelineParameters: parameters } = schedule.Target;
  try {
    const session = parts.access.credentialsFor({ roleArn, service: SERVICE }, 'AmazonEventBridgeScheduler');
    const client = new SageMakerClient({
      endpoint: parts.url(),
      region: schedule.region,
      maxAttempts: 1 + (schedule.Target.RetryPolicy?.MaximumRetryAttempts ?? 3),
      credentials: session ?? { accessKeyId: 'AKIALOCALLOCALLOCAL1', secretAccessKey: 'local' },
    });
    try {
      const { PipelineExecutionArn } = await client.send(
        new StartPipelineExecutionCommand({
          PipelineName: arn.split('/').slice(1).join('/'),
          PipelineParameters: parameters?.PipelineParameterList,
          // The same time of the same schedule starts one execution, however often it is tried.
          ClientRequestToken: `${schedule.Name}-${due.getTime()}`.padEnd(32, '0').slice(-128),
        }),
      );
      return PipelineExecutionArn;
    } finally {
      client.destroy();
    }
  } catch (error) {
    await deadLetter(parts, schedule, error);
    return undefined;
  }
}

function text(StringValue: string) {
  return { DataType: 'String', StringValue };
}

async function deadLetter({ queues }: StartParts, schedule: ScheduleRecord, error: unknown): Promise<void> {
  const queue = schedule.Target.DeadLetterConfig?.Arn;
  if (queue === undefined) return;
  await queues.deliver(
    queue,
    {
      body: JSON.stringify(schedule.Target.SageMakerPipelineParameters ?? {}),
      attributes: {
        ERROR_CODE: text(error instanceof Error ? error.name : 'Unknown'),
        ERROR_MESSAGE: text(messageOf(error)),
        SCHEDULE_ARN: text(schedule.arn),
        TARGET_ARN: text(schedule.Target.Arn),
      },
    },
    { service: SERVICE, sourceArn: schedule.arn },
  );
}
