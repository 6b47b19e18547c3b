import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateBucketCommand,
  GetObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  type ModelApprovalStatus,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { type ActionResult, runAction } from '../../local/runner/action.ts';
import { BUCKET, EXECUTION_ROLE, makeRepository, MODEL, SERVICE_ROLE } from './deployment-session.ts';
import { type Moto, startMoto } from './moto-session.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
const DIGEST = `sha256:${'5'.repeat(64)}`;
const IMAGE = `683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost@${DIGEST}`;

interface MotoSession extends AsyncDisposable {
  moto: Moto;
  s3: S3Client;
  sagemaker: SageMakerClient;
  cloudformation: CloudFormationClient;
  /** Registers a package and commits its release in staging. */
  release(approval: ModelApprovalStatus): Promise<{ arn: string; commit: string }>;
  /** Runs the bundle `plan`, which has to succeed, and then `deploy`. */
  planAndDeploy(commit: string): Promise<ActionResult>;
}

async function openMoto(): Promise<MotoSession> {
  await using stack = new AsyncDisposableStack();
  const moto = stack.use(await startMoto({ account: '111122223333', image: IMAGE }));
  const client = {
    endpoint: moto.url,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
  };
  const s3 = stack.adopt(new S3Client({ ...client, forcePathStyle: true }), (it) => it.destroy());
  const sagemaker = stack.adopt(new SageMakerClient(client), (it) => it.destroy());
  const cloudformation = stack.adopt(new CloudFormationClient(client), (it) => it.destroy());
  await s3.send(new CreateBucketCommand({ Bucket: BUCKET }));
  await sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: MODEL }));
  const workspace = stack.adopt(await mkdtemp(path.join(tmpdir(), 'moto-repository-')), (it) =>
    rm(it, { recursive: true, force: true }),
  );
  const git = await makeRepository(workspace);

  async function act(action: string, commit: string, inputs: Record<string, string>): Promise<ActionResult> {
    return runAction({
      action: path.join(ROOT, 'actions', action),
      cwd: workspace,
      inputs: {
        environment: 'staging',
        'artifact-bucket': BUCKET,
        'execution-role-arn': EXECUTION_ROLE,
        ...inputs,
      },
      env: {
        ...moto.environment,
        GITHUB_SHA: commit,
        GITHUB_REPOSITORY: 'octo/models',
        GITHUB_RUN_ID: '7',
      },
    });
  }

  let versions = 0;
  const kept = stack.move();
  return {
    moto,
    s3,
    sagemaker,
    cloudformation,
    async release(approval) {
      versions += 1;
      const { arn, etag } = await register({ s3, sagemaker, approval, prefix: `tiny/${versions}` });
      const file = path.join(workspace, 'environments/staging.json');
      const manifest = JSON.parse(await readFile(file, 'utf8'));
      manifest.models[MODEL].release = {
        modelPackageArn: arn,
        modelDataETag: etag,
        imageDigest: null,
        pipelineExecutionArn: null,
        commit: null,
      };
      await writeFile(file, JSON.stringify(manifest));
      await git('commit', '--quiet', '--all', '--message', `Release version ${versions}`);
      return { arn, commit: await git('rev-parse', 'HEAD') };
    },
    async planAndDeploy(commit) {
      const planned = await act('plan', commit, {});
      if (planned.conclusion !== 'success') throw new Error(planned.stdout + planned.stderr);
      await moto.forget();
      return act('deploy', commit, {
        'service-role-arn': SERVICE_ROLE,
        head: 'main',
        'approved-by': 'ada',
      });
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function register({
  s3,
  sagemaker,
  approval,
  prefix,
}: Pick<MotoSession, 's3' | 'sagemaker'> & { approval: ModelApprovalStatus; prefix: string }) {
  const data = { Bucket: BUCKET, Key: `${prefix}/model.tar.gz` };
  const { ETag: etag = '' } = await s3.send(new PutObjectCommand({ ...data, Body: prefix }));
  // moto's answers go to requests in the order in which they come, and rows go side by side: all predictions are one.
  const rows = ['prediction,a,b,y,id', '8,1,2,0,one', '8,4,0,0,two', ''].join('\n');
  await s3.send(new PutObjectCommand({ Bucket: BUCKET, Key: `${prefix}/scored/scored.csv`, Body: rows }));
  const { ModelPackageArn: arn = '' } = await sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: MODEL,
      ModelApprovalStatus: approval,
      InferenceSpecification: {
        Containers: [{ Image: IMAGE, ModelDataUrl: `s3://${data.Bucket}/${data.Key}` }],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
      CustomerMetadataProperties: { scored: `s3://${BUCKET}/${prefix}/scored` },
    }),
  );
  return { arn, etag };
}

