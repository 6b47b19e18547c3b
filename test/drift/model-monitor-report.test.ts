import { describe, expect, test } from 'vitest';
import {
  fromModelMonitorFiles,
  type ModelMonitorAnalysis,
} from '../../actions/lib/drift/model-monitor-report.ts';
import { driftPage } from '../../actions/lib/drift/page.ts';
import { type DriftReport, parseDriftReport } from '../../actions/lib/drift/report.ts';
import {
  BASELINE,
  constraintsOf,
  evenly,
  numberColumn,
  statisticsOf,
  textColumn,
  WINDOW,
} from './model-monitor-example.ts';
import { alarmOf, decisionOf, pageInput } from './page-input.ts';

const ABOUT: ModelMonitorAnalysis['about'] = {
  model: 'fares',
  environment: 'prod',
  endpoint: 'fares-prod',
  modelPackageArn: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3',
  baselineUri: 's3://artifacts/baseline',
  checkedAt: '2026-11-20T11:00:00.000Z',
  window: {
    start: '2026-11-20T10:00:00.000Z',
    end: '2026-11-20T11:00:00.000Z',
    deployedAt: '2026-11-01T00:00:00.000Z',
    duration: 'PT1H',
  },
  files: { statistics: 's3://a/s', constraints: 's3://a/c', violations: 's3://a/v' },
  minimumRows: 1000,
  minimumLabels: 500,
  labelDelay: 'PT24H',
};

function read(changes: Partial<ModelMonitorAnalysis> = {}): DriftReport {
  const report = fromModelMonitorFiles({ ...WINDOW, baseline: BASELINE, about: ABOUT, ...changes });
  if ('fault' in report) throw new Error(report.fault);
  return report;
}

function featureOf(report: DriftReport, name: string) {
  return report.features.find((feature) => feature.name === name);
}

describe("Model Monitor's files", () => {
  test('become a report like that of the pipeline', () => {
    const report = read();

    expect(parseDriftReport(JSON.parse(JSON.stringify(report)))).toEqual(report);
    expect(report).toMatchObject({
      engine: 'model-monitor',
      verdict: 'drifted',
      rows: { captured: 1500, minimum: 1000, baseline: 2000 },
      quality: { verdict: 'no-labels', labelled: 0 },
      sample: [],
    });
    expect(report.violations).toHaveLength(2);
  });

  test('give the distance that Model Monitor tells, and beside it what its sketches say', () => {
    const distance = featureOf(read(), 'distance');

    expect(distance).toMatchObject({
      distance: 0.4391,
      threshold: 0.1,
      role: 'feature',
      verdict: 'drifted',
      completeness: 1500 / 1515,
      baselineCompleteness: 1,
    });
    expect(distance?.mean).toBeCloseTo(5, 9);
    expect(distance?.baselineMean).toBeCloseTo(2.5, 9);
    expect(distance?.simple).toBeCloseTo(0.5, 2);
    expect(distance?.correction).toBeCloseTo(1.8 * Math.sqrt(3500 / 3_000_000), 9);
    expect(distance?.smallestVisible).toBeCloseTo(0.1615, 3);
  });

  test('are ordered worst first, calendars last', () => {
    expect(read().features.map(({ name, role, verdict }) => [name, role, verdict])).toEqual([
      ['distance', 'feature', 'drifted'],
      ['x', 'prediction', 'stable'],
      ['city', 'feature', 'stable'],
      ['hour', 'calendar', 'not-compared'],
    ]);
  });

  test('are metrics as CloudWatch gets them', () => {
    expect(read().metrics).toEqual({
      feature_baseline_drift_distance: 0.4391,
      feature_data_distance: 7.5,
      feature_non_null_distance: 1500 / 1515,
      feature_baseline_drift_x: 0,
      feature_data_x: 10,
      feature_non_null_x: 1,
      feature_baseline_drift_city: 0,
      feature_non_null_city: 1,
      feature_data_hour: 12,
      feature_non_null_hour: 1,
    });
  });

  test('are drawn on the page', () => {
    const report = read();
    const alarms = [alarmOf({ metric: 'feature_baseline_drift_distance', threshold: 0.4 })];

    const decision = decisionOf('not-yet', [{ code: 'labels', answer: 'not-yet', sentence: '.' }]);

    const page = driftPage(pageInput({ report, history: [report], alarms, decision }));

    expect(page).toContain('SageMaker Model Monitor');
    expect(page).toContain('reads no labels.');
    expect(page).toContain('Decide yourself: Model Monitor reads no labels');
    expect(page).toContain('feature_baseline_drift_distance is 0.4391; the alarm goes off above 0.4');
    expect(page.match(/<article/g)).toHaveLength(4);
    expect(page.match(/<svg/g)).toHaveLength(4);
    expect(page).not.toMatch(/NaN|undefined/);
  });
});

