import { expect, test } from 'vitest';
import { checkPolicy } from '../../local/aws/iam/policy-syntax.ts';
import { actionsOf, bootstrap, environment, GITHUB, type Role, rolesOf, statementsOf } from './account.ts';
import type { Values } from './deployed.ts';

const KEY = { KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/0123' };

function rolesWith(both: Values = {}, ofEnvironment: Values = {}): Record<string, Role> {
  return { ...rolesOf(bootstrap(both)), ...rolesOf(environment({ ...both, ...ofEnvironment })) };
}

function roleOf(name: string, both: Values = {}, ofEnvironment: Values = {}): Role {
  const role = rolesWith(both, ofEnvironment)[name];
  if (!role) throw new Error(`No template makes ${name}.`);
  return role;
}

const names = [
  'ExecutionRole',
  'TrainRole',
  'ServiceRole',
  'ScheduleRole',
  'PlanRole',
  'DeployRole',
  'ProposeRole',
];

test('the templates make these roles', () => {
  expect(Object.keys(rolesWith())).toEqual(names);
});

// https://docs.aws.amazon.com/service-authorization/latest/reference/: no resource can be named for these.
const WITHOUT_RESOURCES = [
  'application-autoscaling:DescribeScalableTargets',
  'application-autoscaling:DescribeScalingPolicies',
  'application-autoscaling:DescribeScheduledActions',
  'cloudformation:ListStacks',
  'cloudwatch:GetMetricData',
  'cloudwatch:PutMetricData',
  'cloudwatch:PutMetricData',
  'ecr:GetAuthorizationToken',
];

test('no action has a wildcard for a resource, but those that know no narrower one', () => {
  const wide = Object.values(rolesWith(KEY, { ApprovesPackages: 'true' }))
    .flatMap(statementsOf)
    .filter(({ Resource: resources }) => [resources].flat().includes('*'))
    .flatMap(({ Action: actions }) => actions);

  expect(wide.toSorted()).toEqual(WITHOUT_RESOURCES);
});

test('no action is a pattern, and no statement turns its meaning around', () => {
  for (const statement of Object.values(rolesWith(KEY)).flatMap(statementsOf)) {
    expect([statement.Action].flat().join()).not.toContain('*');
    expect(statement).not.toHaveProperty('NotAction');
    expect(statement).not.toHaveProperty('NotResource');
  }
});

test.each(names)('%s: resources are of this account, and of this region where they have one', (name) => {
  const foreign = statementsOf(roleOf(name, KEY))
    .flatMap(({ Resource: resources }) => resources)
    .filter((arn) => !/^arn:aws:([a-z-]+:us-east-1:111122223333|iam::111122223333|s3::):/.test(arn));

  expect(foreign.filter((arn) => arn !== '*')).toEqual(
    // AWS's images lie in AWS's own accounts.
    name === 'ExecutionRole' ? ['arn:aws:ecr:us-east-1:*:repository/sagemaker-*'] : [],
  );
});

test.each(names)('%s: IAM takes the policies, and they fit in its quotas', (name) => {
  const long = { ...GITHUB, GitHubOwner: 'o'.repeat(39), GitHubRepository: 'r'.repeat(100) };
  const role = roleOf(name, { ...KEY, ...long }, { Environment: `e${'n'.repeat(39)}` });

  checkPolicy(role.trust, 'trust');
  expect(role.trust.length).toBeLessThanOrEqual(2048);
  for (const policy of Object.values(role.policies)) checkPolicy(JSON.stringify(policy), 'identity');
  // White space does not count.
  expect(JSON.stringify(Object.values(role.policies)).length).toBeLessThanOrEqual(10_240);
});

test('who plans reads, and makes change sets that he can remove and not execute', () => {
  expect(actionsOf(roleOf('PlanRole'))).toEqual([
    'cloudformation:CreateChangeSet',
    'cloudformation:DeleteChangeSet',
    'cloudformation:DescribeChangeSet',
    'cloudformation:DescribeStacks',
    's3:GetObject',
    's3:ListBucket',
    'sagemaker:DescribeModelPackage',
  ]);
});

test('who proposes reads, and records what was decided', () => {
  expect(actionsOf(roleOf('ProposeRole'))).toEqual([
    'cloudwatch:DescribeAlarms',
    's3:GetObject',
    's3:ListBucket',
    's3:PutObject',
    'sagemaker:DescribeEndpoint',
    'sagemaker:DescribeEndpointConfig',
    'sagemaker:DescribeModel',
    'sagemaker:DescribeModelPackage',
    'sagemaker:DescribeMonitoringSchedule',
    'sagemaker:DescribePipelineDefinitionForExecution',
    'sagemaker:DescribePipelineExecution',
    'sagemaker:ListModelPackages',
    'sagemaker:ListPipelineExecutionSteps',
    'sagemaker:ListPipelineExecutions',
    'sagemaker:ListPipelineParametersForExecution',
    'scheduler:GetSchedule',
  ]);
});

test('a schedule starts the monitor and does nothing else', () => {
  const role = roleOf('ScheduleRole');

  expect(statementsOf(role)).toEqual([
    {
      Sid: 'StartMonitor',
      Effect: 'Allow',
      Action: 'sagemaker:StartPipelineExecution',
      Resource: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/drift-monitor',
    },
  ]);
  expect(JSON.parse(role.trust)).toMatchObject({
    Statement: [
      {
        Principal: { Service: 'scheduler.amazonaws.com' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'aws:SourceAccount': '111122223333' } },
      },
    ],
  });
});

