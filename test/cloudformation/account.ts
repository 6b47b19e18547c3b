import { isRecord } from '../../actions/lib/record.ts';
import { deployed, type Deployed, type Values } from './deployed.ts';

export const ACCOUNT = 'arn:aws:iam::111122223333';
export const PROVIDER = `${ACCOUNT}:oidc-provider/token.actions.githubusercontent.com`;

export const GITHUB: Values = {
  GitHubOwner: 'octo-org',
  GitHubOwnerId: '583231',
  GitHubRepository: 'models',
  GitHubRepositoryId: '1296269',
};

export interface Role {
  name: string;
  trust: string;
  maxSessionDuration: number;
  /** Policy documents by the policy's name. */
  policies: Record<string, Record<string, unknown>>;
}

export interface Statement {
  Sid: string;
  Effect: string;
  Action: string | string[];
  Resource: string | string[];
  Condition?: Record<string, Record<string, string | string[]>>;
}

/** What bootstrap.yaml makes of an account. */
export function bootstrap(parameters: Values = {}): Deployed {
  return deployed(
    'bootstrap.yaml',
    { ...GITHUB, ...parameters },
    {
      Bucket: 'artifacts',
      'Bucket.Arn': 'arn:aws:s3:::artifacts',
      IdentityProvider: PROVIDER,
      'ExecutionRole.Arn': `${ACCOUNT}:role/ExecutionRole`,
      'TrainRole.Arn': `${ACCOUNT}:role/TrainRole`,
    },
  );
}

/** What environment.yaml makes of an environment, given what bootstrap.yaml puts out. */
export function environment(parameters: Values = {}): Deployed {
  return deployed(
    'environment.yaml',
    {
      ...GITHUB,
      Environment: 'prod',
      ApprovesPackages: 'false',
      ArtifactBucket: 'artifacts',
      ExecutionRoleArn: `${ACCOUNT}:role/ExecutionRole`,
      IdentityProviderArn: PROVIDER,
      ...parameters,
    },
    {
      'ServiceRole.Arn': `${ACCOUNT}:role/ServiceRole`,
      'ScheduleRole.Arn': `${ACCOUNT}:role/ScheduleRole`,
    },
  );
}

/** The roles of a stack with the policies that the stack gives them, by logical id. */
export function rolesOf({ resources }: Deployed): Record<string, Role> {
  const roles: Record<string, Role> = {};
  for (const [name, { Type: type, Properties: properties }] of Object.entries(resources)) {
    if (type !== 'AWS::IAM::Role') continue;
    const policies = recordsOf(properties['Policies']).map((policy) => [
      String(policy['PolicyName']),
      recordOf(policy['PolicyDocument']),
    ]);
    roles[name] = {
      name,
      trust: JSON.stringify(properties['AssumeRolePolicyDocument']),
      maxSessionDuration: Number(properties['MaxSessionDuration'] ?? 3600),
      policies: Object.fromEntries(policies),
    };
  }
  for (const { Type: type, Properties: properties } of Object.values(resources)) {
    if (type !== 'AWS::IAM::Policy') continue;
    const owners: unknown[] = Array.isArray(properties['Roles']) ? properties['Roles'] : [];
    for (const owner of owners) {
      const role = roles[String(owner)];
      if (role) role.policies[String(properties['PolicyName'])] = recordOf(properties['PolicyDocument']);
    }
  }
  return roles;
}

export function statementsOf(role: Pick<Role, 'policies'>): Statement[] {
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- cfn-lint checks policies' shapes.
  return Object.values(role.policies).flatMap((policy) => policy['Statement'] as Statement[]);
}

export function actionsOf(role: Role): string[] {
  return statementsOf(role)
    .flatMap(({ Action: actions }) => actions)
    .toSorted();
}

function recordsOf(value: unknown): Record<string, unknown>[] {
  return (Array.isArray(value) ? value : []).map(recordOf);
}

function recordOf(value: unknown): Record<string, unknown> {
  if (!isRecord(value)) throw new Error(`Expected a mapping, found ${JSON.stringify(value)}.`);
  return { ...value };
}
