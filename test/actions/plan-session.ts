import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  ListChangeSetsCommand,
  ListStacksCommand,
  waitUntilStackCreateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { parsePlan, type PlanDocument } from '../../actions/lib/deployment/plan-document.ts';
import { templateFor } from '../../actions/lib/deployment/template.ts';
import { stackParameters } from '../../actions/lib/deployment/stack-parameters.ts';
import { stackTags } from '../../actions/lib/deployment/stack-tags.ts';
import type { Manifest, ModelEntry, Release } from '../../actions/lib/manifest/manifest.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { type ActionResult, type ActionRun, runAction } from '../../local/runner/action.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const BUCKET = 'artifacts';
export const ROLE = 'arn:aws:iam::111122223333:role/sagemaker-execution';
export const OWNER = 'octo/models';
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5';

type Approval = 'Approved' | 'PendingManualApproval' | 'Rejected';

/** A local AWS with packages, a repository with manifests in git, and the bundle of plan to run on them. */
export interface PlanSession extends AsyncDisposable {
  aws: LocalAws;
  cloudformation: CloudFormationClient;
  workspace: string;
  plan(call?: Partial<Omit<ActionRun, 'action' | 'cwd'>>): Promise<ActionResult>;
  /** Registers a version of the model with data and metrics of its own; answers what a manifest pins of it. */
  register(model: string, approval?: Approval): Promise<Release>;
  /** Writes a manifest and commits it. Answers the commit. */
  commit(manifest: Manifest): Promise<string>;
  /** Makes the stack that deploying this model of the manifest would make. */
  deploy(manifest: Manifest, model: string, tags?: Record<string, string>): Promise<void>;
  written(): Promise<PlanDocument>;
  /** What is left in CloudFormation: stacks with their status and change sets. */
  stacks(): Promise<{ name: string; status: string; changeSets: string[] }[]>;
}

export function entry(release: Release | null, changes: Partial<ModelEntry['endpoint']> = {}): ModelEntry {
  return {
    release,
    hold: null,
    endpoint: {
      instanceType: 'ml.m5.large',
      instanceCount: 1,
      autoscaling: null,
      rollout: { type: 'all-at-once' },
      dataCapture: { samplingPercentage: 100 },
      ...changes,
    },
    monitor: null,
  };
}

export function manifest(models: Record<string, ModelEntry>, changes: Partial<Manifest> = {}): Manifest {
  return {
    environment: 'staging',
    promotesFrom: null,
    account: '111122223333',
    region: 'us-east-1',
    policy: { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 },
    models,
    ...changes,
  };
}

