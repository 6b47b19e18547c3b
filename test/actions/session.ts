import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { type ActionResult, type ActionRun, runAction } from '../../local/runner/action.ts';

const ACTIONS = path.resolve(import.meta.dirname, '../../actions');
const PIPELINES = path.join(import.meta.dirname, 'pipelines');

export const BUCKET = 'artifacts';
export const ROLE = 'arn:aws:iam::111122223333:role/sagemaker-execution';

export type ActionName = 'build-pipeline' | 'run-pipeline';
export type Call = Partial<Omit<ActionRun, 'action' | 'cwd'>>;

/** A local AWS with a bucket and rows, a checked-out repository with the pipeline `tiny`, and the bundles to run on them. */
export interface Session extends AsyncDisposable {
  aws: LocalAws;
  sagemaker: SageMakerClient;
  s3: S3Client;
  /** The repository, a copy that a test may change. */
  workspace: string;
  build(call?: Call): Promise<ActionResult>;
  run(call?: Call): Promise<ActionResult>;
  /** Changes a file of the workspace, so that another script is another definition. */
  write(file: string, text: string): Promise<void>;
}

export async function openSession(): Promise<Session> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'actions-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const aws = stack.use(await startLocalAws({ root: path.join(folder, 'aws') }));
  await aws.objects.createBucket(BUCKET);
  await aws.objects.put(BUCKET, 'tiny/input/rows/rows.csv', '1,0\n3,0\n5,0\n');
  const workspace = path.join(folder, 'repository');
  await cp(PIPELINES, path.join(workspace, 'pipelines'), { recursive: true });
  const client = {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  const sagemaker = stack.adopt(new SageMakerClient(client), (it) => it.destroy());
  const s3 = stack.adopt(new S3Client({ ...client, forcePathStyle: true }), (it) => it.destroy());
  const act = (action: ActionName, { inputs, env, ...call }: Call = {}): Promise<ActionResult> =>
    runAction({
      ...call,
      action: path.join(ACTIONS, action),
      cwd: workspace,
      inputs: { pipeline: 'pipelines/tiny', 'role-arn': ROLE, 'artifact-bucket': BUCKET, ...inputs },
      env: { ...aws.environment(), GITHUB_SHA: 'c0ffee', GITHUB_REPOSITORY: 'octo/models', ...env },
    });
  const kept = stack.move();
  return {
    aws,
    sagemaker,
    s3,
    workspace,
    build: (call) => act('build-pipeline', call),
    run: (call) => act('run-pipeline', call),
    write: (file, text) => writeFile(path.join(workspace, file), text),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}
