import { describe, expect, test } from 'vitest';
import { type Caller, decide, evaluate } from '../../../local/aws/iam/evaluation.ts';
import { matchesArn } from '../../../local/aws/iam/pattern.ts';
import { parsePolicy, type Policy } from '../../../local/aws/iam/policy.ts';
import { requestContext } from '../../../local/aws/iam/request-context.ts';

function policy(...statements: object[]): Policy {
  const filled = statements.map((statement) => ({ Effect: 'Allow', ...statement }));
  return parsePolicy(JSON.stringify({ Version: '2012-10-17', Statement: filled }));
}

const bucket = 'arn:aws:s3:::models';
const object = 'arn:aws:s3:::models/taxi/model.tar.gz';
const read = { action: 's3:GetObject', resource: object, context: requestContext() };
const all = { Action: '*', Resource: '*' };

test.each<[string, object[], 'allowed' | 'denied' | 'not-allowed']>([
  ['nothing says nothing', [], 'not-allowed'],
  ['an Allow that fits', [{ Action: 's3:GetObject', Resource: object }], 'allowed'],
  ['lists', [{ Action: ['s3:PutObject', 's3:GetObject'], Resource: [bucket, object] }], 'allowed'],
  ['another action', [{ Action: 's3:PutObject', Resource: object }], 'not-allowed'],
  ['another resource', [{ Action: 's3:GetObject', Resource: bucket }], 'not-allowed'],
  ['a star for all actions', [all], 'allowed'],
  ['a star for all actions of a service', [{ Action: 's3:*', Resource: '*' }], 'allowed'],
  ['a star within an action', [{ Action: 's3:Get*', Resource: '*' }], 'allowed'],
  ['a question mark', [{ Action: 's3:?etObject', Resource: '*' }], 'allowed'],
  ['actions in other letters', [{ Action: 'S3:getobject', Resource: '*' }], 'allowed'],
  ['resources in other letters', [{ Action: '*', Resource: object.toUpperCase() }], 'not-allowed'],
  ['a star at the end of a resource', [{ Action: '*', Resource: `${bucket}/*` }], 'allowed'],
  ['a star in the middle of a resource', [{ Action: '*', Resource: `${bucket}/*/model.tar.gz` }], 'allowed'],
  ['a bucket is not its objects', [{ Action: '*', Resource: 'arn:aws:s3:::model?' }], 'not-allowed'],
  ['NotAction', [{ NotAction: 's3:PutObject', Resource: '*' }], 'allowed'],
  ['NotAction that names it', [{ NotAction: ['iam:*', 's3:Get*'], Resource: '*' }], 'not-allowed'],
  ['NotResource', [{ Action: '*', NotResource: bucket }], 'allowed'],
  ['NotResource that names it', [{ Action: '*', NotResource: [`${bucket}/*`] }], 'not-allowed'],
  ['a Deny wins', [all, { Effect: 'Deny', Action: 's3:GetObject', Resource: '*' }], 'denied'],
  ['a Deny wins before an Allow', [{ Effect: 'Deny', Action: 's3:*', Resource: object }, all], 'denied'],
  ['a Deny of something else', [all, { Effect: 'Deny', Action: 's3:Put*', Resource: '*' }], 'allowed'],
  ['a Deny alone', [{ Effect: 'Deny', ...all }], 'denied'],
  ['a condition that holds', [{ ...all, Condition: { Null: { 'aws:TagKeys': 'true' } } }], 'allowed'],
  ['a condition that fails', [{ ...all, Condition: { Null: { 'aws:TagKeys': 'false' } } }], 'not-allowed'],
  [
    'all conditions have to hold',
    [{ ...all, Condition: { Null: { a: 'true' }, StringEquals: { b: 'x' } } }],
    'not-allowed',
  ],
])('%s', (_, statements, verdict) => {
  expect(evaluate([policy(...statements)], read)).toBe(verdict);
});

test('what one policy allows another one denies', () => {
  const deny = policy({ Effect: 'Deny', Action: 's3:GetObject', Resource: '*' });
  expect(evaluate([policy(all), deny], read)).toBe('denied');
  expect(evaluate([policy(), policy(all)], read)).toBe('allowed');
});

test.each<[string, object, boolean]>([
  ['the key of the caller', { 'aws:PrincipalTag/team': 'taxi' }, true],
  ['another one', { 'aws:PrincipalTag/team': 'bus' }, false],
  ['none', {}, false],
  ['one that would be a wildcard', { 'aws:PrincipalTag/team': '*' }, false],
])('variables in resources: %s', (_, values, allowed) => {
  const own = policy({ Action: 's3:*', Resource: `${bucket}/\${aws:PrincipalTag/team}/*` });
  const asked = { ...read, context: requestContext({ ...values }) };
  expect(evaluate([own], asked)).toBe(allowed ? 'allowed' : 'not-allowed');
});