describe('a violation of drift', () => {
  test.each([
    ['Baseline drift distance: 0.31 exceeds threshold: 0.1', 0.31, 0.1],
    ['Numerical distance: 0.8 exceeds numerical threshold: 0.4', 0.8, 0.4],
    ['Categorical distance: 1.5E-1 exceeds categorical threshold: 1e-1', 0.15, 0.1],
  ])('is read from: %s', (description, distance, threshold) => {
    const violations = {
      violations: [{ feature_name: 'x', constraint_check_type: 'baseline_drift_check', description }],
    };

    expect(featureOf(read({ violations }), 'x')).toMatchObject({ distance, threshold, verdict: 'drifted' });
  });

  test.each([
    ['words that are not known', 'baseline_drift_check', 'It drifted by much.'],
    ['numbers that are none', 'baseline_drift_check', 'distance: --- exceeds threshold: 0.1'],
    ['another check', 'data_type_check', 'distance: 0.9 exceeds threshold: 0.1'],
  ])('with %s leaves the distance to the sketches', (_, constraint_check_type, description) => {
    const violations = { violations: [{ feature_name: 'distance', constraint_check_type, description }] };

    const distance = featureOf(read({ violations }), 'distance');

    expect(distance?.distance).toBeCloseTo(0.438, 2);
    expect(distance).toMatchObject({ threshold: 0.1, verdict: 'drifted' });
  });
});

describe('a window', () => {
  const calm = statisticsOf(1500, [numberColumn('x', evenly(1500, 0, 10))]);

  test.each<[string, Partial<ModelMonitorAnalysis>, DriftReport['verdict'], string | undefined]>([
    ['without violations', { statistics: calm, violations: undefined }, 'healthy', 'stable'],
    [
      'of too few rows',
      { statistics: statisticsOf(40, [numberColumn('x', evenly(40, 50, 60))]), violations: undefined },
      'not-enough-data',
      'not-enough-data',
    ],
    ['of no rows', { statistics: statisticsOf(0, []), violations: undefined }, 'no-data', undefined],
    [
      'with a column of nothing',
      {
        statistics: statisticsOf(1500, [
          {
            name: 'x',
            inferred_type: 'Unknown',
            numerical_statistics: { common: { num_present: 0, num_missing: 1500 } },
          },
        ]),
        violations: undefined,
      },
      'healthy',
      'not-compared',
    ],
    [
      'with texts where numbers were',
      { statistics: statisticsOf(1500, [textColumn('x', { a: 1500 })]), violations: undefined },
      'healthy',
      'not-compared',
    ],
  ])('%s says so', (_, changes, verdict, ofColumn) => {
    const report = read(changes);

    expect(report.verdict).toBe(verdict);
    expect(report.features[0]?.verdict).toBe(ofColumn);
    expect(parseDriftReport(report)).toEqual(report);
    expect(driftPage(pageInput({ report, history: [report] }))).not.toMatch(/NaN|undefined/);
  });

  test('with a column that the baseline lacks does not compare it', () => {
    const statistics = statisticsOf(1500, [numberColumn('extra', evenly(1500, 0, 1))]);

    expect(read({ statistics, violations: undefined }).features).toMatchObject([
      { name: 'extra', distance: null, threshold: null, verdict: 'not-compared', baselineMean: null },
    ]);
  });

  test('with texts that are too many to count does not compare them', () => {
    const column = textColumn('city', { a: 1500 });
    const many = { ...column, string_statistics: { ...column.string_statistics, distribution: {} } };

    const report = read({ statistics: statisticsOf(1500, [many]), violations: undefined });

    expect(report.features).toMatchObject([{ kind: 'categorical', verdict: 'not-compared' }]);
    expect(report.distributions).toEqual({});
  });
});

