import { type JsonObject, textOf } from '../../executor/json.ts';
import { parseS3Uri } from '../../executor/job/s3-uri.ts';
import type { CacheHit, Job, Platform } from '../../executor/platform.ts';
import { placeOf, toArn } from './arn.ts';
import type { Context } from './context.ts';
import { createGroup } from './model-package-group.ts';
import { describeModelPackage, approvedBaselines, createModelPackage } from './model-packages.ts';
import { AwsError } from '../service.ts';
import { type JobType, type PipelineRole, pipelineRole } from './pipeline-role.ts';
import { describeProcessingJob, describeTrainingJob } from './job-description.ts';
import type { ExecutionRecord } from './store.ts';

/** The local SageMaker as the steps of one execution use it. */
export function platformFor(context: Context, execution: ExecutionRecord): Platform {
  const place = placeOf(execution.arn);
  const role = pipelineRole(context, execution);
  return {
    now: () => context.now(),
    async createProcessingJob(request) {
      role.requireJob('processing-job', request);
      return stoppableBy(role, 'processing-job', await context.processingJobs.create(request, place));
    },
    async createTrainingJob(request) {
      role.requireJob('training-job', request);
      return stoppableBy(role, 'training-job', await context.trainingJobs.create(request, place));
    },
    async createModelPackage(request) {
      // Unlike the API call, the step makes the group where there is none.
      const group = textOf(request['ModelPackageGroupName']);
      if (group !== undefined && !context.store.groups.get(toArn(place, 'model-package-group', group))) {
        role.requireCall('CreateModelPackageGroup', request);
        await createGroup(context, group, place);
      }
      role.requireCall('CreateModelPackage', request);
      return (await createModelPackage(context, request, place, execution.arn)).arn;
    },
    describe: (arn) => describe(context, arn),
    approvedBaselines: (group) => approvedBaselines(context, group, place),
    findCached: (step, key, since) => findCached(context, execution, step, key, since),
    async readObject(uri) {
      const { bucket, key } = parseS3Uri(uri);
      role.requireObject(bucket, key);
      const found = await context.objects.head(bucket, key).catch(() => undefined);
      if (!found) throw new AwsError('ValidationException', `There is no object ${uri}.`);
      return await context.objects.read(bucket, key);
    },
  };
}

/** As on AWS, a job goes on that its pipeline's role may not stop. */
function stoppableBy(role: PipelineRole, type: JobType, job: Job): Job {
  return {
    ...job,
    stop() {
      if (role.mayStop(type, job.arn)) job.stop();
    },
  };
}

function describe(context: Context, arn: string): JsonObject {
  const { processingJobs, trainingJobs, packages } = context.store;
  const processing = processingJobs.get(arn);
  if (processing) return describeProcessingJob(processing);
  const training = trainingJobs.get(arn);
  if (training) return describeTrainingJob(training);
  const modelPackage = packages.get(arn);
  if (modelPackage) return describeModelPackage(modelPackage);
  throw new AwsError('ValidationException', `Could not find ${arn}.`);
}

/** The newest successful run of the step in this pipeline; a hit of a hit counts from the run that did the work. */
function findCached(
  context: Context,
  execution: ExecutionRecord,
  name: string,
  key: string,
  since: Date,
): CacheHit | undefined {
  const hits = context.store.executions
    .values()
    .filter((other) => other.pipelineArn === execution.pipelineArn && other.arn !== execution.arn)
    .flatMap((other) =>
      other.steps
        .filter((step) => step.name === name && step.cacheKey === key && step.status === 'Succeeded')
        .filter((step) => step.cacheHit === undefined && Date.parse(step.endTime ?? '') >= since.getTime())
        .map((step) => ({ executionArn: other.arn, step })),
    );
  return hits.toSorted((a, b) => Date.parse(b.step.endTime ?? '') - Date.parse(a.step.endTime ?? ''))[0];
}
