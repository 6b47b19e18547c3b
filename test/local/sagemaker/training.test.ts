import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateTrainingJobCommand,
  type CreateTrainingJobRequest,
  DescribeTrainingJobCommand,
  type DescribeTrainingJobResponse,
  ListTrainingJobsCommand,
  StopTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import * as tar from 'tar';
import { describe, expect, test } from 'vitest';
import { holdProgram, openHold } from '../executor/hold.ts';
import { role, type Session, session } from './session.ts';

const xgboost = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5';

function channel(name: string, contentType = 'text/csv') {
  const source = { S3DataType: 'S3Prefix', S3Uri: `s3://bucket/${name}/` } as const;
  return { ChannelName: name, ContentType: contentType, DataSource: { S3DataSource: source } };
}

function job(
  name: string,
  hyperparameters: Record<string, string>,
  more: Partial<CreateTrainingJobRequest> = {},
): CreateTrainingJobCommand {
  return new CreateTrainingJobCommand({
    TrainingJobName: name,
    AlgorithmSpecification: { TrainingImage: xgboost, TrainingInputMode: 'File' },
    RoleArn: role,
    HyperParameters: hyperparameters,
    InputDataConfig: [channel('train'), channel('validation')],
    OutputDataConfig: { S3OutputPath: 's3://bucket/models' },
    ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 1 },
    StoppingCondition: { MaxRuntimeInSeconds: 600 },
    ...more,
  });
}

async function train(aws: Session, command: CreateTrainingJobCommand): Promise<DescribeTrainingJobResponse> {
  await aws.sagemaker.send(command);
  return await ended(aws, command.input.TrainingJobName ?? '');
}

async function ended(aws: Session, name: string): Promise<DescribeTrainingJobResponse> {
  for (;;) {
    const described = await aws.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: name }));
    if (!['InProgress', 'Stopping'].includes(described.TrainingJobStatus ?? '')) return described;
    await sleep(50);
  }
}

/** y = 2a + 3b, in rows of y, a, b. */
function linear(count: number, separator = ','): string {
  return Array.from({ length: count }, (_, index) => {
    const [a, b] = [index % 17, index % 5];
    return [2 * a + 3 * b, a, b].join(separator);
  }).join('\n');
}

function metrics(described: DescribeTrainingJobResponse): Record<string, number> {
  const list = described.FinalMetricDataList ?? [];
  return Object.fromEntries(
    list.map(({ MetricName: name = '', Value: value = Number.NaN }) => [name, value]),
  );
}

async function filesOfModel(aws: Session, described: DescribeTrainingJobResponse): Promise<string[]> {
  const key = described.ModelArtifacts?.S3ModelArtifacts?.replace('s3://bucket/', '') ?? '';
  const folder = await mkdtemp(join(tmpdir(), 'model-'));
  const file = join(folder, 'model.tar.gz');
  await aws.aws.objects.download('bucket', key, file);
  const names: string[] = [];
  await tar.list({ file, onReadEntry: (entry) => void names.push(entry.path) });
  await rm(folder, { recursive: true });
  return names;
}

