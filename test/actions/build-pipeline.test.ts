import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import { describe, expect, test } from 'vitest';
import { denyingAws } from './denial.ts';
import { operations } from './observation.ts';
import { BUCKET, openSession, ROLE } from './session.ts';
import { stable } from './stable-text.ts';
import { stateOf } from './state.ts';

const FIT = 'pipelines/tiny/fit.py';

describe('build-pipeline', () => {
  test('uploads the code, then creates group and pipeline, tagged', async () => {
    await using session = await openSession();

    const result = await session.build({ inputs: { tags: 'team=fares\ncost-center = 7' } });

    expect(result.annotations).toEqual([]);
    expect(result.outputs).toMatchObject({
      reason: 'created',
      changed: 'true',
      trains: 'true',
      'pipeline-name': 'tiny',
    });
    expect(result.outputs['definition-hash']).toMatch(/^[0-9a-f]{64}$/);
    expect(operations(session)).toMatchSnapshot('requests');
    expect(stable(result.summary)).toMatchSnapshot('summary');
    const state = await stateOf(session);
    const tags = [
      'cost-center=7',
      'drift-gitops:pipeline=tiny',
      'drift-gitops:repository=octo/models',
      'team=fares',
    ];
    expect(state.pipelines).toMatchObject([{ name: 'tiny', role: ROLE, versions: 1, executions: [], tags }]);
    expect(state.groups).toEqual([{ name: 'tiny', tags, packages: [] }]);
    const code = (await session.aws.objects.list(BUCKET, 'tiny/code/')).map(({ key }) => path.basename(key));
    expect(code.toSorted()).toEqual(['dataset.json', 'evaluate.py', 'fit.py']);
  });

  test('leaves alone what is current, and sends nothing again', async () => {
    await using session = await openSession();
    await session.build();
    const before = await stateOf(session);
    session.aws.requests.clear();

    const result = await session.build();

    expect(result.outputs).toMatchObject({ reason: 'unchanged', changed: 'false' });
    expect(operations(session)).toMatchSnapshot('requests');
    expect(await stateOf(session)).toEqual(before);
  });

  test('uploads a changed script alone and updates the pipeline, showing what differs', async () => {
    await using session = await openSession();
    await session.build();
    await session.write(FIT, `${await readFile(path.join(session.workspace, FIT), 'utf8')}# another line\n`);
    session.aws.requests.clear();

    const result = await session.build();

    expect(result.outputs).toMatchObject({ reason: 'updated', changed: 'true' });
    expect(operations(session)).toMatchSnapshot('requests');
    expect(stable(result.summary)).toMatchSnapshot('summary');
    expect(await stateOf(session)).toMatchObject({ pipelines: [{ versions: 2 }] });
  });

  test('updates role, description and tags of an unchanged definition', async () => {
    await using session = await openSession();
    await session.build({ inputs: { tags: 'team=fares\nstage=dev' } });
    const yaml = await readFile(path.join(session.workspace, 'pipelines/tiny/pipeline.yaml'), 'utf8');
    await session.write('pipelines/tiny/pipeline.yaml', yaml.replace('The smallest', 'Still the smallest'));
    session.aws.requests.clear();

    const result = await session.build({ inputs: { tags: 'team=trips\nstage=dev' } });

    expect(result.outputs.reason).toBe('updated');
    expect(result.summary).toContain('It differed in: description.');
    expect(session.aws.requests.of('SageMaker.AddTags').map(({ detail }) => detail)).toMatchObject([
      { Tags: [{ Key: 'team', Value: 'trips' }] },
      { Tags: [{ Key: 'team', Value: 'trips' }] },
    ]);
  });

  test('brings back step code that somebody deleted', async () => {
    await using session = await openSession();
    await session.build();
    const [lost] = await session.aws.objects.list(BUCKET, 'tiny/code/');
    await session.s3.send(new DeleteObjectCommand({ Bucket: BUCKET, Key: lost?.key }));

    const result = await session.build();

    expect(result.outputs.reason).toBe('unchanged');
    expect(await session.aws.objects.head(BUCKET, lost?.key ?? '')).toMatchObject({ etag: lost?.etag });
  });

  test('twice at once makes one pipeline and one group', async () => {
    await using session = await openSession();

    const results = await Promise.all([session.build(), session.build(), session.build()]);

    expect(results.map(({ exitCode, stderr }) => ({ exitCode, stderr }))).toEqual(
      Array.from({ length: 3 }, () => ({ exitCode: 0, stderr: '' })),
    );
    expect(await stateOf(session)).toMatchObject({
      pipelines: [{ versions: 1 }],
      groups: [{ name: 'tiny' }],
    });
  });

  test('tells all problems of the folder with their places and asks AWS for nothing', async () => {
    await using session = await openSession();
    const yaml = await readFile(path.join(session.workspace, 'pipelines/tiny/pipeline.yaml'), 'utf8');
    await session.write(
      'pipelines/tiny/pipeline.yaml',
      yaml.replace('script: fit.py', 'script: fitt.py').replace('then: [Register]', 'then: [Regster]'),
    );

    const result = await session.build();

    expect(result.exitCode).toBe(1);
    expect(result.outputs).toEqual({ reason: 'pipeline-invalid' });
    expect(result.annotations).toMatchSnapshot('annotations');
    expect(result.summary).toMatchSnapshot('summary');
    expect(operations(session)).toEqual([]);
  });

  test('tells all wrong inputs at once and asks AWS for nothing', async () => {
    await using session = await openSession();

    const result = await session.build({
      inputs: { 'role-arn': 'role', 'artifact-bucket': 's3://artifacts', tags: 'aws:team=x\nteam\na?=b' },
    });

    expect(result.outputs).toEqual({ reason: 'inputs-invalid' });
    expect(result.annotations.map(({ message }) => message)).toMatchSnapshot();
    expect(operations(session)).toEqual([]);
  });

  test('refuses a role of another account', async () => {
    await using session = await openSession();

    const result = await session.build({
      inputs: { 'role-arn': ROLE.replace('111122223333', '444455556666') },
    });

    expect(result.outputs).toEqual({ reason: 'account-mismatch' });
    expect(result.annotations[0]?.message).toContain('in account 111122223333, but role-arn');
    expect(operations(session)).toEqual(['STS.GetCallerIdentity']);
  });

  test.each([
    {
      operation: 'SageMaker.CreatePipeline',
      message:
        'User: arn:aws:sts::111122223333:assumed-role/train/7 is not authorized to perform: sagemaker:CreatePipeline on resource: arn:aws:sagemaker:us-east-1:111122223333:pipeline/tiny because no identity-based policy allows the action',
    },
    {
      operation: 'SageMaker.CreatePipeline',
      message: `User: arn:aws:sts::111122223333:assumed-role/train/7 is not authorized to perform: iam:PassRole on resource: ${ROLE} because no identity-based policy allows the action`,
    },
    { operation: 'PUT', message: 'Access Denied' },
    { operation: 'HEAD', message: '' },
  ])('names what the role lacks for $operation', async (denied) => {
    await using session = await openSession();
    await using aws = await denyingAws(session.aws.url, denied);

    const result = await session.build({ env: { AWS_ENDPOINT_URL: aws.url } });

    expect(result.outputs).toEqual({ reason: 'permission-missing' });
    expect(result.annotations.map(({ message }) => stable(message))).toMatchSnapshot();
  });

  test.each([
    ['no credentials', { AWS_ACCESS_KEY_ID: '', AWS_SECRET_ACCESS_KEY: '' }, 'credentials-missing'],
    ['no region', { AWS_REGION: '', AWS_DEFAULT_REGION: '' }, 'inputs-invalid'],
  ])('says what to do with %s', async (_, env, reason) => {
    await using session = await openSession();

    const result = await session.build({ env });

    expect(result.outputs).toEqual({ reason });
    expect(result.annotations[0]?.message).toContain('aws-actions/configure-aws-credentials');
  });
});
