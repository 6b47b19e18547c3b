import { describe, expect, test } from 'vitest';
import { DefinitionError, parseDefinition } from '../../../local/executor/definition.ts';
import { dependencies } from '../../../local/executor/graph.ts';
import { refusals } from '../../../local/executor/steps/step-types.ts';

function problemsOf(definition: unknown): readonly string[] {
  try {
    parseDefinition(typeof definition === 'string' ? definition : JSON.stringify(definition));
    return [];
  } catch (error) {
    if (error instanceof DefinitionError) return error.problems;
    throw error;
  }
}

function pipeline(steps: unknown[], parameters: unknown[] = []): object {
  return { Version: '2020-12-01', Parameters: parameters, Steps: steps };
}

const step = (name: string, more: object = {}): object => ({
  Name: name,
  Type: 'Processing',
  Arguments: {},
  ...more,
});
const condition = (
  name: string,
  then: object[],
  otherwise: object[] = [],
  conditions: object[] = [{ Type: 'Equals', LeftValue: 1, RightValue: 1 }],
): object => ({
  Name: name,
  Type: 'Condition',
  Arguments: { Conditions: conditions, IfSteps: then, ElseSteps: otherwise },
});
const uses = (text: string): object => ({ Arguments: { Value: { Get: text } } });

describe('a definition is refused', () => {
  test.each<[string, unknown, string[]]>([
    [
      'no JSON',
      '{',
      ["It is not JSON: Expected property name or '}' in JSON at position 1 (line 1 column 2)."],
    ],
    ['a list', [], ['It must be a JSON object, found a list.']],
    [
      'another version',
      { ...pipeline([step('A')]), Version: '2021' },
      ['Version must be "2020-12-01", found the text "2021".'],
    ],
    ['no steps', pipeline([]), ['Steps must have at least one step.']],
    [
      'a bad name',
      pipeline([step('A b')]),
      [
        'Steps[0].Name must match ^[A-Za-z0-9\\-_]{1,64}$, found the text "A b".',
        'Steps must have at least one step.',
      ],
    ],
    ['no type', pipeline([step('A'), { Name: 'B' }]), ["Step 'B' has no Type."]],
    [
      'doubled names, one in a branch',
      pipeline([step('A'), condition('C', [step('A')])]),
      ["Step names must be unique, but there are two steps 'A'."],
    ],
    [
      'an unknown dependency',
      pipeline([step('A', { DependsOn: ['B'] })]),
      ["Step 'A' depends on step 'B', which does not exist."],
    ],
    [
      'a cycle',
      pipeline([step('A', { DependsOn: ['B'] }), step('B', uses('Steps.A.X'))]),
      ['The steps depend on each other in a cycle: A -> B -> A.'],
    ],
    [
      'an unknown step',
      pipeline([step('A', uses('Steps.B.X'))]),
      ['Step \'A\' refers to "Steps.B.X", but there is no such step.'],
    ],
    [
      'an unknown parameter',
      pipeline([step('A', uses('Parameters.P'))]),
      ['Step \'A\' refers to "Parameters.P", but there is no such parameter.'],
    ],
    [
      'a reference into a branch',
      pipeline([condition('C', [step('B')]), step('A', uses('Steps.B.X'))]),
      ["Step 'A' refers to \"Steps.B.X\", but step 'B' runs only in a branch of 'C'."],
    ],
    [
      'an unknown property file',
      pipeline([step('A'), step('B', uses('Steps.A.PropertyFiles.P'))]),
      ["Step 'B' refers to \"Steps.A.PropertyFiles.P\", but step 'A' declares no property file 'P'."],
    ],
    [
      'an unknown condition inside Or',
      pipeline([condition('C', [], [], [{ Type: 'Or', Conditions: [{ Type: 'And' }] }])]),
      [
        "Step 'C': a condition's Type must be one of Equals, NotEquals, GreaterThan, GreaterThanOrEqualTo, LessThan, LessThanOrEqualTo, In, NotIn, Not, Or, found the text \"And\".",
      ],
    ],
    [
      'no duration',
      pipeline([step('A', { CacheConfig: { Enabled: true, ExpireAfter: 'long' } })]),
      [
        'Step \'A\': CacheConfig.ExpireAfter must be an ISO 8601 duration like P30D or PT1H, found the text "long".',
      ],
    ],
    [
      'a default of another type',
      pipeline([step('A')], [{ Name: 'P', Type: 'Integer', DefaultValue: 1.5 }]),
      ["Parameters[0] ('P'): its DefaultValue must be of type Integer, found the number 1.5."],
    ],
    [
      'doubled parameters',
      pipeline(
        [step('A')],
        [
          { Name: 'P', Type: 'String' },
          { Name: 'P', Type: 'String' },
        ],
      ),
      ["Parameter names must be unique, but there are two parameters 'P'."],
    ],
    [
      'two problems',
      pipeline([step('A', { DependsOn: ['X'] }), step('B', uses('Parameters.P'))]),
      [
        "Step 'A' depends on step 'X', which does not exist.",
        'Step \'B\' refers to "Parameters.P", but there is no such parameter.',
      ],
    ],
  ])('%s', (_name, definition, expected) => {
    expect(problemsOf(definition)).toEqual(expected);
  });
});

test('a step waits for its data, for what it depends on, and for its condition', () => {
  const inner = step('B', {
    DependsOn: ['Z'],
    Arguments: { X: { 'Std:Join': { On: '', Values: [{ Get: 'Steps.A.Y' }] } } },
  });
  const definition = parseDefinition(
    JSON.stringify(pipeline([step('A'), step('Z'), condition('C', [inner, step('D', uses('Steps.B.Y'))])])),
  );

  expect(definition.steps.map((each) => [each.name, dependencies(each)])).toEqual([
    ['A', []],
    ['Z', []],
    // Not on what its branches need: they have their turn after it.
    ['C', []],
    ['B', ['Z', 'A', 'C']],
    ['D', ['B', 'C']],
  ]);
});

test('steps that the executor does not run are named, wherever they stand', () => {
  const steps = [
    { Name: 'L', Type: 'Lambda', Arguments: {} },
    { Name: 'Q', Type: 'QualityCheck', Arguments: {}, CheckType: 'MODEL_QUALITY' },
    condition('C', [{ Name: 'M', Type: 'Model', Arguments: {} }]),
  ];
  const known =
    'it runs steps of type Condition, Fail, Processing, QualityCheck (DATA_QUALITY), RegisterModel, Training.';

  expect(refusals(parseDefinition(JSON.stringify(pipeline(steps))).steps)).toEqual([
    `The local executor does not run step 'L' with type Lambda; ${known}`,
    `The local executor does not run step 'Q' with CheckType "MODEL_QUALITY"; ${known}`,
    `The local executor does not run step 'M' with type Model; ${known}`,
  ]);
});
