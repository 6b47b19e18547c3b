import { describe, expect, test } from 'vitest';
import { parseBaseline, parseReport } from '../../actions/lib/promotion/evidence.ts';

const EMPTY = { metrics: [], naive: [], slices: [], judge: null, parts: [] };

describe('a report', () => {
  test('of our pipeline is read whole, the main metric first', () => {
    const report = parseReport(
      {
        regression_metrics: { mae: { value: 2, standard_deviation: 0.1 }, rmse: { value: 3 } },
        naive: { regression_metrics: { rmse: { value: 8 } } },
        slices: [{ by: 'borough', name: 'Queens', rows: 7, regression_metrics: { rmse: { value: 4 } } }],
        data: {
          train: { rows: 100, first: '2021-01-01T00:00:00', last: '2021-01-31T00:00:00' },
          test: { rows: 9 },
        },
      },
      'rmse',
    );

    expect(report).toEqual({
      metrics: [
        { name: 'rmse', value: 3, standardDeviation: undefined },
        { name: 'mae', value: 2, standardDeviation: 0.1 },
      ],
      naive: [{ name: 'rmse', value: 8, standardDeviation: undefined }],
      slices: [
        {
          by: 'borough',
          name: 'Queens',
          rows: 7,
          metrics: [{ name: 'rmse', value: 4, standardDeviation: undefined }],
        },
      ],
      judge: null,
      parts: [
        { name: 'train', rows: 100, first: '2021-01-01T00:00:00', last: '2021-01-31T00:00:00' },
        { name: 'test', rows: 9, first: undefined, last: undefined },
      ],
    });
  });

  test.each([
    ['nothing', undefined],
    ['null', null],
    ['a text', 'rmse: 3'],
    ['a list', [1, 2]],
    ['a number', 7],
    ['members of other kinds', { regression_metrics: 'good', naive: 3, slices: 'many', data: [] }],
    ['a matrix', { multiclass_classification_metrics: { confusion_matrix: { a: { b: 1 } } } }],
    [
      'words for numbers',
      { regression_metrics: { rmse: { value: '3' } }, data: { train: { rows: 'many' } } },
    ],
    ['a metric that is no number', { regression_metrics: { rmse: { value: Number.POSITIVE_INFINITY } } }],
    ['a name of a page', { regression_metrics: { ['x'.repeat(5000)]: { value: 1 } } }],
  ])('that is %s has nothing in it', (_, value) => {
    expect(parseReport(value, 'rmse')).toEqual(EMPTY);
  });

  test('of another pipeline keeps what it shares with ours', () => {
    const foreign = {
      binary_classification_metrics: { auc: { value: 0.9 } },
      slices: [7, null, { rows: 'x' }],
    };

    expect(parseReport(foreign, 'rmse')).toEqual({
      ...EMPTY,
      metrics: [{ name: 'auc', value: 0.9, standardDeviation: undefined }],
      slices: [{ by: '', name: '', rows: 0, metrics: [] }],
    });
  });

  test('has names of one line, which end', () => {
    const [slice] = parseReport({ slices: [{ by: 'a\nb', name: 'n'.repeat(500) }] }, 'rmse').slices;

    expect(slice?.by).toBe('a b');
    expect(slice?.name).toHaveLength(60);
  });
});

describe('a baseline', () => {
  test('has types and completeness by feature, and a number of rows', () => {
    const constraints = {
      features: [
        { name: 'hour', inferred_type: 'Integral', completeness: 1 },
        { name: 'x' },
        { inferred_type: 'y' },
        4,
      ],
    };

    const { rows, features } = parseBaseline(constraints, { dataset: { item_count: 12 } });

    expect(rows).toBe(12);
    expect([...features]).toEqual([
      ['hour', { type: 'Integral', completeness: 1 }],
      ['x', { type: 'unknown', completeness: undefined }],
    ]);
  });

  test.each([[undefined], [null], ['x'], [{ features: 'none' }]])('of %j has none', (value) => {
    expect(parseBaseline(value, value)).toEqual({ rows: undefined, features: new Map() });
  });
});
