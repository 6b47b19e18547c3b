import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import type { DeploymentRecord } from '../../actions/lib/deployment/record.ts';
import { recordKey } from '../../actions/lib/deployment/record.ts';
import type { Manifest, Release } from '../../actions/lib/manifest/manifest.ts';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { type LocalGitHub, startLocalGitHub } from '../../local/github/server.ts';
import { type ActionResult, type ActionRun, runAction } from '../../local/runner/action.ts';
import { contractWatch } from '../local/github/openapi/watch.ts';
import { entry, manifest } from './plan-session.ts';
import { recordOf } from './deployment-records.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
export const BUCKET = 'artifacts';
export const MODEL = 'fares';

/** A workflow of the name and shape that guards and sweeps look at; its job does nothing once it may. */
const DEPLOY = `name: Deploy
on:
  push: { branches: [main], paths: ['environments/*.json'] }
  workflow_dispatch:
    inputs:
      environment: { type: string, required: true }
      automatic: { type: boolean, default: false }
run-name: \${{ inputs.environment && format('Deploy {0}', inputs.environment) || '' }}
permissions: {}
jobs:
  deploy:
    runs-on: ubuntu-24.04
    environment: prod
    steps:
      - run: 'true'
`;

export type Call = Partial<Omit<ActionRun, 'action' | 'cwd'>>;

/** A local GitHub and a local AWS, a repository with staging and prod and a checkout of it, and the bundles to run there. */
export interface GitHubSession extends AsyncDisposable {
  github: LocalGitHub;
  /** Runs git on GitHub's repository; answers what it wrote, trimmed. */
  remote(...args: readonly string[]): Promise<string>;
  aws: LocalAws;
  /** The checkout, at main's head. */
  workspace: string;
  /** Tokens of people: ann administrates, ben writes. */
  tokens: { ann: string; ben: string };
  act(action: string, call?: Call): Promise<ActionResult>;
  /** Calls GitHub's API as a person; throws where GitHub refuses. */
  api(method: string, route: string, body?: object, token?: string): Promise<ReturnType<JSON['parse']>>;
  /** Changes an environment's manifest on main, by a push. Answers the commit. */
  push(environment: string, change: (manifest: Manifest) => void): Promise<string>;
  /** Changes it by a pull request that `ben` opens and `ann` merges. Answers the commit of main and the number. */
  merge(
    environment: string,
    change: (manifest: Manifest) => void,
  ): Promise<{ commit: string; number: number }>;
  manifestAt(ref: string, environment: string): Promise<Manifest>;
  record(record: DeploymentRecord): Promise<void>;
  /** Registers a package of the model `fares`, and answers what a manifest pins of it. */
  register(): Promise<Release>;
  /** Makes the environment, protected by ann unless told otherwise. */
  environment(name: string, reviewers?: readonly string[]): Promise<void>;
}

export function release(version: number) {
  return recordOf(version, 1).release;
}

