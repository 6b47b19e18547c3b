import { expect, test } from 'vitest';
import { checkPolicy } from '../../../local/aws/iam/policy-syntax.ts';

const version = '2012-10-17';
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const trust = {
  Effect: 'Allow',
  Action: 'sts:AssumeRole',
  Principal: { Service: 'sagemaker.amazonaws.com' },
};

const identity = (statement: unknown) => JSON.stringify({ Version: version, Statement: statement });

test.each([
  identity(allow),
  identity([allow, { ...allow, Sid: 'Read2', Effect: 'Deny' }]),
  identity({ Effect: 'Allow', NotAction: 'iam:*', NotResource: 'arn:aws:s3:::b/*' }),
  identity({ ...allow, Condition: { 'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a', 'b'] } } }),
  identity({ ...allow, Condition: { Bool: { 'aws:SecureTransport': false } } }),
  identity({ ...allow, Resource: ['arn:aws:s3:::*', 'arn:*:s3:::b', 'arn:aws:sagemaker:*'] }),
])('%s is accepted', (document) => {
  expect(() => checkPolicy(document, 'identity')).not.toThrow();
});

test.each([
  ['{', 'This policy contains invalid Json'],
  ['[]', 'Syntax errors in policy.'],
  [JSON.stringify({ Version: version }), 'Syntax errors in policy.'],
  [JSON.stringify({ Version: version, Statement: [] }), 'Syntax errors in policy.'],
  [JSON.stringify({ Version: version, Statements: [allow] }), 'Syntax errors in policy.'],
  [JSON.stringify({ Version: '2020-01-01', Statement: allow }), 'Syntax errors in policy.'],
  [JSON.stringify({ Statement: allow }), 'Policy document must be version 2012-10-17 or greater.'],
  [identity({ ...allow, Effect: 'allow' }), 'Syntax errors in policy.'],
  [identity({ ...allow, Actions: 's3:*' }), 'Syntax errors in policy.'],
  [identity({ ...allow, NotAction: 's3:*' }), 'Syntax errors in policy.'],
  [identity({ ...allow, Action: 7 }), 'Syntax errors in policy.'],
  [identity({ ...allow, Condition: { StringEqual: { a: 'b' } } }), 'Invalid Condition type : StringEqual.'],
  [identity({ ...allow, Condition: { StringEquals: 'b' } }), 'Syntax errors in policy.'],
  [identity({ ...allow, Sid: 'not this' }), 'Statement IDs (SID) must be alpha-numeric.'],
  [
    identity([
      { ...allow, Sid: 'A' },
      { ...allow, Sid: 'A' },
    ]),
    'Statement IDs (SID) in a single policy must be unique.',
  ],
  [identity({ Effect: 'Allow', Resource: '*' }), 'Policy statement must contain actions.'],
  [identity({ ...allow, Action: [] }), 'Policy statement must contain actions.'],
  [identity({ Effect: 'Allow', Action: 's3:*' }), 'Policy statement must contain resources.'],
  [identity({ ...allow, Action: 'GetObject' }), 'must be prefaced by a vendor'],
  [identity({ ...allow, Action: 's3:Get:Object' }), 'Actions/Condition can contain only one colon.'],
  [identity({ ...allow, Action: 's_3:GetObject' }), 'Vendor s_3 is not valid'],
  [identity({ ...allow, Resource: 'bucket' }), 'Resource bucket must be in ARN format or "*".'],
  [identity({ ...allow, Resource: 'arn:aw:s3:::b' }), 'Partition "aw" is not valid for resource'],
  [identity({ ...allow, Resource: 'arn:aws:s3:eu-west-1::b' }), 'can not contain region information'],
  [identity({ ...allow, Resource: 'arn:aws:iam:eu-west-1:1:role/r' }), 'cannot contain region information'],
  [identity({ ...allow, Principal: '*' }), 'Policy document should not specify a principal.'],
])('%s: %s', (document, message) => {
  expect(() => checkPolicy(document, 'identity')).toThrow(
    expect.objectContaining({ code: 'MalformedPolicyDocument', message: expect.stringContaining(message) }),
  );
});

const provider = 'arn:aws:iam::111122223333:oidc-provider/token.actions.githubusercontent.com';

test.each([
  identity(trust),
  identity({ ...trust, Principal: { AWS: ['111122223333', 'arn:aws:iam::111122223333:root', '*'] } }),
  identity({ ...trust, Principal: { Federated: provider }, Action: 'sts:AssumeRoleWithWebIdentity' }),
  identity({ ...trust, Action: ['sts:AssumeRole', 'sts:TagSession'] }),
])('%s is accepted as trust', (document) => {
  expect(() => checkPolicy(document, 'trust')).not.toThrow();
});

test.each([
  [{ ...trust, Resource: '*' }, 'Has prohibited field Resource'],
  [{ Effect: 'Allow', Action: 'sts:AssumeRole' }, 'Missing required field Principal'],
  [{ ...trust, Action: 's3:GetObject' }, 'AssumeRole policy may only specify STS AssumeRole actions.'],
  [{ ...trust, Principal: { Service: 'sagemaker' } }, 'Invalid principal in policy: "SERVICE":"sagemaker"'],
  [{ ...trust, Principal: { AWS: 'somebody' } }, 'Invalid principal in policy: "AWS":"somebody"'],
  [{ ...trust, Principal: { Federated: 'x' } }, 'Invalid principal in policy: "FEDERATED":"x"'],
  [{ ...trust, Principal: { Robot: 'x' } }, 'Syntax errors in policy.'],
  [{ ...trust, Principal: 'x' }, 'Syntax errors in policy.'],
])('%j is no trust: %s', (statement, message) => {
  expect(() => checkPolicy(identity(statement), 'trust')).toThrow(message);
});
