import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import {
  DescribePipelineDefinitionForExecutionCommand,
  DescribeProcessingJobCommand,
  ListPipelineParametersForExecutionCommand,
  RetryPipelineExecutionCommand,
  StopPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { holdProgram, openHold } from '../executor/hold.ts';
import { processing, session, writes } from './session.ts';

const jobName = (arn: string | undefined) => arn?.split('/').at(-1);

describe('a script that fails', () => {
  test('fails its step with what it said, and the execution', async () => {
    await using aws = await session();
    const program = `import sys\nprint('to the log')\nprint('first', file=sys.stderr)\nopen('/opt/ml/output/failure', 'w').write('the fares are missing')\n${writes('out', 'x', 'half')}\nraise ValueError('no fares')`;
    await aws.create('p', [
      processing('A', program, { outputs: ['out'] }),
      processing('B', 'pass', { step: { DependsOn: ['A'] } }),
    ]);

    const { arn, execution, steps, step } = await aws.run('p');

    expect(execution).toMatchObject({
      PipelineExecutionStatus: 'Failed',
      FailureReason: 'Step failure: One or multiple steps failed.',
    });
    expect(steps.map(({ StepName: name }) => name)).toEqual(['A']);
    const reason = step('A').FailureReason ?? '';
    expect(reason).toMatch(/^ClientError: AlgorithmError: the fares are missing\nfirst\nTraceback/);
    expect(reason).toContain('ValueError: no fares, exit code: 1. Log: ');
    const log = join(aws.root, 'logs', jobName(step('A').Metadata?.ProcessingJob?.Arn) ?? '', 'algo-1.log');
    expect(reason.endsWith(log)).toBe(true);
    expect(await readFile(log, 'utf8')).toContain('to the log\nfirst\n');
    // What a failed job wrote is not its output, and its folder is gone.
    expect(await aws.keys(arn.split('/').at(-1) ?? '')).toEqual([]);
    expect(await readdir(join(aws.root, 'jobs'))).toEqual([]);
  });

  test('a long error output is cut at its beginning', async () => {
    await using aws = await session();
    await aws.create('p', [
      processing('A', `import sys\nfor i in range(5000): print('line', i, file=sys.stderr)\nsys.exit(3)`),
    ]);

    const reason = (await aws.run('p')).step('A').FailureReason ?? '';

    expect(reason.length).toBeLessThanOrEqual(1024);
    expect(reason).toContain('line 4999, exit code: 3. Log: ');
  });

  test('an input that is not there is named before anything runs', async () => {
    await using aws = await session();
    await aws.create('p', [processing('A', 'pass', { inputs: { trips: 's3://bucket/none' } })]);

    const reason = (await aws.run('p')).step('A').FailureReason;

    expect(reason).toMatch(
      /^ClientError: ClientError: No S3 objects found under S3 URL "s3:\/\/bucket\/none" given in input data source\./,
    );
  });

  test('one that runs too long is stopped', async () => {
    await using aws = await session();
    await aws.create('p', [
      processing('A', 'import time\nwhile True: time.sleep(1)', {
        more: { StoppingCondition: { MaxRuntimeInSeconds: 1 } },
      }),
    ]);

    const { execution, step } = await aws.run('p');

    expect(execution.PipelineExecutionStatus).toBe('Failed');
    expect(step('A').FailureReason).toBe(
      'ClientError: MaxRuntimeExceeded: The job ran for more than 1 seconds and was stopped.',
    );
    const job = await aws.sagemaker.send(
      new DescribeProcessingJobCommand({
        ProcessingJobName: jobName(step('A').Metadata?.ProcessingJob?.Arn),
      }),
    );
    expect(job.ProcessingJobStatus).toBe('Stopped');
  });
});

describe('data', () => {
  test('goes from step to step, by expressions', async () => {
    await using aws = await session();
    await aws.put('in/a.csv', '1');
    await aws.put('in/sub/b.csv', '2');
    await aws.put('in-other/c.csv', '3');
    const list = `import os, sys\nfound = sorted(os.path.relpath(os.path.join(p, n), '/opt/ml/processing/input/data') for p, _, ns in os.walk('/opt/ml/processing/input/data') for n in ns)\nopen('/opt/ml/processing/output/out/list.txt', 'w').write(' '.join(found + sys.argv[1:] + [os.environ['COUNT']]))`;
    await aws.create(
      'p',
      [
        processing('A', list, {
          inputs: { data: { Get: 'Parameters.Data' } },
          outputs: ['out'],
          arguments: ['--n', { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.N' }] } }],
          environment: {
            COUNT: {
              'Std:Join': { On: '-', Values: [{ Get: 'Parameters.N' }, { Get: 'Execution.PipelineName' }] },
            },
          },
        }),
        processing('B', list, {
          inputs: { data: { Get: "Steps.A.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" } },
          outputs: ['out'],
          environment: { COUNT: 'x' },
        }),
      ],
      [
        { Name: 'Data', Type: 'String' },
        { Name: 'N', Type: 'Integer', DefaultValue: 3 },
      ],
    );

    const { arn, execution } = await aws.run('p', {
      PipelineParameters: [{ Name: 'Data', Value: 's3://bucket/in/' }],
    });

    expect(execution.PipelineExecutionStatus).toBe('Succeeded');
    const id = arn.split('/').at(-1);
    expect(await aws.text(`s3://bucket/${id}/A/out/list.txt`)).toBe('a.csv sub/b.csv --n 3 3-p');
    expect(await aws.text(`s3://bucket/${id}/B/out/list.txt`)).toBe('list.txt x');
    const { PipelineParameters: parameters } = await aws.sagemaker.send(
      new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn: arn }),
    );
    expect(parameters).toEqual([
      { Name: 'Data', Value: 's3://bucket/in/' },
      { Name: 'N', Value: '3' },
    ]);
  });

  test('is shared out among instances that know each other', async () => {
    await using aws = await session();
    for (const name of ['a', 'b', 'c']) await aws.put(`in/${name}`, name);
    await aws.put('all/x', 'x');
    const program = `import json, os\nconfig = json.load(open('/opt/ml/config/resourceconfig.json'))\nhost = config['current_host']\nopen(f'/opt/ml/processing/output/out/{host}.txt', 'w').write(' '.join(config['hosts'] + sorted(os.listdir('/opt/ml/processing/input/shard')) + os.listdir('/opt/ml/processing/input/all')))`;
    await aws.create('p', [
      processing('A', program, {
        count: 2,
        inputs: {
          shard: { S3Uri: 's3://bucket/in/', S3DataDistributionType: 'ShardedByS3Key' },
          all: 's3://bucket/all/',
        },
        outputs: ['out'],
      }),
    ]);

    const { arn, execution } = await aws.run('p');

    expect(execution.PipelineExecutionStatus).toBe('Succeeded');
    const out = `s3://bucket/${arn.split('/').at(-1)}/A/out`;
    expect(await aws.text(`${out}/algo-1.txt`)).toBe('algo-1 algo-2 a c x');
    expect(await aws.text(`${out}/algo-2.txt`)).toBe('algo-1 algo-2 b x');
  });

  test('comes from a manifest, and compressed files stay so', async () => {
    await using aws = await session();
    await aws.put('data/one/a.gz', gzipSync('a'));
    await aws.put('data/two/b', 'b');
    await aws.put('manifest.json', JSON.stringify([{ prefix: 's3://bucket/data/' }, 'one/a.gz']));
    const program = `import gzip, os\nopen('/opt/ml/processing/output/out/x', 'w').write(gzip.open('/opt/ml/processing/input/data/one/a.gz', 'rt').read() + str(os.listdir('/opt/ml/processing/input/data')))`;
    await aws.create('p', [
      processing('A', program, {
        inputs: { data: { S3Uri: 's3://bucket/manifest.json', S3DataType: 'ManifestFile' } },
        outputs: ['out'],
      }),
    ]);

    const { arn } = await aws.run('p');

    expect(await aws.text(`s3://bucket/${arn.split('/').at(-1)}/A/out/x`)).toBe("a['one']");
  });

  test('of a continuous output is there while the job runs', async () => {
    await using aws = await session();
    await using hold = await openHold();
    const program = `${writes('out', 'early', 'x')}.real\n${holdProgram(hold.port)}while True: time.sleep(1)`;
    await aws.create('p', [processing('A', program, { outputs: ['out'], uploadMode: 'Continuous' })]);
    const arn = await aws.start('p');
    const job = await hold.next();
    const key = `${arn.split('/').at(-1)}/A/out/early`;
    while ((await aws.keys(key)).length === 0) await new Promise(setImmediate);

    await aws.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn }));

    await job.gone;
    expect((await aws.end(arn)).execution.PipelineExecutionStatus).toBe('Stopped');
    expect(await aws.keys(key)).toEqual([key]);
  });
});

