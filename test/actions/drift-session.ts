import {
  CloudWatchClient,
  DisableAlarmActionsCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { DriftReport } from '../../actions/lib/drift/report.ts';
import type { ActionResult } from '../../local/runner/action.ts';
import type { MonitorSpec } from '../../actions/lib/manifest/manifest.ts';
import { BASELINE } from '../drift/model-monitor-example.ts';
import { recordOf } from './deployment-records.ts';
import { makeWatch } from './drift-watch.ts';
import { BUCKET, type GitHubSession, openGitHubSession } from './github-session.ts';
import { entry } from './plan-session.ts';

export const MODEL = 'tiny';
export const METRIC = 'model_quality_mae_ratio_low';
export const ALARM = `drift-gitops-${MODEL}-staging-${METRIC}`;
const MONITOR: MonitorSpec = {
  engine: 'processing',
  schedule: 'cron(20 * ? * * *)',
  window: 'P3D',
  minimumRows: 1000,
  minimumLabels: 500,
  labelDelay: 'PT24H',
  alarms: [{ metric: METRIC, threshold: 1.2 }],
};
const HOUR_MS = 3_600_000;

export interface Issue {
  number: number;
  state: string;
  title: string;
  body: string;
}

/** A local GitHub and AWS where staging runs and watches version 1 of `tiny`, whose alarms and reports are a test's. */
export interface DriftSession extends GitHubSession {
  /** ARN of version 1. */
  champion: string;
  assess(inputs?: Record<string, string>, event?: unknown): Promise<ActionResult>;
  setAlarm(state: 'OK' | 'ALARM', name?: string): Promise<void>;
  muteAlarm(): Promise<void>;
  /** Leaves a report of the champion, of `hours` ago, unless told otherwise. */
  report(changes?: Partial<DriftReport>, hours?: number): Promise<void>;
  /** Leaves the files of an analysis by Model Monitor that was due `hours` hours ago. */
  analysis(files: Readonly<Record<string, unknown>>, hours?: number): Promise<void>;
  /** Registers the next version. Answers its ARN. */
  add(metadata?: Record<string, string>, evaluation?: unknown): Promise<string>;
  /** Runs an execution of the training pipeline to its end. Answers its ARN. */
  train(displayName: string, failure?: string): Promise<string>;
  /** Puts on record which execution trained the champion. */
  trainedBy(execution: string): Promise<void>;
  issues(): Promise<Issue[]>;
  decisions(): Promise<{ key: string; decision: { retrain: string } }[]>;
}

export async function openDriftSession(changes: Partial<MonitorSpec> = {}): Promise<DriftSession> {
  await using stack = new AsyncDisposableStack();
  const session = stack.use(await openGitHubSession());
  const { aws, tokens } = session;
  const settings = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  const sagemaker = stack.adopt(new SageMakerClient(settings), (it) => it.destroy());
  const cloudwatch = stack.adopt(new CloudWatchClient(settings), (it) => it.destroy());
  const scheduler = stack.adopt(new SchedulerClient(settings), (it) => it.destroy());
  const add = packagesOf(session, sagemaker);
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: MODEL }));
  const champion = await add();
  await deploy(session, champion, changes);
  await makePipeline(sagemaker);
  await makeWatch({ cloudwatch, scheduler, sagemaker }, `${MODEL}-staging`, { ...MONITOR, ...changes });

  const kept = stack.move();
  return {
    ...session,
    champion,
    assess: (inputs = {}, event) =>
      session.act('assess-drift', {
        inputs: {
          environment: 'staging',
          'artifact-bucket': BUCKET,
          'github-token': tokens.ben,
          ...(event !== undefined && { event: typeof event === 'string' ? event : JSON.stringify(event) }),
          ...inputs,
        },
        env: { GITHUB_RUN_ID: '7', GITHUB_RUN_ATTEMPT: '1' },
      }),
    async setAlarm(state, name = ALARM) {
      const command = { AlarmName: name, StateValue: state, StateReason: 'a test says so' };
      await cloudwatch.send(new SetAlarmStateCommand(command));
    },
    async muteAlarm() {
      await cloudwatch.send(new DisableAlarmActionsCommand({ AlarmNames: [ALARM] }));
    },
    async report(differences = {}, hours = 0) {
      const at = new Date(Date.now() - hours * HOUR_MS).toISOString();
      const folder = `${at.slice(0, 13).replaceAll(/[-T]/g, '/')}/${at.replaceAll(/[-:]|\.\d+/g, '')}`;
      const body = JSON.stringify({ ...reportOf(champion, at), ...differences });
      await aws.objects.put(BUCKET, `monitoring/${MODEL}-staging/${folder}/report.json`, body);
    },
    async analysis(files, hours = 0) {
      const due = new Date(Date.now() - hours * HOUR_MS).toISOString().slice(0, 13).replaceAll(/[-T]/g, '/');
      const folder = `monitoring/${MODEL}-staging/${MODEL}-staging/${due}`;
      for (const [name, content] of Object.entries(files))
        await aws.objects.put(BUCKET, `${folder}/${name}`, JSON.stringify(content));
    },
    add,
    train: (displayName, failure) => runTraining(sagemaker, displayName, failure),
    async trainedBy(execution) {
      const at = new Date(Date.now() - HOUR_MS).toISOString();
      const pinned = {
        ...recordOf(1, 1).release,
        modelPackageArn: champion,
        pipelineExecutionArn: execution,
      };
      const about = { environment: 'staging', model: MODEL, release: pinned, commit: 'second' };
      await session.record(recordOf(1, 1, { ...about, startedAt: at, endedAt: at }));
    },
    async issues() {
      const found: readonly Issue[] = await session.api('GET', 'issues?state=all');
      return found.map(({ number, state, title, body }) => ({ number, state, title, body }));
    },
    async decisions() {
      const listed = await aws.objects.list(BUCKET, `decisions/staging/${MODEL}/`);
      const read = async (key: string) => ({
        key,
        ...JSON.parse(String(await aws.objects.read(BUCKET, key))),
      });
      return Promise.all(listed.map(({ key }) => read(key)));
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function deploy(
  session: GitHubSession,
  champion: string,
  changes: Partial<MonitorSpec>,
): Promise<void> {
  const pinned = { ...recordOf(1, 1).release, modelPackageArn: champion };
  await session.push('staging', (manifest) => {
    manifest.models[MODEL] = {
      ...entry(pinned),
      monitor: { ...MONITOR, ...changes },
    };
  });
  const day = new Date(Date.now() - 48 * HOUR_MS).toISOString();
  await session.record(
    recordOf(1, 1, { environment: 'staging', model: MODEL, release: pinned, startedAt: day, endedAt: day }),
  );
}

function packagesOf({ aws }: GitHubSession, sagemaker: SageMakerClient): DriftSession['add'] {
  return async (metadata, evaluation) => {
    const folder = `${MODEL}/executions/${crypto.randomUUID()}`;
    const uri = `s3://${BUCKET}/${folder}`;
    await aws.objects.put(BUCKET, `${folder}/model.tar.gz`, folder);
    for (const [name, content] of Object.entries(BASELINE))
      await aws.objects.put(BUCKET, `${folder}/baseline/${name}.json`, JSON.stringify(content));
    if (evaluation !== undefined)
      await aws.objects.put(BUCKET, `${folder}/evaluation.json`, JSON.stringify(evaluation));
    const statistics = { ContentType: 'application/json', S3Uri: `${uri}/evaluation.json` };
    const { ModelPackageArn: arn = '' } = await sagemaker.send(
      new CreateModelPackageCommand({
        ModelPackageGroupName: MODEL,
        ModelApprovalStatus: 'PendingManualApproval',
        InferenceSpecification: {
          Containers: [
            {
              Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5',
              ModelDataUrl: `${uri}/model.tar.gz`,
            },
          ],
          SupportedContentTypes: ['text/csv'],
          SupportedResponseMIMETypes: ['text/csv'],
        },
        DriftCheckBaselines: {
          ModelDataQuality: {
            Statistics: { ContentType: 'application/json', S3Uri: `${uri}/baseline/statistics.json` },
            Constraints: { ContentType: 'application/json', S3Uri: `${uri}/baseline/constraints.json` },
          },
        },
        ...(metadata && { CustomerMetadataProperties: metadata }),
        ...(evaluation !== undefined && { ModelMetrics: { ModelQuality: { Statistics: statistics } } }),
      }),
    );
    return arn;
  };
}

const CONDITION = {
  Conditions: [{ Type: 'Equals', LeftValue: { Get: 'Parameters.Mode' }, RightValue: 'work' }],
};

async function makePipeline(sagemaker: SageMakerClient): Promise<void> {
  const fail = { Name: 'TooBad', Type: 'Fail', Arguments: { ErrorMessage: 'a test says so' } };
  const step = {
    Name: 'Check',
    Type: 'Condition',
    Arguments: { ...CONDITION, IfSteps: [], ElseSteps: [fail] },
  };
  const definition = {
    Version: '2020-12-01',
    Metadata: {},
    Parameters: [
      { Name: 'Mode', Type: 'String', DefaultValue: 'work' },
      { Name: 'RowsUri', Type: 'String', DefaultValue: `s3://${BUCKET}/${MODEL}/input/rows` },
    ],
    Steps: [step],
  };
  await sagemaker.send(
    new CreatePipelineCommand({
      PipelineName: MODEL,
      PipelineDefinition: JSON.stringify(definition),
      RoleArn: 'arn:aws:iam::111122223333:role/sagemaker-execution',
      ClientRequestToken: crypto.randomUUID(),
    }),
  );
}

async function runTraining(
  sagemaker: SageMakerClient,
  displayName: string,
  failure: string | undefined,
): Promise<string> {
  const { PipelineExecutionArn: arn = '' } = await sagemaker.send(
    new StartPipelineExecutionCommand({
      PipelineName: MODEL,
      PipelineExecutionDisplayName: displayName,
      PipelineParameters: [{ Name: 'Mode', Value: failure ?? 'work' }],
      ClientRequestToken: crypto.randomUUID(),
    }),
  );
  for (;;) {
    const command = new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn });
    if ((await sagemaker.send(command)).PipelineExecutionStatus !== 'Executing') return arn;
  }
}

