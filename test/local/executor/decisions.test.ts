import { describe, expect, test } from 'vitest';
import { cacheKey, oldestHit } from '../../../local/executor/cache.ts';
import { parseDuration } from '../../../local/executor/duration.ts';
import { bindParameters } from '../../../local/executor/parameter.ts';
import { retryDelay, type RetryPolicy } from '../../../local/executor/retry.ts';

const day = 86_400_000;

test.each([
  ['P30D', 30 * day],
  ['PT1H', 3_600_000],
  ['P1Y2M3W4DT5H6M7S', (365 + 60 + 21 + 4) * day + 18_367_000],
  ['30d', 30 * day],
  ['T16m', 960_000],
  ['30dT5h', 30 * day + 18_000_000],
  ['P', undefined],
  ['PT', undefined],
  ['', undefined],
  ['1 day', undefined],
  ['P-1D', undefined],
])('the duration %s', (text, expected) => {
  expect(parseDuration(text)).toBe(expected);
});

describe('parameters', () => {
  const declarations = [
    { name: 'Text', type: 'String', defaultValue: 'x', enumValues: ['x', 'y'] },
    { name: 'Count', type: 'Integer', defaultValue: 1 },
    { name: 'Share', type: 'Float', defaultValue: 0.5 },
    { name: 'Flag', type: 'Boolean', defaultValue: false },
    { name: 'Needed', type: 'String' },
  ] as const;

  test('given ones are typed, the others have their defaults', () => {
    const { values, problems } = bindParameters(declarations, {
      Needed: '',
      Count: '-3',
      Share: '1e-3',
      Flag: 'True',
    });

    expect(problems).toEqual([]);
    expect(values).toEqual({ Text: 'x', Count: -3, Share: 0.001, Flag: true, Needed: '' });
  });

  test('all problems are told at once', () => {
    const { problems } = bindParameters(declarations, {
      Text: 'z',
      Count: '1.5',
      Share: 'much',
      Flag: 'yes',
      Other: '1',
    });

    expect(problems).toEqual([
      "Parameter 'Other' is not declared in the pipeline definition, which has: Text, Count, Share, Flag, Needed.",
      "Parameter 'Text' must be one of [x, y], but its value is 'z'.",
      "Parameter 'Count' is of type Integer, but its value is '1.5'.",
      "Parameter 'Share' is of type Float, but its value is 'much'.",
      "Parameter 'Flag' is of type Boolean, but its value is 'yes'.",
      "Parameter 'Needed' has no default value, so a value must be given.",
    ]);
  });

  test('a name of Object.prototype is not a value', () => {
    expect(bindParameters([{ name: 'toString', type: 'String' }], {}).problems).toHaveLength(1);
  });
});

describe('the cache', () => {
  const settings = {
    AppSpecification: { ImageUri: 'i' },
    ProcessingInputs: ['s3://a'],
    Environment: { A: '1' },
  };

  test.each([
    ['another output', { ...settings, ProcessingOutputConfig: { Outputs: [] } }, true],
    ['more instances', { ...settings, ProcessingResources: { ClusterConfig: 2 } }, true],
    ['members in another order', Object.fromEntries(Object.entries(settings).toReversed()), true],
    ['another input', { ...settings, ProcessingInputs: ['s3://b'] }, false],
    ['another environment', { ...settings, Environment: { A: '2' } }, false],
    [
      'no environment',
      { AppSpecification: settings.AppSpecification, ProcessingInputs: settings.ProcessingInputs },
      false,
    ],
  ])('%s', (_name, other, isEqual) => {
    expect(cacheKey('Processing', other) === cacheKey('Processing', settings)).toBe(isEqual);
  });

  test('only some step types have one', () => {
    expect(
      ['Training', 'QualityCheck', 'Condition', 'RegisterModel', 'Fail'].map(
        (type) => cacheKey(type, {}) !== undefined,
      ),
    ).toEqual([true, true, false, false, false]);
  });

  test('says how old a hit may be', () => {
    const now = new Date('2026-03-31T00:00:00Z');

    expect(oldestHit({ enabled: true, expireAfter: 'P30D' }, now)).toEqual(new Date('2026-03-01T00:00:00Z'));
    expect(oldestHit({ enabled: true }, now)).toEqual(new Date(0));
    expect(oldestHit({ enabled: false, expireAfter: 'P30D' }, now)).toBeUndefined();
    expect(oldestHit(undefined, now)).toBeUndefined();
  });
});

describe('retries', () => {
  const attempts: RetryPolicy = {
    exceptionTypes: ['SageMaker.JOB_INTERNAL_ERROR'],
    interval: 5,
    backoffRate: 3,
    maxAttempts: 2,
  };
  const minutes: RetryPolicy = {
    exceptionTypes: ['SageMaker.RESOURCE_LIMIT'],
    interval: 60,
    backoffRate: 2,
    expireAfter: 2,
  };

  test.each([
    ['the first', attempts, 'SageMaker.JOB_INTERNAL_ERROR', 1, 0, 5],
    ['the second', attempts, 'SageMaker.JOB_INTERNAL_ERROR', 2, 5, 15],
    ['no third', attempts, 'SageMaker.JOB_INTERNAL_ERROR', 3, 20, undefined],
    ['in time', minutes, 'SageMaker.RESOURCE_LIMIT', 1, 0, 60],
    ['too late', minutes, 'SageMaker.RESOURCE_LIMIT', 2, 60, undefined],
    ['no policy', attempts, 'SageMaker.CAPACITY_ERROR', 1, 0, undefined],
    ['an error of the script', attempts, 'other', 1, 0, undefined],
    ['throttling without a policy', attempts, 'Step.THROTTLING', 1, 0, 1],
  ] as const)('%s', (_name, policy, kind, made, elapsed, expected) => {
    expect(retryDelay([policy], kind, made, elapsed)).toBe(expected);
  });
});
