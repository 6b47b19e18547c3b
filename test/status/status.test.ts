import { describe, expect, test } from 'vitest';
import { age, COLUMNS, type ModelStatus, statusRows } from '../../actions/lib/status/status.ts';
import { textTable } from '../../actions/lib/status/table.ts';
import { featureOf, qualityOf, reportOf } from '../drift/page-input.ts';

const NOW = new Date('2026-11-20T12:00:00Z');
const at = (time: string) => new Date(`2026-11-20T${time}Z`);
const ALARM = 'drift-gitops-fares-prod-model_quality_mae_ratio_low';

const HEALTHY: ModelStatus = {
  model: 'fares',
  environment: 'prod',
  wanted: 3,
  deployed: { version: 3, at: new Date('2026-11-01T00:00:00Z') },
  endpoint: 'InService',
  differences: [],
  watch: {
    report: reportOf({ verdict: 'healthy', features: [featureOf({ distance: 0.02, verdict: 'stable' })] }),
    alarms: [{ name: ALARM, state: 'OK', actionsEnabled: true }],
    faults: [],
  },
  waits: [],
};

function cellsOf(changes: Partial<ModelStatus>): Record<string, string> {
  const [row = []] = statusRows([{ ...HEALTHY, ...changes }], NOW).rows;
  return Object.fromEntries(COLUMNS.map((column, index) => [column, row[index] ?? '']));
}

function watchOf(changes: Partial<NonNullable<ModelStatus['watch']>>): Partial<ModelStatus> {
  return { watch: { report: undefined, alarms: [], faults: [], ...HEALTHY.watch, ...changes } };
}

test('a healthy model is told in one row', () => {
  expect(cellsOf({})).toEqual({
    model: 'fares',
    environment: 'prod',
    version: '3',
    age: '19 d',
    quality: 'worse: mae 4.78, 1.9 times baseline',
    drift: 'healthy: distance 0.02 of 0.1',
    checked: '40 min ago',
    alarms: 'calm',
    'waits for': 'nothing',
  });
});

describe('the version', () => {
  test.each<[string, Partial<ModelStatus>]>([
    ['none', { wanted: null, deployed: undefined }],
    ['none (git: 3)', { deployed: undefined }],
    ['3 (git: 4)', { wanted: 4 }],
    ['3 Updating', { endpoint: 'Updating' }],
    ['3, and its endpoint is gone', { endpoint: undefined }],
  ])('%s', (version, changes) => {
    expect(cellsOf(changes)['version']).toBe(version);
  });
});

describe('the watch', () => {
  test.each<[string, string, Partial<ModelStatus>]>([
    ['drift', 'not watched', { watch: undefined }],
    ['drift', 'not checked yet', watchOf({ report: undefined })],
    ['drift', 'not enough data', watchOf({ report: reportOf({ verdict: 'not-enough-data' }) })],
    ['drift', 'drifted: distance 0.31 of 0.1', watchOf({ report: reportOf({ verdict: 'drifted' }) })],
    ['quality', 'no labels', watchOf({ report: reportOf({ quality: qualityOf({ verdict: 'no-labels' }) }) })],
    [
      'quality',
      'not enough labels',
      watchOf({ report: reportOf({ quality: qualityOf({ verdict: 'not-enough-labels' }) }) }),
    ],
    ['alarms', 'none there', watchOf({ alarms: [] })],
    [
      'alarms',
      'model_quality_mae_ratio_low, actions of 1 off',
      watchOf({ alarms: [{ name: ALARM, state: 'ALARM', actionsEnabled: false }] }),
    ],
  ])('%s: %s', (column, cell, changes) => {
    expect(cellsOf(changes)[column]).toBe(cell);
  });

  test('says why it would notice nothing, below the table', () => {
    const { notes } = statusRows([{ ...HEALTHY, ...watchOf({ faults: ['Its schedule is off.'] }) }], NOW);

    expect(notes).toEqual(['fares in prod: Its schedule is off.']);
  });

  test('an endpoint that is not what git says is told of, below the table', () => {
    const { notes } = statusRows(
      [{ ...HEALTHY, differences: ['it captures 0 % of the requests, not 100 %'] }],
      NOW,
    );

    expect(notes).toEqual([
      'fares in prod is not what git says: it captures 0 % of the requests, not 100 %.',
    ]);
  });

  test('of two metrics that got worse tells the one that an alarm is about', () => {
    const { metrics } = qualityOf();
    const r2 = { value: 0.5, baseline: 0.9, better: 'higher', ratio: 4.4, ratioLow: 4 } as const;
    const report = reportOf({ quality: qualityOf({ metrics: { r2, ...metrics } }) });

    expect(cellsOf(watchOf({ report }))['quality']).toMatch(/^worse: mae/);
    expect(cellsOf(watchOf({ report, alarms: [] }))['quality']).toMatch(/^worse: r2/);
  });
});

test('what waits is told with its age', () => {
  const waits = [
    { what: 'review of #4 "Promote fares version 4 to prod"', since: at('10:00') },
    { what: 'deployment of version 4', since: undefined },
  ];

  expect(cellsOf({ waits })['waits for']).toBe(
    'review of #4 "Promote fares version 4 to prod" since 2 h; deployment of version 4',
  );
});

test('what others wrote moves no cursor and turns no text around', () => {
  const waits = [{ what: 'review of #4 "\u001B[2J\u202Eevil\r\n"', since: undefined }];

  expect(cellsOf({ waits })['waits for']).toBe('review of #4 " [2J evil "');
});

test.each([
  ['0 min', at('12:00')],
  ['119 min', at('10:01')],
  ['2 h', at('10:00')],
  ['47 h', new Date('2026-11-18T12:01:00Z')],
  ['2 d', new Date('2026-11-18T12:00:00Z')],
  ['0 min', at('13:00')],
])('an age of %s', (text, then) => {
  expect(age(then, NOW)).toBe(text);
});

test('a table has columns as wide as their widest cell', () => {
  expect(
    textTable(
      ['a', 'long name'],
      [
        ['wide cell', 'x'],
        ['b', ''],
      ],
    ),
  ).toBe('a          long name\nwide cell  x\nb\n');
});
