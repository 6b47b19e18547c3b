import { describe, expect, test } from 'vitest';
import { parseReference, references, resolve, type Scope } from '../../../local/executor/expression.ts';
import type { Json } from '../../../local/executor/json.ts';
import { lookUp, parsePropertyPath } from '../../../local/executor/property-path.ts';

const properties: Json = {
  ProcessingOutputConfig: {
    Outputs: [
      { OutputName: 'train', S3Output: { S3Uri: 's3://b/train' } },
      { OutputName: 'odd.name', S3Output: { S3Uri: 's3://b/odd' } },
    ],
  },
  Environment: { A: '1' },
};

const scope: Scope = {
  parameter: (name) => ({ Text: 'a', Number: 7, Flag: true })[name] ?? null,
  execution: (name) => `<${name}>`,
  experiment: (name) => `experiment ${name}`,
  properties: () => properties,
  propertyFile: (step, name) => `s3://b/${step}/${name}`,
  readJson: async (uri) => await Promise.resolve({ uri, list: [{ value: 1 }], 'odd.key': 2 }),
};

test.each([
  ['a.b', ['a', 'b']],
  ["Outputs['train'].S3Output.S3Uri", ['Outputs', 'train', 'S3Output', 'S3Uri']],
  ['list[0].value', ['list', 0, 'value']],
  ['["odd.key"][12]', ['odd.key', 12]],
  ['', undefined],
  ['.a', undefined],
  ['a..b', undefined],
  ['a[', undefined],
  ["a['b", undefined],
])('the path %s', (text, expected) => {
  expect(parsePropertyPath(text)).toEqual(expected);
});

test.each([
  [['ProcessingOutputConfig', 'Outputs', 'train', 'S3Output', 'S3Uri'], 's3://b/train'],
  [['ProcessingOutputConfig', 'Outputs', 1, 'OutputName'], 'odd.name'],
  [['ProcessingOutputConfig', 'Outputs', 'none'], undefined],
  [['Environment', 'toString'], undefined],
  [['Environment', 'A', 'length'], undefined],
])('looks up %j', (path, expected) => {
  expect(lookUp(properties, path)).toEqual(expected);
});

test.each([
  ['Parameters.X', { root: 'Parameters', name: 'X' }],
  ['Execution.PipelineArn', { root: 'Execution', name: 'PipelineArn' }],
  ["Steps.Prep.Outputs['a.b']", { root: 'Steps', step: 'Prep', path: "Outputs['a.b']" }],
  ['PipelineExperimentConfig.TrialName', { root: 'PipelineExperimentConfig', name: 'TrialName' }],
  ['Steps.Prep', undefined],
  ['Parameters', undefined],
  ['Other.X', undefined],
])('the reference %s', (text, expected) => {
  expect(parseReference(text)).toEqual(expected);
});

describe('resolve', () => {
  test.each<[Json, Json]>([
    [{ Get: 'Parameters.Number' }, 7],
    [{ Get: 'Execution.PipelineName' }, '<PipelineName>'],
    [{ Get: 'PipelineExperimentConfig.TrialName' }, 'experiment TrialName'],
    [{ Get: "Steps.S.ProcessingOutputConfig.Outputs['odd.name'].S3Output.S3Uri" }, 's3://b/odd'],
    [{ 'Std:Join': { On: '/', Values: ['s3:/', { Get: 'Parameters.Text' }, 1.5, true] } }, 's3://a/1.5/true'],
    [{ 'Std:Join': { On: '', Values: [{ 'Std:Join': { On: '-', Values: ['x', 'y'] } }, '!'] } }, 'x-y!'],
    [{ 'Std:JsonGet': { PropertyFile: { Get: 'Steps.S.PropertyFiles.P' }, Path: 'uri' } }, 's3://b/S/P'],
    [
      { 'Std:JsonGet': { S3Uri: { 'Std:Join': { On: '', Values: ['s3://', 'x'] } }, Path: 'list[0].value' } },
      1,
    ],
    [{ 'Std:JsonGet': { S3Uri: 's3://x', Path: "['odd.key']" } }, 2],
    // An object with more members than an expression has is just an object.
    [
      { Get: 'Parameters.Text', Other: [{ Get: 'Parameters.Flag' }] },
      { Get: 'Parameters.Text', Other: [true] },
    ],
    [
      ['x', null, { a: { Get: 'Parameters.Text' } }],
      ['x', null, { a: 'a' }],
    ],
  ])('%j', async (value, expected) => {
    expect(await resolve(value, scope)).toEqual(expected);
  });

  test.each<[Json, string]>([
    [{ Get: 'Steps.S.Nothing' }, 'There is no "Nothing" in step S.'],
    [{ Get: 'Somewhere' }, '{"Get": "Somewhere"} is not a reference to Parameters, Execution or Steps.'],
    [{ 'Std:Join': { On: '', Values: [['a']] } }, 'Std:Join cannot join a list.'],
    [{ 'Std:Join': { On: '', Values: 'a' } }, 'Std:Join needs a text "On" and a list "Values".'],
    [{ 'Std:JsonGet': { S3Uri: 's3://x', Path: 'none' } }, 'There is no "none" in s3://x.'],
    [
      { 'Std:JsonGet': { S3Uri: 5, Path: 'a' } },
      'Std:JsonGet needs a PropertyFile or an S3Uri, but S3Uri is the number 5.',
    ],
    [
      { 'Std:JsonGet': { PropertyFile: { Get: 'Steps.S.Other' }, Path: 'a' } },
      'Std:JsonGet\'s PropertyFile is "Steps.S.Other": it must be like Steps.NAME.PropertyFiles.FILE.',
    ],
  ])('%j is refused', async (value, message) => {
    await expect(resolve(value, scope)).rejects.toThrow(message);
  });
});

test('finds all references of a value', () => {
  const value = {
    a: [{ Get: 'Parameters.X' }],
    b: { 'Std:Join': { On: '', Values: [{ Get: 'Steps.S.Y' }, 'Steps.T.Z'] } },
  };

  expect(references(value)).toEqual(['Parameters.X', 'Steps.S.Y']);
});