describe('settings of the baseline', () => {
  test.each([
    ['monitoringConfigOverrides', 0.6, 'stable'],
    ['monitoring_config_overrides', 0.6, 'stable'],
    ['monitoringConfigOverrides', 0.05, 'drifted'],
  ])('of a column, %s, stand above those of all', (key, comparison_threshold, verdict) => {
    const overrides = { distribution_constraints: { comparison_threshold } };
    const constraints = constraintsOf([{ name: 'distance', completeness: 1, [key]: overrides }]);

    const report = read({ baseline: { ...BASELINE, constraints }, violations: undefined });

    expect(featureOf(report, 'distance')).toMatchObject({ threshold: comparison_threshold, verdict });
  });

  test('may compare without correction', () => {
    const overrides = { distribution_constraints: { comparison_method: 'Simple' } };
    const constraints = constraintsOf([{ name: 'distance', monitoringConfigOverrides: overrides }]);

    const distance = featureOf(
      read({ baseline: { ...BASELINE, constraints }, violations: undefined }),
      'distance',
    );

    expect(distance).toMatchObject({ correction: 0, smallestVisible: 0.1, baselineCompleteness: null });
    expect(distance?.distance).toBe(distance?.simple);
  });

  test('may tell CloudWatch nothing', () => {
    const { constraints } = BASELINE;
    const config = { ...constraints.monitoring_config, emit_metrics: 'Disabled' };

    expect(
      read({ baseline: { ...BASELINE, constraints: { ...constraints, monitoring_config: config } } }).metrics,
    ).toEqual({});
  });
});

test('without a description of the data the first column is the prediction', () => {
  const { features } = read({ baseline: { ...BASELINE, dataset: undefined } });

  expect(features.find(({ role }) => role === 'prediction')?.name).toBe('x');
});

test('distributions of sensitive columns are not shown', () => {
  const dataset = {
    ...BASELINE.dataset,
    features: BASELINE.dataset.features.map((feature) => ({
      ...feature,
      sensitive: feature.name === 'city',
    })),
  };

  const report = read({ baseline: { ...BASELINE, dataset } });

  expect(Object.keys(report.distributions).toSorted()).toEqual(['distance', 'hour', 'x']);
  expect(JSON.stringify(report)).not.toContain('Kyoto');
});

test.each<[string, Partial<ModelMonitorAnalysis>, RegExp]>([
  ['no statistics', { statistics: undefined }, /^statistics has to be an object, found nothing$/],
  ['statistics of another kind', { statistics: { features: 7 } }, /^statistics\.dataset has to be/],
  [
    'violations that are none',
    { violations: { violations: [{ feature_name: 'x' }] } },
    /^violations\.violations\[0\]\.constraint_check_type/,
  ],
  [
    'no baseline',
    { baseline: { statistics: undefined, constraints: undefined, dataset: undefined } },
    /^baseline\.statistics/,
  ],
  [
    'a sketch of texts',
    {
      statistics: statisticsOf(1, [
        {
          name: 'x',
          numerical_statistics: {
            common: { num_present: 1, num_missing: 0 },
            distribution: { kll: { sketch: { data: [['1']] } } },
          },
        },
      ]),
    },
    /sketch\.data\[0\]\[0\] has to be a number/,
  ],
])('%s is a fault that names the place', (_, changes, fault) => {
  expect(fromModelMonitorFiles({ ...WINDOW, baseline: BASELINE, about: ABOUT, ...changes })).toEqual({
    fault: expect.stringMatching(fault),
  });
});