test('jobs write metrics of machines and of drift, and no others', () => {
  const namespaces = statementsOf(roleOf('ExecutionRole'))
    .filter(({ Action: actions }) => [actions].flat().includes('cloudwatch:PutMetricData'))
    .flatMap(({ Condition: condition }) => condition?.['StringEquals']?.['cloudwatch:namespace']);

  expect(namespaces).toEqual([
    '/aws/sagemaker/Endpoints',
    '/aws/sagemaker/ProcessingJobs',
    '/aws/sagemaker/TrainingJobs',
    'aws/sagemaker/Endpoints/data-metrics',
    'sagemaker-drift-gitops',
  ]);
});

test.each([
  ['true', ['DeployRole', 'ProposeRole']],
  ['false', []],
])('packages are approved and rejected where environment.yaml says so: %s', (ApprovesPackages, expected) => {
  const deciding = names.filter((name) =>
    actionsOf(roleOf(name, {}, { ApprovesPackages })).includes('sagemaker:UpdateModelPackage'),
  );
  expect(deciding).toEqual(expected);
});

test.each(['TrainRole', 'PlanRole', 'ProposeRole', 'DeployRole'])(
  '%s makes no endpoints and changes no roles',
  (name) => {
    const actions = actionsOf(roleOf(name, KEY, { ApprovesPackages: 'true' }));
    expect(
      actions.filter((action) => /^sagemaker:(Create|Update|Delete)(Endpoint|Model$)/.test(action)),
    ).toEqual([]);
    expect(actions.filter((action) => /^iam:(?!PassRole$)/.test(action))).toEqual([]);
  },
);

function to(service: string): object {
  return { StringEquals: { 'iam:PassedToService': service } };
}

test('every role is passed to one service', () => {
  const passes = Object.values(rolesWith(KEY)).flatMap((role) =>
    statementsOf(role)
      .filter(({ Action: actions }) => [actions].flat().includes('iam:PassRole'))
      .map(({ Resource: resource, Condition: condition }) => [role.name, resource, condition]),
  );

  const execution = 'arn:aws:iam::111122223333:role/ExecutionRole';
  expect(passes).toEqual([
    ['ExecutionRole', execution, to('sagemaker.amazonaws.com')],
    ['TrainRole', execution, to('sagemaker.amazonaws.com')],
    ['ServiceRole', execution, to('sagemaker.amazonaws.com')],
    ['ServiceRole', 'arn:aws:iam::111122223333:role/ScheduleRole', to('scheduler.amazonaws.com')],
    ['DeployRole', 'arn:aws:iam::111122223333:role/ServiceRole', to('cloudformation.amazonaws.com')],
  ]);
});

function keyActions(role: Role): string[] {
  return actionsOf(role).filter((action) => action.startsWith('kms:'));
}

test.each(names.filter((name) => name !== 'ScheduleRole'))(
  '%s uses a key only where there is one',
  (name) => {
    expect(keyActions(roleOf(name))).toEqual([]);
    expect(keyActions(roleOf(name, KEY)).length).toBeGreaterThan(0);
  },
);

test('nothing deletes objects, nor writes where artifacts of others or records lie', () => {
  const writes = Object.values(rolesWith(KEY)).map((role) => [
    role.name,
    statementsOf(role)
      .filter(({ Action: actions }) => [actions].flat().some((action) => /^s3:(Put|Delete)/.test(action)))
      .flatMap(({ Resource: resources }) => resources),
  ]);

  expect(Object.fromEntries(writes)).toEqual({
    ExecutionRole: [
      'arn:aws:s3:::artifacts/*/executions/*',
      'arn:aws:s3:::artifacts/capture/*',
      'arn:aws:s3:::artifacts/labelled/*',
      'arn:aws:s3:::artifacts/monitoring/*',
    ],
    TrainRole: ['arn:aws:s3:::artifacts/*/code/*'],
    ServiceRole: [],
    ScheduleRole: [],
    PlanRole: [],
    ProposeRole: ['arn:aws:s3:::artifacts/decisions/prod/*'],
    DeployRole: ['arn:aws:s3:::artifacts/deployments/prod/*'],
  });
});
