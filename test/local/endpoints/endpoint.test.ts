import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  type CreateEndpointConfigInput,
  CreateModelCommand,
  type CreateModelInput,
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DeleteEndpointCommand,
  DeleteEndpointConfigCommand,
  DeleteModelCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
  ListEndpointConfigsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTagsCommand,
  type ProductionVariant,
  UpdateEndpointCommand,
  UpdateEndpointWeightsAndCapacitiesCommand,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { role } from '../sagemaker/session.ts';
import { type Hosting, hosting, image, root } from './hosting.ts';
import { corruptModel, rows, tinyModel } from './tiny-model.ts';

const digest = /^683313688378\.dkr\.ecr\.us-east-1\.amazonaws\.com\/sagemaker-xgboost@sha256:[0-9a-f]{64}$/;

/** The names of what fails, and why. */
async function refusal(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return 'accepted';
  } catch (error) {
    return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  }
}

test('an endpoint answers as its model predicts, from CreateModel to DeleteEndpoint', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm');

  const created = await aws.create('e', 'c', { Tags: [{ Key: 'team', Value: 'fares' }] });
  const { predictions } = await tinyModel();

  expect([created.EndpointStatus, created.FailureReason]).toEqual(['InService', undefined]);
  expect(created.ProductionVariants).toMatchObject([
    {
      VariantName: 'AllTraffic',
      CurrentInstanceCount: 1,
      DesiredInstanceCount: 1,
      CurrentWeight: 1,
      DeployedImages: [{ SpecifiedImage: image, ResolvedImage: expect.stringMatching(digest) }],
    },
  ]);
  const answer = await aws.invoke('e', rows.join('\n'));
  expect(answer.predictions).toEqual(predictions.map((value) => expect.closeTo(value, 4)));
  expect([answer.contentType, answer.variant]).toEqual(['text/csv; charset=utf-8', 'AllTraffic']);
  const tags = await aws.sagemaker.send(new ListTagsCommand({ ResourceArn: created.EndpointArn }));
  expect(tags.Tags).toEqual([{ Key: 'team', Value: 'fares' }]);

  aws.aws.time.polls.endpoint = 1;
  await aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'e' }));
  await expect(aws.invoke('e', '1,2')).rejects.toMatchObject({
    name: 'ValidationError',
    message: 'Endpoint e of account 111122223333 not found.',
  });
  expect(await refusal(aws.settled('e'))).toBe(
    `ValidationException: Could not find endpoint "${root}:endpoint/e".`,
  );
});

test('a change takes as many polls as it is told to', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm');
  aws.aws.time.polls.endpoint = 3;

  await aws.sagemaker.send(new CreateEndpointCommand({ EndpointName: 'e', EndpointConfigName: 'c' }));
  const seen = [await aws.describe('e'), await aws.describe('e'), await aws.describe('e')];

  expect(seen.map(({ EndpointStatus: status }) => status)).toEqual(['Creating', 'Creating', 'Creating']);
  expect(seen[0]).toMatchObject({
    EndpointConfigName: 'c',
    PendingDeploymentSummary: {
      EndpointConfigName: 'c',
      ProductionVariants: [{ InstanceType: 'ml.m5.large' }],
    },
  });
  expect(seen[0]?.ProductionVariants).toBeUndefined();
  expect((await aws.settled('e')).EndpointStatus).toBe('InService');
});

async function packaged(aws: Hosting, status: 'Approved' | 'PendingManualApproval'): Promise<string> {
  await aws.put('p/model.tar.gz', (await tinyModel()).archive);
  await aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'g' }));
  const container = {
    Image: image,
    ImageDigest: `sha256:${'a'.repeat(64)}`,
    ModelDataUrl: 's3://bucket/p/model.tar.gz',
    Environment: { SAGEMAKER_DEFAULT_INVOCATIONS_ACCEPT: 'application/json' },
  };
  const { ModelPackageArn: arn = '' } = await aws.sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: 'g',
      ModelApprovalStatus: status,
      InferenceSpecification: { Containers: [container] },
    }),
  );
  return arn;
}

describe('a model package', () => {
  test('is served with its own image digest and environment', async () => {
    await using aws = await hosting();
    const arn = await packaged(aws, 'Approved');
    await aws.sagemaker.send(
      new CreateModelCommand({
        ModelName: 'm',
        ExecutionRoleArn: role,
        PrimaryContainer: { ModelPackageName: arn },
      }),
    );
    await aws.config('c', 'm');

    const created = await aws.create('e', 'c');

    const { PrimaryContainer: container } = await aws.sagemaker.send(
      new DescribeModelCommand({ ModelName: 'm' }),
    );
    expect(container).toMatchObject({ ModelPackageName: arn });
    expect(created.ProductionVariants?.[0]?.DeployedImages?.[0]?.ResolvedImage).toBe(
      `${image.replace(':3.0-5', '')}@sha256:${'a'.repeat(64)}`,
    );
    const { text, contentType } = await aws.invoke('e', rows[0] ?? '');
    expect(contentType).toBe('application/json');
    expect(JSON.parse(text)).toEqual({
      predictions: [{ score: expect.closeTo((await tinyModel()).predictions[0] ?? 0, 4) }],
    });
  });

  test('is refused until it is approved', async () => {
    await using aws = await hosting();
    const arn = await packaged(aws, 'PendingManualApproval');
    const command = new CreateModelCommand({
      ModelName: 'm',
      ExecutionRoleArn: role,
      PrimaryContainer: { ModelPackageName: arn },
    });

    expect(await refusal(aws.sagemaker.send(command))).toBe(
      `ValidationException: Cannot create a model from model package "${arn}": its ModelApprovalStatus is PendingManualApproval, it must be Approved.`,
    );
    await aws.sagemaker.send(
      new UpdateModelPackageCommand({ ModelPackageArn: arn, ModelApprovalStatus: 'Approved' }),
    );
    expect(await refusal(aws.sagemaker.send(command))).toBe('accepted');
  });
});

