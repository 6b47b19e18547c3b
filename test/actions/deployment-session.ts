import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../local/aws/server.ts';
import { type ActionResult, type ActionRun, runAction } from '../../local/runner/action.ts';
import { rows, tinyModel } from '../local/endpoints/tiny-model.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const IMAGE = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5';

export const BUCKET = 'artifacts';
export const MODEL = 'tiny';
export const EXECUTION_ROLE = 'arn:aws:iam::111122223333:role/sagemaker-execution';
export const SCHEDULE_ROLE = 'arn:aws:iam::111122223333:role/schedule';
export const SERVICE_ROLE = 'arn:aws:iam::111122223333:role/cloudformation';

export type Call = Partial<Omit<ActionRun, 'action' | 'cwd'>>;
export type EnvironmentName = 'staging' | 'prod';

/** What of an endpoint's entry a test sets; the rest is one instance, all at once. */
export interface Settings {
  instanceType?: string;
  instanceCount?: number;
  autoscaling?: { min: number; max: number; invocationsPerInstance: number } | null;
  rollout?: object;
  dataCapture?: { samplingPercentage: number };
}

/** A local AWS with registered packages, a repository with manifests for staging and prod, and the bundles to run there. */
export interface DeploymentSession extends AsyncDisposable {
  aws: LocalAws;
  sagemaker: SageMakerClient;
  cloudformation: CloudFormationClient;
  /** The repository, whose head is what runs are about. */
  workspace: string;
  /** Registers a version whose predictions are `factor` times those of factor 1. Answers its ARN. */
  register(factor?: number, changes?: { scoredFactor?: number; baseline?: boolean }): Promise<string>;
  /** Writes a release of a package, or none, into a manifest and commits it. Answers the commit. */
  release(environment: EnvironmentName, arn: string | null, settings?: Settings): Promise<string>;
  /** Changes a file of the repository and commits it. */
  commit(file: string, change: (text: string) => string): Promise<string>;
  head(): Promise<string>;
  plan(environment: EnvironmentName, call?: Call): Promise<ActionResult>;
  deploy(environment: EnvironmentName, call?: Call): Promise<ActionResult>;
  /** Plans and deploys; throws where the plan fails. */
  planAndDeploy(environment: EnvironmentName, call?: Call): Promise<ActionResult>;
  teardown(environment: EnvironmentName, call?: Call): Promise<ActionResult>;
  record(environment: EnvironmentName, commit: string): Promise<Record<string, unknown>>;
}

/** With `webIdentity`, STS takes the tokens of its issuers. */
export async function openDeploymentSession({
  webIdentity,
}: Pick<LocalAwsOptions, 'webIdentity'> = {}): Promise<DeploymentSession> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'deployment-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const aws = stack.use(
    await startLocalAws({ root: path.join(folder, 'aws'), ...(webIdentity && { webIdentity }) }),
  );
  await aws.objects.createBucket(BUCKET);
  await makeServiceRole(aws);
  const client = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  const sagemaker = stack.adopt(new SageMakerClient(client), (it) => it.destroy());
  const cloudformation = stack.adopt(new CloudFormationClient(client), (it) => it.destroy());
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: MODEL }));
  const workspace = path.join(folder, 'repository');
  const git = await makeRepository(workspace);
  const head = () => git('rev-parse', 'HEAD');

  async function commit(file: string, change: (text: string) => string): Promise<string> {
    const target = path.join(workspace, file);
    await writeFile(target, change(await readFile(target, 'utf8')));
    await git('commit', '--quiet', '--all', '--allow-empty', '--message', `Change ${file}`);
    return head();
  }

  async function act(action: string, call: Call, inputs: Record<string, string>): Promise<ActionResult> {
    return runAction({
      ...call,
      action: path.join(ROOT, 'actions', action),
      cwd: workspace,
      inputs: { ...inputs, ...call.inputs },
      env: {
        ...aws.environment(),
        GITHUB_SHA: await head(),
        GITHUB_REPOSITORY: 'octo/models',
        GITHUB_RUN_ID: '7',
        ...call.env,
      },
    });
  }

  const shared = { 'artifact-bucket': BUCKET, 'execution-role-arn': EXECUTION_ROLE };
  const plan: DeploymentSession['plan'] = (environment, call = {}) =>
    act('plan', call, { ...shared, environment });
  const deploy: DeploymentSession['deploy'] = (environment, call = {}) =>
    act('deploy', call, {
      ...shared,
      environment,
      'service-role-arn': SERVICE_ROLE,
      head: 'main',
      'approved-by': 'ada',
    });

  let registered = 0;
  const kept = stack.move();
  return {
    aws,
    sagemaker,
    cloudformation,
    workspace,
    head,
    commit,
    plan,
    deploy,
    async planAndDeploy(environment, call) {
      const planned = await plan(environment, call);
      if (planned.conclusion !== 'success') throw new Error(planned.stdout + planned.stderr);
      return deploy(environment, call);
    },
    teardown: (environment, call = {}) =>
      act('teardown', call, {
        environment,
        confirm: environment,
        'artifact-bucket': BUCKET,
        'service-role-arn': SERVICE_ROLE,
      }),
    async register(factor = 1, { scoredFactor = factor, baseline = true } = {}) {
      registered += 1;
      const prefix = `tiny/executions/${registered}`;
      const { archive } = await tinyModel(factor);
      const { predictions } = await tinyModel(scoredFactor);
      const lines = rows.map((row, index) => `${predictions[index]},${row},0,row-${index}`);
      await aws.objects.put(BUCKET, `${prefix}/model.tar.gz`, archive);
      await aws.objects.put(
        BUCKET,
        `${prefix}/scored/scored.csv`,
        ['prediction,a,b,y,id', ...lines, ''].join('\n'),
      );
      const { ModelPackageArn: arn = '' } = await sagemaker.send(
        new CreateModelPackageCommand({
          ModelPackageGroupName: MODEL,
          ModelApprovalStatus: 'PendingManualApproval',
          InferenceSpecification: {
            Containers: [{ Image: IMAGE, ModelDataUrl: `s3://${BUCKET}/${prefix}/model.tar.gz` }],
            SupportedContentTypes: ['text/csv'],
            SupportedResponseMIMETypes: ['text/csv'],
          },
          CustomerMetadataProperties: { scored: `s3://${BUCKET}/${prefix}/scored` },
          ...(baseline && { DriftCheckBaselines: { ModelDataQuality: baselineIn(`${prefix}/baseline`) } }),
        }),
      );
      return arn;
    },
    async release(environment, arn, settings = {}) {
      const release = arn === null ? null : await releaseOf(arn, environment);
      return commit(`environments/${environment}.json`, (text) => {
        const manifest = JSON.parse(text);
        const entry = manifest.models[MODEL];
        entry.release = release;
        Object.assign(entry.endpoint, settings);
        return `${JSON.stringify(manifest, undefined, 2)}\n`;
      });
    },
    async record(environment, at) {
      const key = `deployments/${environment}/${MODEL}/${at}.json`;
      return JSON.parse((await aws.objects.read(BUCKET, key)).toString('utf8'));
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };

  async function releaseOf(arn: string, environment: EnvironmentName): Promise<object> {
    const described = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    const container = described.InferenceSpecification?.Containers?.[0];
    return {
      modelPackageArn: arn,
      modelDataETag: container?.ModelDataETag,
      imageDigest: environment === 'staging' ? null : await ranInStaging(arn),
      pipelineExecutionArn: null,
      commit: null,
    };
  }

  /** The image that staging really ran. */
  async function ranInStaging(arn: string): Promise<string | null> {
    for (const { key } of await aws.objects.list(BUCKET, `deployments/staging/${MODEL}/`)) {
      const record = JSON.parse((await aws.objects.read(BUCKET, key)).toString('utf8'));
      if (record.release.modelPackageArn === arn) return record.release.imageDigest;
    }
    return `sha256:${'0'.repeat(64)}`;
  }
}

