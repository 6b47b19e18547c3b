import { cp, mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { CloudWatchClient, PutMetricAlarmCommand, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { clientSettings } from '../../local/demo/client.ts';
import { type LocalGitHub, startLocalGitHub } from '../../local/github/server.ts';
import type { ActionResult } from '../../local/runner/action.ts';
import { hashOf } from '../../actions/lib/deployment/base.ts';
import { recordKey } from '../../actions/lib/deployment/record.ts';
import { entryHash } from '../../actions/lib/manifest/canonical.ts';
import { recordOf } from '../actions/deployment-records.ts';
import { entry, manifest, monitor, release } from '../manifest/example.ts';
import { OWNER, REPOSITORY_NAME } from './identity.ts';
import { makeEndpoint } from './served-endpoint.ts';
import { unusedGrants } from './usage.ts';
import { openWorkplace, type Workplace } from './workplace.ts';

// What a proposal's life asks of AWS: opened, declined by a person, and a training that failed reported.
const ROOT = path.resolve(import.meta.dirname, '../..');
const CLOUDFORMATION = path.join(ROOT, 'cloudformation');
const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/prices/1';

let here: Workplace;
let github: LocalGitHub;
let token: string;
const main = { context: 'ref:refs/heads/main' };

beforeAll(async () => {
  here = await openWorkplace(['staging', 'prod']);
  await mkdir(path.join(here.workspace, 'environments'));
  const workflows = '.github/workflows';
  await mkdir(path.join(here.workspace, workflows), { recursive: true });
  for (const file of ['deploy.yml', 'drift.yml'])
    await cp(path.join(ROOT, workflows, file), path.join(here.workspace, workflows, file));
  for (const name of ['staging', 'prod']) {
    const models = { prices: { ...entry(), monitor: null, release: null } };
    const promotesFrom = name === 'prod' ? 'staging' : null;
    const policy = { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 };
    const text = JSON.stringify(manifest(name, { promotesFrom, models, policy }), null, 2);
    await writeFile(path.join(here.workspace, `environments/${name}.json`), `${text}\n`);
  }
  github = await startLocalGitHub({
    folder: path.join(here.workspace, '../github'),
    source: here.workspace,
    repository: { owner: OWNER.name, name: REPOSITORY_NAME.name },
  });
  token = github.addUser('ann', 'admin').token;
}, 120_000);
afterAll(async () => {
  await github[Symbol.asyncDispose]();
  await here[Symbol.asyncDispose]();
});

function train(runId: string, parameters = ''): Promise<ActionResult> {
  const { trainRole: role, executionRole, bucket } = here.account;
  const inputs = { pipeline: 'pipelines/prices', 'role-arn': executionRole, 'artifact-bucket': bucket };
  return here.run({
    ...main,
    role,
    action: 'run-pipeline',
    inputs: { ...inputs, parameters, wait: 'true' },
    env: { GITHUB_RUN_ID: runId },
  });
}

function asProposer(
  environment: string,
  action: string,
  inputs: Record<string, string>,
): Promise<ActionResult> {
  return here.run({
    ...main,
    role: here.account.environments[environment]?.propose ?? '',
    action,
    inputs: { 'github-token': token, ...inputs },
    env: {
      GITHUB_REF: 'refs/heads/main',
      GITHUB_SERVER_URL: github.url,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
    },
  });
}

async function propose(
  environment: string,
): Promise<{ outcome: string; reason: string; pullRequest?: number }[]> {
  const result = await asProposer(environment, 'propose-promotion', {
    environment,
    'artifact-bucket': here.account.bucket,
  });
  expect(result.annotations).toEqual([]);
  return JSON.parse(result.outputs['proposals'] ?? '');
}

test('a package is proposed for staging, with its evidence', async () => {
  const { trainRole: role, executionRole, bucket } = here.account;
  const inputs = { pipeline: 'pipelines/prices', 'role-arn': executionRole, 'artifact-bucket': bucket };
  await here.run({ ...main, role, action: 'build-pipeline', inputs });
  expect((await train('1')).outputs['reason']).toBe('succeeded');

  expect(await propose('staging')).toMatchObject([{ reason: 'proposed' }]);
}, 120_000);

test('records of staging are read before anything is proposed for prod', async () => {
  const { release: recorded } = recordOf(1, 1);
  const record = recordOf(1, 1, {
    environment: 'staging',
    model: 'prices',
    release: { ...recorded, modelPackageArn: PACKAGE },
  });
  await here.aws.objects.put(here.account.bucket, recordKey(record), JSON.stringify(record));

  await propose('staging');
  await propose('prod');

  const read = {
    action: 's3:GetObject',
    resource: `arn:aws:s3:::${here.account.bucket}/${recordKey(record)}`,
  };
  expect(here.used(here.account.environments['prod']?.propose ?? '')).toContainEqual(
    expect.objectContaining(read),
  );
}, 120_000);

test('a proposal that a person closed rejects the package', async () => {
  const answer = await fetch(`${github.apiUrl}/repos/${OWNER.name}/${REPOSITORY_NAME.name}/pulls/1`, {
    method: 'PATCH',
    // Somebody else than who proposes, whose own closing would be a withdrawal.
    headers: { authorization: `Bearer ${github.addUser('ben', 'write').token}` },
    body: JSON.stringify({ state: 'closed' }),
  });
  expect(answer.status).toBe(200);
  await propose('staging');
  expect(here.used(here.account.environments['staging']?.propose ?? '')).toContainEqual(
    expect.objectContaining({ action: 'sagemaker:UpdateModelPackage' }),
  );
}, 120_000);

test('a training that failed is reported', async () => {
  const failed = await train('2', 'Mode=fail');
  const execution = failed.outputs['execution-arn'] ?? '';
  const result = await asProposer('staging', 'report-training', {
    'aws-region': 'us-east-1',
    event: JSON.stringify({ execution, status: 'Failed', region: 'us-east-1', account: '111122223333' }),
  });
  expect(result.annotations).toEqual([]);
  expect(result.outputs['status']).toBe('Failed');
}, 120_000);

test('drift is assessed, from an alarm, reports and records, and the decision is recorded', async () => {
  const { bucket } = here.account;
  await watchStaging();
  const alarm = 'drift-gitops-prices-staging-feature_baseline_drift_max';
  await raise(alarm);
  const now = new Date().toISOString();
  // That of a check which another program has spoilt.
  const folder = `monitoring/prices-staging/${now.slice(0, 13).replaceAll(/[-T]/g, '/')}`;
  await here.aws.objects.put(bucket, `${folder}/${now.replaceAll(/[-:]|\.\d+/g, '')}/report.json`, '{}');

  const result = await asProposer('staging', 'assess-drift', {
    environment: 'staging',
    event: JSON.stringify({ alarm, region: 'us-east-1', account: '111122223333', at: now }),
    'artifact-bucket': bucket,
  });

  expect(result).toMatchObject({ conclusion: 'success', outputs: { model: 'prices', retrain: 'false' } });
  expect(await here.aws.objects.list(bucket, 'decisions/staging/prices/')).toHaveLength(1);
}, 120_000);

test("drift is assessed from Model Monitor's files and the baseline that they are compared with", async () => {
  const { bucket, environments } = here.account;
  await watchStaging('model-monitor');
  const hour = new Date().toISOString().slice(0, 13).replaceAll(/[-T]/g, '/');
  const folder = `monitoring/prices-staging/prices-staging/${hour}`;
  for (const name of ['statistics', 'constraints', 'constraint_violations'])
    await here.aws.objects.put(bucket, `${folder}/${name}.json`, '{}');

  const result = await asProposer('staging', 'assess-drift', {
    environment: 'staging',
    'artifact-bucket': bucket,
  });

  expect(result.conclusion).toBe('success');
  const read = here.used(environments['staging']?.propose ?? '').map(({ resource }) => resource);
  expect(read).toContain(`arn:aws:s3:::${bucket}/${folder}/constraint_violations.json`);
  expect(read).toContainEqual(expect.stringMatching(/\/executions\/.*\/statistics\.json$/));
}, 120_000);

/** The package runs in staging, as the record above says, and is watched there. */
async function watchStaging(engine: 'processing' | 'model-monitor' = 'processing'): Promise<void> {
  const usual = monitor({
    engine,
    schedule: 'cron(0 * ? * * *)',
    alarms: [{ metric: 'feature_baseline_drift_max', threshold: 0.4 }],
  });
  const models = { prices: { ...usual, release: release({ modelPackageArn: PACKAGE }) } };
  const text = JSON.stringify(manifest('staging', { models }), null, 2);
  await writeFile(path.join(here.workspace, 'environments/staging.json'), `${text}\n`);
}

async function raise(AlarmName: string): Promise<void> {
  const client = new CloudWatchClient(clientSettings(here));
  await client.send(
    new PutMetricAlarmCommand({
      AlarmName,
      Namespace: 'sagemaker-drift-gitops',
      MetricName: 'feature_baseline_drift_max',
      Statistic: 'Maximum',
      Period: 3600,
      EvaluationPeriods: 1,
      Threshold: 0.4,
      ComparisonOperator: 'GreaterThanThreshold',
    }),
  );
  await client.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'ALARM', StateReason: 'drift' }));
  client.destroy();
}

