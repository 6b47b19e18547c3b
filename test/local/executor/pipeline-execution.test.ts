import { describe, expect, test } from 'vitest';
import { AwsError } from '../../../local/aws/service.ts';
import { parseDefinition } from '../../../local/executor/definition.ts';
import { type JsonObject, textOf } from '../../../local/executor/json.ts';
import { type ExecutionEnding, runPipeline } from '../../../local/executor/pipeline-execution.ts';
import type { JobEnding, Platform } from '../../../local/executor/platform.ts';
import type { StepRecord } from '../../../local/executor/step-record.ts';

/** A job of the fake platform, which ends when the test says so. */
interface FakeJob {
  step: string;
  request: JsonObject;
  stopped: boolean;
  end(ending: JobEnding): void;
}

class FakePlatform implements Platform {
  readonly jobs: FakeJob[] = [];
  readonly refusals: AwsError[] = [];
  readonly packages: JsonObject[] = [];
  readonly cached = new Map<string, StepRecord>();
  readonly objects = new Map<string, string>();
  /** Ends every job at once. */
  automatic: JobEnding | undefined;

  now = () => new Date('2026-01-31T00:00:00Z');

  async createProcessingJob(request: JsonObject) {
    const refusal = this.refusals.shift();
    if (refusal) throw refusal;
    const { promise, resolve } = Promise.withResolvers<JobEnding>();
    const made: FakeJob = { step: textOf(request['Marker']) ?? '', request, stopped: false, end: resolve };
    this.jobs.push(made);
    if (this.automatic) resolve(this.automatic);
    const stop = () => {
      made.stopped = true;
      resolve({ status: 'Stopped' });
    };
    return await Promise.resolve({ arn: `arn:${made.step}`, ended: promise, stop });
  }

  createTrainingJob = (request: JsonObject) => this.createProcessingJob(request);
  createModelPackage = async (request: JsonObject) => `arn:package/${this.packages.push(request)}`;
  describe = (arn: string): JsonObject => ({ Arn: arn });
  approvedBaselines = () => undefined;

  findCached(step: string) {
    const hit = this.cached.get(step);
    return hit && { executionArn: 'arn:earlier', step: hit };
  }

  async readObject(uri: string) {
    const text = this.objects.get(uri);
    if (text === undefined) throw new AwsError('ValidationException', `There is no object ${uri}.`);
    return await Promise.resolve(Buffer.from(text));
  }

  /** The job of a step, once it has been started. */
  async job(step: string): Promise<FakeJob> {
    for (;;) {
      const found = this.jobs.findLast((candidate) => candidate.step === step);
      if (found) return found;
      await new Promise(setImmediate);
    }
  }
}

interface Run {
  platform: FakePlatform;
  records: StepRecord[];
  sleeps: number[];
  ended: Promise<ExecutionEnding>;
  stop(): void;
  statuses(): Record<string, string>;
}

function start(
  steps: unknown[],
  setUp: (platform: FakePlatform) => void = () => undefined,
  parallelism = 4,
  records: StepRecord[] = [],
): Run {
  const platform = new FakePlatform();
  setUp(platform);
  const sleeps: number[] = [];
  const definition = parseDefinition(JSON.stringify({ Version: '2020-12-01', Steps: steps }));
  const variables = {
    StartDateTime: '2026-01-31T00:00:00.000Z',
    PipelineName: 'p',
    PipelineArn: 'arn:p',
    PipelineExecutionId: 'id',
    PipelineExecutionArn: 'arn:p/id',
  };
  const sleep = async (milliseconds: number) => {
    sleeps.push(milliseconds);
    await Promise.resolve();
  };
  const plan = { definition, parameters: {}, variables, parallelism, records, sleep };
  const running = runPipeline(plan, platform, () => undefined);
  return {
    platform,
    records,
    sleeps,
    ...running,
    statuses: () => Object.fromEntries(records.map(({ name, status }) => [name, status])),
  };
}

function job(
  name: string,
  more: Record<string, unknown> = {},
  settings: Record<string, unknown> = {},
): object {
  return { Name: name, Type: 'Processing', Arguments: { Marker: name, ...settings }, ...more };
}

const after = (...names: string[]) => ({ DependsOn: names });
const completed: JobEnding = { status: 'Completed' };

function choice(
  name: string,
  holds: boolean,
  then: object[],
  otherwise: object[],
  more: object = {},
): object {
  const condition = { Type: 'Equals', LeftValue: holds, RightValue: true };
  return {
    Name: name,
    Type: 'Condition',
    Arguments: { Conditions: [condition], IfSteps: then, ElseSteps: otherwise },
    ...more,
  };
}

