import { cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DisableAlarmActionsCommand,
  EnableAlarmActionsCommand,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateEndpointConfigCommand,
  DescribeEndpointConfigCommand,
  DescribeEndpointCommand,
  UpdateEndpointCommand,
} from '@aws-sdk/client-sagemaker';
import { GetScheduleCommand, SchedulerClient, UpdateScheduleCommand } from '@aws-sdk/client-scheduler';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { marker } from '../../actions/lib/github/marker.ts';
import { type LocalGitHub, startLocalGitHub } from '../../local/github/server.ts';
import { type ActionResult, runAction } from '../../local/runner/action.ts';
import {
  BUCKET,
  type DeploymentSession,
  MODEL,
  openDeploymentSession,
  SCHEDULE_ROLE,
} from './deployment-session.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const ENDPOINT = `${MODEL}-staging`;
const ALARM = `drift-gitops-${ENDPOINT}-feature_baseline_drift_max`;
const QUEUE_ALARM = 'sagemaker-drift-gitops-events-octo-models-dead-letters';

/** Of the names and inputs that the sweep starts; what they do is other tests' matter. */
const workflow = (name: string, inputs: string) => `name: ${name}
on:
  workflow_dispatch:
    inputs: { environment: { type: string }${inputs} }
permissions: {}
jobs:
  work: { runs-on: ubuntu-24.04, steps: [{ run: 'true' }] }
`;

interface Issue {
  number: number;
  state: string;
  title: string;
  body: string;
}

// The tests share an endpoint, and each leaves it as it found it.
let stack: AsyncDisposableStack;
let session: DeploymentSession;
let github: LocalGitHub;
let token: string;
let cloudwatch: CloudWatchClient;
let scheduler: SchedulerClient;

beforeAll(async () => {
  await using opening = new AsyncDisposableStack();
  session = opening.use(await openDeploymentSession());
  const { aws, workspace } = session;
  await session.commit('environments/staging.json', (text) => {
    const manifest = JSON.parse(text);
    manifest.models[MODEL].monitor = {
      engine: 'processing',
      schedule: 'cron(20 * ? * * *)',
      window: 'P3D',
      minimumRows: 1000,
      minimumLabels: 500,
      labelDelay: 'PT24H',
      alarms: [{ metric: 'feature_baseline_drift_max', threshold: 0.25 }],
    };
    return `${JSON.stringify(manifest, undefined, 2)}\n`;
  });
  await session.release('staging', await session.register());
  const { outputs } = await session.planAndDeploy('staging', {
    inputs: { 'schedule-role-arn': SCHEDULE_ROLE },
  });
  if (outputs['reason'] !== 'deployed')
    throw new Error(`The endpoint was not deployed: ${outputs['reason']}.`);

  const folder = await mkdtemp(path.join(tmpdir(), 'sweep-'));
  opening.defer(() => rm(folder, { recursive: true, force: true }));
  const source = path.join(folder, 'source');
  await cp(path.join(workspace, 'environments'), path.join(source, 'environments'), { recursive: true });
  const workflows = path.join(source, '.github/workflows');
  await mkdir(workflows, { recursive: true });
  await writeFile(path.join(workflows, 'deploy.yml'), workflow('Deploy', ', automatic: { type: boolean }'));
  await writeFile(path.join(workflows, 'drift.yml'), workflow('Drift', ''));
  github = opening.use(
    await startLocalGitHub({
      folder: path.join(folder, 'github'),
      source,
      repository: { owner: 'octo', name: 'models' },
    }),
  );
  token = github.addUser('ann', 'admin').token;
  const settings = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  cloudwatch = opening.adopt(new CloudWatchClient(settings), (it) => it.destroy());
  scheduler = opening.adopt(new SchedulerClient(settings), (it) => it.destroy());
  await setAlarm('OK');
  stack = opening.move();
}, 180_000);

afterAll(() => stack.disposeAsync());