function baselineIn(prefix: string) {
  const file = (name: string) => ({
    ContentType: 'application/json',
    S3Uri: `s3://${BUCKET}/${prefix}/${name}.json`,
  });
  return { Statistics: file('statistics'), Constraints: file('constraints') };
}

/** A service role that may do everything: what roles need is another test's matter. */
async function makeServiceRole(aws: LocalAws): Promise<void> {
  const { CreateRoleCommand, IAMClient, PutRolePolicyCommand } = await import('@aws-sdk/client-iam');
  const iam = new IAMClient({
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  });
  const Version = '2012-10-17';
  const trust = {
    Version,
    Statement: [
      { Effect: 'Allow', Principal: { Service: 'cloudformation.amazonaws.com' }, Action: 'sts:AssumeRole' },
    ],
  };
  await iam.send(
    new CreateRoleCommand({ RoleName: 'cloudformation', AssumeRolePolicyDocument: JSON.stringify(trust) }),
  );
  const policy = { Version, Statement: [{ Effect: 'Allow', Action: '*', Resource: '*' }] };
  await iam.send(
    new PutRolePolicyCommand({
      RoleName: 'cloudformation',
      PolicyName: 'all',
      PolicyDocument: JSON.stringify(policy),
    }),
  );
  iam.destroy();
}

export async function makeRepository(
  folder: string,
): Promise<(...args: readonly string[]) => Promise<string>> {
  await mkdir(path.join(folder, 'environments'), { recursive: true });
  for (const [environment, promotesFrom] of [
    ['staging', null],
    ['prod', 'staging'],
  ] as const) {
    const manifest = {
      environment,
      promotesFrom,
      account: '111122223333',
      region: 'us-east-1',
      policy: { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 },
      models: { [MODEL]: MODEL_ENTRY },
    };
    await writeFile(
      path.join(folder, `environments/${environment}.json`),
      `${JSON.stringify(manifest, undefined, 2)}\n`,
    );
  }
  await cp(path.join(ROOT, 'cloudformation'), path.join(folder, 'cloudformation'), { recursive: true });
  await cp(path.join(import.meta.dirname, 'pipelines'), path.join(folder, 'pipelines'), { recursive: true });
  const env = {
    ...process.env,
    GIT_CONFIG_GLOBAL: '/dev/null',
    GIT_AUTHOR_NAME: 'Test',
    GIT_AUTHOR_EMAIL: 'test@example.com',
    GIT_COMMITTER_NAME: 'Test',
    GIT_COMMITTER_EMAIL: 'test@example.com',
  };
  const git = async (...args: readonly string[]): Promise<string> => {
    const { stdout } = await promisify(execFile)('git', [...args], { cwd: folder, env });
    return stdout.trim();
  };
  await git('init', '--quiet', '--initial-branch', 'main');
  await writeFile(path.join(folder, '.gitignore'), 'plan.json\n');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'Start');
  return git;
}

const MODEL_ENTRY = {
  release: null,
  hold: null,
  endpoint: {
    instanceType: 'ml.m5.large',
    instanceCount: 1,
    autoscaling: null,
    rollout: { type: 'all-at-once' },
    dataCapture: { samplingPercentage: 100 },
  },
  monitor: null,
};