test('what runs is compared with git, whichever engine watches it', async () => {
  const { bucket } = here.account;
  await cp(CLOUDFORMATION, path.join(here.workspace, 'cloudformation'), { recursive: true });
  const template = await readFile(path.join(CLOUDFORMATION, 'endpoint.yaml'), 'utf8');
  await makeEndpoint(here, 'prices-staging', PACKAGE);
  const { release: recorded } = recordOf(1, 1);
  const pinned = release({ ...recorded, modelPackageArn: PACKAGE });
  for (const engine of ['processing', 'model-monitor'] as const) {
    const models = { prices: { ...monitor({ alarms: [], engine }), release: pinned } };
    const made = manifest('staging', { models });
    await writeFile(path.join(here.workspace, 'environments/staging.json'), JSON.stringify(made));
    const record = recordOf(2, 1, {
      environment: 'staging',
      model: 'prices',
      release: pinned,
      endedAt: new Date().toISOString(),
      templateHash: hashOf(template),
      entryHash: entryHash(made, 'prices'),
    });
    await here.aws.objects.put(bucket, recordKey(record), JSON.stringify(record));

    const result = await asProposer('staging', 'reconcile', {
      environment: 'staging',
      'artifact-bucket': bucket,
    });
    expect(result).toMatchObject({ conclusion: 'success', outputs: { models: '[]', reason: 'in-sync' } });
  }
}, 120_000);

test('the role lacks nothing', () => {
  expect(here.refusals()).toEqual([]);
});

// Two in one: what both environments' roles used. Only that of staging rejects packages.
test('the role has nothing that was not used', async () => {
  const arns = ['staging', 'prod'].map((name) => here.account.environments[name]?.propose ?? '');
  const used = arns.flatMap((arn) => here.used(arn));

  expect(unusedGrants(await here.policies(arns[0] ?? ''), used)).toEqual([
    // AWS's reference names groups for this action, its refusals name the versions of one.
    'FindPackages: arn:aws:sagemaker:us-east-1:111122223333:model-package-group/*',
  ]);
});
