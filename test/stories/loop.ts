import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { DeploymentRecord } from '../../actions/lib/deployment/record.ts';
import type { Manifest, MonitorSpec } from '../../actions/lib/manifest/manifest.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { type Account, setUpAccount } from '../../local/demo/account.ts';
import { clientSettings } from '../../local/demo/client.ts';
import { copyTemplate } from '../../local/demo/repository.ts';
import { configureRepository } from '../../local/demo/settings.ts';
import { hireTeam, type Member, type Team } from '../../local/demo/team.ts';
import { type LocalGitHub, startLocalGitHub } from '../../local/github/server.ts';
import type { WorkflowJob, WorkflowRun } from '../../local/workflows/host.ts';
import { rows, tinyModel } from '../local/endpoints/tiny-model.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const BUCKET = 'artifacts';
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5';

export const MODEL = 'tiny';
export type Environment = 'staging' | 'prod';

/** A pull request as the API has it, as far as stories look. */
export interface Pull {
  number: number;
  title: string;
  body: string;
  state: string;
  merged: boolean;
  head: string;
  labels: string[];
}

/** The whole loop around a model that is small enough to serve at once: both local servers, the real workflows, a team. */
export interface Loop extends AsyncDisposable {
  aws: LocalAws;
  account: Account;
  github: LocalGitHub;
  team: Team;
  sagemaker: SageMakerClient;
  /** Registers a version that waits for approval. Answers its ARN. */
  register(factor?: number, model?: string): Promise<string>;
  approval(arn: string): Promise<string | undefined>;
  /** Runs promote.yml by hand, and what it starts, to the end. */
  propose(): Promise<void>;
  /** Open pull requests of promotions and rollbacks to an environment. */
  open(environment: Environment): Promise<Pull[]>;
  pull(number: number): Promise<Pull>;
  comments(number: number): Promise<string[]>;
  /** Has it approved by its owner and merged by the data scientist; follows what that starts until it ends or waits. */
  merge(number: number, environment: Environment): Promise<void>;
  close(number: number, by?: Member): Promise<void>;
  /** Decides about the run that waits for prod. */
  review(state: 'approved' | 'rejected', by?: Member): Promise<void>;
  /** Changes a manifest on main without a review. Answers the commit. */
  land(environment: Environment, change: (manifest: Manifest) => void): Promise<string>;
  manifest(environment: Environment): Promise<Manifest>;
  /** Runs of a workflow, the oldest first. */
  runs(workflow: string): WorkflowRun[];
  records(environment: Environment, folder?: 'failed'): Promise<DeploymentRecord[]>;
  dispatch(event: string, payload: Record<string, unknown>): Promise<number>;
}

export interface LoopOptions {
  /** What the stories are about; each has an entry in both manifests and a copy of the smallest training pipeline. */
  models?: readonly string[];
  /** How staging watches them; prod does without them then. */
  monitor?: MonitorSpec | null;
}

