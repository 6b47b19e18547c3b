import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { role, type Session, session } from './session.ts';

const analyzer = '156813124566.dkr.ecr.us-east-1.amazonaws.com/sagemaker-model-monitor-analyzer';

interface CheckOptions {
  skip: boolean;
  register: boolean;
  /** Further siblings of Arguments. */
  more?: Record<string, unknown>;
}

function check({ skip, register, more }: CheckOptions): object {
  const folder = '/opt/ml/processing/input/baseline_dataset_input';
  return {
    Name: 'DQ',
    Type: 'QualityCheck',
    Arguments: {
      ProcessingResources: {
        ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 30 },
      },
      AppSpecification: { ImageUri: analyzer },
      RoleArn: role,
      ProcessingInputs: [
        {
          InputName: 'baseline_dataset_input',
          S3Input: {
            S3Uri: { Get: 'Parameters.Data' },
            LocalPath: folder,
            S3DataType: 'S3Prefix',
            S3InputMode: 'File',
          },
        },
      ],
      ProcessingOutputConfig: {
        Outputs: [
          {
            OutputName: 'quality_check_output',
            S3Output: {
              S3Uri: {
                'Std:Join': { On: '/', Values: ['s3://bucket', { Get: 'Execution.PipelineExecutionId' }] },
              },
              LocalPath: '/opt/ml/processing/output',
              S3UploadMode: 'EndOfJob',
            },
          },
        ],
      },
      Environment: {
        output_path: '/opt/ml/processing/output',
        publish_cloudwatch_metrics: 'Disabled',
        dataset_format: '{"csv": {"header": true, "output_columns_position": "START"}}',
        dataset_source: folder,
      },
    },
    CheckType: 'DATA_QUALITY',
    ModelPackageGroupName: 'g',
    SkipCheck: skip,
    RegisterNewBaseline: register,
    FailOnViolation: true,
    SuppliedBaselineStatistics: null,
    SuppliedBaselineConstraints: null,
    ...more,
  };
}

/** Rows of two columns; `shift` moves the number, `kinds` are the texts in turn. */
function rows(shift: number, kinds: readonly string[]): string {
  const lines = Array.from(
    { length: 400 },
    (_, index) => `${(index % 100) + shift},${kinds[index % kinds.length]}`,
  );
  return `fare,kind\n${lines.join('\n')}\n`;
}

async function withData(): Promise<Session> {
  const aws = await session();
  await aws.put('usual/x.csv', rows(0, ['a', 'b']));
  await aws.put('drifted/x.csv', rows(60, ['a', 'c']));
  await aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'g' }));
  return aws;
}

async function run(aws: Session, data: string, options: CheckOptions) {
  const name = `p${crypto.randomUUID()}`;
  await aws.create(name, [check(options)], [{ Name: 'Data', Type: 'String' }]);
  const outcome = await aws.run(name, {
    PipelineParameters: [{ Name: 'Data', Value: `s3://bucket/${data}/` }],
  });
  const step = outcome.step('DQ');
  return {
    step,
    metadata: step.Metadata?.QualityCheck ?? {},
    output: `s3://bucket/${outcome.arn.split('/').at(-1)}`,
  };
}

/** Registers a package with the baseline, and approves it. */
async function approve(aws: Session, baseline: string): Promise<void> {
  const { ModelPackageArn: arn } = await aws.sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: 'g',
      DriftCheckBaselines: {
        ModelDataQuality: {
          Statistics: { ContentType: 'application/json', S3Uri: `${baseline}/statistics.json` },
          Constraints: { ContentType: 'application/json', S3Uri: `${baseline}/constraints.json` },
        },
      },
    }),
  );
  await aws.sagemaker.send(
    new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: 'Approved' }),
  );
}

