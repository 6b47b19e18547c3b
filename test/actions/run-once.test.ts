import { StopPipelineExecutionCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { denyingAws } from './denial.ts';
import { builtSession, hang, operations, statusOf } from './observation.ts';
import { stateOf } from './state.ts';

describe('starting once per cause', () => {
  test('starts an execution, and a run of the same cause attaches to it while it lives', async () => {
    await using session = await builtSession();

    const first = await session.run(hang());
    const again = await session.run(hang());

    expect(first.outputs).toMatchObject({
      reason: 'started',
      started: 'true',
      status: 'Executing',
      metrics: '{}',
    });
    expect(again.outputs).toEqual({ ...first.outputs, reason: 'attached', started: 'false' });
    expect(operations(session)).toMatchSnapshot('requests');
    expect(await stateOf(session)).toMatchObject({ pipelines: [{ executions: ['run-1 Executing'] }] });
  });

  test('attaches to an execution that has succeeded, and tells what it brought', async () => {
    await using session = await builtSession();
    const first = await session.run({ inputs: { wait: 'true' } });

    const again = await session.run();
    const waiting = await session.run({ inputs: { wait: 'true' } });

    expect(again.outputs).toEqual({ ...first.outputs, reason: 'already-succeeded', started: 'false' });
    expect(waiting.outputs).toEqual(again.outputs);
    expect(session.aws.requests.of('SageMaker.StartPipelineExecution')).toHaveLength(1);
  });

  test.each([
    { end: 'failed', call: { inputs: { parameters: 'Mode=fail', wait: 'true' } }, status: /Failed/ },
    { end: 'stopped', call: hang(), status: /Stopping|Stopped/ },
  ])('starts again after an execution that $end', async ({ end, call, status }) => {
    await using session = await builtSession();
    const first = await session.run(call);
    const arn = first.outputs['execution-arn'];
    if (end === 'stopped') {
      await session.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn }));
    }

    const again = await session.run({ inputs: { wait: 'true' } });

    expect(again.outputs).toMatchObject({ reason: 'succeeded', started: 'true' });
    expect(again.outputs['execution-arn']).not.toBe(arn);
    expect(await statusOf(session, arn)).toMatch(status);
  });

  test('another cause, another execution', async () => {
    await using session = await builtSession();

    const one = await session.run(hang({ cause: 'alarm fare/drift at 10:00' }));
    const other = await session.run(hang({ cause: 'alarm fare/drift at 11:00' }));

    expect(one.outputs['execution-arn']).not.toBe(other.outputs['execution-arn']);
    expect((await stateOf(session)).pipelines[0]?.executions).toHaveLength(2);
  });

  test('three runs at once start one execution', async () => {
    await using session = await builtSession();

    const results = await Promise.all([session.run(hang()), session.run(hang()), session.run(hang())]);

    expect(new Set(results.map(({ outputs }) => outputs['execution-arn'])).size).toBe(1);
    expect(results.map(({ exitCode }) => exitCode)).toEqual([0, 0, 0]);
    expect((await stateOf(session)).pipelines[0]?.executions).toHaveLength(1);
  });

  test('a run that never learned of its start is followed by one that attaches', async () => {
    await using session = await builtSession();
    session.aws.faults.queue({
      operation: 'SageMaker.StartPipelineExecution',
      kind: 'lost-answer',
      times: 6,
    });

    const lost = await session.run(hang());
    const again = await session.run(hang());

    expect(lost.outputs).toEqual({ reason: 'aws-unavailable' });
    expect(lost.annotations[0]?.message).toContain('sagemaker:StartPipelineExecution on arn:aws:sagemaker');
    expect(again.outputs).toMatchObject({ reason: 'attached', started: 'false' });
    expect((await stateOf(session)).pipelines[0]?.executions).toHaveLength(1);
  });

  test('tries again where a new pipeline denies its start', async () => {
    await using session = await builtSession();
    const denied = { operation: 'SageMaker.StartPipelineExecution', message: 'Access denied.', times: 2 };
    await using aws = await denyingAws(session.aws.url, denied);

    const result = await session.run({ ...hang(), env: { AWS_ENDPOINT_URL: aws.url } });

    expect(result.outputs).toMatchObject({ reason: 'started' });
  });
});