describe('refused', () => {
  test.each<[string, Partial<CreateModelInput>, RegExp]>([
    [
      'model data that is not there',
      { PrimaryContainer: { Image: image, ModelDataUrl: 's3://bucket/none.tar.gz' } },
      /^ValidationException: Could not access model data at s3:\/\/bucket\/none\.tar\.gz\. .*located in us-east-1\.$/,
    ],
    [
      'an image without a stand-in',
      { PrimaryContainer: { Image: 'example/own:1' } },
      /has no stand-in that serves models of image example\/own:1/,
    ],
    [
      'a package that is not there',
      { PrimaryContainer: { ModelPackageName: `${root}:model-package/g/1` } },
      /ModelPackage .*model-package\/g\/1 does not exist\./,
    ],
    ['no container', {}, /needs a PrimaryContainer/],
    [
      'several containers',
      { Containers: [{ Image: image }, { Image: image }] },
      /inference pipelines are not known here/,
    ],
  ])('a model with %s', async (_name, input, message) => {
    await using aws = await hosting();

    const command = new CreateModelCommand({ ModelName: 'm', ExecutionRoleArn: role, ...input });

    expect(await refusal(aws.sagemaker.send(command))).toMatch(message);
  });

  test('what is missing, exists or is busy, in the words of SageMaker', async () => {
    await using aws = await hosting();
    const { sagemaker } = aws;
    await aws.model('m');
    await aws.config('c', 'm');
    const endpoint = { EndpointName: 'e', EndpointConfigName: 'c' };
    aws.aws.time.polls.endpoint = 1;
    await sagemaker.send(new CreateEndpointCommand(endpoint));
    const update = new UpdateEndpointCommand(endpoint);

    const refused = [
      await refusal(aws.model('m')),
      await refusal(aws.config('c', 'm')),
      await refusal(aws.config('d', 'none')),
      await refusal(sagemaker.send(new CreateEndpointCommand(endpoint))),
      await refusal(sagemaker.send(update)),
      await refusal(sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'e' }))),
      await refusal(sagemaker.send(new UpdateEndpointCommand({ ...endpoint, EndpointName: 'none' }))),
      await refusal(
        sagemaker.send(new CreateEndpointCommand({ EndpointName: 'f', EndpointConfigName: 'none' })),
      ),
      await refusal(sagemaker.send(new DeleteModelCommand({ ModelName: 'none' }))),
      await refusal(sagemaker.send(new DescribeEndpointConfigCommand({ EndpointConfigName: 'none' }))),
      await refusal(aws.invoke('e', '1,2')),
    ];

    expect(refused).toEqual([
      `ValidationException: Cannot create already existing model "${root}:model/m".`,
      `ValidationException: Cannot create already existing endpoint configuration "${root}:endpoint-config/c".`,
      `ValidationException: Could not find model "${root}:model/none".`,
      `ValidationException: Cannot create already existing endpoint "${root}:endpoint/e".`,
      `ValidationException: Cannot update in-progress endpoint "${root}:endpoint/e".`,
      `ValidationException: Cannot update in-progress endpoint "${root}:endpoint/e".`,
      `ValidationException: Could not find endpoint "${root}:endpoint/none".`,
      `ValidationException: Could not find endpoint configuration "${root}:endpoint-config/none".`,
      `ValidationException: Could not find model "${root}:model/none".`,
      `ValidationException: Could not find endpoint configuration "${root}:endpoint-config/none".`,
      'ValidationError: Endpoint e of account 111122223333 not found.',
    ]);
  });

  test('a configuration that this server would not carry out', async () => {
    await using aws = await hosting();
    await aws.model('m');
    const make = (variants: ProductionVariant[], more: Partial<CreateEndpointConfigInput> = {}) => {
      const input = { EndpointConfigName: 'c', ProductionVariants: variants, ...more };
      return refusal(aws.sagemaker.send(new CreateEndpointConfigCommand(input)));
    };
    const one = variant('A', 'm', 1);
    const serverless = { MemorySizeInMB: 2048, MaxConcurrency: 1 };

    expect(await make([one, one])).toContain('found A more than once');
    expect(await make([{ ...one, InstanceType: undefined }])).toContain('A needs InstanceType');
    expect(await make([{ ...one, InitialInstanceCount: -1 }])).toContain('failed to satisfy constraint');
    expect(await make([{ VariantName: 'A', ModelName: 'm', ServerlessConfig: serverless }])).toContain(
      'does not know ServerlessConfig',
    );
    expect(await make([one], { ShadowProductionVariants: [one] })).toContain('ShadowProductionVariants');
  });
});

