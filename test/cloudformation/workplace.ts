import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateOpenIDConnectProviderCommand,
  CreateRoleCommand,
  IAMClient,
  PutRolePolicyCommand,
} from '@aws-sdk/client-iam';
import { AssumeRoleWithWebIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import type { Permission } from '../../local/aws/iam/permission.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { type ActionResult, type ActionRun, runAction } from '../../local/runner/action.ts';
import { ACCOUNT, type Role } from './account.ts';
import { ISSUER, tokenIssuer } from './token.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');

export interface Job extends Partial<Omit<ActionRun, 'action' | 'cwd'>> {
  action: string;
  role: string;
  /** The `sub` claim of the job's token. */
  subject: string;
}

/** An account with roles and rows, and a checked-out repository whose jobs take these roles on. */
export interface Workplace extends AsyncDisposable {
  aws: LocalAws;
  workspace: string;
  run(job: Job): Promise<ActionResult>;
  used(role: string): readonly Permission[];
  /** Calls that were refused to sessions of a role, as `role: operation`. */
  refusals(): string[];
}

export async function openWorkplace(roles: Readonly<Record<string, Role>>): Promise<Workplace> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'account-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const { webIdentity, tokenOf } = tokenIssuer();
  const aws = stack.use(await startLocalAws({ root: path.join(folder, 'aws'), webIdentity }));
  const client = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  await makeRoles(new IAMClient(client), roles);
  await aws.objects.createBucket('artifacts');
  const rows = Array.from({ length: 40 }, (_, x) => `${3 * x + 1},${x}\n`).join('');
  await aws.objects.put('artifacts', 'prices/input/rows/rows.csv', rows);
  const workspace = path.join(folder, 'repository');
  await mkdir(workspace);
  await cp(path.join(import.meta.dirname, 'pipelines'), path.join(workspace, 'pipelines'), {
    recursive: true,
  });

  const sts = new STSClient(client);
  async function run({ action, role, subject, env, inputs, ...job }: Job): Promise<ActionResult> {
    const { Credentials: credentials } = await sts.send(
      new AssumeRoleWithWebIdentityCommand({
        RoleArn: `${ACCOUNT}:role/${role}`,
        RoleSessionName: 'job',
        WebIdentityToken: tokenOf({ sub: subject }),
      }),
    );
    return await runAction({
      ...job,
      action: path.join(REPOSITORY, 'actions', action),
      cwd: workspace,
      inputs: { ...inputs },
      env: {
        ...aws.environment(),
        AWS_ACCESS_KEY_ID: credentials?.AccessKeyId ?? '',
        AWS_SECRET_ACCESS_KEY: credentials?.SecretAccessKey ?? '',
        AWS_SESSION_TOKEN: credentials?.SessionToken ?? '',
        GITHUB_SHA: 'c0ffee',
        GITHUB_REPOSITORY: 'octo-org/models',
        ...env,
      },
    });
  }
  const kept = stack.move();
  return {
    aws,
    workspace,
    run,
    used: (role) => aws.access.used(`${ACCOUNT}:role/${role}`),
    refusals: () =>
      aws.requests
        .all()
        .filter(({ code }) => code?.startsWith('AccessDenied'))
        .map(({ principal, operation }) => `${principal}: ${operation}`),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function makeRoles(iam: IAMClient, roles: Readonly<Record<string, Role>>): Promise<void> {
  await iam.send(
    new CreateOpenIDConnectProviderCommand({ Url: ISSUER, ClientIDList: ['sts.amazonaws.com'] }),
  );
  for (const { name, trust, maxSessionDuration, policies } of Object.values(roles)) {
    await iam.send(
      new CreateRoleCommand({
        RoleName: name,
        AssumeRolePolicyDocument: trust,
        MaxSessionDuration: maxSessionDuration,
      }),
    );
    for (const [policy, document] of Object.entries(policies)) {
      await iam.send(
        new PutRolePolicyCommand({
          RoleName: name,
          PolicyName: policy,
          PolicyDocument: JSON.stringify(document),
        }),
      );
    }
  }
}
