import { cp, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ListPipelineExecutionsCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { type LocalAws, startLocalAws } from '../../../local/aws/server.ts';
import { setUpAccount } from '../../../local/demo/account.ts';
import { clientSettings } from '../../../local/demo/client.ts';
import { type LocalGitHub, startLocalGitHub } from '../../../local/github/server.ts';
import type { WorkflowRun } from '../../../local/workflows/host.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../../..');

interface Place extends AsyncDisposable {
  aws: LocalAws;
  github: LocalGitHub;
  sagemaker: SageMakerClient;
  call(method: string, path: string, body: object): Promise<void>;
}

/** This repository's train.yml and its actions with one tiny pipeline, and an account that trusts the repository. */
async function openPlace(): Promise<Place> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'train-'));
  stack.defer(() => rm(folder, { recursive: true, force: true, maxRetries: 5 }));
  const source = path.join(folder, 'source');
  const parts: [string, string][] = [
    ['.github/workflows/train.yml', '.github/workflows/train.yml'],
    ['actions', 'actions'],
    ['test/actions/pipelines', 'pipelines'],
  ];
  for (const [from, to] of parts) {
    await mkdir(path.dirname(path.join(source, to)), { recursive: true });
    await cp(path.join(REPOSITORY, from), path.join(source, to), { recursive: true });
  }
  const places: { aws?: LocalAws } = {};
  const github = await startLocalGitHub({
    folder: path.join(folder, 'github'),
    source,
    jobEnvironment: () => ({ AWS_ENDPOINT_URL: places.aws?.url ?? '' }),
  });
  stack.defer(() => github.close());
  const aws = await startLocalAws({
    root: path.join(folder, 'aws'),
    webIdentity: (issuer) => github.keys(issuer),
  });
  places.aws = stack.use(aws);
  const session = { aws, bucket: 'artifacts' };
  const account = await setUpAccount({
    session,
    repository: github.repository,
    templates: path.join(REPOSITORY, 'cloudformation'),
    environments: [],
    tell: () => undefined,
  });
  await aws.objects.put('artifacts', 'tiny/input/rows/rows.csv', '1,0\n3,0\n5,0\n');
  const { token } = github.addUser('owner', 'admin');
  const { owner, name } = github.repository;
  const call = async (method: string, at: string, body: object): Promise<void> => {
    const answer = await fetch(`${github.apiUrl}/repos/${owner}/${name}${at}`, {
      method,
      headers: { authorization: `Bearer ${token}` },
      body: JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${at}: ${answer.status} ${await answer.text()}`);
  };
  const variables = {
    AWS_REGION: account.region,
    ARTIFACT_BUCKET: account.bucket,
    SAGEMAKER_ROLE_ARN: account.executionRole,
    TRAIN_ROLE_ARN: account.trainRole,
  };
  for (const [variable, value] of Object.entries(variables))
    await call('POST', '/actions/variables', { name: variable, value });
  const sagemaker = stack.adopt(new SageMakerClient(clientSettings(session)), (it) => it.destroy());
  const kept = stack.move();
  return { aws, github, sagemaker, call, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}

function told(run: WorkflowRun | undefined): string {
  return (run?.jobs ?? [])
    .map(({ name, conclusion, annotations }) =>
      [name, conclusion, ...annotations.map((it) => it.message)].join('; '),
    )
    .join('\n');
}

test("this repository's train.yml starts a pipeline with the role that its OIDC token gets", async () => {
  await using place = await openPlace();
  const { github, aws, sagemaker } = place;

  await place.call('POST', '/actions/workflows/train.yml/dispatches', {
    ref: 'main',
    inputs: { pipeline: 'tiny' },
  });
  await github.workflows.idle();

  const run = github.workflows.runs().at(-1);
  expect(told(run)).toBe('Select pipelines; success\nTrain tiny; success');
  const executions = await sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName: 'tiny' }));
  expect(executions.PipelineExecutionSummaries).toHaveLength(1);
  const starts = aws.requests
    .all()
    .filter(({ operation }) => operation === 'SageMaker.StartPipelineExecution');
  const [{ principal } = {}] = starts;
  expect(principal).toMatch(/:assumed-role\/sagemaker-drift-gitops-TrainRole-\w+\/train-1$/);
});

test('a push to pipelines/ trains; running its jobs again starts no second execution of the same run', async () => {
  await using place = await openPlace();
  const { github, sagemaker } = place;
  const count = async (): Promise<number> => {
    const list = await sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName: 'tiny' }));
    return list.PipelineExecutionSummaries?.length ?? 0;
  };
  const content = Buffer.from('# how it is fitted\n').toString('base64');

  await place.call('PUT', '/contents/pipelines/tiny/NOTES.md', { message: 'Notes', content });
  await github.workflows.idle();
  const run = github.workflows.runs().at(-1);
  expect(run?.event.name).toBe('push');
  expect(told(run)).toBe('Select pipelines; success\nTrain tiny; success');
  expect(await count()).toBe(1);
  await github.workflows.rerun(run?.id ?? 0, 'all', 'owner');
  await github.workflows.idle();

  expect(told(run)).toBe('Select pipelines; success\nTrain tiny; success');
  expect(await count()).toBe(1);
});

test('a role that trusts another repository is refused, and the job says so', async () => {
  await using place = await openPlace();
  const variable = { name: 'TRAIN_ROLE_ARN', value: 'arn:aws:iam::111122223333:role/somebody-elses' };
  await place.call('PATCH', '/actions/variables/TRAIN_ROLE_ARN', variable);

  await place.call('POST', '/actions/workflows/train.yml/dispatches', {
    ref: 'main',
    inputs: { pipeline: 'tiny' },
  });
  await place.github.workflows.idle();

  const run = place.github.workflows.runs().at(-1);
  expect(run?.conclusion).toBe('failure');
  expect(told(run)).toContain('Could not assume role with OIDC: Not authorized to perform');
});
