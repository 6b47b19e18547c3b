import {
  AddTagsCommand,
  CreatePipelineCommand,
  type CreatePipelineRequest,
  DeletePipelineCommand,
  DeleteTagsCommand,
  DescribePipelineCommand,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  ListPipelineVersionsCommand,
  ListTagsCommand,
  paginateListPipelineExecutionSteps,
  paginateListPipelines,
  paginateListTags,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
  UpdatePipelineVersionCommand,
} from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import { authorization, send } from '../temporary-aws.ts';
import { collect, processing, role, type Session, session } from './session.ts';

const condition = { Type: 'Equals', LeftValue: 1, RightValue: 1 };

/** A definition that runs in no time and starts no process. */
function definition(name = 'C', parameters: unknown[] = []): string {
  const step = {
    Name: name,
    Type: 'Condition',
    Arguments: { Conditions: [condition], IfSteps: [], ElseSteps: [] },
  };
  return JSON.stringify({ Version: '2020-12-01', Parameters: parameters, Steps: [step] });
}

function request(
  name: string,
  more: Partial<CreatePipelineRequest> = {},
): CreatePipelineRequest & { ClientRequestToken: string | undefined } {
  return {
    PipelineName: name,
    RoleArn: role,
    PipelineDefinition: definition(),
    ClientRequestToken: undefined,
    ...more,
  };
}

const token = (text: string) => text.repeat(32).slice(0, 32);

