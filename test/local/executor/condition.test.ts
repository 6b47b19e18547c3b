import { expect, test } from 'vitest';
import { holdAll } from '../../../local/executor/condition.ts';
import type { Json } from '../../../local/executor/json.ts';

function compare(type: string, left: Json, right: Json): Json {
  return { Type: type, LeftValue: left, RightValue: right };
}

test.each<[string, Json[], boolean]>([
  ['1 = 1', [compare('Equals', 1, 1)], true],
  ['a = a', [compare('Equals', 'a', 'a')], true],
  ['true = true', [compare('Equals', true, true)], true],
  ['a text is not a number', [compare('Equals', '1', 1)], false],
  ['1 <> 2', [compare('NotEquals', 1, 2)], true],
  ['2 > 1', [compare('GreaterThan', 2, 1)], true],
  ['1 > 1', [compare('GreaterThan', 1, 1)], false],
  ['1 >= 1', [compare('GreaterThanOrEqualTo', 1, 1)], true],
  ['1 < 1', [compare('LessThan', 1, 1)], false],
  ['6.9 <= 7.0', [compare('LessThanOrEqualTo', 6.9, 7)], true],
  ['texts have an order', [compare('LessThan', 'a', 'b')], true],
  [
    'times with and without fractions',
    [compare('LessThan', '2026-01-01T00:00:00Z', '2026-01-01T00:00:00.001Z')],
    true,
  ],
  [
    'equal times in two zones',
    [compare('Equals', '2026-01-01T00:00:00Z', '2026-01-01T01:00:00+01:00')],
    true,
  ],
  ['all must hold', [compare('Equals', 1, 1), compare('Equals', 1, 2)], false],
  ['In', [{ Type: 'In', QueryValue: 'b', Values: ['a', 'b'] }], true],
  ['not In', [{ Type: 'In', QueryValue: 'c', Values: ['a', 'b'] }], false],
  ['NotIn', [{ Type: 'NotIn', QueryValue: 'c', Values: ['a', 'b'] }], true],
  ['Not', [{ Type: 'Not', Condition: compare('Equals', 1, 1) }], false],
  ['Or', [{ Type: 'Or', Conditions: [compare('Equals', 1, 2), compare('Equals', 1, 1)] }], true],
  ['Or of none', [{ Type: 'Or', Conditions: [] }], false],
  ['Not of Or', [{ Type: 'Not', Condition: { Type: 'Or', Conditions: [compare('Equals', 1, 2)] } }], true],
])('%s', (_name, conditions, expected) => {
  expect(holdAll(conditions)).toBe(expected);
});

test.each<[Json, string]>([
  [compare('LessThan', 'a', 1), 'LessThan cannot compare the text "a" with the number 1.'],
  [
    compare('GreaterThan', true, false),
    'GreaterThan cannot compare the boolean true with the boolean false.',
  ],
  [compare('Equals', { a: 1 }, 1), 'LeftValue must be a text, a number or a boolean, found an object.'],
  [{ Type: 'Equals', LeftValue: 1 }, 'RightValue must be a text, a number or a boolean, found nothing.'],
  [{ Type: 'Between' }, "A condition's Type must be one of"],
  [{ Type: 'Or' }, 'Or needs a list "Conditions", found nothing.'],
  [{ Type: 'In', QueryValue: 1, Values: 'a' }, 'In needs a list "Values", found the text "a".'],
])('%j is refused', (condition, message) => {
  // Even where the first condition has decided already.
  expect(() => holdAll([compare('Equals', 1, 2), condition])).toThrow(message);
});
