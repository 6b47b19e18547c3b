import { appendFile, cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CreateModelPackageCommand,
  DescribeModelPackageCommand,
  DescribePipelineExecutionCommand,
  ListPipelineExecutionStepsCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { isRecord } from '../../actions/lib/record.ts';
import type { ModelEntry } from '../../actions/lib/manifest/manifest.ts';
import type { EnvironmentRoles } from '../../local/demo/account.ts';
import { clientSettings } from '../../local/demo/client.ts';
import { corruptModel } from '../local/endpoints/tiny-model.ts';
import { entry, manifest } from '../manifest/example.ts';
import { git } from './git.ts';
import { handlerActions } from './handlers.ts';
import { unusedGrants } from './usage.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const endpoints: Record<string, Partial<ModelEntry['endpoint']>> = {
  staging: {
    instanceType: 'ml.t2.medium',
    instanceCount: 1,
    autoscaling: null,
    rollout: { type: 'all-at-once' },
  },
  prod: {},
};

const MONITOR: NonNullable<ModelEntry['monitor']> = {
  engine: 'processing',
  schedule: 'cron(20 * ? * * *)',
  window: 'P1D',
  minimumRows: 10,
  minimumLabels: 10,
  labelDelay: 'PT1H',
  alarms: [{ metric: 'feature_baseline_drift_max', threshold: 0.4 }],
};
const windows: Record<string, string> = {};

let here: Workplace;
let sagemaker: SageMakerClient;
let cloudformation: CloudFormationClient;
const releases: Record<string, ModelEntry['release']> = { staging: null, prod: null };

beforeAll(async () => {
  here = await openWorkplace(['staging', 'prod']);
  sagemaker = new SageMakerClient(clientSettings(here));
  cloudformation = new CloudFormationClient(clientSettings(here));
  await cp(path.join(REPOSITORY, 'cloudformation'), path.join(here.workspace, 'cloudformation'), {
    recursive: true,
  });
  await mkdir(path.join(here.workspace, 'environments'));
  await makeForeignStacks();
  await git(here.workspace, 'init', '--quiet', '--initial-branch', 'main');
  await commit();
  const { trainRole, executionRole, bucket } = here.account;
  const train = { role: trainRole, context: 'ref:refs/heads/main' };
  const inputs = { pipeline: 'pipelines/prices', 'role-arn': executionRole, 'artifact-bucket': bucket };
  await here.run({ ...train, action: 'build-pipeline', inputs });
  const monitor = { ...inputs, pipeline: 'pipelines/monitor' };
  await here.run({ ...train, action: 'build-pipeline', inputs: monitor });
  await here.run({ ...train, action: 'run-pipeline', inputs: { ...inputs, wait: 'true' } });
}, 120_000);
afterAll(async () => {
  sagemaker.destroy();
  cloudformation.destroy();
  await here[Symbol.asyncDispose]();
});

// Of somebody else, one with a name that ends as those of an environment.
const FOREIGN = ['notes-prod', 'prod-notes'];

async function makeForeignStacks(): Promise<void> {
  const TemplateBody = JSON.stringify({
    Resources: {
      Notes: {
        Type: 'AWS::SageMaker::ModelPackageGroup',
        Properties: { ModelPackageGroupName: { Ref: 'AWS::StackName' } },
      },
    },
  });
  for (const StackName of FOREIGN) {
    await cloudformation.send(new CreateStackCommand({ StackName, TemplateBody }));
    await waitUntilStackCreateComplete(
      { client: cloudformation, maxWaitTime: 60, minDelay: 0.1, maxDelay: 1 },
      { StackName },
    );
  }
}

function rolesOf(name: string): EnvironmentRoles {
  const roles = here.account.environments[name];
  if (!roles) throw new Error(`The account has no environment ${name}.`);
  return roles;
}

async function commit(): Promise<string> {
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const usual = entry();
    const models = {
      prices: {
        ...usual,
        monitor: { ...MONITOR, window: windows[name] ?? 'P1D' },
        release: releases[name] ?? null,
        endpoint: { ...usual.endpoint, ...endpoint },
      },
    };
    const promotesFrom = name === 'prod' ? 'staging' : null;
    const policy = { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 };
    const text = JSON.stringify(manifest(name, { promotesFrom, models, policy }), null, 2);
    await writeFile(path.join(here.workspace, `environments/${name}.json`), `${text}\n`);
  }
  await git(here.workspace, 'add', '--all');
  await git(here.workspace, 'commit', '--quiet', '--allow-empty', '--message', 'Release');
  return await git(here.workspace, 'rev-parse', 'HEAD');
}

