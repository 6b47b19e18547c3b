import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import { AssumeRoleCommand, type Credentials, STSClient } from '@aws-sdk/client-sts';
import type { TemporaryAws } from '../temporary-aws.ts';
import { account, trustOf } from './documents.ts';

export type ClientConfig = TemporaryAws['client'] & {
  credentials: { accessKeyId: string; secretAccessKey: string; sessionToken: string };
};

/** What clients are made with that call as a session. */
export function sessionOf(here: TemporaryAws, credentials: Credentials | undefined): ClientConfig {
  return {
    ...here.client,
    credentials: {
      accessKeyId: credentials?.AccessKeyId ?? '',
      secretAccessKey: credentials?.SecretAccessKey ?? '',
      sessionToken: credentials?.SessionToken ?? '',
    },
  };
}

/** Makes a role with one inline policy, takes it on, and forgets that in the request log. */
export async function assumeNewRole(
  here: TemporaryAws,
  policy: string,
  { name = 'r', session = {} }: { name?: string; session?: object } = {},
): Promise<ClientConfig> {
  const iam = new IAMClient(here.client);
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: trustOf('*') }));
  await iam.send(new PutRolePolicyCommand({ RoleName: name, PolicyName: 'p', PolicyDocument: policy }));
  const command = new AssumeRoleCommand({
    RoleArn: `${account}:role/${name}`,
    RoleSessionName: 'session',
    ...session,
  });
  const { Credentials: credentials } = await new STSClient(here.client).send(command);
  here.aws.requests.clear();
  return sessionOf(here, credentials);
}

/** Whether a role could be taken on, or the name of the error. */
export async function outcomeOf(answer: Promise<unknown>): Promise<string> {
  return await answer.then(
    () => 'assumed',
    (error: unknown) => (error instanceof Error ? error.name : String(error)),
  );
}
