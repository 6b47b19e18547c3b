import { CreateStackCommand, DescribeStackResourcesCommand } from '@aws-sdk/client-cloudformation';
import { GetRoleCommand, GetRolePolicyCommand, IAMClient } from '@aws-sdk/client-iam';
import { expect, test } from 'vitest';
import { group, policy, role, stacks, template } from './small-stacks.ts';

const ref = (name: string): object => ({ Ref: name });

test('resources are made in the order of what they need, with the events of AWS', async () => {
  await using aws = await stacks();

  const stack = await aws.create(
    's',
    template(
      { Policy: policy([ref('Role')]), Role: role() },
      { Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Role', 'Arn'] }, Description: 'of the role' } } },
    ),
  );

  expect(await aws.story('s')).toEqual([
    's CREATE_IN_PROGRESS User Initiated',
    'Role CREATE_IN_PROGRESS',
    'Role CREATE_IN_PROGRESS Resource creation Initiated',
    'Role CREATE_COMPLETE',
    'Policy CREATE_IN_PROGRESS',
    'Policy CREATE_IN_PROGRESS Resource creation Initiated',
    'Policy CREATE_COMPLETE',
    's CREATE_COMPLETE',
  ]);
  const answer = await aws.client.send(new DescribeStackResourcesCommand({ StackName: 's' }));
  const name = answer.StackResources?.find((it) => it.LogicalResourceId === 'Role')?.PhysicalResourceId;
  expect(name).toMatch(/^s-Role-[A-Za-z0-9]{12}$/);
  expect(stack.Outputs).toEqual([
    {
      OutputKey: 'Arn',
      OutputValue: `arn:aws:iam::111122223333:role/${name}`,
      Description: 'of the role',
    },
  ]);
  const iam = new IAMClient(aws.here.client);
  const made = await iam.send(new GetRolePolicyCommand({ RoleName: name, PolicyName: 'read' }));
  expect(decodeURIComponent(made.PolicyDocument ?? '')).toContain('s3:GetObject');
});

test('a resource that fails takes back what has been made', async () => {
  await using aws = await stacks();

  const stack = await aws.create(
    's',
    template({ Role: role({ MaxSessionDuration: 10 }, { DependsOn: 'Group' }), Group: group('g') }),
  );

  expect(stack.StackStatus).toBe('ROLLBACK_COMPLETE');
  const story = await aws.story('s');
  expect(story.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    's CREATE_IN_PROGRESS',
    'Group CREATE_IN_PROGRESS',
    'Group CREATE_IN_PROGRESS',
    'Group CREATE_COMPLETE',
    'Role CREATE_IN_PROGRESS',
    'Role CREATE_FAILED',
    's ROLLBACK_IN_PROGRESS',
    'Group DELETE_IN_PROGRESS',
    'Group DELETE_COMPLETE',
    's ROLLBACK_COMPLETE',
  ]);
  expect(story[5]).toMatch(
    /maxSessionDuration.* failed to satisfy constraint.*HandlerErrorCode: InvalidRequest/,
  );
  expect(story[6]).toContain(
    'The following resource(s) failed to create: [Role]. Rollback requested by user.',
  );
});

test.each([
  ['a stack that shall not be rolled back stays as it is', { DisableRollback: true }, 'CREATE_FAILED'],
  ['the same in newer words', { OnFailure: 'DO_NOTHING' }, 'CREATE_FAILED'],
] as const)('%s', async (_, more, status) => {
  await using aws = await stacks();

  const stack = await aws.create(
    's',
    template({ Role: role({ MaxSessionDuration: 10 }, { DependsOn: 'Group' }), Group: group('g') }),
    more,
  );

  expect(stack.StackStatus).toBe(status);
  expect(stack.StackStatusReason).toContain('The following resource(s) failed to create: [Role].');
  expect((await aws.story('s')).at(-1)).toMatch(/^s CREATE_FAILED/);
});

test('a stack that shall be deleted when it fails is found by its ID alone', async () => {
  await using aws = await stacks();
  const { StackId: id } = await aws.client.send(
    new CreateStackCommand({
      StackName: 's',
      TemplateBody: JSON.stringify(template({ Role: role({ MaxSessionDuration: 10 }) })),
      Capabilities: ['CAPABILITY_IAM'],
      OnFailure: 'DELETE',
    }),
  );

  const stack = await aws.settled(id ?? '');

  expect(stack.StackStatus).toBe('DELETE_COMPLETE');
  await expect(aws.settled('s')).rejects.toThrow('Stack with id s does not exist');
});

