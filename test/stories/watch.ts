import {
  CloudWatchClient,
  DeleteAlarmsCommand,
  DescribeAlarmsCommand,
  PutMetricDataCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  DescribeModelPackageCommand,
  paginateListPipelineExecutions,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { setTimeout as sleep } from 'node:timers/promises';
import type { DriftReport } from '../../actions/lib/drift/report.ts';
import { connectEvents } from '../../local/demo/account.ts';
import { clientSettings } from '../../local/demo/client.ts';
import { rows } from '../local/endpoints/tiny-model.ts';
import { reportOf } from '../drift/page-input.ts';
import { tinyBaseline } from './baseline.ts';
import { errorsOf, type Loop, openLoop } from './loop.ts';
import { type Relay, startRelay } from './relay.ts';

const METRIC = 'model_quality_rmse_ratio_low';
const THRESHOLD = 1.2;
const NAMESPACE = 'sagemaker-drift-gitops';

/** What staging runs and watches, with events that reach GitHub through a relay. */
export interface Watch extends AsyncDisposable {
  loop: Loop;
  relay: Relay;
  /** Leaves what a check of a model leaves: a report, and then its metrics. A report of drift unless told otherwise. */
  check(model: string, found?: Found): Promise<void>;
  /** Follows what a check started: events, the workflows that they start, and trainings. */
  settle(): Promise<void>;
  /** Runs reconcile.yml, and what it starts, to the end. */
  sweep(): Promise<void>;
  /** Sends the event of a model's alarm once more, as EventBridge may. */
  deliver(model: string): Promise<void>;
  /** Removes a model's reports. */
  forgetReports(model: string): Promise<void>;
  /** Makes the next training of a model fail. Resolves once it did, and the one after it will not. */
  failOnce(model: string): Promise<void>;
  /** Body of the open issue of the sweep. */
  reconciled(): Promise<string | undefined>;
  /** Executions of the model's training pipeline, the oldest first. */
  trainings(model: string): Promise<{ name: string; status: string }[]>;
  /** State of the issues about a model's drift, the oldest first. */
  issues(model: string): Promise<{ state: string; body: string }[]>;
  alarm(model: string): Promise<string | undefined>;
  /** Removes the alarms of a model whose story is told: no sweep looks at it again. */
  retire(model: string): Promise<void>;
  /** Sets the alarm's state, as CloudWatch does when the metric moves. */
  setAlarm(model: string, state: 'OK' | 'ALARM'): Promise<void>;
}

export interface Found {
  /** How much worse the quality is, at least; 1 is as at the baseline. */
  ratioLow?: number;
  labelled?: number;
  /** `lost`: the report is there, its metrics are not. */
  metrics?: 'lost';
  /** `missing`: the metrics are there, the report is not. */
  report?: 'missing';
}

export async function openWatch(models: readonly string[]): Promise<Watch> {
  await using stack = new AsyncDisposableStack();
  const loop = stack.use(
    await openLoop({
      models,
      monitor: {
        engine: 'processing',
        schedule: 'cron(20 * ? * * *)',
        window: 'P3D',
        minimumRows: 1000,
        minimumLabels: 500,
        labelDelay: 'PT0S',
        alarms: [{ metric: METRIC, threshold: THRESHOLD }],
      },
    }),
  );
  const { aws, account, github, team } = loop;
  const relay = stack.use(await startRelay(github.apiUrl));
  await connectEvents({
    session: { aws, bucket: account.bucket },
    repository: github.repository,
    templates: 'cloudformation',
    apiUrl: relay.url,
    token: team.events.token,
    pipelines: models,
  });
  const releases = new Map<string, string>();
  for (const model of models) releases.set(model, await releaseOf(loop, model));
  await deploy(loop);
  for (const model of models) await serve(loop, model);
  const settings = clientSettings({ aws });
  const cloudwatch = stack.adopt(new CloudWatchClient(settings), (it) => it.destroy());
  const kept = stack.move();
  const watch: Omit<Watch, typeof Symbol.asyncDispose> = {
    loop,
    relay,
    async check(model, { ratioLow = 1.63, labelled = 6000, metrics, report } = {}) {
      if (report !== 'missing')
        await leaveReport(loop, model, releases.get(model) ?? '', { ratioLow, labelled });
      if (metrics === 'lost') return;
      const dimensions = ['Endpoint', 'MonitoringSchedule'].map((Name) => ({
        Name,
        Value: `${model}-staging`,
      }));
      const data = { captured_rows: 9000, [METRIC]: ratioLow };
      await cloudwatch.send(
        new PutMetricDataCommand({
          Namespace: NAMESPACE,
          MetricData: Object.entries(data).map(([MetricName, Value]) => ({
            MetricName,
            Value,
            Dimensions: dimensions,
          })),
        }),
      );
    },
    settle: () => settle(loop, relay, models),
    async sweep() {
      const at = { owner: github.repository.owner, repo: github.repository.name };
      await team.admin.rest.actions.createWorkflowDispatch({
        ...at,
        workflow_id: 'reconcile.yml',
        ref: 'main',
      });
      await settle(loop, relay, models);
    },
    async deliver(model) {
      const drift = {
        alarm: alarmOf(model),
        region: aws.region,
        account: '111122223333',
        at: new Date().toISOString(),
      };
      await loop.dispatch('drift-detected', { drift });
    },
    async forgetReports(model) {
      const client = new S3Client({ ...settings, forcePathStyle: true });
      for (const { key } of await aws.objects.list(account.bucket, `monitoring/${model}-staging/`))
        await client.send(new DeleteObjectCommand({ Bucket: account.bucket, Key: key }));
      client.destroy();
    },
    async failOnce(model) {
      const key = rowsOf(model);
      const content = await aws.objects.read(account.bucket, key);
      await aws.objects.put(account.bucket, key, 'no number\n');
      while (!(await trainingsOf(loop, model)).some(({ status }) => status === 'Failed')) await sleep(200);
      await aws.objects.put(account.bucket, key, content);
    },
    async reconciled() {
      const at = { owner: github.repository.owner, repo: github.repository.name };
      const { data } = await team.admin.rest.issues.listForRepo({
        ...at,
        state: 'open',
        labels: 'reconcile',
      });
      return data[0]?.body ?? undefined;
    },
    trainings: (model) => trainingsOf(loop, model),
    async issues(model) {
      const at = { owner: github.repository.owner, repo: github.repository.name };
      const { data } = await team.admin.rest.issues.listForRepo({
        ...at,
        state: 'all',
        labels: 'drift',
        per_page: 100,
      });
      return data
        .filter(({ title }) => title === `Drift of ${model} in staging`)
        .toReversed()
        .map(({ state, body }) => ({ state, body: body ?? '' }));
    },
    async alarm(model) {
      const { MetricAlarms = [] } = await cloudwatch.send(
        new DescribeAlarmsCommand({ AlarmNames: [alarmOf(model)] }),
      );
      return MetricAlarms[0]?.StateValue;
    },
    async retire(model) {
      const { MetricAlarms = [] } = await cloudwatch.send(
        new DescribeAlarmsCommand({ AlarmNamePrefix: `drift-gitops-${model}-staging-` }),
      );
      const AlarmNames = MetricAlarms.map(({ AlarmName = '' }) => AlarmName);
      await cloudwatch.send(new DeleteAlarmsCommand({ AlarmNames }));
    },
    async setAlarm(model, state) {
      await cloudwatch.send(
        new SetAlarmStateCommand({
          AlarmName: alarmOf(model),
          StateValue: state,
          StateReason: 'a test says so',
        }),
      );
    },
  };
  return { ...watch, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

function rowsOf(model: string): string {
  return `${model}/input/rows/rows.csv`;
}

function alarmOf(model: string): string {
  return `drift-gitops-${model}-staging-${METRIC}`;
}

/** Registers a package that may be deployed, with what a monitor needs, and pins it in staging. Answers its ARN. */
async function releaseOf(loop: Loop, model: string): Promise<string> {
  const { aws, account, sagemaker } = loop;
  const numbers = Array.from({ length: 20 }, (_, index) => `${index},${index}\n`).join('');
  await aws.objects.put(account.bucket, rowsOf(model), numbers);
  for (const [name, content] of await tinyBaseline())
    await aws.objects.put(account.bucket, `${model}/baseline/${name}`, content);
  const arn = await loop.register(1, model);
  await sagemaker.send(
    new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: 'Approved' }),
  );
  const made = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  const modelDataETag = made.InferenceSpecification?.Containers?.[0]?.ModelDataETag ?? '';
  const pinned = {
    modelPackageArn: arn,
    modelDataETag,
    imageDigest: null,
    pipelineExecutionArn: null,
    commit: null,
  };
  await loop.land('staging', (manifest) => Object.assign(manifest.models[model] ?? {}, { release: pinned }));
  return arn;
}

async function deploy(loop: Loop): Promise<void> {
  const { github, team } = loop;
  const at = { owner: github.repository.owner, repo: github.repository.name };
  await team.admin.rest.actions.createWorkflowDispatch({
    ...at,
    workflow_id: 'deploy.yml',
    ref: 'main',
    inputs: { environment: 'staging' },
  });
  await github.workflows.idle();
  const run = loop.runs('deploy.yml').at(-1);
  if (run?.conclusion !== 'success') throw new Error(`deploy.yml failed: ${errorsOf(run).join(' ')}`);
}

/** Asks an endpoint and gives the labels of what it was asked: rows for `label-ingest` to collect. */
async function serve({ aws, account }: Loop, model: string): Promise<void> {
  const client = new SageMakerRuntimeClient(clientSettings({ aws }));
  const labels = ['id,y'];
  for (let id = 0; id < 10; id += 1) {
    await client.send(
      new InvokeEndpointCommand({
        EndpointName: `${model}-staging`,
        ContentType: 'text/csv',
        Body: rows[id % rows.length] ?? '',
        InferenceId: `${model}-${id}`,
      }),
    );
    labels.push(`${model}-${id},${id}`);
  }
  client.destroy();
  await aws.objects.put(account.bucket, `labels/${model}/labels.csv`, `${labels.join('\n')}\n`);
}

async function leaveReport(
  { aws, account }: Loop,
  model: string,
  modelPackageArn: string,
  { ratioLow, labelled }: { ratioLow: number; labelled: number },
): Promise<void> {
  const { bucket } = account;
  const now = new Date().toISOString();
  const usual = reportOf();
  const report: DriftReport = {
    ...usual,
    model,
    environment: 'staging',
    endpoint: `${model}-staging`,
    modelPackageArn,
    baselineUri: `s3://${bucket}/${model}/baseline`,
    checkedAt: now,
    quality: { ...usual.quality, labelled, verdict: ratioLow > 1 ? 'worse' : 'same' },
    metrics: { captured_rows: 9000, [METRIC]: ratioLow },
  };
  const folder = `${now.slice(0, 13).replaceAll(/[-T]/g, '/')}/${now.replaceAll(/[-:]|\.\d+/g, '')}`;
  await aws.objects.put(bucket, `monitoring/${model}-staging/${folder}/report.json`, JSON.stringify(report));
}

async function trainingsOf({ sagemaker }: Loop, model: string): Promise<{ name: string; status: string }[]> {
  const found: { name: string; status: string }[] = [];
  const pages = paginateListPipelineExecutions({ client: sagemaker }, { PipelineName: model });
  try {
    for await (const { PipelineExecutionSummaries = [] } of pages)
      for (const {
        PipelineExecutionDisplayName: name = '',
        PipelineExecutionStatus: status = '',
      } of PipelineExecutionSummaries)
        found.push({ name, status });
  } catch (error) {
    // Nobody has trained it yet.
    if (error instanceof Error && error.name === 'ResourceNotFound') return [];
    throw error;
  }
  return found.toReversed();
}

// An event is under way for moments between two servers; only when all was quiet for so long is nothing to come.
const QUIET_MS = 1500;

async function settle(loop: Loop, relay: Relay, models: readonly string[]): Promise<void> {
  for (let seen = -1; ;) {
    await loop.github.workflows.idle();
    const statuses = await Promise.all(models.map((model) => trainingsOf(loop, model)));
    const training = statuses.flat().some(({ status }) => status === 'Executing');
    const now = relay.received() + loop.github.workflows.runs().length;
    if (!training && now === seen) break;
    seen = training ? -1 : now;
    await sleep(QUIET_MS);
  }
  const failed = loop.github.workflows.runs().find(({ conclusion }) => conclusion === 'failure');
  if (failed) throw new Error(`${failed.workflow.path} failed: ${errorsOf(failed).join(' ')}`);
}