describe('create and update', () => {
  test('a pipeline is described as it was created, then as it was updated, each version kept', async () => {
    await using aws = await session();
    const { PipelineArn: arn } = await aws.sagemaker.send(
      new CreatePipelineCommand(
        request('Taxi', {
          PipelineDescription: 'first',
          ParallelismConfiguration: { MaxParallelExecutionSteps: 3 },
        }),
      ),
    );
    expect(arn).toBe('arn:aws:sagemaker:us-east-1:111122223333:pipeline/Taxi');

    const updated = await aws.sagemaker.send(
      new UpdatePipelineCommand({
        PipelineName: 'Taxi',
        PipelineDefinition: definition('New'),
        PipelineDescription: 'second',
      }),
    );

    expect(updated).toMatchObject({ PipelineArn: arn, PipelineVersionId: 2 });
    const now = await aws.sagemaker.send(new DescribePipelineCommand({ PipelineName: arn }));
    expect(now).toMatchObject({
      PipelineName: 'Taxi',
      PipelineStatus: 'Active',
      RoleArn: role,
      PipelineDescription: 'second',
      PipelineDefinition: definition('New'),
      ParallelismConfiguration: { MaxParallelExecutionSteps: 3 },
    });
    expect(now.LastModifiedTime?.getTime()).toBeGreaterThanOrEqual(now.CreationTime?.getTime() ?? Number.NaN);
    const before = await aws.sagemaker.send(
      new DescribePipelineCommand({ PipelineName: 'Taxi', PipelineVersionId: 1 }),
    );
    expect(before.PipelineDefinition).toBe(definition());
    await expect(
      aws.sagemaker.send(new DescribePipelineCommand({ PipelineName: 'Taxi', PipelineVersionId: 3 })),
    ).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });

  test('versions are listed, named, and can be started', async () => {
    await using aws = await session();
    const { PipelineArn: arn } = await aws.sagemaker.send(new CreatePipelineCommand(request('p')));
    await aws.sagemaker.send(
      new UpdatePipelineCommand({ PipelineName: 'p', PipelineDefinition: definition('New') }),
    );
    await aws.sagemaker.send(
      new UpdatePipelineVersionCommand({
        PipelineArn: arn,
        PipelineVersionId: 1,
        PipelineVersionDisplayName: 'good',
      }),
    );

    const outcome = await aws.run('p', { PipelineVersionId: 1 });

    expect(outcome.steps.map(({ StepName: name }) => name)).toEqual(['C']);
    expect(outcome.execution.PipelineVersionId).toBe(1);
    const { PipelineVersionSummaries: versions } = await aws.sagemaker.send(
      new ListPipelineVersionsCommand({ PipelineName: 'p' }),
    );
    expect(versions).toMatchObject([
      { PipelineVersionId: 2 },
      {
        PipelineVersionId: 1,
        PipelineVersionDisplayName: 'good',
        LastExecutionPipelineExecutionArn: outcome.arn,
      },
    ]);
  });

  test('the same token makes one pipeline, another one is told that it exists', async () => {
    await using aws = await session();
    const first = await aws.sagemaker.send(
      new CreatePipelineCommand(request('p', { ClientRequestToken: token('a') })),
    );

    const again = await aws.sagemaker.send(
      new CreatePipelineCommand(request('p', { ClientRequestToken: token('a') })),
    );

    expect(again.PipelineArn).toBe(first.PipelineArn);
    await expect(aws.sagemaker.send(new CreatePipelineCommand(request('p')))).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        'Pipeline names must be unique within an AWS account and region. Pipeline with name (p) already exists.',
    });
  });

  test('a definition may lie in S3', async () => {
    await using aws = await session();
    await aws.put('definition.json', definition('FromS3'));
    const location = { Bucket: 'bucket', ObjectKey: 'definition.json' };
    const { PipelineDefinition: _none, ...bare } = request('p');

    await aws.sagemaker.send(new CreatePipelineCommand({ ...bare, PipelineDefinitionS3Location: location }));

    expect(
      (await aws.sagemaker.send(new DescribePipelineCommand({ PipelineName: 'p' }))).PipelineDefinition,
    ).toBe(definition('FromS3'));
    const missing = { Bucket: 'bucket', ObjectKey: 'none' };
    await expect(
      aws.sagemaker.send(
        new UpdatePipelineCommand({ PipelineName: 'p', PipelineDefinitionS3Location: missing }),
      ),
    ).rejects.toThrow('there is no object s3://bucket/none');
    await expect(
      aws.sagemaker.send(new CreatePipelineCommand({ ...bare, PipelineName: 'q' })),
    ).rejects.toThrow('Either PipelineDefinition or PipelineDefinitionS3Location must be given.');
  });

  test.each([
    [
      { PipelineName: 'a_b' },
      "1 validation error detected: Value 'a_b' at 'pipelineName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9](-*[a-zA-Z0-9]){0,255}",
    ],
    [
      { RoleArn: 'role' },
      "2 validation errors detected: Value 'role' at 'roleArn' failed to satisfy constraint: Member must have length greater than or equal to 20; Value 'role' at 'roleArn' failed to satisfy constraint: Member must satisfy regular expression pattern: arn:aws[a-z\\-]*:iam::\\d{12}:role/?[a-zA-Z_0-9+=,.@\\-_/]+",
    ],
    [
      { Tags: [{ Key: 'a', Value: '*' }] },
      "1 validation error detected: Value '*' at 'tags.1.member.value' failed to satisfy constraint: Member must satisfy regular expression pattern: ([\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*)",
    ],
    [
      { PipelineDefinition: '{}' },
      'Unable to parse pipeline definition. Version must be "2020-12-01", found nothing. Steps must be a list, found nothing. Steps must have at least one step.',
    ],
    [
      { ClientRequestToken: 'short' },
      "1 validation error detected: Value 'short' at 'clientRequestToken' failed to satisfy constraint: Member must have length greater than or equal to 32",
    ],
  ])('refuses %j', async (more, message) => {
    await using aws = await session();

    await expect(aws.sagemaker.send(new CreatePipelineCommand(request('p', more)))).rejects.toMatchObject({
      name: 'ValidationException',
      message,
    });
  });

  test('a missing pipeline is ResourceNotFound', async () => {
    await using aws = await session();

    for (const command of [
      new DescribePipelineCommand({ PipelineName: 'x' }),
      new UpdatePipelineCommand({ PipelineName: 'x' }),
      new DeletePipelineCommand({ PipelineName: 'x', ClientRequestToken: undefined }),
    ]) {
      await expect(aws.sagemaker.send(command)).rejects.toMatchObject({
        name: 'ResourceNotFound',
      });
    }
    await expect(aws.start('x')).rejects.toMatchObject({ name: 'ResourceNotFound' });
  });
});

