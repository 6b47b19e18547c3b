import { readFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import { CreateSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { Session } from '../training/session.ts';
import { clientSettings } from './client.ts';

/** What the templates made of an empty account. */
export interface Account {
  region: string;
  bucket: string;
  executionRole: string;
  trainRole: string;
  environments: Readonly<Record<string, EnvironmentRoles>>;
}

/** A local AWS, and the name of the bucket to make there. */
export type Place = Pick<Session, 'aws' | 'bucket'>;

/** ARNs. */
export interface EnvironmentRoles {
  plan: string;
  propose: string;
  deploy: string;
  service: string;
  schedule: string;
}

/** The GitHub repository whose jobs the roles trust, with the numbers that its tokens carry. */
export interface TrustedRepository {
  owner: string;
  ownerId: number;
  name: string;
  id: number;
}

export interface AccountOptions {
  session: Place;
  repository: TrustedRepository;
  /** Folder with the templates. */
  templates: string;
  /** Environments in their order; the first one approves packages. */
  environments: readonly string[];
  tell: (what: string) => void;
}

/** Deploys `bootstrap.yaml`, then `environment.yaml` for each environment, as docs/aws-account.md says. */
export async function setUpAccount(options: AccountOptions): Promise<Account> {
  const { session, repository, templates, environments, tell } = options;
  const client = new CloudFormationClient(clientSettings(session));
  try {
    const file = (name: string) => readFile(path.join(templates, name), 'utf8');
    tell('bootstrap.yaml');
    const outputs = await deployStack(client, 'sagemaker-drift-gitops', await file('bootstrap.yaml'), {
      ...trustParameters(repository),
      BucketName: session.bucket,
    });
    const template = await file('environment.yaml');
    const roles: Record<string, EnvironmentRoles> = {};
    for (const [index, environment] of environments.entries()) {
      tell(`environment.yaml for ${environment}`);
      const made = await deployStack(client, `sagemaker-drift-gitops-${environment}`, template, {
        ...outputs,
        Environment: environment,
        ApprovesPackages: String(index === 0),
      });
      roles[environment] = {
        plan: made['PlanRoleArn'] ?? '',
        propose: made['ProposeRoleArn'] ?? '',
        deploy: made['DeployRoleArn'] ?? '',
        service: made['ServiceRoleArn'] ?? '',
        schedule: made['ScheduleRoleArn'] ?? '',
      };
    }
    return {
      region: session.aws.region,
      bucket: outputs['ArtifactBucket'] ?? '',
      executionRole: outputs['ExecutionRoleArn'] ?? '',
      trainRole: outputs['TrainRoleArn'] ?? '',
      environments: roles,
    };
  } finally {
    client.destroy();
  }
}

export interface EventOptions extends Pick<AccountOptions, 'session' | 'repository' | 'templates'> {
  /** Root of GitHub's REST API. */
  apiUrl: string;
  /** A token that may dispatch events. */
  token: string;
  /** Names of the pipelines whose ends GitHub is told. */
  pipelines: readonly string[];
}

/** Puts the token into Secrets Manager and deploys `events.yaml`, as docs/events.md says. */
export async function connectEvents(options: EventOptions): Promise<void> {
  const { session, repository, templates, apiUrl, token, pipelines } = options;
  const secrets = new SecretsManagerClient(clientSettings(session));
  const client = new CloudFormationClient(clientSettings(session));
  try {
    const secret = await secrets.send(
      new CreateSecretCommand({ Name: 'sagemaker-drift-gitops/github-token', SecretString: token }),
    );
    const template = await readFile(path.join(templates, 'events.yaml'), 'utf8');
    await deployStack(client, 'sagemaker-drift-gitops-events', template, {
      ...trustParameters(repository),
      GitHubApiUrl: apiUrl,
      TrainingPipelines: pipelines.join(','),
      TokenSecretArn: secret.ARN ?? '',
      TokenSecretVersionId: secret.VersionId ?? '',
    });
  } finally {
    secrets.destroy();
    client.destroy();
  }
}

function trustParameters({ owner, ownerId, name, id }: TrustedRepository): Record<string, string> {
  return {
    GitHubOwner: owner,
    GitHubOwnerId: String(ownerId),
    GitHubRepository: name,
    GitHubRepositoryId: String(id),
  };
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
