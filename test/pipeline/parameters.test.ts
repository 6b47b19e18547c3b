import { describe, expect, test } from 'vitest';
import { checkParameterValues, inputUri, type ParameterSpec } from '../../actions/lib/pipeline/parameters.ts';

const PARAMETERS: readonly ParameterSpec[] = [
  { name: 'Source', type: 'String', default: 'Manual', enum: ['Manual', 'Drift'], input: false },
  { name: 'Count', type: 'Integer', default: 1, input: false },
  { name: 'Ratio', type: 'Float', default: 0.5, input: false },
  { name: 'Flag', type: 'Boolean', default: false, input: false },
  { name: 'Uri', type: 'String', default: 's3://b/default', input: true },
];

describe('values of an execution', () => {
  test.each([
    [{}],
    [{ Source: 'Drift', Count: '-3', Ratio: '1e-3', Flag: 'true' }],
    [{ Count: '+4', Ratio: '.5' }],
    [{ Ratio: '7' }],
    [{ Uri: 'x'.repeat(1024) }],
  ])('%j are right', (given) => {
    expect(checkParameterValues(PARAMETERS, given)).toEqual({ values: given, problems: [] });
  });

  test.each([
    [
      { Source: 'Drfit' },
      "parameter Source: 'Drfit' is not allowed; did you mean 'Drift'? Allowed: Manual, Drift.",
    ],
    [{ Count: '1.5' }, "parameter Count: '1.5' is no whole number"],
    [{ Count: '' }, "parameter Count: '' is no whole number"],
    [{ Ratio: 'NaN' }, "parameter Ratio: 'NaN' is no number"],
    [{ Flag: 'yes' }, "parameter Flag: 'yes' is neither true nor false"],
    [{ Uri: 'x'.repeat(1025) }, 'parameter Uri: has 1025 characters; SageMaker takes at most 1024'],
    [
      { Cuont: '1' },
      "parameter Cuont: no such parameter; did you mean 'Count'? Parameters: Source, Count, Ratio, Flag, Uri.",
    ],
    [
      { toString: '1' },
      'parameter toString: no such parameter; Parameters: Source, Count, Ratio, Flag, Uri.',
    ],
  ])('%j are wrong', (given, problem) => {
    expect(checkParameterValues(PARAMETERS, given)).toEqual({ values: {}, problems: [problem] });
  });

  test('all problems come at once, and a missing value is one', () => {
    const parameters: ParameterSpec[] = [...PARAMETERS, { name: 'Needed', type: 'Integer', input: false }];

    expect(checkParameterValues(parameters, { Count: 'x', Flag: 'x', Ratio: '2' })).toEqual({
      values: { Ratio: '2' },
      problems: [
        "parameter Count: 'x' is no whole number",
        "parameter Flag: 'x' is neither true nor false",
        'parameter Needed: has no default, so a value (Integer) has to be given',
      ],
    });
    expect(checkParameterValues(parameters, { Needed: '1' }).problems).toEqual([]);
  });
});

describe('the address of an input', () => {
  const input = { step: 'Prep', name: 'trips' };

  test.each([
    ['is given whole', 's3://b/trips', {}, 's3://b/trips'],
    ['is the default of a parameter', { parameter: 'Uri' }, {}, 's3://b/default'],
    ['is a given value', { parameter: 'Uri' }, { Uri: 's3://b/given' }, 's3://b/given'],
    [
      'is joined',
      { join: [{ parameter: 'Uri' }, '/', { parameter: 'Count' }] },
      { Uri: 's3://x' },
      's3://x/1',
    ],
    ['is not known without a value', { parameter: 'Needed' }, {}, undefined],
    ['is not known without all values', { join: ['s3://', { parameter: 'Needed' }] }, {}, undefined],
  ])('%s', (_, uri, values, expected) => {
    expect(inputUri({ ...input, uri }, PARAMETERS, values)).toBe(expected);
  });
});
