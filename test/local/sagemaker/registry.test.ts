import {
  BatchDescribeModelPackageCommand,
  CreateModelPackageCommand,
  type CreateModelPackageInput,
  CreateModelPackageGroupCommand,
  DeleteModelPackageCommand,
  DeleteModelPackageGroupCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  type ListModelPackagesInput,
  paginateListModelPackages,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { collect, type Session, session } from './session.ts';

const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5';
const root = 'arn:aws:sagemaker:us-east-1:111122223333';

function version(group: string, more: Partial<CreateModelPackageInput> = {}): CreateModelPackageCommand {
  return new CreateModelPackageCommand({
    ModelPackageGroupName: group,
    InferenceSpecification: {
      Containers: [{ Image: image, ModelDataUrl: 's3://bucket/model.tar.gz' }],
      SupportedContentTypes: ['text/csv'],
    },
    ...more,
  });
}

async function registry(...groups: string[]): Promise<Session> {
  const aws = await session();
  await aws.put('model.tar.gz', 'model');
  for (const group of groups)
    await aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: group }));
  return aws;
}

async function arns(aws: Session, input: ListModelPackagesInput): Promise<(string | undefined)[]> {
  const { ModelPackageSummaryList: list = [] } = await aws.sagemaker.send(
    new ListModelPackagesCommand(input),
  );
  return list.map(({ ModelPackageArn: arn }) => arn?.replace(`${root}:model-package/`, ''));
}

describe('groups', () => {
  test('are created once, described, listed and deleted when empty', async () => {
    await using aws = await registry('one', 'two');
    await aws.sagemaker.send(version('one'));

    await expect(
      aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'one' })),
    ).rejects.toThrow('Model Package Group already exists');
    expect(
      await aws.sagemaker.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: 'one' })),
    ).toMatchObject({
      ModelPackageGroupArn: `${root}:model-package-group/one`,
      ModelPackageGroupStatus: 'Completed',
    });
    const listed = await aws.sagemaker.send(
      new ListModelPackageGroupsCommand({ NameContains: 'o', SortBy: 'Name', SortOrder: 'Descending' }),
    );
    expect(listed.ModelPackageGroupSummaryList?.map(({ ModelPackageGroupName: name }) => name)).toEqual([
      'two',
      'one',
    ]);
    await expect(
      aws.sagemaker.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: 'one' })),
    ).rejects.toMatchObject({ name: 'ConflictException' });
    await aws.sagemaker.send(
      new DeleteModelPackageCommand({ ModelPackageName: `${root}:model-package/one/1` }),
    );
    await aws.sagemaker.send(new DeleteModelPackageGroupCommand({ ModelPackageGroupName: 'one' }));
    await expect(
      aws.sagemaker.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName: 'one' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: `ModelPackageGroup ${root}:model-package-group/one does not exist.`,
    });
  });
});