test('the condition reads the report, and the branch not taken is absent', async () => {
  await using aws = await session();
  const report = {
    PropertyFiles: [{ PropertyFileName: 'Report', OutputName: 'out', FilePath: 'report.json' }],
  };
  const left = {
    'Std:JsonGet': { PropertyFile: { Get: 'Steps.A.PropertyFiles.Report' }, Path: 'metrics[0].value' },
  };
  await aws.create(
    'p',
    [
      processing('A', writes('out', 'report.json', '{"metrics": [{"value": 7.5}]}'), {
        outputs: ['out'],
        step: report,
      }),
      {
        Name: 'Check',
        Type: 'Condition',
        Arguments: {
          Conditions: [
            { Type: 'LessThanOrEqualTo', LeftValue: left, RightValue: { Get: 'Parameters.Limit' } },
          ],
          IfSteps: [processing('Good', 'pass')],
          ElseSteps: [
            {
              Name: 'Bad',
              Type: 'Fail',
              Arguments: {
                ErrorMessage: { 'Std:Join': { On: ' ', Values: ['above', { Get: 'Parameters.Limit' }] } },
              },
            },
          ],
        },
      },
    ],
    [{ Name: 'Limit', Type: 'Float', DefaultValue: 7 }],
  );

  const low = await aws.run('p');
  const high = await aws.run('p', { PipelineParameters: [{ Name: 'Limit', Value: '7.5' }] });

  expect(low.execution.PipelineExecutionStatus).toBe('Failed');
  expect(low.steps.map(({ StepName: name, FailureReason: reason }) => [name, reason])).toEqual([
    ['A', undefined],
    ['Check', undefined],
    ['Bad', 'above 7'],
  ]);
  expect(high.execution.PipelineExecutionStatus).toBe('Succeeded');
  expect(high.step('Check').Metadata).toEqual({ Condition: { Outcome: 'True' } });
  expect(high.steps.map(({ StepName: name }) => name)).toEqual(['A', 'Check', 'Good']);
});

