import { describe, expect, test } from 'vitest';
import { consoleOf } from '../../actions/lib/aws/console.ts';
import type { ExecutionStatus, ExecutionStep } from '../../actions/lib/aws/executions.ts';
import { endingOfStart, endingOfWait } from '../../actions/run-pipeline/ending.ts';
import { changedLines, type Following, type Sight, unseen } from '../../actions/run-pipeline/follow.ts';
import { metricsOf } from '../../actions/lib/metrics.ts';

const ARN = 'arn:execution';

function step(name: string, status: string, more: Partial<ExecutionStep> = {}): ExecutionStep {
  const startedAt = new Date('2026-01-01T10:00:00Z');
  return {
    name,
    status,
    startedAt,
    endedAt: status.endsWith('ing') ? undefined : new Date('2026-01-01T10:01:05Z'),
    failureReason: undefined,
    attempts: 1,
    cachedFrom: undefined,
    job: undefined,
    outcome: undefined,
    failMessage: undefined,
    modelPackageArn: undefined,
    ...more,
  };
}

function sight(status: ExecutionStatus, ...steps: ExecutionStep[]): Sight {
  return { execution: { ...unseen(ARN).execution, status }, steps };
}

describe('changedLines', () => {
  test.each<[string, Sight | undefined, Sight, string[]]>([
    ['the first sight', undefined, sight('Executing', step('A', 'Executing')), ['A: Executing']],
    [
      'nothing new',
      sight('Executing', step('A', 'Executing')),
      sight('Executing', step('A', 'Executing')),
      [],
    ],
    [
      'an end and a beginning',
      sight('Executing', step('A', 'Executing')),
      sight('Executing', step('A', 'Succeeded'), step('B', 'Starting')),
      ['A: Succeeded (after 1 min 5 s)', 'B: Starting'],
    ],
    [
      'a cached step and a condition',
      undefined,
      sight(
        'Executing',
        step('A', 'Succeeded', { cachedFrom: 'arn:other' }),
        step('C', 'Succeeded', { outcome: 'True' }),
      ),
      ['A: Succeeded (after 1 min 5 s, from the cache)', 'C: Succeeded (after 1 min 5 s, outcome True)'],
    ],
    [
      'another attempt',
      sight('Executing', step('A', 'Executing')),
      sight('Executing', step('A', 'Executing', { attempts: 2 })),
      ['A: Executing (attempt 2)'],
    ],
    ['the end', sight('Executing'), sight('Failed'), ['Execution: Failed']],
  ])('of %s', (_, before, now, expected) => {
    expect(changedLines(before, now)).toEqual(expected);
  });
});

describe('the ending', () => {
  const begun = { arn: ARN, started: true, status: 'Executing', parameters: {} } as const;
  const facts = {
    begun,
    timeoutMs: 7_200_000,
    stopped: false,
    console: consoleOf({ partition: 'aws', region: 'us-east-1' }),
  };

  test.each([
    [{ ...begun }, 'started'],
    [{ ...begun, started: false }, 'attached'],
    [{ ...begun, started: false, status: 'Succeeded' as const }, 'already-succeeded'],
  ])('of a run that did not wait: %j', (given, reason) => {
    expect(endingOfStart(given)).toEqual({ reason });
  });

  test.each<[Following, Partial<typeof facts>, string, string]>([
    [
      { sight: sight('Executing', step('A', 'Executing')), end: 'timeout' },
      {},
      'timeout',
      'After 2 h the execution still was in A. It goes on (arn:execution)',
    ],
    [{ sight: sight('Stopping'), end: 'timeout' }, {}, 'timeout', 'still was Stopping'],
    [{ sight: sight('Executing'), end: 'cancelled' }, {}, 'cancelled', 'run this job again to attach to it'],
    [
      { sight: sight('Executing'), end: 'cancelled' },
      { stopped: true },
      'cancelled-and-stopped',
      'told to stop',
    ],
    [
      { sight: sight('Stopped'), end: 'ended' },
      {},
      'execution-stopped',
      'run this job again to start another one',
    ],
    [{ sight: sight('Failed'), end: 'ended' }, {}, 'execution-failed', 'SageMaker gives no reason.'],
    [
      { sight: sight('Failed', step('A', 'Failed'), step('B', 'Failed')), end: 'ended' },
      {},
      'execution-failed',
      'failed in A, B',
    ],
    [
      { sight: sight('Failed', step('A', 'Failed', { failMessage: 'Too bad.' })), end: 'ended' },
      {},
      'gate-failed',
      'failed in A',
    ],
    [
      {
        sight: sight('Failed', step('A', 'Failed', { failMessage: 'Too bad.' }), step('B', 'Failed')),
        end: 'ended',
      },
      {},
      'execution-failed',
      'failed in A, B',
    ],
  ])('of %j', (following, more, reason, message) => {
    const ending = endingOfWait(following, { ...facts, ...more });

    expect(ending.reason).toBe(reason);
    expect(ending.failure?.reason).toBe(reason);
    expect(ending.failure?.message).toContain(message);
  });

  test.each([
    [begun, 'succeeded'],
    [{ ...begun, started: false, status: 'Executing' as const }, 'succeeded'],
    [{ ...begun, started: false, status: 'Succeeded' as const }, 'already-succeeded'],
  ])('of a success that began as %j', (given, reason) => {
    expect(endingOfWait({ sight: sight('Succeeded'), end: 'ended' }, { ...facts, begun: given })).toEqual({
      reason,
    });
  });

  test('names reason and log of every failed step', () => {
    const failed = sight(
      'Failed',
      step('Train', 'Failed', {
        failureReason: 'ClientError: no rows',
        job: { kind: 'training', name: 'job-1' },
      }),
      step('Other', 'Succeeded'),
      step('Check', 'Failed'),
    );

    expect(endingOfWait({ sight: failed, end: 'ended' }, facts).failure?.problems).toEqual([
      'Step Train failed: ClientError: no rows\nIts log: /aws/sagemaker/TrainingJobs, streams job-1/*, https://us-east-1.console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Faws$252Fsagemaker$252FTrainingJobs$3FlogStreamNameFilter$3Djob-1$252F',
      'Step Check failed: SageMaker gives no reason.',
    ]);
  });
});

describe('metricsOf', () => {
  test('takes numbers of every metrics group, the one that counts first', () => {
    const report = {
      regression_metrics: {
        mae: { value: 2, standard_deviation: 0.5 },
        r2: { value: 0.8, standard_deviation: 'NaN' },
      },
      binary_classification_metrics: {
        confusion_matrix: { 0: { 0: 5 } },
        auc: { value: 0.9 },
        mae: { value: 9 },
      },
      naive: { mae: { value: 7 } },
    };

    expect(metricsOf(report, 'auc')).toEqual([
      { name: 'auc', value: 0.9, standardDeviation: undefined },
      { name: 'mae', value: 2, standardDeviation: 0.5 },
      { name: 'r2', value: 0.8, standardDeviation: undefined },
    ]);
  });

  test.each([
    [null],
    ['text'],
    [[]],
    [{}],
    [{ regression_metrics: 5 }],
    [{ regression_metrics: { mae: 2 } }],
  ])('finds none in %j', (report) => {
    expect(metricsOf(report, undefined)).toEqual([]);
  });
});