describe('start', () => {
  const parameters = [
    { Name: 'Kind', Type: 'String', EnumValues: ['a', 'b'], DefaultValue: 'a' },
    { Name: 'Count', Type: 'Integer' },
  ];

  async function withPipeline(): Promise<Session> {
    const aws = await session();
    await aws.sagemaker.send(
      new CreatePipelineCommand(request('p', { PipelineDefinition: definition('C', parameters) })),
    );
    return aws;
  }

  test('the same token starts once, and with other parameters is a conflict', async () => {
    await using aws = await withPipeline();
    const given = { PipelineParameters: [{ Name: 'Count', Value: '1' }], ClientRequestToken: token('t') };

    const first = await aws.start('p', given);
    const second = await aws.start('p', given);

    expect(second).toBe(first);
    const other = { ...given, PipelineParameters: [{ Name: 'Count', Value: '2' }] };
    await expect(aws.start('p', other)).rejects.toMatchObject({ name: 'ConflictException' });
    const { PipelineExecutionSummaries: executions } = await aws.sagemaker.send(
      new ListPipelineExecutionsCommand({ PipelineName: 'p' }),
    );
    expect(executions).toHaveLength(1);
  });

  test('parameters are checked, all at once', async () => {
    await using aws = await withPipeline();

    const start = aws.start('p', {
      PipelineParameters: [
        { Name: 'Kind', Value: 'c' },
        { Name: 'Other', Value: '' },
      ],
    });

    await expect(start).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "Parameter 'Other' is not declared in the pipeline definition, which has: Kind, Count. Parameter 'Kind' must be one of [a, b], but its value is 'c'. Parameter 'Count' has no default value, so a value must be given.",
    });
  });

  test('a step that the executor does not run is refused by name', async () => {
    await using aws = await session();
    await aws.create('p', [{ Name: 'Notify', Type: 'Lambda', Arguments: {} }]);

    await expect(
      aws.sagemaker.send(new StartPipelineExecutionCommand({ PipelineName: 'p' })),
    ).rejects.toMatchObject({
      name: 'ValidationException',
      message:
        "The local executor does not run step 'Notify' with type Lambda; it runs steps of type Condition, Fail, Processing, QualityCheck (DATA_QUALITY), RegisterModel, Training.",
    });
  });
});

describe('lists', () => {
  test('are sorted, filtered, and come in pages that do not shift', async () => {
    await using aws = await session();
    for (const name of ['b', 'a', 'xc', 'd', 'xe'])
      await aws.sagemaker.send(new CreatePipelineCommand(request(name)));

    const first = await aws.sagemaker.send(
      new ListPipelinesCommand({ MaxResults: 2, SortBy: 'Name', SortOrder: 'Ascending' }),
    );
    await aws.sagemaker.send(new CreatePipelineCommand(request('aa')));
    const second = await aws.sagemaker.send(
      new ListPipelinesCommand({
        MaxResults: 9,
        SortBy: 'Name',
        SortOrder: 'Ascending',
        NextToken: first.NextToken,
      }),
    );

    expect(first.PipelineSummaries?.map(({ PipelineName: name }) => name)).toEqual(['a', 'b']);
    expect(second.PipelineSummaries?.map(({ PipelineName: name }) => name)).toEqual(['d', 'xc', 'xe']);
    expect(second.NextToken).toBeUndefined();
    const prefixed = await aws.sagemaker.send(new ListPipelinesCommand({ PipelineNamePrefix: 'x' }));
    expect(prefixed.PipelineSummaries?.map(({ PipelineName: name }) => name)).toEqual(['xe', 'xc']);
    const future = await aws.sagemaker.send(
      new ListPipelinesCommand({ CreatedAfter: new Date('2999-01-01') }),
    );
    expect(future.PipelineSummaries).toEqual([]);
    const foreign = new ListPipelinesCommand({
      MaxResults: 2,
      SortBy: 'CreationTime',
      NextToken: first.NextToken,
    });
    await expect(aws.sagemaker.send(foreign)).rejects.toMatchObject({ name: 'ValidationException' });
    await expect(aws.sagemaker.send(new ListPipelinesCommand({ NextToken: 'x' }))).rejects.toThrow(
      'Invalid NextToken.',
    );
  });

  test('without MaxResults ten come at a time', async () => {
    await using aws = await session();
    for (let index = 0; index < 12; index += 1)
      await aws.sagemaker.send(new CreatePipelineCommand(request(`p${index}`)));

    const pages = await collect(
      paginateListPipelines({ client: aws.sagemaker }, {}),
      (page) => page.PipelineSummaries?.length,
    );

    expect(pages).toEqual([10, 2]);
  });

  test('of steps show what has started, the last first', async () => {
    await using aws = await session();
    const row = Array.from({ length: 5 }, (_, index) => ({
      Name: `S${index}`,
      Type: 'Condition',
      Arguments: { Conditions: [condition], IfSteps: [], ElseSteps: [] },
      ...(index > 0 && { DependsOn: [`S${index - 1}`] }),
    }));
    await aws.create('p', row);
    const { arn } = await aws.run('p');

    const pages = paginateListPipelineExecutionSteps(
      { client: aws.sagemaker, pageSize: 2 },
      { PipelineExecutionArn: arn },
    );

    const names = await collect(pages, (page) =>
      page.PipelineExecutionSteps?.map(({ StepName: name }) => name),
    );
    expect(names).toEqual([['S4', 'S3'], ['S2', 'S1'], ['S0']]);
  });
});

