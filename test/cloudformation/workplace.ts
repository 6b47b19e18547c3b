import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { paginateListRolePolicies, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { isRecord } from '../../actions/lib/record.ts';
import type { Permission } from '../../local/aws/iam/permission.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { type Account, setUpAccount } from '../../local/demo/account.ts';
import { clientSettings } from '../../local/demo/client.ts';
import { type ActionResult, type ActionRun, runAction } from '../../local/runner/action.ts';
import type { Role } from './account.ts';
import { assumeRole, createTokenIssuer, OWNER, REPOSITORY_NAME } from './identity.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');

export interface Job extends Partial<Omit<ActionRun, 'action' | 'cwd'>> {
  action: string;
  /** ARN of the role that the job takes on. */
  role: string;
  /** How the `sub` claim of the job's token ends: `pull_request`, `environment:prod` or `ref:refs/heads/main`. */
  context: string;
}

/** An account as the templates make it, with rows, and a checked-out repository whose jobs take its roles on. */
export interface Workplace extends AsyncDisposable {
  aws: LocalAws;
  account: Account;
  workspace: string;
  run(job: Job): Promise<ActionResult>;
  /** What the stacks gave a role. */
  policies(roleArn: string): Promise<Pick<Role, 'policies'>>;
  used(roleArn: string): readonly Permission[];
  /** Calls that were refused to sessions of a role, as `role: operation`. */
  refusals(): string[];
}

/**
 * Has a local CloudFormation deploy bootstrap.yaml, and environment.yaml for each environment, of which the first one
 * approves packages.
 */
export async function openWorkplace(environments: readonly string[] = []): Promise<Workplace> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'account-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const issuer = createTokenIssuer();
  const webIdentity = (url: string) => issuer.keys(url);
  const aws = stack.use(await startLocalAws({ root: path.join(folder, 'aws'), webIdentity }));
  const account = await setUpAccount({
    session: { aws, bucket: 'artifacts' },
    repository: {
      owner: OWNER.name,
      ownerId: Number(OWNER.id),
      name: REPOSITORY_NAME.name,
      id: Number(REPOSITORY_NAME.id),
    },
    templates: path.join(REPOSITORY, 'cloudformation'),
    environments,
    tell: () => undefined,
  });
  const rows = Array.from({ length: 40 }, (_, x) => `${3 * x + 1},${x}\n`).join('');
  await aws.objects.put(account.bucket, 'prices/input/rows/rows.csv', rows);
  const workspace = path.join(folder, 'repository');
  await mkdir(workspace);
  await cp(path.join(import.meta.dirname, 'pipelines'), path.join(workspace, 'pipelines'), {
    recursive: true,
  });
  await cp(path.join(REPOSITORY, 'pipelines/monitor'), path.join(workspace, 'pipelines/monitor'), {
    recursive: true,
  });

  async function run({ action, role, context, env, inputs, ...job }: Job): Promise<ActionResult> {
    const token = issuer.token(context);
    const credentials = await assumeRole(aws, { roleArn: role, token, session: 'job' });
    return await runAction({
      ...job,
      action: path.join(REPOSITORY, 'actions', action),
      cwd: workspace,
      inputs: { ...inputs },
      env: {
        ...aws.environment(),
        ...credentials,
        GITHUB_SHA: 'c0ffee',
        GITHUB_REPOSITORY: `${OWNER.name}/${REPOSITORY_NAME.name}`,
        ...env,
      },
    });
  }
  const iam = stack.adopt(new IAMClient(clientSettings({ aws })), (it) => it.destroy());
  const kept = stack.move();
  return {
    aws,
    account,
    workspace,
    run,
    policies: async (roleArn) => ({ policies: await policiesOf(iam, roleArn) }),
    used: (roleArn) => aws.access.used(roleArn),
    refusals: () =>
      aws.requests
        .all()
        .filter(({ code }) => code?.startsWith('AccessDenied'))
        .map(({ principal, operation }) => `${principal}: ${operation}`),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function policiesOf(client: IAMClient, roleArn: string): Promise<Role['policies']> {
  const RoleName = roleArn.split('/').at(-1);
  const policies: Role['policies'] = {};
  for await (const { PolicyNames: names = [] } of paginateListRolePolicies({ client }, { RoleName })) {
    for (const PolicyName of names) {
      const { PolicyDocument = '' } = await client.send(new GetRolePolicyCommand({ RoleName, PolicyName }));
      const document: unknown = JSON.parse(decodeURIComponent(PolicyDocument));
      if (isRecord(document)) policies[PolicyName] = { ...document };
    }
  }
  return policies;
}
