import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { builtSession, hang, operations, parametersOf } from './observation.ts';
import { BUCKET, openSession } from './session.ts';

describe('checks before the start', () => {
  test('tells all wrong parameters at once and asks AWS for nothing', async () => {
    await using session = await builtSession();

    const result = await session.run({
      inputs: {
        parameters: 'Mode=hangs\nTreshold=7\nThreshold=low\nCommit=abc\nRowsUri=rows',
        'input-source': 'Push',
      },
    });

    expect(result.outputs).toEqual({ reason: 'parameters-invalid' });
    expect(result.annotations.map(({ message }) => message)).toMatchSnapshot();
    expect(operations(session)).toEqual([]);
  });

  test('says that the pipeline has to be built', async () => {
    await using session = await openSession();

    const result = await session.run();

    expect(result.outputs).toEqual({ reason: 'pipeline-missing' });
    expect(result.annotations[0]?.message).toBe(
      'There is no pipeline tiny in account 111122223333, us-east-1: run build-pipeline on pipelines/tiny first.',
    );
  });

  test('does not start a pipeline that is not what the folder says', async () => {
    await using session = await builtSession();
    const file = 'pipelines/tiny/fit.py';
    await session.write(file, `${await readFile(path.join(session.workspace, file), 'utf8')}# changed\n`);

    const result = await session.run();

    expect(result.outputs).toEqual({ reason: 'pipeline-outdated' });
    expect(result.annotations[0]?.message).toContain('run build-pipeline on it first');
    expect(session.aws.requests.of('SageMaker.StartPipelineExecution')).toEqual([]);
  });

  test.each([
    ['an empty prefix', `s3://${BUCKET}/tiny/nothing/`],
    ['a bucket that is not there', 's3://no-such-bucket/rows'],
  ])('does not start on %s', async (_, uri) => {
    await using session = await builtSession();

    const result = await session.run({ inputs: { parameters: `RowsUri=${uri}` } });

    expect(result.outputs).toEqual({ reason: 'input-empty' });
    expect(result.annotations[0]?.message).toBe(
      `There is no object at ${uri}, the input of Fit.rows and Evaluate.rows.`,
    );
    expect(session.aws.requests.of('SageMaker.StartPipelineExecution')).toEqual([]);
  });
});

describe('provenance', () => {
  test('the model package tells commit, repository, input data and definition', async () => {
    await using session = await openSession();
    const built = await session.build();

    const result = await session.run({ inputs: { wait: 'true', 'input-source': 'Schedule' } });

    const arn = result.outputs['model-package-arn'];
    const model = await session.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
    const parameters = await parametersOf(session, result.outputs['execution-arn']);
    expect(model.CustomerMetadataProperties).toEqual({
      commit: 'c0ffee',
      repository: 'octo/models',
      definitionHash: built.outputs['definition-hash'],
      inputFingerprint: parameters.InputFingerprint,
    });
    expect(parameters).toMatchObject({ InputSource: 'Schedule', Commit: 'c0ffee' });
  });

  test('the fingerprint is that of the data', async () => {
    await using session = await builtSession();
    const fingerprint = async (cause: string): Promise<string | undefined> => {
      const result = await session.run(hang({ cause }));
      return (await parametersOf(session, result.outputs['execution-arn'])).InputFingerprint;
    };

    const first = await fingerprint('first');
    const same = await fingerprint('same');
    await session.aws.objects.put(BUCKET, 'tiny/input/rows/more.csv', '7,0\n');
    const more = await fingerprint('more');

    expect(first).toMatch(/^[0-9a-f]{64}$/);
    expect(same).toBe(first);
    expect(more).not.toBe(first);
  });

  test('the fingerprint tells what a step fetches from an address that is a parameter', async () => {
    await using session = await openSession();
    const file = path.join(session.workspace, 'pipelines/tiny/pipeline.yaml');
    const spec = await readFile(file, 'utf8');
    await session.write(
      'pipelines/tiny/pipeline.yaml',
      spec.replace('  RowsUri:', '  LabelledUri: none\n  RowsUri:'),
    );
    await session.build();
    const fingerprint = async (cause: string, labelled: string): Promise<string | undefined> => {
      const parameters = `Mode=hang\nLabelledUri=${labelled}`;
      const result = await session.run({ inputs: { cause, parameters } });
      return (await parametersOf(session, result.outputs['execution-arn'])).InputFingerprint;
    };

    const none = await fingerprint('none', 'none');
    const january = await fingerprint('january', `s3://${BUCKET}/labelled/tiny/2026-01-31/drift`);
    const again = await fingerprint('again', `s3://${BUCKET}/labelled/tiny/2026-01-31/drift`);
    const february = await fingerprint('february', `s3://${BUCKET}/labelled/tiny/2026-02-28/drift`);

    expect(new Set([none, january, february]).size).toBe(3);
    expect(again).toBe(january);
  });
});
