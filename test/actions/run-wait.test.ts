import { StopPipelineExecutionCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { denyingAws } from './denial.ts';
import { builtSession, hang, statusOf } from './observation.ts';
import { stable } from './stable-text.ts';

describe('waiting', () => {
  test('follows the execution to its end and tells what it brought', async () => {
    await using session = await builtSession();

    const result = await session.run({ inputs: { wait: 'true' } });

    expect(result.exitCode).toBe(0);
    expect(Object.entries(result.outputs).map(([name, value]) => `${name}=${stable(value)}`)).toMatchSnapshot(
      'outputs',
    );
    expect(stable(result.summary)).toMatchSnapshot('summary');
    const steps = ['Fit', 'Evaluate', 'CheckQuality', 'Register'].map((step) => `${step}: Succeeded`);
    for (const line of steps) expect(result.stdout.split(line)).toHaveLength(2);
  });

  test('fails with the failed step’s own reason and the place of its log', async () => {
    await using session = await builtSession();

    const result = await session.run({ inputs: { wait: 'true', parameters: 'Mode=fail' } });

    expect(result.exitCode).toBe(1);
    expect(result.outputs).toMatchObject({ reason: 'execution-failed', status: 'Failed', started: 'true' });
    expect(result.annotations.map(({ message }) => stable(message))).toMatchSnapshot('annotations');
    expect(stable(result.summary)).toMatchSnapshot('summary');
  });

  test('tells a gate that refused the model apart, with the metrics that it refused', async () => {
    await using session = await builtSession();

    const result = await session.run({ inputs: { wait: 'true', parameters: 'Threshold=1' } });

    expect(result.outputs).toMatchObject({ reason: 'gate-failed', status: 'Failed' });
    expect(JSON.parse(result.outputs.metrics ?? '')).toEqual({ rmse: Math.sqrt(8 / 3), mae: 4 / 3 });
    expect(result.annotations[0]?.message).toBe(
      'Step TooBad failed: The error on the test rows is above 1; nothing was registered.',
    );
  });

  test('fails at its deadline, and the execution goes on', async () => {
    await using session = await builtSession();

    const result = await session.run(hang({ wait: 'true', timeout: 'PT1S' }));

    expect(result.outputs).toMatchObject({ reason: 'timeout', status: 'Executing' });
    expect(stable(result.annotations[0]?.message ?? '')).toMatchSnapshot();
    expect(await statusOf(session, result.outputs['execution-arn'])).toBe('Executing');
  });

  test('fails where the execution is stopped', async () => {
    await using session = await builtSession();
    let stopping: Promise<unknown> = Promise.resolve();

    const result = await session.run({
      ...hang({ wait: 'true' }),
      onLine: ({ text }) => {
        const arn = /^Started (.*)/.exec(text)?.[1];
        if (arn !== undefined) {
          stopping = session.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn }));
        }
      },
    });
    await stopping;

    expect(result.outputs).toMatchObject({ reason: 'execution-stopped', status: 'Stopped' });
  });

  test.each([
    { stopOnCancel: 'false', reason: 'cancelled', status: /Executing/ },
    { stopOnCancel: 'true', reason: 'cancelled-and-stopped', status: /Stopping|Stopped/ },
    {
      stopOnCancel: 'true',
      reason: 'cancelled-and-stopped',
      status: /Stopping|Stopped/,
      fault: 'lost-answer' as const,
    },
    {
      stopOnCancel: 'true',
      reason: 'cancelled-and-stopped',
      status: /Stopping|Stopped/,
      fault: '500' as const,
    },
  ])('a cancelled run with stop-on-cancel $stopOnCancel ends as $reason, fault $fault', async (expected) => {
    await using session = await builtSession();
    const cancel = new AbortController();
    const operation = 'SageMaker.StopPipelineExecution';
    if (expected.fault) session.aws.faults.queue({ operation, kind: expected.fault });

    const result = await session.run({
      ...hang({ wait: 'true', 'stop-on-cancel': expected.stopOnCancel }),
      signal: cancel.signal,
      onLine: ({ text }) => {
        if (text === 'Fit: Executing') cancel.abort();
      },
    });

    expect(result.conclusion).toBe('cancelled');
    expect(result.outputs.reason).toBe(expected.reason);
    expect(await statusOf(session, result.outputs['execution-arn'])).toMatch(expected.status);
  });

  test('sits out an outage that is longer than the retries of a call', async () => {
    await using session = await builtSession();
    session.aws.faults.queue({ operation: 'SageMaker.DescribePipelineExecution', kind: '503', times: 8 });

    const result = await session.run({ inputs: { wait: 'true' } });

    expect(result.outputs.reason).toBe('succeeded');
    expect(result.stdout).toContain('AWS does not answer (ServiceUnavailable); looking again.');
  });

  test('a report that can not be read spoils nothing', async () => {
    await using session = await builtSession();
    await using aws = await denyingAws(session.aws.url, {
      operation: 'GET',
      message: 'Access Denied',
      times: 2,
    });
    await session.run({ inputs: { wait: 'true' } });

    // The first GET lists the input data of a start; an attached run's first GET is that of the report.
    const result = await session.run({ env: { AWS_ENDPOINT_URL: aws.url } });

    expect(result.outputs).toMatchObject({ reason: 'already-succeeded', metrics: '{}' });
    expect(result.annotations).toMatchObject([{ level: 'warning' }]);
    expect(result.annotations[0]?.message).toContain(
      's3:GetObject on arn:aws:s3:::artifacts/tiny/executions/',
    );
  });
});
