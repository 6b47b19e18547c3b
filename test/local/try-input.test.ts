import { describe, expect, test } from 'vitest';
import { parseDefinition } from '../../local/executor/definition.ts';
import { parseArguments as parseDemo } from '../../local/demo/arguments.ts';
import { parseArguments } from '../../local/try/arguments.ts';
import { matchFolders } from '../../local/try/input.ts';
import { stepsFrom } from '../../local/try/selection.ts';
import { stepTable } from '../../local/try/step-table.ts';

const definition = parseDefinition(
  JSON.stringify({
    Version: '2020-12-01',
    Parameters: ['TripsUri', 'GroundTruthUri', 'Region'].map((Name) => ({ Name, Type: 'String' })),
    Steps: [
      { Name: 'Prepare', Type: 'Processing', Arguments: {} },
      {
        Name: 'Train',
        Type: 'Training',
        Arguments: { Data: { Get: "Steps.Prepare.ProcessingOutputConfig.Outputs['x'].S3Output.S3Uri" } },
      },
      { Name: 'Explore', Type: 'Processing', Arguments: {}, DependsOn: ['Prepare'] },
      {
        Name: 'Check',
        Type: 'Condition',
        Arguments: {
          Conditions: [
            { Type: 'Equals', LeftValue: { Get: 'Steps.Train.TrainingJobStatus' }, RightValue: 'Completed' },
          ],
          IfSteps: [{ Name: 'Register', Type: 'RegisterModel', Arguments: {} }],
          ElseSteps: [{ Name: 'Refuse', Type: 'Fail', Arguments: { ErrorMessage: 'no' } }],
        },
      },
    ],
  }),
);

describe('the folders of --data', () => {
  test('go to the parameters named like them', () => {
    expect(matchFolders(['trips', 'ground-truth'], definition)).toEqual({
      parameters: { TripsUri: 'trips', GroundTruthUri: 'ground-truth' },
      problems: [],
    });
  });

  test('without a parameter, or two with one, are told all at once', () => {
    expect(matchFolders(['Trips', 'region', 'trips'], definition).problems).toEqual([
      'The pipeline has no parameter for the folder "region" of the data; its inputs are TripsUri, GroundTruthUri.',
      'The folders "Trips" and "trips" of the data both mean TripsUri.',
    ]);
  });
});

describe('--from', () => {
  test.each([
    ['Prepare', ['Prepare', 'Train', 'Explore', 'Check', 'Register', 'Refuse']],
    ['Train', ['Train', 'Check', 'Register', 'Refuse']],
    ['Explore', ['Explore']],
    ['Check', ['Check', 'Register', 'Refuse']],
  ])('%s runs %j', (name, steps) => {
    expect(stepsFrom(definition, name)).toEqual(steps);
  });

  test('names the steps that there are', () => {
    expect(() => stepsFrom(definition, 'Trian')).toThrow(
      "--from is Trian; the pipeline's steps are Prepare, Train,",
    );
  });
});

test('the step table shows what ran, what was reused and what did not run', () => {
  const states = [
    { name: 'Prepare', status: 'succeeded', origin: 'cached', metadata: {} },
    { name: 'Train', status: 'failed', origin: 'ran', seconds: 61, metadata: {} },
  ] as const;

  expect(stepTable(definition, states).split('\n').slice(0, 4)).toEqual([
    'step      status     how          time',
    'Prepare   succeeded  cached',
    'Train     failed     ran     1 min 1 s',
    'Explore   not run',
  ]);
});

describe('the command line of', () => {
  test('try', () => {
    expect(
      parseArguments(['pipelines/x', '--data', 'd', '--set', 'A=1', '--set', 'B=x=y', '--from', 'Train']),
    ).toEqual({
      pipeline: 'pipelines/x',
      data: 'd',
      from: 'Train',
      parameters: { A: '1', B: 'x=y' },
    });
  });

  test.each([
    [[], 'Which pipeline?'],
    [['a', 'b'], 'One pipeline at a time'],
    [['a', '--set', 'x'], '--set is "x"; write NAME=VALUE.'],
    [['a', '--frm', 'x'], "Unknown option '--frm'"],
  ])('try refuses %j', (argv, message) => {
    expect(() => parseArguments(argv)).toThrow(message);
  });

  test('demo', () => {
    const synthetic = { kind: 'synthetic', rows: 20_000, seed: 1 };
    expect(parseDemo([])).toEqual({ data: { ...synthetic, steady: false }, pause: false });
    expect(parseDemo(['--steady'])).toEqual({ data: { ...synthetic, steady: true }, pause: false });
    expect(parseDemo(['--trips', 'a', 'b', '--zones', 'z', '--pause'])).toEqual({
      data: { kind: 'tlc', trips: ['a', 'b'], zones: 'z', later: [] },
      pause: true,
    });
    expect(parseDemo(['--trips', 'a', '--then', 'b', 'c', '--zones', 'z'])).toEqual({
      data: { kind: 'tlc', trips: ['a'], zones: 'z', later: ['b', 'c'] },
      pause: false,
    });
  });

  test.each([
    [['--trips', 'a'], '--trips needs --zones'],
    [['--zones', 'z'], '--zones needs --trips'],
    [['--then', 'a', '--zones', 'z'], '--then needs --trips'],
    [['--steady', '--trips', 'a', '--zones', 'z'], 'they do not go with'],
    [['--rows', '10'], 'nothing is left to learn from'],
    [['--rows', 'many'], 'write a whole number'],
    [['--rows', '9000', '--trips', 'a', '--zones', 'z'], 'they do not go with'],
    [['now'], '"now" is no option'],
  ])('demo refuses %j', (argv, message) => {
    expect(() => parseDemo(argv)).toThrow(message);
  });
});
