import { describe, expect, test } from 'vitest';
import {
  density,
  fewValues,
  kernelWidth,
  type Quantiles,
  sharesOf,
  shownRange,
} from '../../actions/lib/drift/density.ts';
import { quantilesOf } from './page-input.ts';

const EVEN = quantilesOf((share) => share * 10);
// Inverse of the exponential distribution, whose far end is not shown.
const LONG_TAIL = quantilesOf((share) => -Math.log(1 - Math.min(share, 0.9999)));
const CONSTANT = quantilesOf(() => 7);
const ONE: Quantiles = [[1, 3.5]];

describe('a density', () => {
  test.each<[string, Quantiles]>([
    ['of evenly spread values', EVEN],
    ['with a long tail', LONG_TAIL],
    ['of one value', CONSTANT],
    ['of one row', ONE],
    ['of negative values', quantilesOf((share) => -1000 + share)],
    ['of values with a gap', quantilesOf((share) => (share < 0.5 ? 0.1 : 900.2))],
    ['of tiny values', quantilesOf((share) => share * 1e-12)],
    ['of large values', quantilesOf((share) => share * 1e15)],
  ])('%s has no value that is no number, and holds about all rows', (_, quantiles) => {
    const range = shownRange(quantiles);
    const curve = density(quantiles, range, kernelWidth(quantiles, range));

    expect(curve).toHaveLength(161);
    expect(curve.flat().every(Number.isFinite)).toBe(true);
    expect(curve[0]?.[0]).toBeCloseTo(range[0]);
    expect(curve.at(-1)?.[0]).toBeCloseTo(range[1]);
    const area = ((range[1] - range[0]) / 160) * curve.reduce((sum, [, height]) => sum + height, 0);
    expect(area).toBeGreaterThan(0.9);
    expect(area).toBeLessThan(1.1);
  });

  test('is highest where most values are', () => {
    const peaked = quantilesOf((share) => 5 + Math.sign(share - 0.5) * (2 * share - 1) ** 2 * 5);
    const range = shownRange(peaked);
    const curve = density(peaked, range, kernelWidth(peaked, range));

    const [top] = curve.toSorted(([, a], [, b]) => b - a);

    expect(top?.[0]).toBeCloseTo(5, 0);
  });
});

describe('the shown range', () => {
  test.each<[string, readonly Quantiles[], [number, number]]>([
    ['covers both', [EVEN, quantilesOf((share) => 20 + share * 10)], [-2.88, 32.88]],
    ['has room around one value', [CONSTANT], [6.3, 7.7]],
    ['has room around zero', [quantilesOf(() => 0)], [-1, 1]],
    ['of nothing is around zero', [[]], [-1, 1]],
  ])('%s', (_, distributions, [low, high]) => {
    const range = shownRange(...distributions);

    expect(range[0]).toBeCloseTo(low, 1);
    expect(range[1]).toBeCloseTo(high, 1);
  });

  test('leaves strays out', () => {
    const strays = quantilesOf((share) => (share === 1 ? 1e6 : share));

    expect(shownRange(strays)[1]).toBeLessThan(2);
  });
});

describe('few values', () => {
  test.each<[string, readonly Quantiles[], number[] | undefined]>([
    ['of whole numbers are told in order', [quantilesOf((share) => 3 - Math.round(share * 2))], [1, 2, 3]],
    ['are those of both', [CONSTANT, quantilesOf(() => -1)], [-1, 7]],
    ['may be one fraction', [quantilesOf(() => 0.5)], [0.5]],
    ['are no two fractions', [quantilesOf((share) => (share < 0.5 ? 0.1 : 0.2))], undefined],
    ['are no hundred whole numbers', [quantilesOf((share) => Math.round(share * 100))], undefined],
    ['of nothing are none', [[]], []],
  ])('%s', (_, distributions, expected) => {
    expect(fewValues(...distributions)).toEqual(expected);
  });

  test('have the shares that the quantiles tell', () => {
    const quantiles = quantilesOf((share) => (share < 0.75 ? 1 : 2));

    const shares = sharesOf(quantiles, [0, 1, 2]);

    expect(shares.map((share) => Number(share.toFixed(2)))).toEqual([0, 0.74, 0.26]);
  });
});
