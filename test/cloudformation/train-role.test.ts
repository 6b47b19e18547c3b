import { appendFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { unusedGrants } from './usage.ts';
import { type Job, openWorkplace, type Workplace } from './workplace.ts';

let here: Workplace;

function build(inputs: Record<string, string> = {}): Job {
  return {
    action: 'build-pipeline',
    role: here.account.trainRole,
    context: 'ref:refs/heads/main',
    inputs: {
      pipeline: 'pipelines/prices',
      'role-arn': here.account.executionRole,
      'artifact-bucket': here.account.bucket,
      ...inputs,
    },
  };
}

function start(runId: string, inputs: Record<string, string> = {}): Job {
  return {
    ...build({ wait: 'true', ...inputs }),
    action: 'run-pipeline',
    env: { GITHUB_RUN_ID: runId },
  };
}

// One life of a pipeline: built, changed, run to its end, failed, and stopped by a cancelled job.
beforeAll(async () => {
  here = await openWorkplace();
}, 120_000);
afterAll(() => here[Symbol.asyncDispose]());

test('the pipeline is built, built again with other tags, and changed', async () => {
  expect((await here.run(build())).outputs['reason']).toBe('created');
  const tagged = await here.run(build({ tags: 'team=taxi' }));
  expect(tagged.annotations).toEqual([]);
  await appendFile(path.join(here.workspace, 'pipelines/prices/score.py'), '# changed\n');
  expect((await here.run(build())).outputs['reason']).toBe('updated');
});

test('an execution registers a model', async () => {
  const result = await here.run(start('1'));
  expect(result.annotations).toEqual([]);
  expect(result.outputs['reason']).toBe('succeeded');
}, 120_000);

test('a failed job tells its reason', async () => {
  const result = await here.run(start('2', { parameters: 'Mode=fail' }));
  expect(result.annotations[0]?.message).toContain('row 3 of rows.csv has no label');
}, 120_000);

test('a refused model tells its metrics', async () => {
  const result = await here.run(start('4', { parameters: 'Threshold=0' }));
  expect(result.outputs['reason']).toBe('gate-failed');
  expect(JSON.parse(result.outputs['metrics'] ?? '')).toHaveProperty('rmse');
}, 120_000);

test('a cancelled run stops its execution', async () => {
  const cancel = new AbortController();
  const result = await here.run({
    ...start('3', { parameters: 'Mode=hang', 'stop-on-cancel': 'true' }),
    signal: cancel.signal,
    onLine: ({ text }) => {
      if (text === 'Score: Executing') cancel.abort();
    },
  });
  expect(result.outputs['reason']).toBe('cancelled-and-stopped');
}, 120_000);

const IMAGES = 'machines log in to ECR and pull images';
const METRICS = 'machines report their use of processor, memory and disk';
const LOGS = 'machines write logs';
const ENDPOINTS = 'endpoints need it, not jobs';
const CHECKS = 'checks of endpoints need it, in deploy-roles.test.ts';

// What no call of this story to the local AWS shows, with what AWS needs it for.
const BEYOND: Record<string, Record<string, string>> = {
  TrainRole: {},
  ExecutionRole: {
    'EnterRegistries: *': IMAGES,
    'EnterRegistries: ecr:GetAuthorizationToken': IMAGES,
    'PullImages: arn:aws:ecr:us-east-1:*:repository/sagemaker-*': IMAGES,
    'PullImages: ecr:BatchCheckLayerAvailability': IMAGES,
    'PullImages: ecr:BatchGetImage': IMAGES,
    'PullImages: ecr:GetDownloadUrlForLayer': IMAGES,
    'RegisterModels: arn:aws:sagemaker:us-east-1:111122223333:model-package-group/*':
      'SageMaker asks for the group too when a version of it is made',
    'ReportDrift: *': CHECKS,
    'ReportDrift: cloudwatch:PutMetricData': CHECKS,
    'ReportMachines: *': METRICS,
    'ReportMachines: cloudwatch:PutMetricData': METRICS,
    'RunJobs: sagemaker:StopTrainingJob':
      'as StopProcessingJob, where an execution is stopped while it trains',
    'WatchAlarms: arn:aws:cloudwatch:us-east-1:111122223333:alarm:*': ENDPOINTS,
    'WatchAlarms: cloudwatch:DescribeAlarms': ENDPOINTS,
    'WriteLogs: arn:aws:logs:us-east-1:111122223333:log-group:/aws/sagemaker/*': LOGS,
    'WriteLogs: logs:CreateLogGroup': LOGS,
    'WriteLogs: logs:CreateLogStream': LOGS,
    'WriteLogs: logs:DescribeLogStreams': LOGS,
    'WriteLogs: logs:PutLogEvents': LOGS,
    'WriteResults: arn:aws:s3:::artifacts/capture/*': ENDPOINTS,
    'WriteResults: arn:aws:s3:::artifacts/labelled/*': 'the pipeline label-ingest writes labelled rows',
    'WriteResults: arn:aws:s3:::artifacts/monitoring/*': CHECKS,
    'WriteResults: s3:AbortMultipartUpload': 'large results are uploaded in parts, and given up in parts',
  },
};

test('no role lacks anything', () => {
  expect(here.refusals()).toEqual([]);
});

test.each([
  ['TrainRole', () => here.account.trainRole],
  ['ExecutionRole', () => here.account.executionRole],
])('%s has nothing that was not used', async (name, arnOf) => {
  const arn = arnOf();
  expect(unusedGrants(await here.policies(arn), here.used(arn))).toEqual(Object.keys(BEYOND[name] ?? {}));
});
