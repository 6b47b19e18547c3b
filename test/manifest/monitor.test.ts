import { describe, expect, test } from 'vitest';
import type { ModelEntry } from '../../actions/lib/manifest/manifest.ts';
import { retrainingPolicy } from '../../actions/lib/manifest/monitor.ts';
import type { DatasetSpec } from '../../actions/lib/pipeline/spec.ts';
import { filesOf, manifest, messagesOf, monitor, problemsOf } from './example.ts';

function messagesOfEntry(fares: ModelEntry): string[] {
  return messagesOf(manifest('prod', { models: { fares } }));
}

const alarm = (metric: string) => ({ metric, threshold: 1 });

describe('alarms', () => {
  const REGRESSION: DatasetSpec = {
    problem: 'regression',
    label: 'amount',
    features: { distance: { type: 'fractional' } },
  };

  function refused(changes: Parameters<typeof monitor>[0], dataset = REGRESSION): string[] {
    const files = filesOf([manifest('prod', { models: { fares: monitor(changes) } })]);
    return problemsOf(files, new Map([['fares', dataset]])).map(({ message }) => message);
  }

  test.each([
    'captured_rows',
    'corrupt_records',
    'completeness_min',
    'labelled_rows',
    'label_coverage',
    'feature_baseline_drift_max',
    'model_quality_rmse',
    'model_quality_r2_ratio',
    'model_quality_mae_ratio_low',
    'model_quality_mean_error',
  ])('may watch %s of a regression', (metric) => {
    expect(refused({ alarms: [alarm(metric)] })).toEqual([]);
  });

  test.each([
    ['model_quality_mae_ratio_lo', "did you mean 'model_quality_mae_ratio_low'?"],
    ['model_quality_mean_error_ratio', 'Known:'],
    ['model_quality_auc', 'Known:'],
    ['rows', 'Known:'],
  ])('may not watch %s, which no check of a regression writes', (metric, hint) => {
    const [message, ...others] = refused({ alarms: [alarm(metric)] });

    expect(others).toEqual([]);
    expect(message).toContain(
      `models.fares.monitor.alarms[0].metric: no check of the engine processing writes the metric '${metric}'; `,
    );
    expect(message).toContain(hint);
  });

  test('of a binary problem watch metrics of one', () => {
    const binary: DatasetSpec = { ...REGRESSION, problem: 'binary' };
    const alarms = ['auc_ratio_low', 'log_loss', 'accuracy', 'f1_ratio'].map((name) =>
      alarm(`model_quality_${name}`),
    );

    expect(refused({ alarms }, binary)).toEqual([]);
    expect(refused({ alarms: [alarm('model_quality_rmse')] }, binary)).toHaveLength(1);
  });

  test('of Model Monitor watch columns, and no quality', () => {
    const engine = { engine: 'model-monitor', schedule: 'cron(0 * ? * * *)' } as const;
    const possible = ['feature_baseline_drift_amount', 'feature_data_distance', 'feature_non_null_amount'];

    expect(refused({ ...engine, alarms: possible.map(alarm) })).toEqual([]);
    expect(refused({ ...engine, alarms: [alarm('model_quality_mae_ratio_low')] })).toEqual([
      expect.stringContaining('no check of the engine model-monitor writes the metric'),
    ]);
    expect(refused({ ...engine, alarms: [alarm('feature_baseline_drift_max')] })).toEqual([
      "models.fares.monitor.alarms[0].metric: the model's pipeline has no feature 'max'; Known: distance, amount.",
    ]);
  });

  test.each([
    [{}, []],
    [{ datapointsToAlarm: 3 }, []],
    [{ datapointsToAlarm: 2, evaluationPeriods: 3 }, []],
    [{ datapointsToAlarm: 24, evaluationPeriods: 24 }, []],
    [{ evaluationPeriods: 3 }, []],
    [
      { datapointsToAlarm: 3, evaluationPeriods: 2 },
      [
        "models.fares.monitor.alarms[0].datapointsToAlarm: 3 datapoints can't be above the threshold in 2 evaluation periods; write at most 2, or more evaluationPeriods",
      ],
    ],
  ])('need no more datapoints than they look at: %j', (counts, messages) => {
    expect(refused({ alarms: [{ ...alarm('captured_rows'), ...counts }] })).toEqual(messages);
  });

  test.each([
    ['PT24H', 'P3D', 'processing', []],
    ['PT0S', 'PT1H', 'processing', []],
    ['P3D', 'P3D', 'processing', ['models.fares.monitor.labelDelay: is P3D, and a check looks back P3D']],
    ['P1W', 'P3D', 'processing', ['models.fares.monitor.labelDelay: is P1W, and a check looks back P3D']],
    ['P3D', 'PT1H', 'model-monitor', []],
  ] as const)(
    'of labels that come %s later need more than a window of %s with %s',
    (labelDelay, window, engine, faults) => {
      const alarms = [alarm('feature_baseline_drift_distance')];
      const schedule = 'cron(0 * ? * * *)';
      const found = messagesOfEntry(monitor({ labelDelay, window, engine, schedule, alarms }));

      expect(found.map((message) => message.split(':').slice(0, 2).join(':'))).toEqual(faults);
    },
  );

  test('have names that CloudWatch takes', () => {
    const longest = 'f'.repeat(255 - 'drift-gitops-fares-prod-'.length);

    expect(messagesOfEntry(monitor({ alarms: [alarm(longest)] }))).toEqual([]);
    expect(messagesOfEntry(monitor({ alarms: [alarm(`${longest}ff`)] }))).toEqual([
      expect.stringContaining(
        "which has 257 characters; CloudWatch takes 255. Shorten the feature's name by 2",
      ),
    ]);
  });
});

test('Model Monitor is not everywhere', () => {
  const models = { fares: monitor({ engine: 'model-monitor', schedule: 'cron(0 * ? * * *)' }) };

  expect(messagesOf(manifest('prod', { region: 'mx-central-1', models }))).toEqual([
    'models.fares.monitor.engine: SageMaker Model Monitor is not known to be in mx-central-1; write "processing"',
  ]);
  expect(messagesOf(manifest('prod', { region: 'eu-west-1', models }))).toEqual([]);
});

test.each<[object | null | undefined, object | null]>([
  [undefined, { minimumLabelledRows: 5000, cooldown: 'P1D', maxRunsPerMonth: 4, maxRejectedChallengers: 2 }],
  [
    { cooldown: 'PT6H', maxRunsPerMonth: 1 },
    { minimumLabelledRows: 5000, cooldown: 'PT6H', maxRunsPerMonth: 1, maxRejectedChallengers: 2 },
  ],
  [null, null],
])('retraining of %j', (retraining, policy) => {
  expect(retrainingPolicy(retraining === undefined ? {} : { retraining })).toEqual(policy);
});