export async function openPlanSession(): Promise<PlanSession> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'actions-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const aws = stack.use(await startLocalAws({ root: path.join(folder, 'aws') }));
  await aws.objects.createBucket(BUCKET);
  const workspace = path.join(folder, 'repository');
  const git = await createRepository(workspace);
  const client = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  const sagemaker = stack.adopt(new SageMakerClient(client), (it) => it.destroy());
  const cloudformation = stack.adopt(new CloudFormationClient(client), (it) => it.destroy());
  const kept = stack.move();
  return {
    aws,
    cloudformation,
    workspace,
    plan: ({ inputs, env, ...call } = {}) =>
      runAction({
        ...call,
        action: path.join(ROOT, 'actions/plan'),
        cwd: workspace,
        inputs: { environment: 'staging', 'artifact-bucket': BUCKET, 'execution-role-arn': ROLE, ...inputs },
        env: { ...aws.environment(), GITHUB_SHA: git('rev-parse', 'HEAD'), GITHUB_REPOSITORY: OWNER, ...env },
      }),
    register: (model, approval = 'Approved') => registerPackage(sagemaker, aws, model, approval),
    async commit(given) {
      const file = `environments/${given.environment}.json`;
      await writeFile(path.join(workspace, file), `${JSON.stringify(given, undefined, 2)}\n`);
      git('add', '--all');
      git('commit', '--quiet', '--allow-empty', '--message', 'Change');
      return git('rev-parse', 'HEAD');
    },
    async deploy(given, model, tags) {
      const { environment } = given;
      const settings = { executionRoleArn: ROLE, artifactBucket: BUCKET, scheduleRoleArn: undefined };
      const name = `${model}-${environment}`;
      await cloudformation.send(
        new CreateStackCommand({
          StackName: name,
          TemplateBody: await readFile(path.join(workspace, 'cloudformation/endpoint.yaml'), 'utf8'),
          Parameters: parameterList(stackParameters(given, model, settings, undefined)),
          Tags: Object.entries(tags ?? stackTags({ environment, model, repository: OWNER })).map(
            ([Key, Value]) => ({ Key, Value }),
          ),
        }),
      );
      const options = { client: cloudformation, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
      await waitUntilStackCreateComplete(options, { StackName: name });
      aws.requests.clear();
    },
    written: async () => parsePlan(await readFile(path.join(workspace, 'plan.json'), 'utf8')),
    stacks: () => stacksOf(cloudformation),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** A repository whose template makes all of the endpoint's stack but the endpoint itself: no process has to start for it. */
async function createRepository(workspace: string): Promise<(...args: string[]) => string> {
  await mkdir(path.join(workspace, 'environments'), { recursive: true });
  await mkdir(path.join(workspace, 'cloudformation'));
  const template = templateFor(await readFile(path.join(ROOT, 'cloudformation/endpoint.yaml'), 'utf8'), null);
  await writeFile(path.join(workspace, 'cloudformation/endpoint.yaml'), withoutEndpoint(template));
  await cp(
    path.join(ROOT, 'environments/manifest.schema.json'),
    path.join(workspace, 'environments/manifest.schema.json'),
  );
  const git = (...args: string[]): string =>
    execFileSync('git', ['-c', 'user.name=Test', '-c', 'user.email=test@example.com', ...args], {
      cwd: workspace,
      encoding: 'utf8',
    }).trim();
  git('init', '--quiet');
  return git;
}

export function withoutEndpoint(template: string): string {
  const [head = '', rest = ''] = template.split(/^Resources:\n/m);
  const [resources = ''] = rest.split(/^Outputs:\n/m);
  const blocks = resources.split(/^(?= {2}\w+:\n)/m);
  const gone = /^ {2}(Endpoint|ScalableTarget|ScalingPolicy|Schedule):\n/;
  return `${head}Resources:\n${blocks.filter((block) => !gone.test(block)).join('')}`;
}

export async function registerPackage(
  sagemaker: SageMakerClient,
  aws: LocalAws,
  model: string,
  approval: Approval,
): Promise<Release> {
  await sagemaker
    .send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: model }))
    .catch((error: unknown) => {
      if (!String(error).includes('already exist')) throw error;
    });
  const key = `${model}/executions/${crypto.randomUUID()}`;
  await aws.objects.put(BUCKET, `${key}/model.tar.gz`, `model ${key}`);
  const report = { regression_metrics: { rmse: { value: 3.5 }, mae: { value: 2.25 } } };
  await aws.objects.put(BUCKET, `${key}/evaluation.json`, JSON.stringify(report));
  const { ModelPackageArn: arn } = await sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: model,
      ModelApprovalStatus: approval,
      InferenceSpecification: {
        Containers: [{ Image: IMAGE, ModelDataUrl: `s3://${BUCKET}/${key}/model.tar.gz` }],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
      ModelMetrics: {
        ModelQuality: {
          Statistics: { ContentType: 'application/json', S3Uri: `s3://${BUCKET}/${key}/evaluation.json` },
        },
      },
    }),
  );
  const made = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  aws.requests.clear();
  return {
    modelPackageArn: arn ?? '',
    modelDataETag: made.InferenceSpecification?.Containers?.[0]?.ModelDataETag ?? '',
    imageDigest: null,
    pipelineExecutionArn: null,
    commit: null,
  };
}

function parameterList(values: Readonly<Record<string, string>>) {
  return Object.entries(values).map(([ParameterKey, ParameterValue]) => ({ ParameterKey, ParameterValue }));
}

async function stacksOf(cloudformation: CloudFormationClient) {
  const { StackSummaries: stacks = [] } = await cloudformation.send(new ListStacksCommand({}));
  return Promise.all(
    stacks.map(async ({ StackName: name = '', StackStatus: status = '' }) => {
      const { Summaries: sets = [] } = await cloudformation.send(
        new ListChangeSetsCommand({ StackName: name }),
      );
      return { name, status, changeSets: sets.map((set) => set.ChangeSetName ?? '') };
    }),
  );
}
