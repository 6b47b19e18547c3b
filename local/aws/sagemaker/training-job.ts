import type { JsonObject } from '../../executor/json.ts';
import { AwsError, type CallContext } from '../service.ts';
import { arnOf, isIn } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { describeTrainingJob } from './job-description.ts';
import { filterJobs, type ListJobsInput } from './job-list.ts';
import { dates, pageOf } from './page.ts';
import { notRunning } from './processing-job.ts';
import type { TrainingJobRecord } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByName {
  TrainingJobName: string;
}

export const trainingJobOperations: Operations = {
  CreateTrainingJob: create,
  DescribeTrainingJob: describe,
  ListTrainingJobs: list,
  StopTrainingJob: stop,
};

async function create(context: Context, input: JsonObject & { Tags?: Tag[] }, call: CallContext) {
  const { arn } = await context.trainingJobs.create(input, call);
  if (input.Tags) await saveTags(context.store, arn, readTags(input.Tags));
  return { TrainingJobArn: arn };
}

function describe(context: Context, input: ByName, call: CallContext) {
  const record = find(context, input, call);
  return {
    ...describeTrainingJob(record),
    FinalMetricDataList: record.metrics.map((metric) => ({
      ...metric,
      ...dates({ Timestamp: metric.Timestamp }),
    })),
    SecondaryStatusTransitions: record.transitions.map((transition) => ({
      ...transition,
      ...dates({ StartTime: transition.StartTime, EndTime: transition.EndTime }),
    })),
    ...times(record),
    ...dates({ TrainingStartTime: record.startedAt }),
  };
}

function list(context: Context, input: ListJobsInput, call: CallContext) {
  const found = context.store.trainingJobs.values().filter(({ arn }) => isIn(call, arn));
  const { items, next } = pageOf(filterJobs(found, input), input, ({ arn }) => arn);
  return { TrainingJobSummaries: items.map(summary), ...next };
}

function stop(context: Context, input: ByName, call: CallContext) {
  const record = find(context, input, call);
  if (record.status !== 'InProgress') throw notRunning(record.status);
  context.trainingJobs.stop(record, context.now());
}

function find(context: Context, { TrainingJobName: name }: ByName, call: CallContext): TrainingJobRecord {
  const record = context.store.trainingJobs.get(arnOf(call, 'training-job', name));
  if (!record) throw new AwsError('ValidationException', 'Requested resource not found.');
  return record;
}

function times(record: TrainingJobRecord) {
  return dates({
    CreationTime: record.createdAt,
    LastModifiedTime: record.modifiedAt,
    TrainingEndTime: record.endedAt,
  });
}

function summary(record: TrainingJobRecord) {
  return {
    TrainingJobName: record.name,
    TrainingJobArn: record.arn,
    TrainingJobStatus: record.status,
    SecondaryStatus: record.secondaryStatus,
    ...times(record),
  };
}