test.each([
  ["${aws:PrincipalTag/team, 'taxi'}/*", 'taxi/x', true],
  ["${aws:PrincipalTag/team, 'taxi'}/*", 'bus/x', false],
  ['${*}', '*', true],
  ['${*}', 'x', false],
  ['a${?}', 'a?', true],
  ['a${?}', 'ab', false],
  ['${$}x', '$x', true],
])('the pattern %s and the key %s', (pattern, key, allowed) => {
  const asked = { ...read, resource: `${bucket}/${key}` };
  const verdict = evaluate([policy({ Action: '*', Resource: `${bucket}/${pattern}` })], asked);
  expect(verdict).toBe(allowed ? 'allowed' : 'not-allowed');
});

test.each([
  ['*', 'arn:aws:s3:::b', true],
  ['arn:aws:s3:::b', 'arn:aws:s3:::b', true],
  ['arn:aws:s3:::*', 'arn:aws:s3:::b/k:with:colons', true],
  ['arn:aws:sagemaker:*:1:model/*', 'arn:aws:sagemaker:us-east-1:1:model/m', true],
  ['arn:aws:sagemaker:*:model/m', 'arn:aws:sagemaker:us-east-1:1:model/m', false],
  ['arn:aws:sagemaker:*', 'arn:aws:sagemaker:us-east-1:1:model/m', true],
  ['arn:aws:sagemaker:us-*:1:model/m', 'arn:aws:sagemaker:us-east-1:1:model/m', true],
  ['arn:aws:sagemaker:us-east-1:1:endpoint/*', 'arn:aws:sagemaker:us-east-1:1:endpoint-config/c', false],
  ['arn:aws:cloudwatch:us-east-1:1:alarm:T*', 'arn:aws:cloudwatch:us-east-1:1:alarm:Taxi', true],
  ['arn:aws:s3:::b.c', 'arn:aws:s3:::bxc', false],
  ['arn:aws:iam::1:role/r', '*', false],
])('the ARN pattern %s and %s', (pattern, arn, matches) => {
  expect(matchesArn(pattern, arn)).toBe(matches);
});

describe('policies that bound', () => {
  const some = policy({ Action: 's3:GetObject', Resource: `${bucket}/*` });
  const other = policy({ Action: 'iam:*', Resource: '*' });
  const deny = policy({ Effect: 'Deny', ...all });
  test.each([
    ['identity alone', { identity: [some] }, { allowed: true }],
    ['no identity', { identity: [] }, { allowed: false, explicit: false, policy: 'identity' }],
    ['a boundary that allows it too', { identity: [some], boundary: policy(all) }, { allowed: true }],
    ['a boundary alone', { identity: [], boundary: policy(all) }, { policy: 'identity' }],
    [
      'a boundary that lacks it',
      { identity: [some], boundary: other },
      { explicit: false, policy: 'boundary' },
    ],
    ['a boundary that denies', { identity: [some], boundary: deny }, { explicit: true, policy: 'boundary' }],
    ['a session policy that lacks it', { identity: [some], session: other }, { policy: 'session' }],
    ['all three', { identity: [some], boundary: some, session: some }, { allowed: true }],
    ['a Deny before what is missing', { identity: [], session: deny }, { explicit: true, policy: 'session' }],
  ])('%s', (_, policies, decision) => {
    expect(decide(policies, read)).toMatchObject(decision);
  });
});

describe('principals of trust policies', () => {
  const assume = { action: 'sts:AssumeRole', resource: 'arn:aws:iam::1:role/r', context: requestContext() };
  const user: Caller = { type: 'AWS', names: ['arn:aws:iam::1:user/u'] };
  const sagemaker: Caller = { type: 'Service', names: ['sagemaker.amazonaws.com'] };
  test.each<[object, Caller, boolean]>([
    [{ Principal: { AWS: 'arn:aws:iam::1:user/u' } }, user, true],
    [{ Principal: { AWS: 'arn:aws:iam::1:user/*' } }, user, false],
    [{ Principal: { AWS: '*' } }, user, true],
    [{ Principal: '*' }, user, true],
    [{ Principal: { AWS: '*' } }, sagemaker, false],
    [{ Principal: { Service: 'sagemaker.amazonaws.com' } }, sagemaker, true],
    [{ Principal: { Service: ['a.amazonaws.com', 'sagemaker.amazonaws.com'] } }, sagemaker, true],
    [{ Principal: { Service: 'sagemaker.amazonaws.com' } }, user, false],
    [{ NotPrincipal: { AWS: 'arn:aws:iam::1:user/u' } }, user, false],
    [{ NotPrincipal: { AWS: 'arn:aws:iam::1:user/other' } }, user, true],
  ])('%j', (statement, caller, allowed) => {
    const trust = policy({ Action: 'sts:AssumeRole', ...statement });
    expect(evaluate([trust], assume, caller)).toBe(allowed ? 'allowed' : 'not-allowed');
  });
});