const FIRST = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/1';

async function release(modelPackageArn = FIRST): Promise<NonNullable<ModelEntry['release']>> {
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: modelPackageArn }));
  return {
    modelPackageArn,
    modelDataETag: found.InferenceSpecification?.Containers?.[0]?.ModelDataETag ?? '',
    imageDigest: null,
    pipelineExecutionArn: found.CustomerMetadataProperties?.['execution'] ?? '',
    commit: 'c0ffee',
  };
}

/** Registers the first package once more, with an artifact that its container can't read. */
async function registerBroken(): Promise<string> {
  const {
    InferenceSpecification: first,
    CustomerMetadataProperties,
    DriftCheckBaselines,
  } = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: FIRST }));
  const key = 'prices/executions/broken/model.tar.gz';
  await here.aws.objects.put(here.account.bucket, key, await corruptModel());
  const [container] = first?.Containers ?? [];
  const { ModelPackageArn: arn = '' } = await sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: 'prices',
      ModelApprovalStatus: 'PendingManualApproval',
      InferenceSpecification: {
        ...first,
        Containers: [{ Image: container?.Image, ModelDataUrl: `s3://${here.account.bucket}/${key}` }],
      },
      CustomerMetadataProperties,
      DriftCheckBaselines,
    }),
  );
  return arn;
}

async function deploy(name: string): Promise<string[]> {
  const sha = await commit();
  const common = {
    inputs: {
      environment: name,
      'artifact-bucket': here.account.bucket,
      'execution-role-arn': here.account.executionRole,
      'schedule-role-arn': rolesOf(name).schedule,
    },
    env: { GITHUB_SHA: sha },
  };
  const plan = await here.run({
    ...common,
    action: 'plan',
    role: rolesOf(name).plan,
    context: 'pull_request',
  });
  const deployed = await here.run({
    ...common,
    action: 'deploy',
    role: rolesOf(name).deploy,
    context: `environment:${name}`,
    inputs: {
      ...common.inputs,
      'service-role-arn': rolesOf(name).service,
      head: 'main',
      'approved-by': 'octocat',
      'pull-request': '1',
    },
  });
  return [...plan.annotations, ...deployed.annotations].map(({ message }) => message);
}

test('staging gets the package, which is approved by that', async () => {
  releases['staging'] = await release();
  expect(await deploy('staging')).toEqual([]);
}, 120_000);

test('a schedule starts a check, which reads, reports and publishes', async () => {
  const execution = { PipelineExecutionArn: await here.aws.schedules.tick('prices-staging') };
  await vi.waitFor(
    async () => {
      const { PipelineExecutionStatus: status } = await sagemaker.send(
        new DescribePipelineExecutionCommand(execution),
      );
      expect(status).not.toBe('Executing');
    },
    { timeout: 60_000, interval: 200 },
  );
  const { PipelineExecutionSteps: steps } = await sagemaker.send(
    new ListPipelineExecutionStepsCommand(execution),
  );
  expect(steps).toMatchObject([{ StepName: 'Check', StepStatus: 'Succeeded' }]);

  const reports = await here.aws.objects.list(here.account.bucket, 'monitoring/prices-staging/');
  expect(reports.map(({ key }) => path.basename(key)).toSorted()).toEqual([
    'constraint_violations.json',
    'constraints.json',
    'report.json',
    'statistics.json',
  ]);
}, 120_000);

test('prod gets it next, with the image that staging ran', async () => {
  const [key = ''] = (await here.aws.objects.list(here.account.bucket, 'deployments/staging/prices/')).map(
    (it) => it.key,
  );
  const record: unknown = JSON.parse(String(await here.aws.objects.read(here.account.bucket, key)));
  const ran = isRecord(record) && isRecord(record['release']) ? record['release']['imageDigest'] : undefined;
  releases['prod'] = { ...(await release()), imageDigest: String(ran) };
  expect(await deploy('prod')).toEqual([]);
}, 120_000);

test('another capacity and capture are an update, which replaces what can not change', async () => {
  windows['prod'] = 'P2D';
  endpoints['prod'] = { instanceCount: 3, dataCapture: { samplingPercentage: 50 } };
  expect(await deploy('prod')).toEqual([]);
}, 120_000);

