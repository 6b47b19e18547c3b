import { describe, expect, test } from 'vitest';
import {
  type Categories,
  categoricalDistance,
  correctionOf,
  numericalDistance,
  quantilesOf,
  sketchOf,
} from '../../actions/lib/drift/sketch.ts';

const TEN = Array.from({ length: 10 }, (_, index) => index);

describe('a sketch', () => {
  test('counts values of level h for 2^h rows', () => {
    expect(sketchOf([[5, 1], [3], [2, 4]])).toEqual({
      values: [1, 2, 3, 4, 5],
      ranks: [1, 5, 7, 11, 12],
      rows: 12,
    });
  });

  test('tells the value at each hundredth', () => {
    const quantiles = quantilesOf(sketchOf([Array.from({ length: 100 }, (_, index) => index + 1)]));

    expect(quantiles).toHaveLength(101);
    expect([quantiles[0], quantiles[1], quantiles[50], quantiles[100]]).toEqual([
      [0, 1],
      [0.01, 1],
      [0.5, 50],
      [1, 100],
    ]);
  });

  test.each([
    ['nothing', [], 0],
    ['empty levels', [[], []], 0],
    ['one row', [[7]], 101],
  ])('of %s has as many quantiles as it can', (_, levels, count) => {
    const quantiles = quantilesOf(sketchOf(levels));

    expect(quantiles).toHaveLength(count);
    expect(quantiles.flat().every(Number.isFinite)).toBe(true);
  });
});

describe('the distance of numbers', () => {
  test.each<[string, number[][], number[][], number | null]>([
    ['the same', [TEN], [TEN], 0],
    ['the same, twice as many', [TEN], [[], TEN], 0],
    ['apart', [TEN], [[20, 21]], 1],
    ['moved by half', [TEN], [TEN.map((value) => value + 5)], 0.5],
    ['one value among many', [[0]], [TEN], 0.9],
    ['ties', [[1, 1, 1, 2]], [[1, 2, 2, 2]], 0.5],
    ['weights', [[1], [2]], [[1, 2]], 1 / 6],
    ['nothing now', [TEN], [], null],
    ['nothing before', [[], []], [TEN], null],
  ])('of %s', (_, baseline, current, expected) => {
    const [a, b] = [sketchOf(baseline), sketchOf(current)];

    const found = [numericalDistance(a, b), numericalDistance(b, a)];

    for (const distance of found)
      expect(distance === null ? null : Number(distance.toFixed(9))).toBe(
        expected === null ? null : Number(expected.toFixed(9)),
      );
  });

  test('is the largest difference of shares at any value', () => {
    // Of a generator with a seed: a linear congruential one.
    let seed = 7;
    const random = () => (seed = (seed * 16_807) % 2_147_483_647) / 2_147_483_647;
    for (let round = 0; round < 200; round += 1) {
      const draw = () =>
        Array.from({ length: 1 + Math.floor(random() * 20) }, () => Math.floor(random() * 9));
      const [a, b] = [draw(), draw()];
      const largest = Math.max(...TEN.map((bound) => Math.abs(shareBelow(a, bound) - shareBelow(b, bound))));

      expect(numericalDistance(sketchOf([a]), sketchOf([b]))).toBeCloseTo(largest, 12);
    }
  });
});

describe('the distance of texts', () => {
  test.each([
    ['the same shares', textsOf({ a: 1, b: 1 }), textsOf({ a: 50, b: 50 }), 0],
    ['a new text', textsOf({ a: 4 }), textsOf({ a: 3, b: 1 }), 0.25],
    ['texts apart', textsOf({ a: 4 }), textsOf({ b: 1 }), 1],
    ['rows without a counted text', textsOf({ a: 5 }, 10), textsOf({ a: 5 }, 5), 0.5],
    ['members of objects', textsOf({ constructor: 1 }), textsOf({ toString: 1 }), 1],
    ['no rows', textsOf({}), textsOf({ a: 1 }), null],
  ])('of %s', (_, baseline, current, expected) => {
    expect(categoricalDistance(baseline, current)).toBe(expected);
  });
});

test.each([
  [100, 1_000_000, 0.18],
  [10_000, 1_000_000, 0.0181],
  [1, 1, 1],
  [0, 10, 1],
])('two samples of %d and %d rows may differ by %d anyway', (rows, others, expected) => {
  expect(correctionOf(rows, others)).toBeCloseTo(expected, 3);
});

function shareBelow(values: readonly number[], bound: number): number {
  return values.filter((value) => value <= bound).length / values.length;
}

function textsOf(counts: Readonly<Record<string, number>>, rows?: number): Categories {
  const counted = Object.values(counts).reduce((a, b) => a + b, 0);
  return { counts: new Map(Object.entries(counts)), rows: rows ?? counted };
}