test('a pipeline is deleted with its executions, unless one runs', async () => {
  await using aws = await session();
  await aws.create('p', [processing('A', 'import time\nwhile True: time.sleep(1)')]);
  const arn = await aws.start('p');
  const remove = new DeletePipelineCommand({ PipelineName: 'p', ClientRequestToken: undefined });

  await expect(aws.sagemaker.send(remove)).rejects.toMatchObject({ name: 'ConflictException' });
  const { StopPipelineExecutionCommand } = await import('@aws-sdk/client-sagemaker');
  await aws.sagemaker.send(new StopPipelineExecutionCommand({ PipelineExecutionArn: arn }));
  await aws.end(arn);
  await aws.sagemaker.send(remove);

  await expect(aws.end(arn)).rejects.toMatchObject({ name: 'ResourceNotFound' });
});

test('tags are added, overwritten, listed and deleted', async () => {
  await using aws = await session();
  const { PipelineArn: arn } = await aws.sagemaker.send(
    new CreatePipelineCommand(
      request('p', {
        Tags: [
          { Key: 'a', Value: '1' },
          { Key: 'b', Value: '2' },
        ],
      }),
    ),
  );

  await aws.sagemaker.send(
    new AddTagsCommand({
      ResourceArn: arn,
      Tags: [
        { Key: 'b', Value: '3' },
        { Key: 'c', Value: '4' },
      ],
    }),
  );
  await aws.sagemaker.send(new DeleteTagsCommand({ ResourceArn: arn, TagKeys: ['a'] }));

  const pages = await collect(
    paginateListTags({ client: aws.sagemaker }, { ResourceArn: arn }),
    (page) => page.Tags,
  );
  expect(pages).toEqual([
    [
      { Key: 'b', Value: '3' },
      { Key: 'c', Value: '4' },
    ],
  ]);
  await expect(aws.sagemaker.send(new ListTagsCommand({ ResourceArn: `${arn}x` }))).rejects.toMatchObject({
    name: 'ValidationException',
  });
  const many = Array.from({ length: 50 }, (_, index) => ({ Key: `k${index}`, Value: '' }));
  await expect(
    aws.sagemaker.send(new AddTagsCommand({ ResourceArn: arn, Tags: many })),
  ).rejects.toMatchObject({ name: 'ResourceLimitExceeded' });
});

test('regions do not see each other', async () => {
  await using aws = await session();
  await aws.sagemaker.send(new CreatePipelineCommand(request('p')));
  const { SageMakerClient } = await import('@aws-sdk/client-sagemaker');
  using elsewhere = disposable(new SageMakerClient({ ...aws.client, region: 'eu-west-1' }));

  expect((await elsewhere.client.send(new ListPipelinesCommand({}))).PipelineSummaries).toEqual([]);
  const created = await elsewhere.client.send(new CreatePipelineCommand(request('p')));
  expect(created.PipelineArn).toBe('arn:aws:sagemaker:eu-west-1:111122223333:pipeline/p');
});

function disposable<T extends { destroy(): void }>(client: T): { client: T } & Disposable {
  return { client, [Symbol.dispose]: () => client.destroy() };
}

test('unknown members are ignored, and a member of another type is not', async () => {
  await using aws = await session();
  const call = async (body: object) =>
    await send(aws.aws.url, {
      method: 'POST',
      headers: {
        'content-type': 'application/x-amz-json-1.1',
        'x-amz-target': 'SageMaker.ListPipelines',
        authorization: authorization('sagemaker'),
      },
      body: JSON.stringify(body),
    });

  expect(await call({ Newer: 1 })).toMatchObject({ status: 200, body: '{"PipelineSummaries":[]}' });
  const refused = await call({ MaxResults: '1' });
  expect(refused.status).toBe(400);
  expect(JSON.parse(refused.body)).toEqual({
    __type: 'SerializationException',
    message: "'1' at 'maxResults' can not be converted to an integer",
  });
});