function reportOf(champion: string, at: string): DriftReport {
  return {
    version: 1,
    engine: 'processing',
    model: MODEL,
    environment: 'staging',
    endpoint: `${MODEL}-staging`,
    modelPackageArn: champion,
    baselineUri: `s3://${BUCKET}/baseline`,
    execution: null,
    checkedAt: at,
    window: { start: at, end: at, deployedAt: at, duration: 'P3D' },
    verdict: 'drifted',
    rows: { captured: 9000, records: 90, corrupt: 2, minimum: 1000, baseline: 20_000 },
    features: [
      {
        name: 'x',
        kind: 'numerical',
        role: 'feature',
        distance: 0.31,
        simple: 0.33,
        correction: 0.02,
        threshold: 0.1,
        smallestVisible: 0.04,
        completeness: 1,
        baselineCompleteness: 1,
        baselineMean: 1,
        mean: 2,
        verdict: 'drifted',
      },
    ],
    violations: [],
    quality: {
      verdict: 'worse',
      labelled: 6000,
      minimum: 500,
      due: 8000,
      coverage: 0.75,
      orphans: 0,
      duplicates: 0,
      labelDelay: 'PT24H',
      metrics: { mae: { value: 4, baseline: 2, better: 'lower', ratio: 2, ratioLow: 1.63 } },
    },
    distributions: {},
    sample: [],
    metrics: { [METRIC]: 1.63 },
    files: { statistics: 's3://a/s', constraints: 's3://a/c', violations: 's3://a/v' },
  };
}
