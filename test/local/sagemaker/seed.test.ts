import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import {
  CreatePipelineCommand,
  DescribeModelPackageCommand,
  DescribeTrainingJobCommand,
} from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { role, session } from './session.ts';

const reference = join(
  import.meta.dirname,
  '../../pipeline/reference/seed-pipeline-definition.sdk-2.257.6.json',
);

/** Stands in for the sample's preprocess.py, which needs geopandas: its data has the label and two features already. */
const preprocess = `
import glob, os
rows = [line for path in sorted(glob.glob('/opt/ml/processing/input/data/*.csv')) for line in open(path).read().split()]
assert os.path.exists('/opt/ml/processing/input/zones/taxi_zones.zip')
def write(name, lines, header=''):
    with open(f'/opt/ml/processing/{name}/{name}.csv', 'w') as file:
        file.write(header + '\\n'.join(lines) + '\\n')
first, second = len(rows) * 70 // 100, len(rows) * 85 // 100
write('train', rows[:first])
write('validation', rows[first:second])
write('test', rows[second:])
write('baseline', rows, 'fare_amount,passenger_count,geo_distance\\n')
`;

/** Stands in for evaluate.py. An image of version 1.2-2 leaves a pickled model. */
const evaluate = `
import json, pickle, tarfile
import numpy, xgboost
with open('/opt/ml/processing/model/model.tar.gz', 'rb') as file, tarfile.open(fileobj=file) as archive:
    booster = pickle.load(archive.extractfile('xgboost-model'))
with open('/opt/ml/processing/test/test.csv') as file:
    rows = numpy.loadtxt(file, delimiter=',')
errors = booster.predict(xgboost.DMatrix(rows[:, 1:])) - rows[:, 0]
report = {'regression_metrics': {'rmse': {'value': float(numpy.sqrt((errors**2).mean())), 'standard_deviation': float(errors.std())}}}
with open('/opt/ml/processing/evaluation/evaluation.json', 'w') as file:
    json.dump(report, file)
`;

/** Fares of 2.50 plus 2 for each of up to 20 km, with a little noise, from a fixed sequence. */
function trips(count: number): string {
  let state = 7;
  const next = () => (state = (state * 1_103_515_245 + 12_345) % 2 ** 31) / 2 ** 31;
  const rows = Array.from({ length: count }, () => {
    const distance = next() * 20;
    return [(2.5 + 2 * distance + next()).toFixed(2), 1 + Math.floor(next() * 4), distance.toFixed(3)].join(
      ',',
    );
  });
  return `${rows.join('\n')}\n`;
}

test('the reference definition of the AWS sample runs as it stands', async () => {
  await using aws = await session();
  const { objects } = aws.aws;
  await objects.createBucket('BUCKET');
  const definition = await readFile(reference, 'utf8');
  await objects.put('BUCKET', 'PREFIX/input/data/trips.csv', trips(3000));
  await objects.put('BUCKET', 'PREFIX/input/zones/taxi_zones.zip', 'zones');
  await objects.put(
    'BUCKET',
    'PREFIX/sklearn-preprocess-2026-11-22-13-54-59-228/input/code/preprocess.py',
    preprocess,
  );
  await objects.put('BUCKET', 'PREFIX/script-eval-2026-11-22-13-54-59-253/input/code/evaluate.py', evaluate);
  await aws.sagemaker.send(
    new CreatePipelineCommand({ PipelineName: 'seed-build', RoleArn: role, PipelineDefinition: definition }),
  );

  const outcome = await aws.run('seed-build', {
    PipelineParameters: [{ Name: 'InputSource', Value: 'Drift' }],
  });

  expect(
    outcome.steps.map(({ StepName: name, StepStatus: status, FailureReason: reason }) => [
      name,
      status,
      reason,
    ]),
  ).toEqual([
    ['PreprocessData', 'Succeeded', undefined],
    ['DataQualityBaselineJob', 'Succeeded', undefined],
    ['TrainModel', 'Succeeded', undefined],
    ['EvaluateModel', 'Succeeded', undefined],
    ['CheckEvaluation', 'Succeeded', undefined],
    ['RegisterModel-RegisterModel', 'Succeeded', undefined],
  ]);
  expect(outcome.execution.PipelineExecutionStatus).toBe('Succeeded');
  const id = outcome.arn.split('/').at(-1);

  const trainingArn = outcome.step('TrainModel').Metadata?.TrainingJob?.Arn ?? '';
  const training = await aws.sagemaker.send(
    new DescribeTrainingJobCommand({ TrainingJobName: trainingArn.split('/').at(-1) }),
  );
  const metrics = Object.fromEntries(
    (training.FinalMetricDataList ?? []).map(({ MetricName: name, Value: value }) => [name, value]),
  );
  expect(Object.keys(metrics)).toEqual(['train:rmse', 'validation:rmse']);
  expect(metrics['validation:rmse']).toBeLessThan(7);
  expect(training.SecondaryStatusTransitions?.map(({ Status: status }) => status)).toEqual([
    'Starting',
    'Downloading',
    'Training',
    'Uploading',
    'Completed',
  ]);

  const packageArn = outcome.step('RegisterModel-RegisterModel').Metadata?.RegisterModel?.Arn;
  const model = await aws.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: packageArn }));
  const baseline = `s3://BUCKET/PREFIX/${id}/dataqualitycheckstep`;
  const [container] = model.InferenceSpecification?.Containers ?? [];
  const artifact = await objects.head('BUCKET', container?.ModelDataUrl?.replace('s3://BUCKET/', '') ?? '');
  expect(model).toMatchObject({
    ModelPackageVersion: 1,
    ModelPackageStatus: 'Completed',
    ModelApprovalStatus: 'PendingManualApproval',
    MetadataProperties: { GeneratedBy: outcome.arn },
    ModelMetrics: {
      ModelQuality: {
        Statistics: {
          S3Uri: 's3://BUCKET/PREFIX/script-eval-2026-11-22-13-54-59-219/output/evaluation/evaluation.json',
        },
      },
      ModelDataQuality: {
        Statistics: { S3Uri: `${baseline}/statistics.json` },
        Constraints: { S3Uri: `${baseline}/constraints.json` },
      },
    },
    DriftCheckBaselines: { ModelDataQuality: { Constraints: { S3Uri: `${baseline}/constraints.json` } } },
  });
  expect(container).toMatchObject({
    ModelDataUrl: training.ModelArtifacts?.S3ModelArtifacts,
    ModelDataETag: artifact?.etag,
  });
  expect(container?.ImageDigest).toMatch(/^sha256:[0-9a-f]{64}$/);

  const statistics: { dataset: { item_count: number }; features: { name: string; inferred_type: string }[] } =
    JSON.parse(await aws.text(`${baseline}/statistics.json`));
  expect(statistics.dataset.item_count).toBe(3000);
  expect(statistics.features.map(({ name, inferred_type: type }) => [name, type])).toEqual([
    ['fare_amount', 'Fractional'],
    ['passenger_count', 'Integral'],
    ['geo_distance', 'Fractional'],
  ]);
});