describe('versions', () => {
  test('are numbered, and a number is never given twice', async () => {
    await using aws = await registry('g');
    await aws.sagemaker.send(version('g'));
    const second = await aws.sagemaker.send(version('g'));
    await aws.sagemaker.send(new DeleteModelPackageCommand({ ModelPackageName: second.ModelPackageArn }));

    const third = await aws.sagemaker.send(version('g'));

    expect(third.ModelPackageArn).toBe(`${root}:model-package/g/3`);
  });

  test('know the state of their model data and image', async () => {
    await using aws = await registry('g');
    const { ModelPackageArn: arn } = await aws.sagemaker.send(
      version('g', { ModelPackageDescription: 'd', CustomerMetadataProperties: { commit: 'abc' } }),
    );

    const described = await aws.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));

    expect(described).toMatchObject({
      ModelPackageVersion: 1,
      ModelPackageGroupName: 'g',
      ModelPackageStatus: 'Completed',
      ModelApprovalStatus: 'PendingManualApproval',
      ModelPackageDescription: 'd',
      CustomerMetadataProperties: { commit: 'abc' },
    });
    const etag = (await aws.aws.objects.head('bucket', 'model.tar.gz'))?.etag;
    expect(described.InferenceSpecification?.Containers?.[0]).toMatchObject({
      Image: image,
      ModelDataETag: etag,
    });
    expect(described.InferenceSpecification?.Containers?.[0]?.ImageDigest).toMatch(/^sha256:[0-9a-f]{64}$/);
    const digest = `sha256:${'0'.repeat(64)}`;
    const pinned = await aws.sagemaker.send(
      version('g', { InferenceSpecification: { Containers: [{ Image: `x/y@${digest}` }] } }),
    );
    const other = await aws.sagemaker.send(
      new DescribeModelPackageCommand({ ModelPackageName: pinned.ModelPackageArn }),
    );
    expect(other.InferenceSpecification?.Containers?.[0]?.ImageDigest).toBe(digest);
  });

  test.each([
    ['a missing group', version('none'), 'Model Package Group does not exist.'],
    [
      'missing model data',
      version('g', {
        InferenceSpecification: { Containers: [{ Image: image, ModelDataUrl: 's3://bucket/none' }] },
      }),
      'Could not find model data at s3://bucket/none.',
    ],
    [
      'empty metadata',
      version('g', { CustomerMetadataProperties: { commit: '' } }),
      "1 validation error detected: Value '' at 'customerMetadataProperties.commit.member' failed to satisfy constraint: Member must have length greater than or equal to 1",
    ],
  ])('%s is refused', async (_name, command, message) => {
    await using aws = await registry('g');

    await expect(aws.sagemaker.send(command)).rejects.toMatchObject({ name: 'ValidationException', message });
    expect(await arns(aws, { ModelPackageGroupName: 'g' })).toEqual([]);
  });

  test('the same client token registers once', async () => {
    await using aws = await registry('g');

    const first = await aws.sagemaker.send(version('g', { ClientToken: 'once' }));
    const again = await aws.sagemaker.send(version('g', { ClientToken: 'once' }));

    expect(again.ModelPackageArn).toBe(first.ModelPackageArn);
  });

  test('are approved, and their metadata changed', async () => {
    await using aws = await registry('g');
    const { ModelPackageArn: arn } = await aws.sagemaker.send(
      version('g', { CustomerMetadataProperties: { a: '1', b: '2' } }),
    );

    await aws.sagemaker.send(
      new UpdateModelPackageCommand({
        ModelPackageArn: arn,
        ModelApprovalStatus: 'Approved',
        ApprovalDescription: 'pull request 7',
        CustomerMetadataProperties: { b: '3', c: '4' },
        CustomerMetadataPropertiesToRemove: ['a'],
        ModelLifeCycle: { Stage: 'Staging', StageStatus: 'Approved' },
      }),
    );

    expect(
      await aws.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn })),
    ).toMatchObject({
      ModelApprovalStatus: 'Approved',
      ApprovalDescription: 'pull request 7',
      CustomerMetadataProperties: { b: '3', c: '4' },
      ModelLifeCycle: { Stage: 'Staging' },
    });
    expect(await arns(aws, { ModelPackageGroupName: 'g', ModelApprovalStatus: 'Approved' })).toEqual(['g/1']);
    expect(await arns(aws, { ModelPackageGroupName: 'g', ModelApprovalStatus: 'Rejected' })).toEqual([]);
  });

  test('are listed by group, oldest first unless asked otherwise, in pages', async () => {
    await using aws = await registry('g', 'h');
    for (let index = 0; index < 11; index += 1) await aws.sagemaker.send(version('g'));
    await aws.sagemaker.send(version('h'));

    expect(await arns(aws, { ModelPackageGroupName: 'g', MaxResults: 2 })).toEqual(['g/1', 'g/2']);
    expect(
      await arns(aws, {
        ModelPackageGroupName: 'g',
        MaxResults: 2,
        SortBy: 'CreationTime',
        SortOrder: 'Descending',
      }),
    ).toEqual(['g/11', 'g/10']);
    expect(await arns(aws, { ModelPackageGroupName: `${root}:model-package-group/h` })).toEqual(['h/1']);
    // Without a group only unversioned packages are meant, of which there are none.
    expect(await arns(aws, {})).toEqual([]);
    expect(await arns(aws, { ModelPackageType: 'Both', NameContains: 'h' })).toEqual(['h/1']);
    const pages = paginateListModelPackages({ client: aws.sagemaker }, { ModelPackageGroupName: 'g' });
    expect(await collect(pages, (page) => page.ModelPackageSummaryList?.length)).toEqual([10, 1]);
  });

  test('several are described at once, each missing one with its error', async () => {
    await using aws = await registry('g');
    const { ModelPackageArn: arn = '' } = await aws.sagemaker.send(version('g'));
    const missing = `${root}:model-package/g/9`;

    const answer = await aws.sagemaker.send(
      new BatchDescribeModelPackageCommand({ ModelPackageArnList: [arn, missing] }),
    );

    expect(answer.ModelPackageSummaries?.[arn]).toMatchObject({ ModelPackageVersion: 1 });
    expect(answer.BatchDescribeModelPackageErrorMap?.[missing]?.ErrorResponse).toBe(
      `ModelPackage ${missing} does not exist.`,
    );
    await expect(
      aws.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: missing })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message: `ModelPackage ${missing} does not exist.`,
    });
  });
});