export async function openGitHubSession(): Promise<GitHubSession> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'github-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const aws = stack.use(await startLocalAws({ root: path.join(folder, 'aws') }));
  await aws.objects.createBucket(BUCKET);
  const source = path.join(folder, 'source');
  await makeSource(source);
  const repository = { owner: 'octo', name: 'models' };
  const contract = contractWatch();
  stack.defer(() => contract.check());
  const github = stack.use(
    await startLocalGitHub({
      folder: path.join(folder, 'github'),
      source,
      repository,
      onExchange: contract.onExchange,
    }),
  );
  const ann = github.addUser('ann', 'admin');
  const ben = github.addUser('ben', 'write');
  const workspace = path.join(folder, 'checkout');
  const git = async (...args: readonly string[]): Promise<string> => {
    const options = ['-c', 'user.name=Ann', '-c', 'user.email=ann@example.com'];
    const { stdout } = await promisify(execFile)('git', [...options, ...args], { cwd: workspace });
    return stdout.trim();
  };
  const url = new URL('/octo/models.git', github.url);
  [url.username, url.password] = ['ann', ann.token];
  await promisify(execFile)('git', ['clone', '--quiet', url.href, workspace]);
  const remote: GitHubSession['remote'] = async (...args) => (await github.git(...args)).trim();

  const api: GitHubSession['api'] = async (method, route, body, token = ann.token) => {
    const answer = await fetch(`${github.apiUrl}/repos/octo/models/${route}`, {
      method,
      headers: { authorization: `Bearer ${token}`, accept: 'application/vnd.github+json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${route}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };

  async function change(environment: string, by: (manifest: Manifest) => void): Promise<void> {
    const file = path.join(workspace, `environments/${environment}.json`);
    const changed = JSON.parse(await readFile(file, 'utf8'));
    by(changed);
    await writeFile(file, `${JSON.stringify(changed, undefined, 2)}\n`);
    await git('commit', '--quiet', '--all', '--message', `Change ${environment}`);
  }

  const kept = stack.move();
  return {
    github,
    remote,
    aws,
    workspace,
    tokens: { ann: ann.token, ben: ben.token },
    api,
    async act(action, { inputs, env, ...call } = {}) {
      return runAction({
        ...call,
        action: path.join(ROOT, 'actions', action),
        cwd: workspace,
        inputs: { 'github-token': ann.token, ...inputs },
        env: {
          ...aws.environment(),
          GITHUB_SHA: await git('rev-parse', 'HEAD'),
          GITHUB_REF: 'refs/heads/main',
          GITHUB_REPOSITORY: 'octo/models',
          GITHUB_SERVER_URL: github.url,
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          ...env,
        },
      });
    },
    async push(environment, by) {
      await change(environment, by);
      await git('push', '--quiet', 'origin', 'main');
      return git('rev-parse', 'HEAD');
    },
    async merge(environment, by) {
      const branch = `change-${crypto.randomUUID().slice(0, 8)}`;
      await git('switch', '--quiet', '--create', branch);
      await change(environment, by);
      await git('push', '--quiet', 'origin', branch);
      const title = `Change ${environment}`;
      const { number } = await api('POST', 'pulls', { title, head: branch, base: 'main' }, ben.token);
      await api('PUT', `pulls/${number}/merge`, { merge_method: 'squash' });
      await git('switch', '--quiet', 'main');
      await git('pull', '--quiet');
      return { commit: await git('rev-parse', 'HEAD'), number };
    },
    async manifestAt(ref, environment) {
      return JSON.parse(await remote('show', `${ref}:environments/${environment}.json`));
    },
    async record(record) {
      await aws.objects.put(BUCKET, recordKey(record), JSON.stringify(record));
    },
    register: () => registerPackage(aws),
    async environment(name, reviewers = ['ann']) {
      const ids = { ann: ann.id, ben: ben.id };
      await api('PUT', `environments/${name}`, {
        prevent_self_review: true,
        reviewers: reviewers.map((login) => ({ type: 'User', id: Reflect.get(ids, login) })),
        deployment_branch_policy: { protected_branches: false, custom_branch_policies: true },
      });
      await api('POST', `environments/${name}/deployment-branch-policies`, { name: 'main' });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function registerPackage(aws: LocalAws): Promise<Release> {
  const sagemaker = new SageMakerClient({
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  });
  await sagemaker
    .send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: MODEL }))
    .catch((error: unknown) => {
      if (!String(error).includes('already exist')) throw error;
    });
  const key = `${MODEL}/${crypto.randomUUID()}/model.tar.gz`;
  await aws.objects.put(BUCKET, key, key);
  const { ModelPackageArn: arn = '' } = await sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: MODEL,
      ModelApprovalStatus: 'PendingManualApproval',
      InferenceSpecification: {
        Containers: [
          {
            Image: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5',
            ModelDataUrl: `s3://${BUCKET}/${key}`,
          },
        ],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
    }),
  );
  const made = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  sagemaker.destroy();
  const modelDataETag = made.InferenceSpecification?.Containers?.[0]?.ModelDataETag ?? '';
  return { modelPackageArn: arn, modelDataETag, imageDigest: null, pipelineExecutionArn: null, commit: null };
}

async function makeSource(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'environments'), { recursive: true });
  await mkdir(path.join(folder, '.github/workflows'), { recursive: true });
  const models = { [MODEL]: entry(null), tips: entry(null) };
  for (const [environment, promotesFrom] of [
    ['staging', null],
    ['prod', 'staging'],
  ] as const) {
    const text = JSON.stringify(manifest(models, { environment, promotesFrom }), undefined, 2);
    await writeFile(path.join(folder, `environments/${environment}.json`), `${text}\n`);
  }
  await writeFile(path.join(folder, '.github/workflows/deploy.yml'), DEPLOY);
  await cp(path.join(ROOT, 'cloudformation'), path.join(folder, 'cloudformation'), { recursive: true });
  await cp(path.join(import.meta.dirname, 'pipelines'), path.join(folder, 'pipelines'), { recursive: true });
}
