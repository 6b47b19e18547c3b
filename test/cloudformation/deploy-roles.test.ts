import { execFile } from 'node:child_process';
import { cp, mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { DescribeModelPackageCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isRecord } from '../../actions/lib/record.ts';
import type { ModelEntry } from '../../actions/lib/manifest/manifest.ts';
import { entry, manifest } from '../manifest/example.ts';
import { ACCOUNT, bootstrap, environment, type Role, rolesOf } from './account.ts';
import { handlerActions } from './handlers.ts';
import { unusedGrants } from './usage.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const SUBJECT = 'repo:octo-org@583231/models@1296269';

/** The roles of an environment, with its name before theirs. */
function rolesIn(name: string, approves: boolean): Record<string, Role> {
  const text = JSON.stringify(
    rolesOf(environment({ Environment: name, ApprovesPackages: String(approves) })),
  ).replaceAll('role/ServiceRole', `role/${name}-ServiceRole`);
  const roles: Record<string, Role> = JSON.parse(text);
  return Object.fromEntries(
    Object.values(roles).map((role) => [`${name}-${role.name}`, { ...role, name: `${name}-${role.name}` }]),
  );
}

const roles = { ...rolesOf(bootstrap()), ...rolesIn('staging', true), ...rolesIn('prod', false) };
const endpoints: Record<string, Partial<ModelEntry['endpoint']>> = {
  staging: {
    instanceType: 'ml.t2.medium',
    instanceCount: 1,
    autoscaling: null,
    rollout: { type: 'all-at-once' },
  },
  prod: {},
};

let here: Workplace;
let sagemaker: SageMakerClient;
const releases: Record<string, ModelEntry['release']> = { staging: null, prod: null };

beforeAll(async () => {
  here = await openWorkplace(roles);
  sagemaker = new SageMakerClient({
    endpoint: here.aws.url,
    region: here.aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  });
  await cp(path.join(REPOSITORY, 'cloudformation'), path.join(here.workspace, 'cloudformation'), {
    recursive: true,
  });
  await mkdir(path.join(here.workspace, 'environments'));
  await git('init', '--quiet', '--initial-branch', 'main');
  await commit();
  const train = { role: 'TrainRole', subject: `${SUBJECT}:ref:refs/heads/main` };
  const inputs = {
    pipeline: 'pipelines/prices',
    'role-arn': `${ACCOUNT}:role/ExecutionRole`,
    'artifact-bucket': 'artifacts',
  };
  await here.run({ ...train, action: 'build-pipeline', inputs });
  await here.run({ ...train, action: 'run-pipeline', inputs: { ...inputs, wait: 'true' } });
}, 120_000);
afterAll(async () => {
  sagemaker.destroy();
  await here[Symbol.asyncDispose]();
});

async function git(...args: string[]): Promise<string> {
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_CONFIG_NOSYSTEM: '1',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
  const { stdout } = await promisify(execFile)('git', args, { cwd: here.workspace, env });
  return stdout.trim();
}

async function commit(): Promise<string> {
  for (const [name, endpoint] of Object.entries(endpoints)) {
    const usual = entry();
    const models = {
      prices: {
        ...usual,
        monitor: null,
        release: releases[name] ?? null,
        endpoint: { ...usual.endpoint, ...endpoint },
      },
    };
    const promotesFrom = name === 'prod' ? 'staging' : null;
    const policy = { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 };
    const text = JSON.stringify(manifest(name, { promotesFrom, models, policy }), null, 2);
    await writeFile(path.join(here.workspace, `environments/${name}.json`), `${text}\n`);
  }
  await git('add', '--all');
  await git('commit', '--quiet', '--allow-empty', '--message', 'Release');
  return await git('rev-parse', 'HEAD');
}

async function release(): Promise<NonNullable<ModelEntry['release']>> {
  const modelPackageArn = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/1';
  const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: modelPackageArn }));
  return {
    modelPackageArn,
    modelDataETag: found.InferenceSpecification?.Containers?.[0]?.ModelDataETag ?? '',
    imageDigest: null,
    pipelineExecutionArn: found.CustomerMetadataProperties?.['execution'] ?? '',
    commit: 'c0ffee',
  };
}