test('the first baseline has the shapes of Model Monitor', async () => {
  await using aws = await withData();

  const { step, metadata, output } = await run(aws, 'usual', { skip: true, register: true });

  expect(step.StepStatus).toBe('Succeeded');
  expect(metadata).toMatchObject({
    CheckType: 'DATA_QUALITY',
    SkipCheck: true,
    RegisterNewBaseline: true,
    CalculatedBaselineStatistics: `${output}/statistics.json`,
    BaselineUsedForDriftCheckStatistics: `${output}/statistics.json`,
    BaselineUsedForDriftCheckConstraints: `${output}/constraints.json`,
  });
  const statistics: unknown = JSON.parse(await aws.text(`${output}/statistics.json`));
  const common = { num_present: 400, num_missing: 0 };
  expect(statistics).toMatchObject({
    version: 0,
    dataset: { item_count: 400 },
    features: [
      {
        name: 'fare',
        inferred_type: 'Integral',
        numerical_statistics: {
          common,
          mean: 49.5,
          sum: 19_800,
          min: 0,
          max: 99,
          distribution: { kll: { sketch: { parameters: { c: 0.64, k: 2048 } } } },
        },
      },
      {
        name: 'kind',
        inferred_type: 'String',
        string_statistics: {
          common,
          distinct_count: 2,
          distribution: {
            categorical: {
              buckets: [
                { value: 'a', count: 200 },
                { value: 'b', count: 200 },
              ],
            },
          },
        },
      },
    ],
  });
  expect(JSON.parse(await aws.text(`${output}/constraints.json`))).toMatchObject({
    features: [
      { name: 'fare', completeness: 1, num_constraints: { is_non_negative: true } },
      { name: 'kind', completeness: 1, string_constraints: { domains: ['a', 'b'] } },
    ],
    monitoring_config: {
      distribution_constraints: { comparison_method: 'Robust', comparison_threshold: 0.1 },
    },
  });
});

test('a check without a baseline fails, and says what to do', async () => {
  await using aws = await withData();

  const { step } = await run(aws, 'usual', { skip: false, register: true });

  expect(step.FailureReason).toContain(
    'No baseline to check against: model package group "g" has no approved package',
  );
});

describe('with an approved baseline', () => {
  test.each([
    ['a check that registers', { skip: false, register: true }, 'new'],
    ['a check that does not', { skip: false, register: false }, 'approved'],
    ['no check, the old baseline', { skip: true, register: false }, 'approved'],
    ['no check, a new baseline', { skip: true, register: true }, 'new'],
  ] as const)('%s', async (_name, options, expected) => {
    await using aws = await withData();
    const first = await run(aws, 'usual', { skip: true, register: true });
    await approve(aws, first.output);

    const { step, metadata, output } = await run(aws, 'usual', options);

    expect([step.StepStatus, step.FailureReason]).toEqual(['Succeeded', undefined]);
    expect(metadata.BaselineUsedForDriftCheckConstraints).toBe(
      `${expected === 'new' ? output : first.output}/constraints.json`,
    );
    expect(metadata.CalculatedBaselineConstraints).toBe(`${output}/constraints.json`);
    expect(metadata.ViolationReport).toBe(options.skip ? undefined : `${output}/constraint_violations.json`);
  });

  test('data of another kind fails the step, with its report', async () => {
    await using aws = await withData();
    await approve(aws, (await run(aws, 'usual', { skip: true, register: true })).output);

    const { step, metadata, output } = await run(aws, 'drifted', { skip: false, register: false });

    expect(step.FailureReason).toBe(
      `ClientError: The data quality check found 3 violations: fare (baseline_drift_check), kind (categorical_values_check), kind (baseline_drift_check). Report: ${output}/constraint_violations.json`,
    );
    const report: { violations: { description: string }[] } = JSON.parse(
      await aws.text(metadata.ViolationReport ?? ''),
    );
    // 60 of 100 values apart, less 1.8 * sqrt(800 / 160000) for what chance may do.
    const found = /distance: ([\d.]+) exceeds numerical threshold: 0.1/.exec(
      report.violations[0]?.description ?? '',
    );
    expect(Number(found?.[1])).toBeCloseTo(0.6 - 1.8 * Math.sqrt(800 / 160_000), 10);
  });

  test('and without FailOnViolation the step succeeds', async () => {
    await using aws = await withData();
    const { output } = await run(aws, 'usual', { skip: true, register: true });
    const supplied = {
      SuppliedBaselineStatistics: `${output}/statistics.json`,
      SuppliedBaselineConstraints: `${output}/constraints.json`,
    };

    const { step, metadata } = await run(aws, 'drifted', {
      skip: false,
      register: false,
      more: { ...supplied, FailOnViolation: false },
    });

    expect(step.StepStatus).toBe('Succeeded');
    expect(metadata.ViolationReport).toBeDefined();
  });
});