test('tags of the stack are those of its resources', async () => {
  await using aws = await stacks();

  const stack = await aws.create(
    's',
    template({ Role: role({ RoleName: 'r', Tags: [{ Key: 'b', Value: '2' }] }) }),
    {
      Tags: [{ Key: 'a', Value: '1' }],
    },
  );

  expect(stack.Tags).toEqual([{ Key: 'a', Value: '1' }]);
  const { Role: made } = await new IAMClient(aws.here.client).send(new GetRoleCommand({ RoleName: 'r' }));
  expect(made?.Tags).toEqual(
    expect.arrayContaining([
      { Key: 'a', Value: '1' },
      { Key: 'b', Value: '2' },
    ]),
  );
});

const faulty: [what: string, body: object | string, more: object, problem: string][] = [
  ['no resources', { Resources: {} }, {}, 'At least one Resources member must be defined.'],
  [
    'a type that there is not',
    { Resources: { A: { Type: 'AWS::No::Such' } } },
    {},
    'Unrecognized resource types: [AWS::No::Such]',
  ],
  [
    'a name that there is not',
    template({ A: policy([ref('B')]) }),
    {},
    'Unresolved resource dependencies [B] in the Resources block of the template',
  ],
  [
    'a circle',
    template({ A: role({}, { DependsOn: 'B' }), B: role({}, { DependsOn: 'A' }) }),
    {},
    'Circular dependency between resources: [A, B]',
  ],
  [
    'a missing parameter',
    template({ A: role() }, { Parameters: { P: { Type: 'String' } } }),
    {},
    'Parameters: [P] must have values',
  ],
  [
    'an unknown parameter',
    template({ A: role() }),
    { Parameters: [{ ParameterKey: 'P', ParameterValue: '' }] },
    'Parameters: [P] do not exist in the template',
  ],
  [
    'a value that may not be',
    template(
      { A: role() },
      { Parameters: { P: { Type: 'String', Default: 'c', AllowedValues: ['a', 'b'] } } },
    ),
    {},
    "Parameter 'P' must be one of AllowedValues",
  ],
  [
    'a pattern that does not fit',
    template({ A: role() }, { Parameters: { P: { Type: 'String', AllowedPattern: '[a-z]+' } } }),
    { Parameters: [{ ParameterKey: 'P', ParameterValue: 'A' }] },
    "Parameter 'P' must match pattern [a-z]+",
  ],
  [
    'a name with an underscore',
    template({ A: role() }),
    { StackName: 'a_b' },
    "Value 'a_b' at 'stackName' failed to satisfy constraint",
  ],
  ['YAML that is none', 'Resources: [', {}, 'YAML not well-formed'],
];

test.each(faulty)('%s is refused before anything happens', async (_, body, more, problem) => {
  await using aws = await stacks();
  const TemplateBody = typeof body === 'string' ? body : JSON.stringify(body);

  await expect(
    aws.client.send(
      new CreateStackCommand({ StackName: 's', TemplateBody, Capabilities: ['CAPABILITY_IAM'], ...more }),
    ),
  ).rejects.toMatchObject({ name: 'ValidationError', message: expect.stringContaining(problem) });
  await expect(aws.settled('s')).rejects.toThrow('does not exist');
});

function create(more: object): CreateStackCommand {
  return new CreateStackCommand({
    StackName: 's',
    TemplateBody: JSON.stringify(template({ Role: role({ RoleName: 'r' }) })),
    Capabilities: ['CAPABILITY_NAMED_IAM'],
    ...more,
  });
}

test('capabilities, a name that is taken and tokens', async () => {
  await using aws = await stacks();

  const without = aws.client.send(create({ Capabilities: [] }));
  await expect(without).rejects.toMatchObject({
    name: 'InsufficientCapabilitiesException',
    message: 'Requires capabilities : [CAPABILITY_NAMED_IAM]',
  });
  const first = await aws.client.send(create({ ClientRequestToken: 'once' }));
  const again = await aws.client.send(create({ ClientRequestToken: 'once' }));
  expect(again.StackId).toBe(first.StackId);
  await aws.settled('s');
  await expect(aws.client.send(create({ ClientRequestToken: 'twice' }))).rejects.toMatchObject({
    name: 'AlreadyExistsException',
    message: 'Stack [s] already exists',
  });
});