async function deploy(name: string): Promise<string[]> {
  const sha = await commit();
  const common = {
    inputs: {
      environment: name,
      'artifact-bucket': 'artifacts',
      'execution-role-arn': `${ACCOUNT}:role/ExecutionRole`,
    },
    env: { GITHUB_SHA: sha },
  };
  const plan = await here.run({
    ...common,
    action: 'plan',
    role: `${name}-PlanRole`,
    subject: `${SUBJECT}:pull_request`,
  });
  const deployed = await here.run({
    ...common,
    action: 'deploy',
    role: `${name}-DeployRole`,
    subject: `${SUBJECT}:environment:${name}`,
    inputs: {
      ...common.inputs,
      'service-role-arn': `${ACCOUNT}:role/${name}-ServiceRole`,
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

test('prod gets it next, with the image that staging ran', async () => {
  const [key = ''] = (await here.aws.objects.list('artifacts', 'deployments/staging/prices/')).map(
    (it) => it.key,
  );
  const record: unknown = JSON.parse(String(await here.aws.objects.read('artifacts', key)));
  const ran = isRecord(record) && isRecord(record['release']) ? record['release']['imageDigest'] : undefined;
  releases['prod'] = { ...(await release()), imageDigest: String(ran) };
  expect(await deploy('prod')).toEqual([]);
}, 120_000);

test('another capacity and capture are an update, which replaces what can not change', async () => {
  endpoints['prod'] = { instanceCount: 3, dataCapture: { samplingPercentage: 50 } };
  expect(await deploy('prod')).toEqual([]);
}, 120_000);

test('nothing to change', async () => {
  expect(await deploy('prod')).toEqual([]);
}, 120_000);

test.each(['prod', 'staging'])(
  '%s is torn down',
  async (name) => {
    const result = await here.run({
      action: 'teardown',
      role: `${name}-DeployRole`,
      subject: `${SUBJECT}:environment:${name}`,
      inputs: {
        environment: name,
        confirm: name,
        'artifact-bucket': 'artifacts',
        'service-role-arn': `${ACCOUNT}:role/${name}-ServiceRole`,
      },
    });
    expect(result.annotations).toEqual([]);
    expect(JSON.parse(result.outputs['deleted'] ?? '')).toEqual([`prices-${name}`]);
  },
  120_000,
);

test('no role lacks anything', () => {
  expect(here.refusals()).toEqual([]);
});

// What no call of this story to the local AWS shows, with what AWS needs it for. What the service role may do besides is
// what CloudFormation's own handlers say that they call.
const BEYOND: Record<string, Record<string, string>> = {
  'prod-PlanRole': {},
  'prod-DeployRole': {
    'ChangeStacks: cloudformation:DeleteChangeSet': 'a change set that turns out to be empty',
  },
  'prod-ServiceRole': {},
};

test.each(Object.keys(BEYOND))('%s has nothing that was not used', (name) => {
  const role = roles[name];
  if (!role) throw new Error(`There is no ${name}.`);
  const unused = unusedGrants(role, here.used(name));
  const handled = name.endsWith('ServiceRole') ? handlerActions() : [];

  expect(unused.filter((grant) => !handled.includes(grant.split(': ')[1] ?? ''))).toEqual(
    Object.keys(BEYOND[name] ?? {}),
  );
});

test('the right to approve was used where there is one', () => {
  expect(here.used('staging-DeployRole').map(({ action }) => action)).toContain(
    'sagemaker:UpdateModelPackage',
  );
  expect(here.used('prod-DeployRole').map(({ action }) => action)).not.toContain(
    'sagemaker:UpdateModelPackage',
  );
});

test('endpoints used what the execution role has for them', () => {
  const unused = unusedGrants(roles['ExecutionRole'] ?? noRole(), here.used('ExecutionRole'));
  expect(unused.filter((grant) => /^WatchAlarms|capture/.test(grant))).toEqual([]);
});

function noRole(): never {
  throw new Error('bootstrap.yaml makes no ExecutionRole.');
}
