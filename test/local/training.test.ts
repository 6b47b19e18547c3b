import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { parseDefinition } from '../../local/executor/definition.ts';
import { hashFolder, listFolder } from '../../local/training/data.ts';
import { formatBytes, formatMetric, formatSeconds, formatTable } from '../../local/training/format.ts';
import { gatesOf } from '../../local/training/gate.ts';
import { metricTable } from '../../local/training/metric-table.ts';
import { metricsOf, withMainFirst } from '../../local/training/report.ts';
import { failureOf } from '../../local/training/session.ts';
import { StepBoard } from '../../local/training/step-board.ts';
import { stepFailures } from '../../local/training/steps.ts';

function gatedDefinition(type: string, right: unknown) {
  const left = {
    'Std:JsonGet': {
      PropertyFile: { Get: 'Steps.Evaluate.PropertyFiles.report' },
      Path: 'regression_metrics.rmse.value',
    },
  };
  return parseDefinition(
    JSON.stringify({
      Version: '2020-12-01',
      Parameters: [{ Name: 'Limit', Type: 'Float', DefaultValue: 7 }],
      Steps: [
        {
          Name: 'Evaluate',
          Type: 'Processing',
          Arguments: {},
          PropertyFiles: [
            { PropertyFileName: 'report', OutputName: 'evaluation', FilePath: 'evaluation.json' },
          ],
        },
        {
          Name: 'Check',
          Type: 'Condition',
          Arguments: {
            Conditions: [{ Type: type, LeftValue: left, RightValue: right }],
            IfSteps: [],
            ElseSteps: [],
          },
        },
      ],
    }),
  );
}

describe('gates', () => {
  test.each([
    ['LessThanOrEqualTo', { Get: 'Parameters.Limit' }, {}, '≤', 7, [7, 7.1]],
    ['LessThan', { Get: 'Parameters.Limit' }, { Limit: '5.5' }, '<', 5.5, [5.4, 5.5]],
    ['GreaterThanOrEqualTo', 0.9, {}, '≥', 0.9, [0.9, 0.89]],
    ['GreaterThan', 1, {}, '>', 1, [1.1, 1]],
  ])('%s %j with %j', (type, right, parameters, sign, limit, [passing = 0, failing = 0]) => {
    const [gate] = gatesOf(gatedDefinition(type, right), parameters);

    expect(gate).toMatchObject({ step: 'Check', path: 'regression_metrics.rmse.value', sign, limit });
    expect(gate?.passes(passing)).toBe(true);
    expect(gate?.passes(failing)).toBe(false);
  });

  test('are only comparisons with numbers', () => {
    expect(gatesOf(gatedDefinition('Equals', 'yes'), {})).toEqual([]);
    expect(gatesOf(gatedDefinition('LessThan', 'much'), {})).toEqual([]);
  });
});

describe('metrics', () => {
  const report = {
    regression_metrics: {
      rmse: { value: 4.75, standard_deviation: 0.3 },
      mae: { value: 2.5 },
      r2: { value: 'NaN' },
    },
    slices: { borough: { Bronx: { rmse: { value: 9 } } } },
    data: { train: { rows: 10 } },
  };

  test('are the numbers of the groups, not those of slices', () => {
    expect(metricsOf(report)).toEqual([
      { name: 'rmse', path: 'regression_metrics.rmse.value', value: 4.75, spread: 0.3 },
      { name: 'mae', path: 'regression_metrics.mae.value', value: 2.5 },
    ]);
    expect(metricsOf([1])).toEqual([]);
    expect(withMainFirst(metricsOf(report), 'mae').map(({ name }) => name)).toEqual(['mae', 'rmse']);
  });

  test('stand in a table beside their gate and the last run', () => {
    const gates = gatesOf(gatedDefinition('LessThanOrEqualTo', { Get: 'Parameters.Limit' }), {
      Limit: '4.7',
    });
    const metrics = metricsOf(report);

    expect(metricTable({ metrics, gates, main: 'rmse' })).toBe(
      ['metric  value  spread  gate', 'rmse     4.75   ± 0.3  ≤ 4.7: not passed', 'mae       2.5'].join('\n'),
    );
    expect(metricTable({ metrics, gates: [], main: 'rmse', before: { rmse: 5 } })).toBe(
      [
        'metric  value  spread  last run          change  gate',
        'rmse     4.75   ± 0.3         5  -0.25 (-5.0 %)',
        'mae       2.5                               new',
      ].join('\n'),
    );
  });
});

