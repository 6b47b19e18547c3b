import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';
import { account, policyOf, trustOf } from './documents.ts';

const run = promisify(execFile);

function environmentOf(here: TemporaryAws, bin: string): NodeJS.ProcessEnv {
  const nowhere = join(here.root, 'no-config');
  return {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: here.root,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...here.aws.environment(),
  };
}

test('boto3 works', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();

  const script = join(import.meta.dirname, '..', 'clients', 'iam.py');
  const { stdout } = await run(python, [script], { env: environmentOf(here, bin) });

  expect(JSON.parse(stdout)).toEqual({
    trust: true,
    policy: true,
    names: ['p'],
    identity: 'arn:aws:sts::111122223333:assumed-role/boto/session',
    listed: 0,
    s3: 'AccessDenied',
    sagemaker: 'AccessDeniedException',
    iam: 'AccessDenied',
    conflict: 'DeleteConflict',
  });
});

test('the AWS CLI works', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();
  const aws = async (command: string[], more: NodeJS.ProcessEnv = {}): Promise<unknown> => {
    const env = { ...environmentOf(here, bin), ...more };
    const { stdout } = await run(join(bin, 'aws'), [...command, '--output', 'json'], { env });
    return stdout === '' ? undefined : JSON.parse(stdout);
  };
  const role = ['--role-name', 'cli'];

  await aws(['iam', 'create-role', ...role, '--assume-role-policy-document', trustOf('*')]);
  const document = policyOf({ Action: 'iam:GetRole', Resource: `${account}:role/cli` });
  const policy = await aws(['iam', 'create-policy', '--policy-name', 'p', '--policy-document', document]);
  expect(policy).toMatchObject({ Policy: { Arn: `${account}:policy/p`, AttachmentCount: 0 } });
  await aws(['iam', 'attach-role-policy', ...role, '--policy-arn', `${account}:policy/p`]);
  const session = await aws([
    'sts',
    'assume-role',
    '--role-arn',
    `${account}:role/cli`,
    '--role-session-name',
    'here',
    '--query',
    'Credentials.[AccessKeyId, SecretAccessKey, SessionToken]',
  ]);
  const [id, secret, token] = Array.isArray(session) ? session.map(String) : [];
  const keys = { AWS_ACCESS_KEY_ID: id, AWS_SECRET_ACCESS_KEY: secret, AWS_SESSION_TOKEN: token };

  expect(await aws(['iam', 'get-role', ...role], keys)).toMatchObject({
    Role: { RoleName: 'cli', AssumeRolePolicyDocument: JSON.parse(trustOf('*')) },
  });
  await expect(aws(['iam', 'list-attached-role-policies', ...role], keys)).rejects.toThrow(
    'An error occurred (AccessDenied) when calling the ListAttachedRolePolicies operation: User: arn:aws:sts::111122223333:assumed-role/cli/here is not authorized to perform: iam:ListAttachedRolePolicies',
  );
});