export async function openLoop({ models = [MODEL], monitor = null }: LoopOptions = {}): Promise<Loop> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'loop-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const source = path.join(folder, 'template');
  await copyTemplate(source);
  // Deployments build the monitor; models of these stories are registered without any pipeline of the example.
  await rm(path.join(source, 'pipelines/nyc-taxi-fare'), { recursive: true });
  for (const model of models) await copyPipeline(model, path.join(source, 'pipelines', model));
  for (const environment of ['staging', 'prod'] as const) {
    // What is watched in staging goes no further.
    const manifest = manifestOf(environment, environment === 'prod' && monitor ? [] : models, monitor);
    await writeFile(path.join(source, `environments/${environment}.json`), jsonOf(manifest));
  }
  let aws: LocalAws | undefined;
  const github = stack.use(
    await startLocalGitHub({
      folder: path.join(folder, 'github'),
      source,
      jobEnvironment: () => aws?.environment() ?? {},
    }),
  );
  const local = stack.use(
    await startLocalAws({ root: path.join(folder, 'aws'), webIdentity: (issuer) => github.keys(issuer) }),
  );
  aws = local;
  const account = await setUpAccount({
    session: { aws: local, bucket: BUCKET },
    repository: github.repository,
    templates: path.join(source, 'cloudformation'),
    environments: ['staging', 'prod'],
    tell: () => undefined,
  });
  const team = hireTeam(github);
  await configureRepository(github, team, account);
  const sagemaker = stack.adopt(new SageMakerClient(clientSettings({ aws: local })), (it) => it.destroy());
  for (const model of models)
    await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: model }));
  const kept = stack.move();
  return {
    ...operations({ aws: local, account, github, team, sagemaker, watched: monitor !== null }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

type Parts = Pick<Loop, 'aws' | 'account' | 'github' | 'team' | 'sagemaker'> & { watched: boolean };

function operations({ watched, ...parts }: Parts): Omit<Loop, typeof Symbol.asyncDispose> {
  const { aws, github, team, sagemaker } = parts;
  const at = { owner: github.repository.owner, repo: github.repository.name };
  const { rest } = team.dataScientist;
  const pull = async (number: number): Promise<Pull> => {
    const { data } = await rest.pulls.get({ ...at, pull_number: number });
    return {
      number,
      title: data.title,
      body: data.body ?? '',
      state: data.state,
      merged: data.merged,
      head: data.head.ref,
      labels: data.labels.map(({ name }) => name),
    };
  };
  const runs = (workflow: string): WorkflowRun[] =>
    github.workflows
      .runs()
      .filter((run) => run.workflow.path.endsWith(`/${workflow}`))
      .toSorted((a, b) => a.id - b.id);
  const waiting = (): WorkflowRun => {
    const run = runs('deploy.yml').findLast(({ status }) => status === 'waiting');
    if (run === undefined) throw new Error('No run of deploy.yml waits.');
    return run;
  };
  let registered = 0;
  return {
    ...parts,
    async register(factor = 1, model = MODEL) {
      registered += 1;
      const prefix = `${model}/executions/${registered}`;
      const { archive, predictions } = await tinyModel(factor);
      const lines = rows.map((row, index) => `${predictions[index]},${row},0,row-${index}`);
      await aws.objects.put(BUCKET, `${prefix}/model.tar.gz`, archive);
      const scored = ['prediction,a,b,y,id', ...lines, ''].join('\n');
      await aws.objects.put(BUCKET, `${prefix}/scored/scored.csv`, scored);
      const { ModelPackageArn = '' } = await sagemaker.send(
        new CreateModelPackageCommand({
          ModelPackageGroupName: model,
          ModelApprovalStatus: 'PendingManualApproval',
          InferenceSpecification: {
            Containers: [{ Image: IMAGE, ModelDataUrl: `s3://${BUCKET}/${prefix}/model.tar.gz` }],
            SupportedContentTypes: ['text/csv'],
            SupportedResponseMIMETypes: ['text/csv'],
          },
          CustomerMetadataProperties: { scored: `s3://${BUCKET}/${prefix}/scored` },
          ...(watched && { DriftCheckBaselines: { ModelDataQuality: baselineOf(model) } }),
        }),
      );
      return ModelPackageArn;
    },
    async approval(arn) {
      const answer = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
      return answer.ModelApprovalStatus;
    },
    async propose() {
      await rest.actions.createWorkflowDispatch({ ...at, workflow_id: 'promote.yml', ref: 'main' });
      await github.workflows.idle();
      const run = runs('promote.yml').at(-1);
      if (run?.conclusion !== 'success') throw new Error(`promote.yml failed: ${errorsOf(run).join(' ')}`);
    },
    async open(environment) {
      const { data } = await rest.pulls.list({ ...at, state: 'open' });
      const all = await Promise.all(data.map(({ number }) => pull(number)));
      return all.filter(({ head }) => head.split('/')[1] === environment);
    },
    pull,
    async comments(number) {
      const { data } = await rest.issues.listComments({ ...at, issue_number: number, per_page: 100 });
      return data.map(({ body = '' }) => body);
    },
    async merge(number, environment) {
      const owner = environment === 'prod' ? team.operator : team.dataScientist;
      await owner.rest.pulls.createReview({ ...at, pull_number: number, event: 'APPROVE' });
      await rest.pulls.merge({ ...at, pull_number: number });
      await github.workflows.idle();
    },
    async close(number, by = team.dataScientist) {
      await by.rest.pulls.update({ ...at, pull_number: number, state: 'closed' });
      await github.workflows.idle();
    },
    async review(state, by = team.operator) {
      const run = waiting();
      const ids = github.workflows.pendingDeployments(run.id).map(({ environment }) => environment.id);
      await by.rest.actions.reviewPendingDeploymentsForRun({
        ...at,
        run_id: run.id,
        environment_ids: ids,
        state,
        comment: `${state} in a story`,
      });
      await github.workflows.idle();
    },
    async land(environment, change) {
      const file = `environments/${environment}.json`;
      const manifest = JSON.parse(await github.git('show', `main:${file}`));
      change(manifest);
      const head = (await rest.git.getRef({ ...at, ref: 'heads/main' })).data.object.sha;
      const { data: base } = await rest.git.getCommit({ ...at, commit_sha: head });
      const tree = [
        { path: file, mode: '100644' as const, type: 'blob' as const, content: jsonOf(manifest) },
      ];
      const { data: made } = await rest.git.createTree({ ...at, base_tree: base.tree.sha, tree });
      const { data: commit } = await rest.git.createCommit({
        ...at,
        message: `Change ${file}`,
        tree: made.sha,
        parents: [head],
      });
      await github.git('update-ref', 'refs/heads/main', commit.sha, head);
      return commit.sha;
    },
    manifest: async (environment) =>
      JSON.parse(await github.git('show', `main:environments/${environment}.json`)),
    runs,
    async records(environment, below) {
      const prefix = `deployments/${environment}/${MODEL}/${below === undefined ? '' : `${below}/`}`;
      const listed = await aws.objects.list(BUCKET, prefix);
      const own = listed.filter(({ key }) => !key.slice(prefix.length).includes('/'));
      return Promise.all(own.map(async ({ key }) => JSON.parse(String(await aws.objects.read(BUCKET, key)))));
    },
    async dispatch(event, payload) {
      const { status } = await team.events.rest.repos.createDispatchEvent({
        ...at,
        event_type: event,
        client_payload: payload,
      });
      await github.workflows.idle();
      return status;
    },
  };
}

/** Error annotations of a run's jobs. */
export function errorsOf(run: WorkflowRun | undefined): string[] {
  return (run?.jobs ?? []).flatMap(({ annotations }) =>
    annotations.filter(({ level }) => level === 'error').map(({ message }) => message),
  );
}

/** How the jobs of a run ended, by their shown names. */
export function resultsOf(run: WorkflowRun | undefined): Record<string, WorkflowJob['conclusion']> {
  return Object.fromEntries((run?.jobs ?? []).map(({ name, conclusion }) => [name, conclusion]));
}

function jsonOf(manifest: Manifest): string {
  return `${JSON.stringify(manifest, undefined, 2)}\n`;
}

/** Where a watched model's packages have their baseline. */
function baselineOf(model: string) {
  const file = (name: string) => ({
    ContentType: 'application/json',
    S3Uri: `s3://${BUCKET}/${model}/baseline/${name}.json`,
  });
  return { Statistics: file('statistics'), Constraints: file('constraints') };
}

/** The smallest pipeline under a model's name, with the parameters that a retraining gives. */
async function copyPipeline(model: string, folder: string): Promise<void> {
  await cp(path.join(ROOT, 'test/actions/pipelines/tiny'), folder, { recursive: true });
  const file = path.join(folder, 'pipeline.yaml');
  const text = await readFile(file, 'utf8');
  const parameters = ['LabelledUri', 'ChampionModelUri', 'ChampionModelPackageArn']
    .map((name) => `  ${name}: { type: String, default: none }\n`)
    .join('');
  const metadata = '      inputSource: ${{ parameters.InputSource }}\n';
  await writeFile(
    file,
    text
      .replaceAll(/\btiny\b/g, model)
      .replace('\nparameters:\n', `\nparameters:\n${parameters}`)
      .replace('    metadata:\n', () => `    metadata:\n${metadata}`),
  );
}

function manifestOf(
  environment: Environment,
  models: readonly string[],
  monitor: MonitorSpec | null,
): Manifest {
  return {
    environment,
    promotesFrom: environment === 'prod' ? 'staging' : null,
    account: '111122223333',
    region: 'us-east-1',
    policy: { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 },
    models: Object.fromEntries(
      models.map((model) => [
        model,
        {
          release: null,
          hold: null,
          endpoint: {
            instanceType: 'ml.m5.large',
            instanceCount: 1,
            autoscaling: null,
            rollout: { type: 'all-at-once' },
            dataCapture: { samplingPercentage: 100 },
          },
          monitor: environment === 'staging' ? monitor : null,
        },
      ]),
    ),
  };
}