test('nothing to change', async () => {
  expect(await deploy('prod')).toEqual([]);
}, 120_000);

test('a template that says the same in other words', async () => {
  await appendFile(path.join(here.workspace, 'cloudformation/endpoint.yaml'), '# The end.\n');
  expect(await deploy('staging')).toEqual([]);
}, 120_000);

test('a container that does not start tells why', async () => {
  releases['staging'] = await release(await registerBroken());
  expect((await deploy('staging')).join('\n')).toContain('The last lines of its log:');
}, 120_000);

test.each(['prod', 'staging'])(
  '%s is torn down',
  async (name) => {
    const result = await here.run({
      action: 'teardown',
      role: rolesOf(name).deploy,
      context: `environment:${name}`,
      inputs: {
        environment: name,
        confirm: name,
        'artifact-bucket': here.account.bucket,
        'service-role-arn': rolesOf(name).service,
      },
    });
    expect(result.annotations).toEqual([]);
    expect(JSON.parse(result.outputs['deleted'] ?? '')).toEqual([`prices-${name}`]);
  },
  120_000,
);

test('those of others stay', async () => {
  const { Stacks: stacks = [] } = await cloudformation.send(new DescribeStacksCommand({}));
  const states = new Map(stacks.map((stack) => [stack.StackName, stack.StackStatus]));
  for (const name of FOREIGN) expect(states.get(name)).toBe('CREATE_COMPLETE');
  for (const environment of ['staging', 'prod'])
    expect([...states.keys()]).not.toContain(`prices-${environment}`);
});

test('no role lacks anything', () => {
  expect(here.refusals()).toEqual([]);
});

const SCALABLE_TARGET = 'arn:aws:application-autoscaling:us-east-1:111122223333:scalable-target/*';
const MODEL = 'arn:aws:sagemaker:us-east-1:111122223333:model/*';

// What no call of this story to the local AWS shows, with what AWS needs it for. Actions of the service role that
// CloudFormation's own handlers say they call are not listed (service-role.test.ts), only what they call them on.
// The propose role is for propose-role.test.ts.
const BEYOND: Record<Exclude<keyof EnvironmentRoles, 'propose'>, Record<string, string>> = {
  plan: {},
  deploy: {},
  schedule: {},
  service: {
    'FindScaling: *': 'handlers read what scales, and whether its metrics exist, after every change of it',
    'ModelMonitorSchedules: arn:aws:sagemaker:us-east-1:111122223333:monitoring-schedule/*-ENVIRONMENT':
      'the local AWS has no Model Monitor',
    [`Read: ${MODEL}`]: 'the handler of models reads them after it made them',
    [`TagScalableTargets: ${SCALABLE_TARGET}`]: "handlers compare a target's tags with the stack's",
  },
};

/** What a role has in an environment and did not use, with the environment's name left out. */
async function unusedIn(environment: string, name: keyof EnvironmentRoles): Promise<string[]> {
  const arn = rolesOf(environment)[name];
  const unused = unusedGrants(await here.policies(arn), here.used(arn));
  return unused.map((grant) => grant.replaceAll(environment, 'ENVIRONMENT'));
}

// One template makes the roles of both environments: only prod reads records of the one before it, and scales, and only
// staging has a failure.
test.each(['plan', 'deploy', 'service', 'schedule'] as const)(
  '%s: the role has nothing that was not used',
  async (name) => {
    const inProd = await unusedIn('prod', name);
    const unused = (await unusedIn('staging', name)).filter((grant) => inProd.includes(grant));
    const handled = name === 'service' ? handlerActions() : [];

    expect(unused.filter((grant) => !handled.includes(grant.split(': ')[1] ?? ''))).toEqual(
      Object.keys(BEYOND[name]),
    );
  },
);

test('the right to approve was used where there is one', () => {
  const approval = expect.objectContaining({ action: 'sagemaker:UpdateModelPackage' });
  expect(here.used(rolesOf('staging').deploy)).toContainEqual(approval);
  expect(here.used(rolesOf('prod').deploy)).not.toContainEqual(approval);
});

test('endpoints and checks used what the execution role has for them', async () => {
  const arn = here.account.executionRole;
  const unused = unusedGrants(await here.policies(arn), here.used(arn));
  expect(unused.filter((grant) => /^WatchAlarms|^ReportDrift|capture|monitoring/.test(grant))).toEqual([]);
});