async function recordAt({ s3 }: MotoSession, key: string): Promise<Record<string, unknown>> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: BUCKET, Key: key }));
  return JSON.parse((await Body?.transformToString()) ?? '');
}

const VERIFICATION = [
  'SageMaker.DescribeEndpoint',
  'SageMaker.DescribeEndpointConfig',
  'SageMaker.DescribeModel',
];
const INVOCATIONS = Array.from({ length: 2 }, () => 'POST /endpoints/tiny-staging/invocations');

// The template is the real one: moto leaves out of a stack what it does not know, which here is the alarms. It serves no
// model, so what endpoints answer is set. Updates are no matter for it: it replaces a model and leaves the old name in
// the endpoint configuration that refers to it.
describe.concurrent('against moto, a release', { timeout: 120_000 }, () => {
  test('is approved, deployed, verified and recorded', async () => {
    await using session = await openMoto();
    const { moto, sagemaker, cloudformation } = session;
    const { arn, commit } = await session.release('PendingManualApproval');
    await moto.answer('8\n', '8\n');

    const result = await session.planAndDeploy(commit);

    expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed', failed: '[]' } });
    const record = `deployments/staging/tiny/${commit}.json`;
    expect(await moto.calls()).toEqual([
      'GetCallerIdentity',
      'SageMaker.DescribeModelPackage',
      `HEAD /${BUCKET}/tiny/1/model.tar.gz`,
      'SageMaker.UpdateModelPackage',
      'DescribeStacks',
      'CreateChangeSet',
      'DescribeChangeSet',
      'ExecuteChangeSet',
      'DescribeStackEvents',
      ...VERIFICATION,
      `GET /${BUCKET}/tiny/1/scored/scored.csv`,
      ...INVOCATIONS,
      `PUT /${BUCKET}/${record}`,
    ]);
    const found = await sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    expect(found.ModelApprovalStatus).toBe('Approved');
    const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName: 'tiny-staging' }));
    expect(Stacks?.[0]).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
    expect(await recordAt(session, record)).toMatchObject({
      outcome: 'deployed',
      release: { modelPackageArn: arn, imageDigest: DIGEST },
      stack: { name: 'tiny-staging', id: Stacks?.[0]?.StackId },
      endpoint: { name: 'tiny-staging', instanceType: 'ml.m5.large', instanceCount: 1 },
      verification: { rows: 2, maxRelativeDifference: 0 },
    });
  });

  test('that runs already is left alone and verified', async () => {
    await using session = await openMoto();
    const { moto } = session;
    const { commit } = await session.release('Approved');
    await moto.answer('8\n', '8\n');
    await session.planAndDeploy(commit);

    const again = await session.planAndDeploy(commit);

    expect(again).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed-nothing' } });
    expect((await moto.calls()).slice(3, 8)).toEqual(['DescribeStacks', 'GetTemplate', ...VERIFICATION]);
  });

  test('whose endpoint answers something else fails and is marked', async () => {
    await using session = await openMoto();
    const { commit } = await session.release('Approved');
    await session.moto.answer('8\n', '9\n');

    const result = await session.planAndDeploy(commit);

    expect(result).toMatchObject({ conclusion: 'failure', outputs: { reason: 'serving-skew' } });
    const { Contents = [] } = await session.s3.send(
      new ListObjectsV2Command({ Bucket: BUCKET, Prefix: 'deployments/' }),
    );
    expect(Contents.map(({ Key }) => Key)).toEqual([`deployments/staging/tiny/failed/${commit}-7-1.json`]);
  });
});
