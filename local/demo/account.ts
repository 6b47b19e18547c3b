import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { type ActionResult, type ActionRun, runAction } from '../runner/action.ts';
import type { LogLine } from '../runner/log.ts';
import { REPOSITORY, type Session } from '../training/session.ts';
import { clientSettings } from './client.ts';
import { assumeRole, OWNER, REPOSITORY_NAME, type TokenIssuer } from './identity.ts';

/** What the bootstrap templates made, and jobs that run with its roles. */
export interface Account {
  bucket: string;
  executionRole: string;
  trainRole: string;
  environments: Readonly<Record<string, EnvironmentRoles>>;
  /** Runs an action's bundle as a job of the demo's repository: with the credentials that its token gets for its role. */
  act(job: Job): Promise<ActionResult>;
}

/** A local AWS, and the name of the bucket to make there. */
export type Place = Pick<Session, 'aws' | 'bucket'>;

export interface EnvironmentRoles {
  plan: string;
  deploy: string;
  service: string;
}

export interface Job extends Pick<ActionRun, 'action' | 'inputs' | 'cwd'> {
  role: 'train' | 'plan' | 'deploy';
  /** The environment whose role it is; a job with the role to train has none. */
  environment?: string;
  runId: string;
  commit: string;
  onLine?: (line: LogLine) => void;
  signal?: AbortSignal;
}

export interface AccountOptions {
  session: Place;
  issuer: TokenIssuer;
  /** Folder with the templates. */
  templates: string;
  /** Environments in their order; the first one approves packages. */
  environments: readonly string[];
  tell: (what: string) => void;
}

/** Deploys `bootstrap.yaml`, then `environment.yaml` for each environment, as docs/aws-account.md says. */
export async function setUpAccount(options: AccountOptions): Promise<Account> {
  const { session, issuer, templates, environments, tell } = options;
  const client = new CloudFormationClient(clientSettings(session));
  try {
    const file = (name: string) => readFile(path.join(templates, name), 'utf8');
    tell('bootstrap.yaml');
    const outputs = await deployStack(client, 'sagemaker-drift-gitops', await file('bootstrap.yaml'), {
      GitHubOwner: OWNER.name,
      GitHubOwnerId: OWNER.id,
      GitHubRepository: REPOSITORY_NAME.name,
      GitHubRepositoryId: REPOSITORY_NAME.id,
      BucketName: session.bucket,
    });
    const template = await file('environment.yaml');
    const roles: Record<string, EnvironmentRoles> = {};
    for (const [index, environment] of environments.entries()) {
      tell(`environment.yaml for ${environment}`);
      const { PlanRoleArn, DeployRoleArn, ServiceRoleArn } = await deployStack(
        client,
        `sagemaker-drift-gitops-${environment}`,
        template,
        { ...outputs, Environment: environment, ApprovesPackages: String(index === 0) },
      );
      roles[environment] = {
        plan: PlanRoleArn ?? '',
        deploy: DeployRoleArn ?? '',
        service: ServiceRoleArn ?? '',
      };
    }
    const trainRole = outputs['TrainRoleArn'] ?? '';
    return {
      bucket: outputs['ArtifactBucket'] ?? '',
      executionRole: outputs['ExecutionRoleArn'] ?? '',
      trainRole,
      environments: roles,
      act: async (job) => runAction(await actionRun(job, { session, issuer, trainRole, roles })),
    };
  } finally {
    client.destroy();
  }
}

/** Creates a stack and answers its outputs. Outputs of another one that the template has no parameter for are left out. */
async function deployStack(
  client: CloudFormationClient,
  name: string,
  template: string,
  parameters: Readonly<Record<string, string>>,
): Promise<Record<string, string>> {
  // A parameter stands at the beginning of a line below "Parameters:", two blanks in.
  const [, declared = ''] = /^Parameters:\n((?: .*\n|#.*\n|\n)*)/m.exec(template) ?? [];
  const known = new Set([...declared.matchAll(/^ {2}(\w+):$/gm)].map(([, parameter]) => parameter));
  await client.send(
    new CreateStackCommand({
      StackName: name,
      TemplateBody: template,
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      OnFailure: 'DO_NOTHING',
      Parameters: Object.entries(parameters)
        .filter(([ParameterKey]) => known.has(ParameterKey))
        .map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue })),
    }),
  );
  await waitUntilStackCreateComplete(
    { client, maxWaitTime: 60, minDelay: 0.2, maxDelay: 1 },
    { StackName: name },
  );
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName: name }));
  return Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
}

async function actionRun(
  job: Job,
  {
    session,
    issuer,
    trainRole,
    roles,
  }: {
    session: Place;
    issuer: TokenIssuer;
    trainRole: string;
    roles: Readonly<Record<string, EnvironmentRoles>>;
  },
): Promise<ActionRun> {
  const { role, environment = '', runId, commit, onLine, ...run } = job;
  const roleArn = role === 'train' ? trainRole : (roles[environment]?.[role] ?? '');
  // Only the deploying job names the environment, whose reviewers it has to wait for.
  const token = issuer.token(role === 'deploy' ? `environment:${environment}` : 'ref:refs/heads/main');
  const credentials = await assumeRole(session.aws, { roleArn, token, session: `${role}-${runId}` });
  return {
    ...run,
    env: {
      ...session.aws.environment(),
      ...credentials,
      GITHUB_REPOSITORY: `${OWNER.name}/${REPOSITORY_NAME.name}`,
      GITHUB_SHA: commit,
      GITHUB_RUN_ID: runId,
    },
    ...(onLine && { onLine }),
  };
}

/** The session whose training actions run with the role to train, as `train.yml` runs them. */
export function trainingSession(
  session: Session,
  account: Account,
  repository: { folder: string },
  commit: string,
): Session {
  return {
    ...session,
    act: (action, { pipeline, inputs, runId, onLine, signal }) =>
      account.act({
        action,
        role: 'train',
        cwd: repository.folder,
        inputs: {
          pipeline: path.relative(REPOSITORY, path.resolve(pipeline)),
          'role-arn': account.executionRole,
          'artifact-bucket': account.bucket,
          ...inputs,
        },
        runId,
        commit,
        ...(onLine && { onLine }),
        ...(signal && { signal }),
      }),
  };
}