test.each([
  [0, '0 B'],
  [999, '999 B'],
  [1_234_567, '1.23 MB'],
  [5e12, '5000 GB'],
])('%i bytes are %s', (bytes, text) => {
  expect(formatBytes(bytes)).toBe(text);
});

test('numbers and times are short', () => {
  expect([formatMetric(4.749_99), formatMetric(0.000_123_456), formatMetric(12_345.6)]).toEqual([
    '4.75',
    '0.0001235',
    '12350',
  ]);
  expect([formatSeconds(3.21), formatSeconds(75)]).toEqual(['3.2 s', '1 min 15 s']);
  expect(
    formatTable(
      [
        ['a', 'b'],
        ['long', '1'],
      ],
      [1],
    ),
  ).toBe('a     b\nlong  1');
});

async function folderOf(files: Record<string, string>, stack: AsyncDisposableStack): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'data-'));
  stack.defer(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  return folder;
}

describe('a folder', () => {
  test('has the same hash for the same names and contents only', async () => {
    await using stack = new AsyncDisposableStack();
    const files = { 'a.csv': '1', 'deep/b.csv': '2' };
    const hashes: string[] = [];
    for (const variant of [
      files,
      { ...files, '.DS_Store': 'x' },
      { ...files, 'a.csv': '2' },
      { 'c.csv': '1', 'deep/b.csv': '2' },
    ]) {
      hashes.push(await hashFolder(await folderOf(variant, stack)));
    }

    expect(hashes[1]).toBe(hashes[0]);
    expect(new Set(hashes).size).toBe(3);
  });

  test('lists its files sorted, hidden ones left out', async () => {
    await using stack = new AsyncDisposableStack();
    const folder = await folderOf({ 'b.csv': '', 'a/z.csv': '', '.git/x': '', '.hidden': '' }, stack);

    expect(await listFolder(folder)).toEqual(['a/z.csv', 'b.csv']);
  });
});

describe('a failure', () => {
  test('of an action is told with its places', () => {
    const annotations = [
      { level: 'warning', message: 'old' },
      { level: 'error', message: 'no step X', file: 'pipelines/x/pipeline.yaml', line: 7, column: 3 },
      { level: 'error', message: 'One problem.' },
    ] as const;
    expect(failureOf({ annotations: [...annotations], lines: [], exitCode: 1 })).toBe(
      'pipelines/x/pipeline.yaml:7:3: no step X\nOne problem.',
    );
    expect(failureOf({ annotations: [], lines: [], exitCode: 3 })).toBe(
      'it ended with exit code 3 and wrote nothing',
    );
  });

  test('of an execution is that of its failed steps', () => {
    const step = { origin: 'ran', metadata: {} } as const;
    const steps = [
      { ...step, name: 'A', status: 'succeeded' },
      { ...step, name: 'B', status: 'failed', failure: 'no birds' },
      { ...step, name: 'C', status: 'failed' },
    ] as const;
    expect(stepFailures({ execution: 'e', status: 'Failed', steps })).toBe(
      'B failed: no birds\nC failed: no reason was given',
    );
    expect(stepFailures({ execution: 'e', status: 'Stopped', steps: steps.slice(0, 1) })).toBeUndefined();
  });
});

test('a step board tells starts and ends, and who never ran', async () => {
  const board = new StepBoard();
  const ends = ['A', 'B', 'C'].map((name) => board.ended(name));
  const step = { origin: 'ran', metadata: {} } as const;

  board.update({ execution: 'e', status: 'Executing', steps: [{ ...step, name: 'A', status: 'running' }] });
  expect(await board.started('A')).toBe(true);
  board.update({
    execution: 'e',
    status: 'Failed',
    steps: [
      { ...step, name: 'A', status: 'succeeded', seconds: 2 },
      { ...step, name: 'B', status: 'failed', failure: 'no' },
    ],
  });
  board.finish();

  expect((await Promise.all(ends)).map((end) => end?.status)).toEqual(['succeeded', 'failed', undefined]);
  expect(await board.started('C')).toBe(false);
  expect(await board.ended('asked too late')).toBeUndefined();
});