test('a cached step is not run again until its inputs change', async () => {
  await using aws = await session();
  await aws.put('in/x', 'x');
  const cache = { CacheConfig: { Enabled: true, ExpireAfter: 'P1D' } };
  const out = { Get: "Steps.A.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" };
  await aws.create(
    'p',
    [
      processing('A', writes('out', 'a', '1'), {
        inputs: { data: { Get: 'Parameters.Data' } },
        outputs: ['out'],
        step: cache,
      }),
      processing('B', 'pass', { inputs: { a: out }, step: cache }),
    ],
    [{ Name: 'Data', Type: 'String', DefaultValue: 's3://bucket/in/' }],
  );

  const first = await aws.run('p');
  const second = await aws.run('p');
  const other = await aws.run('p', { PipelineParameters: [{ Name: 'Data', Value: 's3://bucket/in' }] });

  expect(first.steps.map(({ CacheHitResult: hit }) => hit)).toEqual([undefined, undefined]);
  expect(second.steps.map(({ CacheHitResult: hit }) => hit?.SourcePipelineExecutionArn)).toEqual([
    first.arn,
    first.arn,
  ]);
  expect(second.step('A').Metadata).toEqual(first.step('A').Metadata);
  expect(other.steps.map(({ CacheHitResult: hit }) => hit)).toEqual([undefined, undefined]);
});