async function setAlarm(state: 'OK' | 'ALARM', name = ALARM): Promise<void> {
  await cloudwatch.send(
    new SetAlarmStateCommand({ AlarmName: name, StateValue: state, StateReason: 'a test says so' }),
  );
}

async function reconcile(): Promise<ActionResult> {
  const { aws, workspace } = session;
  const result = await runAction({
    action: path.join(ROOT, 'actions/reconcile'),
    cwd: workspace,
    inputs: { environment: 'staging', 'artifact-bucket': BUCKET, 'github-token': token },
    env: {
      ...aws.environment(),
      GITHUB_SHA: await session.head(),
      GITHUB_REF: 'refs/heads/main',
      GITHUB_REPOSITORY: 'octo/models',
      GITHUB_SERVER_URL: github.url,
      GITHUB_API_URL: github.apiUrl,
      GITHUB_GRAPHQL_URL: github.graphqlUrl,
      GITHUB_RUN_ID: '7',
    },
  });
  expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'in-sync' } });
  return result;
}

async function issues(): Promise<Issue[]> {
  const answer = await fetch(`${github.apiUrl}/repos/octo/models/issues?state=all`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const found: unknown = await answer.json();
  if (!Array.isArray(found)) throw new Error('GitHub did not answer with a list.');
  return found;
}

/** Inputs of the runs that were started so far; of those that deploy, `automatic` is one. */
async function started(): Promise<unknown[]> {
  await github.workflows.idle();
  const runs = github.workflows.runs().filter(({ event }) => event.name === 'workflow_dispatch');
  return runs.map(({ event }) => event.workflow?.inputs);
}

/** What went to GitHub beside questions. */
function changes(): string[] {
  return github.requests
    .all()
    .filter(({ method, operation }) => method !== 'GET' && operation !== 'graphql.query')
    .map(({ operation }) => operation ?? '');
}

test('a healthy system is left alone, run after run', async () => {
  github.requests.clear();
  for (let run = 0; run < 2; run += 1) {
    const result = await reconcile();
    expect(result.outputs).toMatchObject({ models: '[]', assess: '[]' });
    expect(result.annotations).toEqual([]);
  }

  expect(changes()).toEqual([]);
  expect(await started()).toEqual([]);
  expect(await issues()).toEqual([]);
});

describe('drift', () => {
  test('whose event got lost is assessed, and what was assessed is not again', async () => {
    await setAlarm('ALARM');
    expect((await reconcile()).outputs['assess']).toBe(JSON.stringify([MODEL]));
    expect(await started()).toEqual([{ environment: 'staging' }]);

    const time = new Date(Date.now() + 1000).toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const key = `decisions/staging/${MODEL}/${time}-7-1.json`;
    await session.aws.objects.put(BUCKET, key, '{}');
    expect((await reconcile()).outputs['assess']).toBe('[]');
    expect(await started()).toHaveLength(1);
    expect(await issues()).toEqual([]);

    await setAlarm('OK');
  });
});

test('the issue about the drift of a model that nobody watches any more is closed, no other', async () => {
  const gone = await openDriftIssue('staging', 'gone');
  const elsewhere = await openDriftIssue('prod', 'gone');

  await reconcile();

  const states = new Map((await issues()).map(({ number, state }) => [number, state]));
  expect(states.get(gone)).toBe('closed');
  expect(states.get(elsewhere)).toBe('open');
});

describe('one issue tells of, and is closed after,', () => {
  const faults: [string, RegExp, () => Promise<void>, () => Promise<void>][] = [
    [
      'an alarm that tells nobody',
      /### The watch does not work\n\n- \*\*tiny\*\*: .*switched off/,
      async () => {
        await cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: [ALARM] }));
      },
      async () => {
        await cloudwatch.send(new EnableAlarmActionsCommand({ AlarmNames: [ALARM] }));
      },
    ],
    [
      'a schedule that is off',
      /The schedule tiny\\?-staging, which checks it, is switched off/,
      () => setSchedule('DISABLED'),
      () => setSchedule('ENABLED'),
    ],
    [
      'data capture that somebody switched off beside CloudFormation',
      /### An endpoint is not what git says\n\n- \*\*tiny\*\*: .*captures 0 %/,
      () => serveWithout(true),
      () => serveWithout(false),
    ],
    [
      'events that wait in the dead-letter queue',
      /### Events did not arrive\n\n- Events wait in the queue/,
      async () => {
        await cloudwatch.send(
          new PutMetricAlarmCommand({
            AlarmName: QUEUE_ALARM,
            AlarmDescription: 'Events wait in the queue.',
            Namespace: 'AWS/SQS',
            MetricName: 'ApproximateNumberOfMessagesVisible',
            Statistic: 'Maximum',
            Period: 300,
            EvaluationPeriods: 1,
            Threshold: 1,
            ComparisonOperator: 'GreaterThanOrEqualToThreshold',
          }),
        );
        await setAlarm('ALARM', QUEUE_ALARM);
      },
      async () => {
        await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames: [QUEUE_ALARM] }));
      },
    ],
  ];

  test.each(faults)('%s', async (_, sentence, breakIt, mendIt) => {
    const before = (await issues()).length;
    await breakIt();
    const told = await reconcile();
    const { number = 0, body = '' } = (await issues()).find(isOpen) ?? {};
    expect(body).toMatch(sentence);
    expect(told.outputs['issue']).toBe(String(number));
    expect(told.summary).toMatch(sentence);

    github.requests.clear();
    await reconcile();
    // It is told already.
    expect(changes()).toEqual([]);

    await mendIt();
    await reconcile();
    const after = await issues();
    expect(after).toHaveLength(before + 1);
    expect(after.filter(isOpen)).toEqual([]);
  });
}, 120_000);

