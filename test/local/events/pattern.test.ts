import { describe, expect, test } from 'vitest';
import { matches, parsePattern } from '../../../local/aws/events/pattern.ts';

const event = {
  source: 'aws.sagemaker',
  resources: [
    'arn:aws:sagemaker:us-east-1:1:pipeline/taxi',
    'arn:aws:sagemaker:us-east-1:1:pipeline/taxi/execution/x',
  ],
  detail: {
    status: 'Succeeded',
    size: 12,
    empty: '',
    nothing: null,
    ok: true,
    parts: [{ name: 'a' }, { name: 'b' }],
  },
};

test.each<[string, object, boolean]>([
  ['a value', { source: ['aws.sagemaker'] }, true],
  ['one of several', { source: ['aws.s3', 'aws.sagemaker'] }, true],
  ['another value', { source: ['aws.s3'] }, false],
  ['all fields', { source: ['aws.sagemaker'], detail: { status: ['Failed'] } }, false],
  ['an element of a list', { resources: ['arn:aws:sagemaker:us-east-1:1:pipeline/taxi'] }, true],
  ['a member of an element', { detail: { parts: { name: ['b'] } } }, true],
  ['a number', { detail: { size: [12] } }, true],
  ['a number, not its text', { detail: { size: ['12'] } }, false],
  ['true', { detail: { ok: [true] } }, true],
  ['null', { detail: { nothing: [null] } }, true],
  ['an empty text', { detail: { empty: [''] } }, true],
  ['a prefix', { source: [{ prefix: 'aws.' }] }, true],
  ['a prefix in any case', { source: [{ prefix: { 'equals-ignore-case': 'AWS.' } }] }, true],
  ['a suffix', { resources: [{ suffix: ':pipeline/taxi' }] }, true],
  ['another suffix', { resources: [{ suffix: ':pipeline/axi' }] }, false],
  ['in any case', { detail: { status: [{ 'equals-ignore-case': 'SUCCEEDED' }] } }, true],
  ['a wildcard', { resources: [{ wildcard: 'arn:*:pipeline/t*i' }] }, true],
  ['a wildcard that is a character', { source: [{ wildcard: 'aws\\*sagemaker' }] }, false],
  ['a wildcard whose dot is a dot', { source: [{ wildcard: 'aws.s*' }] }, true],
  ['anything but', { detail: { status: [{ 'anything-but': 'Failed' }] } }, true],
  ['anything but of a list', { detail: { status: [{ 'anything-but': ['Failed', 'Succeeded'] }] } }, false],
  ['anything but a prefix', { source: [{ 'anything-but': { prefix: 'aws.' } }] }, false],
  ['anything but suffixes', { source: [{ 'anything-but': { suffix: ['s3', 'ec2'] } }] }, true],
  ['anything but, of what is not there', { detail: { none: [{ 'anything-but': 'x' }] } }, false],
  ['a range', { detail: { size: [{ numeric: ['>', 10, '<=', 12] }] } }, true],
  ['out of range', { detail: { size: [{ numeric: ['<', 12] }] } }, false],
  ['exists', { detail: { size: [{ exists: true }] } }, true],
  ['does not exist', { detail: { none: [{ exists: false }] } }, true],
  ['exists after all', { detail: { size: [{ exists: false }] } }, false],
  ['not a leaf', { detail: [{ exists: true }] }, false],
  ['inside of what is not there', { other: { deep: ['x'] } }, false],
  ['either', { $or: [{ source: ['aws.s3'] }, { detail: { size: [12] } }] }, true],
  ['neither', { $or: [{ source: ['aws.s3'] }, { detail: { size: [13] } }] }, false],
  ['what every object inherits', { constructor: [{ exists: true }] }, false],
])('%s', (_, pattern, expected) => {
  expect(matches(parsePattern(JSON.stringify(pattern)), event)).toBe(expected);
});

describe('patterns that are not valid say why', () => {
  test.each<[string, string]>([
    ['{', 'Event pattern is not valid'],
    ['[]', 'Filter is not an object'],
    ['{}', 'Empty objects are not allowed'],
    ['{"source": "aws.s3"}', '"source" must be an object or an array'],
    ['{"source": []}', 'Empty arrays are not allowed'],
    ['{"source": [["a"]]}', 'Match value must be'],
    ['{"source": [{"regex": "a"}]}', 'Unrecognized match type regex'],
    ['{"source": [{"prefix": 1}]}', 'prefix match pattern must be a string'],
    ['{"source": [{"numeric": [">"]}]}', 'Invalid member in numeric match'],
    ['{"source": [{"numeric": ["!", 1]}]}', 'Unrecognized numeric range operator'],
    ['{"source": [{"numeric": [">", "1"]}]}', 'must be numeric'],
    ['{"source": [{"exists": "yes"}]}', 'either true or false'],
    ['{"source": [{"wildcard": "a**"}]}', 'Consecutive wildcard'],
    ['{"source": [{"anything-but": {"numeric": []}}]}', 'Unsupported anything-but pattern'],
    ['{"source": [{"anything-but": [true]}]}', 'must be a string or a number'],
    ['{"$or": ["a"]}', '$or takes a list of patterns'],
  ])('%s', (text, reason) => {
    expect(() => parsePattern(text)).toThrow(reason);
  });
});