describe('order', () => {
  test('independent steps run at once, dependent ones after what they need', async () => {
    const run = start([job('A'), job('B'), job('C', after('A')), job('D', after('A', 'B'))]);
    const a = await run.platform.job('A');
    const b = await run.platform.job('B');
    expect(run.statuses()).toEqual({ A: 'Executing', B: 'Executing' });

    a.end(completed);
    const c = await run.platform.job('C');
    expect(run.statuses()).toEqual({ A: 'Succeeded', B: 'Executing', C: 'Executing' });

    b.end(completed);
    (await run.platform.job('D')).end(completed);
    c.end(completed);
    expect(await run.ended).toEqual({ status: 'Succeeded' });
  });

  test('no more steps run at once than are allowed', async () => {
    const run = start([job('A'), job('B'), job('C')], undefined, 2);
    const a = await run.platform.job('A');
    await run.platform.job('B');
    expect(run.statuses()).toEqual({ A: 'Executing', B: 'Executing' });

    a.end(completed);
    await run.platform.job('C');
    expect(run.platform.jobs.map(({ step }) => step)).toEqual(['A', 'B', 'C']);
    for (const each of run.platform.jobs) each.end(completed);
    expect(await run.ended).toEqual({ status: 'Succeeded' });
  });

  test('a condition runs one branch, and what needs the other is left out', async () => {
    const run = start(
      [
        choice('Check', false, [job('Then'), choice('Inner', true, [job('Deep')], [])], [job('Else')]),
        job('AfterThen', after('Then')),
        job('AfterElse', after('Else')),
        job('AfterCheck', after('Check')),
      ],
      (platform) => (platform.automatic = completed),
    );

    expect(await run.ended).toEqual({ status: 'Succeeded' });
    expect(Object.keys(run.statuses()).toSorted()).toEqual(['AfterCheck', 'AfterElse', 'Check', 'Else']);
    expect(run.records.find(({ name }) => name === 'Check')?.metadata).toEqual({
      Condition: { Outcome: 'False' },
    });
  });
});

describe('failure', () => {
  test('nothing starts after it, what runs may end, and the execution has failed', async () => {
    const run = start([job('A'), job('B'), job('C', after('B')), job('D', after('A'))]);
    const b = await run.platform.job('B');
    (await run.platform.job('A')).end({
      status: 'Failed',
      failureReason: 'AlgorithmError: bad, exit code: 1',
    });
    b.end(completed);

    expect(await run.ended).toEqual({
      status: 'Failed',
      reason: 'Step failure: One or multiple steps failed.',
    });
    expect(run.statuses()).toEqual({ A: 'Failed', B: 'Succeeded' });
    expect(run.records[0]?.failureReason).toBe('ClientError: AlgorithmError: bad, exit code: 1');
  });

  test('a Fail step gives its message as the reason', async () => {
    const message = { 'Std:Join': { On: ' ', Values: ['too high in', { Get: 'Execution.PipelineName' }] } };
    const run = start([{ Name: 'F', Type: 'Fail', Arguments: { ErrorMessage: message } }]);

    expect(await run.ended).toMatchObject({ status: 'Failed' });
    expect(run.records).toMatchObject([
      {
        status: 'Failed',
        failureReason: 'too high in p',
        metadata: { Fail: { ErrorMessage: 'too high in p' } },
      },
    ]);
  });

  test('a request that SageMaker refuses fails the step in its words', async () => {
    const run = start([job('A')], (platform) =>
      platform.refusals.push(new AwsError('ValidationException', '1 validation error detected: ...')),
    );

    await run.ended;
    expect(run.records[0]?.failureReason).toBe(
      'ClientError: Failed to invoke sagemaker:CreateProcessingJob. Error Details: 1 validation error detected: ...',
    );
  });

  const left = { 'Std:JsonGet': { S3Uri: 's3://b/report.json', Path: 'rmse.value' } };
  const check = {
    Name: 'C',
    Type: 'Condition',
    Arguments: {
      Conditions: [{ Type: 'LessThan', LeftValue: left, RightValue: 7 }],
      IfSteps: [],
      ElseSteps: [],
    },
  };

  test('a value that is not there fails the step that wants it', async () => {
    const run = start([check], (platform) => platform.objects.set('s3://b/report.json', '{"rmse": {}}'));

    await run.ended;
    expect(run.records[0]?.failureReason).toBe(
      'ClientError: There is no "rmse.value" in s3://b/report.json.',
    );
  });

  test('a report that is not there fails the condition that reads it, and names no call that it never made', async () => {
    const run = start([check]);

    await run.ended;
    expect(run.records[0]?.failureReason).toBe('ClientError: There is no object s3://b/report.json.');
  });
});