async function setSchedule(state: 'ENABLED' | 'DISABLED'): Promise<void> {
  const schedule = await scheduler.send(new GetScheduleCommand({ Name: ENDPOINT }));
  const { ScheduleExpression, ScheduleExpressionTimezone, FlexibleTimeWindow, Target } = schedule;
  await scheduler.send(
    new UpdateScheduleCommand({
      Name: ENDPOINT,
      ScheduleExpression,
      ScheduleExpressionTimezone,
      FlexibleTimeWindow,
      Target,
      State: state,
    }),
  );
}

async function openDriftIssue(environment: string, model: string): Promise<number> {
  const body = `${marker('drift', { environment, model })}\nIt drifts.`;
  const answer = await fetch(`${github.apiUrl}/repos/octo/models/issues`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}` },
    body: JSON.stringify({ title: `Drift of ${model} in ${environment}`, body }),
  });
  const opened: ReturnType<typeof JSON.parse> = await answer.json();
  return opened.number;
}

/** Those of the sweep itself. */
function isOpen({ state, title }: Issue): boolean {
  return state === 'open' && title.startsWith('staging ');
}

let original: string | undefined;

/** Serves by the same configuration without data capture, or by the original one again. */
async function serveWithout(capture: boolean): Promise<void> {
  const { sagemaker } = session;
  const { EndpointConfigName: current } = await sagemaker.send(
    new DescribeEndpointCommand({ EndpointName: ENDPOINT }),
  );
  original ??= current;
  const name = capture ? 'without-capture' : original;
  if (capture) {
    const { ProductionVariants } = await sagemaker.send(
      new DescribeEndpointConfigCommand({ EndpointConfigName: original }),
    );
    await sagemaker.send(new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants }));
  }
  await sagemaker.send(new UpdateEndpointCommand({ EndpointName: ENDPOINT, EndpointConfigName: name }));
  for (;;) {
    const { EndpointStatus: status } = await sagemaker.send(
      new DescribeEndpointCommand({ EndpointName: ENDPOINT }),
    );
    if (status === 'InService') return;
    if (status === 'Failed') throw new Error('The endpoint failed.');
  }
}
