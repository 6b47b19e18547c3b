import { describe, expect, test } from 'vitest';
import { compileText } from './temporary-pipeline.ts';

const TEXT = { Get: 'Parameters.Text' };
const COUNT = { Get: 'Parameters.Count' };
const FLAG = { Get: 'Parameters.Flag' };
const rmse = {
  'Std:JsonGet': { PropertyFile: { Get: 'Steps.Eval.PropertyFiles.quality' }, Path: 'rmse.value' },
};
const equals = (LeftValue: unknown, RightValue: unknown) => ({ Type: 'Equals', LeftValue, RightValue });
const greater = (LeftValue: unknown, RightValue: unknown) => ({ Type: 'GreaterThan', LeftValue, RightValue });
const not = (Condition: unknown) => ({ Type: 'Not', Condition });
const or = (...Conditions: unknown[]) => ({ Type: 'Or', Conditions });

async function conditions(condition: string): Promise<unknown> {
  const { definition } = await compileText(`name: example
parameters: { Text: x, Count: 1, Flag: true }
steps:
  Eval:
    type: Processing
    image: { framework: xgboost, version: 3.0-5 }
    instance: ml.m5.xlarge
    outputs: [quality]
    reports: { quality: quality.json }
  Check: { type: Condition, if: ${condition}, then: [Stop] }
  Stop: { type: Fail, message: no }
`);
  return definition.Steps[1]?.Arguments.Conditions;
}

describe('a condition', () => {
  test.each([
    [
      'steps.Eval.reports.quality.rmse.value <= 7.0',
      [{ Type: 'LessThanOrEqualTo', LeftValue: rmse, RightValue: 7 }],
    ],
    ['parameters.Count < 3', [{ Type: 'LessThan', LeftValue: COUNT, RightValue: 3 }]],
    ['parameters.Count >= -3', [{ Type: 'GreaterThanOrEqualTo', LeftValue: COUNT, RightValue: -3 }]],
    ['2 > parameters.Count', [greater(2, COUNT)]],
    ["parameters.Text == 'it''s'", [equals(TEXT, "it's")]],
    ["parameters.Text != 'x'", [not(equals(TEXT, 'x'))]],
    ["!(parameters.Text != 'x')", [equals(TEXT, 'x')]],
    ['parameters.Flag', [equals(FLAG, true)]],
    ['!parameters.Flag', [not(equals(FLAG, true))]],
    ['parameters.Flag == false', [equals(FLAG, false)]],
    [
      "parameters.Flag && (parameters.Count > 1 && parameters.Text == 'x')",
      [equals(FLAG, true), greater(COUNT, 1), equals(TEXT, 'x')],
    ],
    ["parameters.Flag || parameters.Text == 'x'", [or(equals(FLAG, true), equals(TEXT, 'x'))]],
    [
      "parameters.Flag && parameters.Count > 1 || parameters.Text == 'x'",
      [or(not(or(not(equals(FLAG, true)), not(greater(COUNT, 1)))), equals(TEXT, 'x'))],
    ],
    ["!(parameters.Flag || parameters.Text == 'x')", [not(or(equals(FLAG, true), equals(TEXT, 'x')))]],
    [
      `contains(fromJSON('["a", "b"]'), parameters.Text)`,
      [{ Type: 'In', QueryValue: TEXT, Values: ['a', 'b'] }],
    ],
    [
      `!contains(fromJSON('[1, 2]'), parameters.Count)`,
      [not({ Type: 'In', QueryValue: COUNT, Values: [1, 2] })],
    ],
    [
      "execution.StartDateTime > '2020-01-01T00:00:00Z'",
      [greater({ Get: 'Execution.StartDateTime' }, '2020-01-01T00:00:00Z')],
    ],
    [
      'steps.Eval.properties.ExitMessage == parameters.Text',
      [equals({ Get: 'Steps.Eval.ExitMessage' }, TEXT)],
    ],
    [
      "steps.Eval.reports.quality.a[0].b == 'x'",
      [equals({ 'Std:JsonGet': { ...rmse['Std:JsonGet'], Path: 'a[0].b' } }, 'x')],
    ],
  ])('%s', async (expression, expected) => {
    expect(await conditions(JSON.stringify(`\${{ ${expression} }}`))).toEqual(expected);
    // As in a workflow, `if` is an expression with or without its braces.
    expect(await conditions(JSON.stringify(expression))).toEqual(expected);
  });

  test('may be a list, in which SageMaker’s own objects pass through', async () => {
    const list =
      "['${{ parameters.Flag }}', { Type: In, QueryValue: '${{ parameters.Text }}', Values: [a, '${{ parameters.Text }}'] }]";

    expect(await conditions(list)).toEqual([
      equals(FLAG, true),
      { Type: 'In', QueryValue: TEXT, Values: ['a', TEXT] },
    ]);
  });
});