describe('the built-in XGBoost', () => {
  test.each([
    ['CSV', 'text/csv', linear(300), {}],
    ['CSV with semicolons', 'text/csv', linear(300, ';'), {}],
    [
      'libsvm',
      'libsvm',
      linear(300)
        .split('\n')
        .map((line) => line.replace(/^(\d+),(\d+),(\d+)$/, '$1 0:$2 1:$3'))
        .join('\n'),
      {},
    ],
    ['CSV with weights', 'text/csv', linear(300).replaceAll(/^(\d+),/gm, '$1,0.5,'), { csv_weights: '1' }],
  ])('learns from %s', async (_name, contentType, data, more) => {
    await using aws = await session();
    await aws.put('train/a.csv', data);
    await aws.put('validation/a.csv', data);
    const channels = [channel('train', contentType), channel('validation', contentType)];

    const described = await train(
      aws,
      job(
        't',
        { objective: 'reg:squarederror', num_round: '60', max_depth: '4', ...more },
        { InputDataConfig: channels },
      ),
    );

    expect([described.TrainingJobStatus, described.FailureReason]).toEqual(['Completed', undefined]);
    expect(metrics(described)['validation:rmse']).toBeLessThan(0.5);
    expect(await filesOfModel(aws, described)).toEqual(['xgboost-model']);
  });

  test('stops early on the validation data, and measures what it is told', async () => {
    await using aws = await session();
    await aws.put('train/a.csv', linear(200));
    await aws.put('validation/a.csv', linear(200).replaceAll(/^\d+/gm, '7'));

    const described = await train(
      aws,
      job('t', { num_round: '500', early_stopping_rounds: '3', eval_metric: 'rmse,mae' }),
    );

    expect(described.TrainingJobStatus).toBe('Completed');
    expect(Object.keys(metrics(described)).toSorted()).toEqual([
      'train:mae',
      'train:rmse',
      'validation:mae',
      'validation:rmse',
    ]);
    const log = await import('node:fs/promises').then(({ readFile }) =>
      readFile(join(aws.root, 'logs/t/algo-1.log'), 'utf8'),
    );
    expect(log).toMatch(
      /^\[0\]#011train-rmse:[\d.]+#011train-mae:[\d.]+#011validation-rmse:[\d.]+#011validation-mae:[\d.]+$/m,
    );
    // Every round has its line, those after the best one and the last of them too.
    const maes = Array.from(log.matchAll(/validation-mae:([\d.]+)$/gm), ([, mae]) => Number(mae));
    expect(maes.length - 1 - maes.indexOf(Math.min(...maes))).toBe(3);
    expect(maes.length).toBeLessThan(100);
  });

  test.each([
    [
      'wrong hyperparameters',
      { max_depth: 'deep', depth: '3', eta: '2' },
      linear(10),
      "UserError: Missing required hyperparameter: num_round; Hyperparameter max_depth: could not parse value 'deep' as an integer; Extraneous hyperparameter found: depth; Hyperparameter eta: 2.0 is not in range [0, 1]",
    ],
    [
      'a header',
      { num_round: '1' },
      `y,a,b\n${linear(10)}`,
      "UserError: a.csv must be numbers without a header, first line 'y,a,b'",
    ],
    [
      'an objective that XGBoost does not know',
      { num_round: '1', objective: 'reg:magic' },
      linear(10),
      'AlgorithmError: XGB train call failed with exception:',
    ],
  ])('says what is wrong: %s', async (_name, hyperparameters, data, message) => {
    await using aws = await session();
    await aws.put('train/a.csv', data);

    const described = await train(aws, job('t', hyperparameters, { InputDataConfig: [channel('train')] }));

    expect(described.TrainingJobStatus).toBe('Failed');
    expect(described.FailureReason).toContain(`AlgorithmError: ${message}`);
  });
});

/** Puts a script where its hyperparameters say, and a line of data. */
async function withScript(aws: Session, program: string): Promise<Record<string, string>> {
  const folder = await mkdtemp(join(tmpdir(), 'source-'));
  await writeFile(join(folder, 'train.py'), program);
  await tar.create({ gzip: true, cwd: folder, file: join(folder, 'source.tar.gz') }, ['train.py']);
  await aws.aws.objects.upload('bucket', 'source.tar.gz', join(folder, 'source.tar.gz'));
  await rm(folder, { recursive: true });
  await aws.put('train/a.csv', 'x');
  return { sagemaker_program: '"train.py"', sagemaker_submit_directory: '"s3://bucket/source.tar.gz"' };
}