test('a model that cannot be loaded fails the endpoint, with the end of its log', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.put('m/model.tar.gz', await corruptModel());
  await aws.config('c', 'm');

  const created = await aws.create('e', 'c');

  expect(created.EndpointStatus).toBe('Failed');
  expect(created.FailureReason).toMatch(
    /^The primary container for production variant AllTraffic did not pass the ping health check\. Please check CloudWatch logs for this endpoint\.\nRuntimeError: Unable to load model xgboost-model: .*\nLog: .+\.log$/s,
  );
  expect(await refusal(aws.invoke('e', '1,2'))).toContain('Endpoint e of account 111122223333 not found.');
  expect(await refusal(aws.update('e', 'c'))).toContain('its status is Failed, it can only be deleted');
  await aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'e' }));
});

test('model data that is no archive fails the endpoint', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.put('m/model.tar.gz', 'text');
  await aws.config('c', 'm');

  const created = await aws.create('e', 'c');

  expect([created.EndpointStatus, created.FailureReason]).toEqual([
    'Failed',
    expect.stringContaining('Failed to extract model data archive from URL "s3://bucket/m/model.tar.gz".'),
  ]);
});

function variant(name: string, model: string, weight: number): ProductionVariant {
  return {
    VariantName: name,
    ModelName: model,
    InstanceType: 'ml.m5.large',
    InitialInstanceCount: 1,
    InitialVariantWeight: weight,
  };
}

test('variants share the requests by their weights, which can be changed', async () => {
  await using aws = await hosting();
  await aws.model('one', 1);
  await aws.model('ten', 10);
  await aws.sagemaker.send(
    new CreateEndpointConfigCommand({
      EndpointConfigName: 'c',
      ProductionVariants: [variant('A', 'one', 3), variant('B', 'ten', 1)],
    }),
  );
  await aws.create('e', 'c');
  const counts = async () => {
    const answers = await Promise.all(Array.from({ length: 40 }, () => aws.invoke('e', '1,2')));
    return [
      answers.filter((answer) => answer.variant === 'A').length,
      new Set(answers.map(({ text }) => text)).size,
    ];
  };

  expect(await counts()).toEqual([30, 2]);
  expect((await aws.invoke('e', '1,2', { TargetVariant: 'B' })).variant).toBe('B');
  expect(await refusal(aws.invoke('e', '1,2', { TargetVariant: 'C' }))).toBe(
    'ValidationError: Variant C not found for Request',
  );

  await aws.sagemaker.send(
    new UpdateEndpointWeightsAndCapacitiesCommand({
      EndpointName: 'e',
      DesiredWeightsAndCapacities: [
        { VariantName: 'A', DesiredWeight: 0 },
        { VariantName: 'B', DesiredInstanceCount: 3 },
      ],
    }),
  );
  const adjusted = await aws.settled('e');
  expect(await counts()).toEqual([0, 1]);
  expect(adjusted.ProductionVariants).toMatchObject([
    { CurrentWeight: 0, CurrentInstanceCount: 1 },
    { CurrentWeight: 1, CurrentInstanceCount: 3, DesiredInstanceCount: 3 },
  ]);
});

test('lists are filtered, newest first, and configurations and models can go while they serve', async () => {
  await using aws = await hosting();
  await aws.model('m-1');
  await aws.model('m-2');
  await aws.config('c-1', 'm-1');
  await aws.create('e', 'c-1');

  const { Models: models } = await aws.sagemaker.send(new ListModelsCommand({ NameContains: 'm-' }));
  const { Endpoints: endpoints } = await aws.sagemaker.send(
    new ListEndpointsCommand({ StatusEquals: 'InService' }),
  );
  const { Endpoints: failed } = await aws.sagemaker.send(
    new ListEndpointsCommand({ StatusEquals: 'Failed' }),
  );
  const { EndpointConfigs: configs } = await aws.sagemaker.send(new ListEndpointConfigsCommand({}));
  await aws.sagemaker.send(new DeleteModelCommand({ ModelName: 'm-1' }));
  await aws.sagemaker.send(new DeleteEndpointConfigCommand({ EndpointConfigName: 'c-1' }));

  expect(models?.map(({ ModelName: name }) => name)).toEqual(['m-2', 'm-1']);
  expect(endpoints?.map(({ EndpointName: name }) => name)).toEqual(['e']);
  expect(failed).toEqual([]);
  expect(configs).toMatchObject([
    { EndpointConfigName: 'c-1', EndpointConfigArn: `${root}:endpoint-config/c-1` },
  ]);
  expect((await aws.invoke('e', '1,2')).predictions).toHaveLength(1);
});
