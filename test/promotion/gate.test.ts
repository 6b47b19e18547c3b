import { expect, test } from 'vitest';
import { limitsOf } from '../../actions/lib/promotion/gate.ts';

function condition(type: string, path: string, limit: unknown) {
  return { Type: type, LeftValue: { 'Std:JsonGet': { Path: path } }, RightValue: limit };
}

function definitionOf(...conditions: unknown[]) {
  return {
    Parameters: [{ Name: 'Threshold', DefaultValue: 7 }, { Name: 'Unset' }],
    Steps: [
      { Name: 'Train', Type: 'Training', Arguments: {} },
      { Name: 'Check', Type: 'Condition', Arguments: { Conditions: conditions } },
    ],
  };
}

const RMSE = 'regression_metrics.rmse.value';

test.each([
  ['a number', condition('LessThanOrEqualTo', RMSE, 6.5), 'rmse ≤ 6.5'],
  ['zero', condition('LessThan', RMSE, 0), 'rmse < 0'],
  ['a default', condition('GreaterThan', RMSE, { Get: 'Parameters.Threshold' }), 'rmse > 7'],
  ['another path', condition('GreaterThanOrEqualTo', 'score.auc', 0.8), 'score.auc ≥ 0.8'],
])('a limit that is %s', (_, member, limit) => {
  expect(limitsOf(definitionOf(member), new Map())).toEqual(new Map([['Check', [limit]]]));
});

test("the execution's parameters win over the pipeline's defaults", () => {
  const definition = definitionOf(condition('LessThanOrEqualTo', RMSE, { Get: 'Parameters.Threshold' }));

  expect(limitsOf(definition, new Map([['Threshold', '4']])).get('Check')).toEqual(['rmse ≤ 4']);
});

test('all conditions of a step, and those of steps within its branches', () => {
  const inner = definitionOf(condition('LessThan', 'binary_classification_metrics.auc.value', 1)).Steps[1];
  const outer = definitionOf(condition('LessThan', RMSE, 5), condition('GreaterThan', RMSE, 1));
  const [, check] = outer.Steps;
  const definition = {
    Steps: [
      {
        ...check,
        Name: 'Outer',
        Arguments: { ...check?.Arguments, IfSteps: [inner], ElseSteps: [{ Name: 'Stop', Type: 'Fail' }] },
      },
    ],
  };

  expect(limitsOf(definition, new Map())).toEqual(
    new Map([
      ['Outer', ['rmse < 5', 'rmse > 1']],
      ['Check', ['auc < 1']],
    ]),
  );
});

test.each([
  ['of another kind', { Type: 'Not', Expression: {} }],
  ['with a limit that no parameter gives', condition('LessThan', RMSE, { Get: 'Parameters.Unset' })],
  ["with another step's result as its limit", condition('LessThan', RMSE, { 'Std:JsonGet': { Path: 'x' } })],
  ['with a text as its limit', condition('LessThan', RMSE, 'low')],
  ['without a path', { Type: 'LessThan', LeftValue: { Get: 'Parameters.Threshold' }, RightValue: 1 }],
])('a condition %s is left out', (_, member) => {
  expect(limitsOf(definitionOf(member), new Map()).get('Check')).toEqual([]);
});

test.each([[null], [[]], ['text'], [{ Steps: 'none' }], [{ Steps: [null, { Type: 'Condition' }] }]])(
  'what is no definition has none: %j',
  (definition) => {
    expect(limitsOf(definition, new Map())).toEqual(new Map());
  },
);
