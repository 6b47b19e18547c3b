import type { JsonObject } from '../../executor/json.ts';
import { AwsError, type CallContext } from '../service.ts';
import { arnOf, isIn } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { describeProcessingJob } from './job-description.ts';
import { filterJobs, type ListJobsInput } from './job-list.ts';
import { dates, pageOf, present } from './page.ts';
import type { ProcessingJobRecord } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByName {
  ProcessingJobName: string;
}

export const processingJobOperations: Operations = {
  CreateProcessingJob: create,
  DescribeProcessingJob: describe,
  ListProcessingJobs: list,
  StopProcessingJob: stop,
};

async function create(context: Context, input: JsonObject & { Tags?: Tag[] }, call: CallContext) {
  const { arn } = await context.processingJobs.create(input, call);
  if (input.Tags) await saveTags(context.store, arn, readTags(input.Tags));
  return { ProcessingJobArn: arn };
}

function describe(context: Context, input: ByName, call: CallContext) {
  const record = find(context, input, call);
  return {
    ...describeProcessingJob(record),
    ...times(record),
    ...dates({ ProcessingStartTime: record.startedAt }),
  };
}

function list(context: Context, input: ListJobsInput, call: CallContext) {
  const found = context.store.processingJobs.values().filter(({ arn }) => isIn(call, arn));
  const { items, next } = pageOf(filterJobs(found, input), input, ({ arn }) => arn);
  return { ProcessingJobSummaries: items.map(summary), ...next };
}

function stop(context: Context, input: ByName, call: CallContext) {
  const record = find(context, input, call);
  if (record.status !== 'InProgress') throw notRunning(record.status);
  context.processingJobs.stop(record, context.now());
}

function find(context: Context, { ProcessingJobName: name }: ByName, call: CallContext): ProcessingJobRecord {
  const record = context.store.processingJobs.get(arnOf(call, 'processing-job', name));
  if (!record) throw new AwsError('ValidationException', `Could not find requested job with name: ${name}`);
  return record;
}

export function notRunning(status: string): AwsError {
  return new AwsError(
    'ValidationException',
    `The request was rejected because the job is in status ${status}.`,
  );
}

function times(record: ProcessingJobRecord) {
  return dates({
    CreationTime: record.createdAt,
    LastModifiedTime: record.modifiedAt,
    ProcessingEndTime: record.endedAt,
  });
}

function summary(record: ProcessingJobRecord) {
  return {
    ...present({
      ProcessingJobName: record.name,
      ProcessingJobArn: record.arn,
      ProcessingJobStatus: record.status,
      FailureReason: record.failureReason,
      ExitMessage: record.exitMessage,
    }),
    ...times(record),
  };
}
