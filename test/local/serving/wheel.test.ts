import { expect, test } from 'vitest';
import { Wheel } from '../../../local/serving/wheel.ts';

function picks(weights: Record<string, number>, count: number): string {
  const wheel = new Wheel(Object.entries(weights).map(([value, weight]) => ({ value, weight })));
  return Array.from({ length: count }, () => wheel.next() ?? '-').join('');
}

test.each([
  [{ a: 1 }, 'aaaa'],
  [{ a: 1, b: 1 }, 'abababab'],
  [{ a: 3, b: 1 }, 'aabaaaba'],
  [{ a: 0.75, b: 0.25 }, 'aabaaaba'],
  [{ a: 0, b: 2 }, 'bbb'],
  [{ a: 0 }, '--'],
  [{}, '--'],
])('%j picks %s', (weights, expected) => {
  expect(picks(weights, expected.length)).toBe(expected);
});

test('every prefix has each share to within one pick', () => {
  const weights = { a: 7, b: 2, c: 1 };
  const all = picks(weights, 500);
  for (let length = 1; length <= all.length; length += 1) {
    for (const [value, weight] of Object.entries(weights)) {
      const found = all.slice(0, length).split(value).length - 1;
      expect(Math.abs(found - (length * weight) / 10)).toBeLessThanOrEqual(1);
    }
  }
});