describe('retries', () => {
  const policy = {
    RetryPolicies: [
      {
        ExceptionType: ['SageMaker.JOB_INTERNAL_ERROR'],
        IntervalSeconds: 10,
        BackoffRate: 2,
        MaxAttempts: 2,
      },
    ],
  };
  const internal: JobEnding = {
    status: 'Failed',
    failureReason: 'InternalServerError: x',
    failure: 'SageMaker.JOB_INTERNAL_ERROR',
  };

  test('follow the policy, each with a job of its own', async () => {
    const run = start([job('A', policy)], (platform) => (platform.automatic = internal));

    expect(await run.ended).toMatchObject({ status: 'Failed' });
    expect(run.sleeps).toEqual([10_000, 20_000]);
    expect(run.records[0]?.attempts).toBe(3);
    expect(new Set(run.platform.jobs.map(({ request }) => request['ProcessingJobName'])).size).toBe(3);
  });

  test('a throttled call is made again without a policy', async () => {
    const run = start([job('A')], (platform) => {
      platform.refusals.push(
        new AwsError('ThrottlingException', 'Rate exceeded'),
        new AwsError('InternalFailure', 'x', 500),
      );
      platform.automatic = completed;
    });

    expect(await run.ended).toEqual({ status: 'Succeeded' });
    expect(run.records[0]?.attempts).toBe(3);
  });

  test('a failing script is not tried again', async () => {
    const run = start(
      [job('A', policy)],
      (platform) => (platform.automatic = { status: 'Failed', failure: 'other' }),
    );

    await run.ended;
    expect(run.records[0]?.attempts).toBe(1);
  });
});

describe('the cache', () => {
  const cached = { CacheConfig: { Enabled: true, ExpireAfter: 'P1D' } };
  const earlier: StepRecord = {
    name: 'A',
    type: 'Processing',
    status: 'Succeeded',
    startTime: '',
    attempts: 1,
    metadata: { ProcessingJob: { Arn: 'arn:old' } },
  };

  test('a hit takes over the earlier result, for the steps after it too', async () => {
    const use = job('B', {}, { From: { Get: 'Steps.A.Arn' } });
    const run = start([job('A', cached), use], (platform) => {
      platform.cached.set('A', earlier);
      platform.automatic = completed;
    });

    expect(await run.ended).toEqual({ status: 'Succeeded' });
    expect(run.records[0]).toMatchObject({
      status: 'Succeeded',
      cacheHit: 'arn:earlier',
      metadata: earlier.metadata,
    });
    expect(run.platform.jobs.map(({ step, request }) => [step, request['From']])).toEqual([['B', 'arn:old']]);
  });

  test('is not asked where it is off', async () => {
    const run = start([job('A')], (platform) => {
      platform.cached.set('A', earlier);
      platform.automatic = completed;
    });

    await run.ended;
    expect(run.platform.jobs).toHaveLength(1);
  });
});

test('stopping stops the jobs that run and starts no more', async () => {
  const run = start([job('A'), job('B'), job('C', after('A'))]);
  const a = await run.platform.job('A');
  const b = await run.platform.job('B');
  a.end(completed);
  await run.platform.job('C');

  run.stop();

  expect(run.statuses()).toEqual({ A: 'Succeeded', B: 'Stopping', C: 'Stopping' });
  expect(await run.ended).toEqual({ status: 'Stopped' });
  expect(run.statuses()).toEqual({ A: 'Succeeded', B: 'Stopped', C: 'Stopped' });
  expect(b.stopped).toBe(true);
});

test('what has succeeded before is not run again', async () => {
  const done: StepRecord[] = [
    {
      name: 'A',
      type: 'Processing',
      status: 'Succeeded',
      startTime: '',
      attempts: 1,
      metadata: { ProcessingJob: { Arn: 'arn:A' } },
    },
    {
      name: 'C',
      type: 'Condition',
      status: 'Succeeded',
      startTime: '',
      attempts: 1,
      metadata: { Condition: { Outcome: 'True' } },
    },
  ];
  const run = start(
    [job('A'), choice('C', false, [job('B', after('A'))], [job('E')])],
    (platform) => (platform.automatic = completed),
    4,
    done,
  );

  expect(await run.ended).toEqual({ status: 'Succeeded' });
  expect(run.platform.jobs.map(({ step }) => step)).toEqual(['B']);
});

test('a thousand steps in a row end', async () => {
  const steps = Array.from({ length: 1000 }, (_, index) =>
    job(`S${index}`, index > 0 ? after(`S${index - 1}`) : {}),
  );
  const run = start(steps, (platform) => (platform.automatic = completed));

  expect(await run.ended).toEqual({ status: 'Succeeded' });
  expect(run.platform.jobs).toHaveLength(1000);
});
