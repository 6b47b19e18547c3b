import { describe, expect, test } from 'vitest';
import type { ExecutionStatus, ExecutionSummary } from '../../actions/lib/aws/executions.ts';
import { decideStart, executionName } from '../../actions/run-pipeline/cause.ts';

describe('executionName', () => {
  test.each([
    ['run-123', 'run-123'],
    ['a'.repeat(82), 'a'.repeat(82)],
    ['run_123', /^run-123-[0-9a-f]{8}$/],
    ['-run-', /^run-[0-9a-f]{8}$/],
    [
      'arn:aws:cloudwatch:us-east-1:1:alarm:x 2026-01-01T00:00:00Z',
      /^arn-aws-cloudwatch-us-east-1-1-alarm-x-2026-01-01T00-00-00Z-[0-9a-f]{8}$/,
    ],
    ['a'.repeat(83), /^a{73}-[0-9a-f]{8}$/],
    [`${'a'.repeat(72)}--b${'c'.repeat(20)}`, /^a{72}-[0-9a-f]{8}$/],
    ['///', /^[0-9a-f]{8}$/],
    ['für', /^f-r-[0-9a-f]{8}$/],
  ])('of %s', (cause, expected) => {
    const name = executionName(cause);

    expect(name).toMatch(expected);
    // SageMaker's pattern for a PipelineExecutionDisplayName.
    expect(name).toMatch(/^[a-zA-Z0-9](-*[a-zA-Z0-9]){0,81}$/);
  });

  test('two causes never share one', () => {
    const causes = ['a/b', 'a-b', 'a.b', 'a--b', 'a b', `${'x'.repeat(90)}1`, `${'x'.repeat(90)}2`];

    expect(new Set(causes.map(executionName)).size).toBe(causes.length);
  });
});

function executions(...statuses: ExecutionStatus[]): ExecutionSummary[] {
  return statuses.map((status, index) => ({ arn: `${index}`, displayName: 'run-1', status }));
}

function token(pipeline: string, cause: string, ...statuses: ExecutionStatus[]): string {
  const decision = decideStart(pipeline, cause, executions(...statuses));
  return decision.kind === 'start' ? decision.token : '';
}

describe('decideStart', () => {
  const arn = 'arn:pipeline';
  test.each<[ExecutionStatus[], string | undefined]>([
    [[], undefined],
    [['Failed'], undefined],
    [['Stopped', 'Failed'], undefined],
    [['Stopping'], undefined],
    [['Executing'], '0'],
    [['Succeeded'], '0'],
    [['Failed', 'Succeeded'], '1'],
    [['Succeeded', 'Executing'], '1'],
    [['Stopping', 'Succeeded', 'Succeeded'], '1'],
  ])('with %j attaches to %s', (statuses, attached) => {
    const decision = decideStart(arn, 'run-1', executions(...statuses));

    expect(decision.kind === 'attach' ? decision.execution.arn : undefined).toBe(attached);
  });

  test('gives one token for one start: of the pipeline, the cause and what ended before', () => {
    expect(token(arn, 'run-1', 'Failed')).toBe(token(arn, 'run-1', 'Stopping'));
    expect(token(arn, 'run-1')).toMatch(/^[0-9a-f]{64}$/);
    const tokens = [
      token(arn, 'run-1'),
      token(arn, 'run-2'),
      token('arn:other', 'run-1'),
      token(arn, 'run-1', 'Failed'),
    ];
    expect(new Set(tokens).size).toBe(4);
  });
});
