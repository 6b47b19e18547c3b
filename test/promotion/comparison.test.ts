import { describe, expect, test } from 'vitest';
import { compareRows, parseScored } from '../../actions/lib/promotion/comparison.ts';

/** Rows whose predictions miss a label of 10 by so much. */
function missing(...misses: readonly number[]) {
  return misses.map((miss, index) => ({ id: `row-${index}`, label: 10, prediction: 10 + miss }));
}

const CURRENT = missing(2, -2, 2, -2, 2, -2);

describe('two models on the same rows', () => {
  test.each([
    ['clearly closer', missing(1, -1, 1.1, -1, 1, -1), 'better'],
    ['clearly farther', missing(3, -3, 3.1, -3, 3, -3), 'worse'],
    ['closer and farther', missing(1, -3, 1, -3, 2, -2), 'same'],
    ['the same predictions', CURRENT, 'same'],
  ])('%s', (_, candidate, verdict) => {
    for (const metric of ['rmse', 'mse', 'mae'])
      expect(compareRows(candidate, CURRENT, metric)).toEqual({ rows: 6, metric, verdict });
  });

  test('in another order', () => {
    const candidate = missing(1, -1, 1.1, -1, 1, -1).toReversed();

    expect(compareRows(candidate, CURRENT, 'mae')).toMatchObject({ verdict: 'better' });
  });

  test.each([
    ['fewer rows', CURRENT.slice(1), CURRENT, 'rmse'],
    ['another row', [{ id: 'row-9', label: 10, prediction: 10 }, ...CURRENT.slice(1)], CURRENT, 'rmse'],
    ['another truth', [{ id: 'row-0', label: 11, prediction: 10 }, ...CURRENT.slice(1)], CURRENT, 'rmse'],
    ['an id twice', CURRENT, [...CURRENT.slice(1), ...CURRENT.slice(1, 2)], 'rmse'],
    ['an id twice in the candidate', [...CURRENT.slice(1), ...CURRENT.slice(1, 2)], CURRENT, 'rmse'],
    ['a metric that is no mean over rows', CURRENT, CURRENT, 'r2'],
    ['a metric of the prototype', CURRENT, CURRENT, 'toString'],
    ['one row', CURRENT.slice(1, 2), CURRENT.slice(1, 2), 'rmse'],
    ['no row', [], [], 'rmse'],
  ])('are not compared with %s', (_, candidate, current, metric) => {
    expect(compareRows(candidate, current, metric)).toBeUndefined();
  });
});

describe('scored rows', () => {
  const columns = { label: 'fare', id: 'trip' };

  test('are read by their header', () => {
    expect(parseScored('trip,prediction,x,fare\na,1.5,0,2\n"b,c",2.5,0,3\n', columns)).toEqual([
      { id: 'a', label: 2, prediction: 1.5 },
      { id: 'b,c', label: 3, prediction: 2.5 },
    ]);
  });

  test.each([
    ['without a column', 'trip,prediction\na,1\n'],
    ['with a word for a number', 'trip,prediction,fare\na,high,2\n'],
    ['that are empty', ''],
  ])('are none %s', (_, text) => {
    expect(parseScored(text, columns)).toBeUndefined();
  });
});