test('stopping ends the programs, and a retry runs what has not succeeded', async () => {
  await using aws = await session();
  await using hold = await openHold();
  const waits = `import os\nif os.path.exists('/opt/ml/processing/input/go/go'): raise SystemExit\n${holdProgram(hold.port)}while True: time.sleep(1)`;
  await aws.put('go/wait', '');
  await aws.create('p', [
    processing('A', 'pass'),
    processing('B', waits, { inputs: { go: 's3://bucket/go/' }, step: { DependsOn: ['A'] } }),
  ]);
  const arn = await aws.start('p');
  const job = await hold.next();

  await aws.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn }));

  await job.gone;
  const stopped = await aws.end(arn);
  expect(stopped.execution.PipelineExecutionStatus).toBe('Stopped');
  expect(stopped.steps.map(({ StepStatus: status }) => status)).toEqual(['Succeeded', 'Stopped']);
  await expect(
    aws.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn })),
  ).rejects.toMatchObject({ name: 'ConflictException' });

  await aws.put('go/go', '');
  await aws.sagemaker.send(new RetryPipelineExecutionCommand({ PipelineExecutionArn: arn }));

  const retried = await aws.end(arn);
  expect(retried.execution.PipelineExecutionStatus).toBe('Succeeded');
  expect(retried.step('A').Metadata).toEqual(stopped.step('A').Metadata);
  expect(retried.step('B').StepStatus).toBe('Succeeded');
});

test('a selective execution runs the chosen steps on the results of another', async () => {
  await using aws = await session();
  const out = { Get: "Steps.A.ProcessingOutputConfig.Outputs['out'].S3Output.S3Uri" };
  await aws.create('p', [
    processing('A', writes('out', 'a', '1'), { outputs: ['out'] }),
    processing('B', 'pass', { inputs: { a: out } }),
    processing('C', 'pass', { step: { DependsOn: ['B'] } }),
  ]);
  const source = await aws.run('p');
  const selected = { SelectedSteps: [{ StepName: 'B' }] };

  await expect(aws.start('p', { SelectiveExecutionConfig: selected })).rejects.toThrow(
    'SourcePipelineExecutionArn is required, because the selected steps use the results of: A.',
  );
  const { steps } = await aws.run('p', {
    SelectiveExecutionConfig: { ...selected, SourcePipelineExecutionArn: source.arn },
  });

  expect(
    steps.map((step) => [
      step.StepName,
      step.StepStatus,
      step.SelectiveExecutionResult?.SourcePipelineExecutionArn,
    ]),
  ).toEqual([
    ['A', 'Succeeded', source.arn],
    ['B', 'Succeeded', undefined],
  ]);
});

test('an execution keeps the definition that it was started with', async () => {
  await using aws = await session();
  await aws.create('p', [processing('A', 'pass')]);
  const { arn } = await aws.run('p');

  const { PipelineDefinition: text = '' } = await aws.sagemaker.send(
    new DescribePipelineDefinitionForExecutionCommand({ PipelineExecutionArn: arn }),
  );

  const definition: { Steps: { Name: string }[] } = JSON.parse(text);
  expect(definition.Steps.map(({ Name: name }) => name)).toEqual(['A']);
});

test('nothing runs on when the server closes, and the record says so', async () => {
  await using hold = await openHold();
  const aws = await session();
  await aws.create('p', [
    processing(
      'A',
      `import signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\n${holdProgram(hold.port)}while True: time.sleep(1)`,
    ),
  ]);
  await aws.start('p');
  const job = await hold.next();

  await aws.aws.close();

  await job.gone;
  const [file = ''] = await readdir(join(aws.root, 'sagemaker/pipeline-executions'));
  const record = await readFile(join(aws.root, 'sagemaker/pipeline-executions', file), 'utf8');
  expect(JSON.parse(record)).toMatchObject({ value: { status: 'Stopped', steps: [{ status: 'Stopped' }] } });
  await aws[Symbol.asyncDispose]();
  expect(existsSync(aws.root)).toBe(false);
});