describe('a script', () => {
  const only = { InputDataConfig: [channel('train')] };

  test('gets hyperparameters, channels and the SM_ variables, and its metrics are read', async () => {
    await using aws = await session();
    const program = `
import argparse, json, os
parser = argparse.ArgumentParser()
parser.add_argument('--rate', type=float)
parser.add_argument('--name')
given = parser.parse_args()
with open(os.path.join(os.environ['SM_MODEL_DIR'], 'model.json'), 'w') as file:
    json.dump([given.rate, given.name, os.listdir(os.environ['SM_CHANNEL_TRAIN']), json.loads(os.environ['SM_HOSTS'])], file)
with open(os.path.join(os.environ['SM_OUTPUT_DATA_DIR'], 'extra.txt'), 'w') as file: file.write('x')
print('loss=0.5;'); print('loss=0.25;')
`;
    const script = await withScript(aws, program);
    const algorithm = {
      TrainingImage: xgboost,
      TrainingInputMode: 'File' as const,
      MetricDefinitions: [{ Name: 'loss', Regex: 'loss=([0-9.]+);' }],
    };

    const described = await train(
      aws,
      job('t', { ...script, rate: '0.1', name: '"a b"' }, { ...only, AlgorithmSpecification: algorithm }),
    );

    expect([described.TrainingJobStatus, described.FailureReason]).toEqual(['Completed', undefined]);
    expect(metrics(described)).toEqual({ loss: 0.25 });
    expect(await filesOfModel(aws, described)).toEqual(['model.json']);
    expect(await aws.keys('models/')).toEqual([
      'models/t/output/model.tar.gz',
      'models/t/output/output.tar.gz',
    ]);
  });

  test('that is stopped may save its model', async () => {
    await using aws = await session();
    await using hold = await openHold();
    const program = `
import os, signal, sys
def save(*_):
    open(os.path.join(os.environ['SM_MODEL_DIR'], 'half'), 'w').write('x')
    sys.exit(0)
signal.signal(signal.SIGTERM, save)
${holdProgram(hold.port)}while True: time.sleep(1)
`;
    await aws.sagemaker.send(job('t', await withScript(aws, program), only));
    const running = await hold.next();

    await aws.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 't' }));

    await running.gone;
    const described = await ended(aws, 't');
    expect([described.TrainingJobStatus, described.SecondaryStatus]).toEqual(['Stopped', 'Stopped']);
    expect(await filesOfModel(aws, described)).toEqual(['half']);
    await expect(
      aws.sagemaker.send(new StopTrainingJobCommand({ TrainingJobName: 't' })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });

  test('that saves nothing has failed, and one that fails says so', async () => {
    await using aws = await session();

    const nothing = await train(aws, job('nothing', await withScript(aws, 'pass'), only));
    const fails = await train(
      aws,
      job('fails', await withScript(aws, 'import sys; sys.exit("no luck")'), only),
    );

    expect(nothing.FailureReason).toBe(
      'AlgorithmError: The program ended with exit code 0 but wrote nothing to /opt/ml/model.',
    );
    expect(fails.FailureReason).toMatch(
      /^AlgorithmError: ExecuteUserScriptError: ExitCode 1: .*\nno luck, exit code: 1\. Log: /,
    );
    const listed = await aws.sagemaker.send(
      new ListTrainingJobsCommand({ StatusEquals: 'Failed', SortBy: 'Name', SortOrder: 'Descending' }),
    );
    expect(listed.TrainingJobSummaries?.map(({ TrainingJobName: name }) => name)).toEqual([
      'nothing',
      'fails',
    ]);
  });

  test('goes on from its checkpoints', async () => {
    await using aws = await session();
    const program = `import os\nfolder = '/opt/ml/checkpoints'\nfound = os.listdir(folder)\nopen(f'{folder}/{len(found)}', 'w').write('x')\nopen('/opt/ml/model/m', 'w').write('x')`;
    const script = await withScript(aws, program);
    const checkpoints = { ...only, CheckpointConfig: { S3Uri: 's3://bucket/checkpoints/' } };

    await train(aws, job('one', script, checkpoints));
    await train(aws, job('two', script, checkpoints));

    expect(await aws.keys('checkpoints/')).toEqual(['checkpoints/0', 'checkpoints/1']);
  });
});

test.each<[Partial<CreateTrainingJobRequest>, string]>([
  [
    {
      EnableManagedSpotTraining: true,
      StoppingCondition: { MaxRuntimeInSeconds: 60, MaxWaitTimeInSeconds: 30 },
    },
    'Managed spot training needs a MaxWaitTimeInSeconds of at least MaxRuntimeInSeconds (60), found 30.',
  ],
  [
    { InputDataConfig: [{ ...channel('train'), InputMode: 'Pipe' }] },
    "The local executor has no Pipe mode: channel 'train' must use File.",
  ],
  [
    {
      AlgorithmSpecification: {
        TrainingImage: 'x.dkr.ecr.us-east-1.amazonaws.com/blazingtext:1',
        TrainingInputMode: 'File',
      },
    },
    'The local executor has no stand-in for training image x.dkr.ecr.us-east-1.amazonaws.com/blazingtext:1; it has',
  ],
  [
    {
      AlgorithmSpecification: {
        TrainingImage: xgboost,
        TrainingInputMode: 'File',
        MetricDefinitions: [{ Name: 'm', Regex: '(' }],
      },
    },
    'The Regex of metric m cannot be read',
  ],
])('what cannot be run is refused: %j', async (more, message) => {
  await using aws = await session();

  await expect(aws.sagemaker.send(job('t', { num_round: '1' }, more))).rejects.toMatchObject({
    name: 'ValidationException',
    message: expect.stringContaining(message),
  });
  await expect(
    aws.sagemaker.send(new DescribeTrainingJobCommand({ TrainingJobName: 't' })),
  ).rejects.toMatchObject({ name: 'ValidationException', message: 'Requested resource not found.' });
});
