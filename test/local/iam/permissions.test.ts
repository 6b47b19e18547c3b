import { expect, test } from 'vitest';
import type { PermissionRequest } from '../../../local/aws/iam/permission.ts';
import { permissionsOf } from '../../../local/aws/iam/permissions/tables.ts';
import { temporaryAws } from '../temporary-aws.ts';

const stack = 'arn:aws:cloudformation:eu-west-1:111122223333:stack';
const sagemaker = 'arn:aws:sagemaker:eu-west-1:111122223333';
const iam = 'arn:aws:iam::111122223333';
const changeSet = 'arn:aws:cloudformation:eu-west-1:111122223333:changeSet/plan/1';

function ask(call: string, input: object, more: Partial<PermissionRequest> = {}): string[] {
  const [service = '', operation = ''] = call.split('.');
  const permissions = permissionsOf(service, {
    operation,
    input: { ...input },
    query: new URLSearchParams(),
    headers: {},
    region: 'eu-west-1',
    account: '111122223333',
    facts: {
      tags: () => undefined,
      stackOf: (arn) => (arn === changeSet ? `${stack}/taxi-prod/7` : undefined),
      roleArn: (_, name) => (name === 'deep' ? `${iam}:role/a/deep` : undefined),
      bucketPolicy: () => undefined,
    },
    ...more,
  });
  return (permissions ?? []).map(({ action, resource }) => `${action} ${resource}`);
}

const role = { RoleArn: `${iam}:role/x` };
const tags = [{ Key: 'a', Value: 'b' }];

test.each<[string, object, string[]]>([
  ['SageMaker.ListPipelines', {}, ['sagemaker:ListPipelines *']],
  [
    'SageMaker.DescribePipeline',
    { PipelineName: 'p' },
    [`sagemaker:DescribePipeline ${sagemaker}:pipeline/p`],
  ],
  [
    'SageMaker.DescribePipeline',
    { PipelineName: `${sagemaker}:pipeline/q` },
    [`sagemaker:DescribePipeline ${sagemaker}:pipeline/q`],
  ],
  [
    'SageMaker.UpdatePipeline',
    { PipelineName: 'p', ...role },
    [`sagemaker:UpdatePipeline ${sagemaker}:pipeline/p`, `iam:PassRole ${iam}:role/x`],
  ],
  ['SageMaker.UpdatePipeline', { PipelineName: 'p' }, [`sagemaker:UpdatePipeline ${sagemaker}:pipeline/p`]],
  [
    'SageMaker.ListPipelineExecutionSteps',
    { PipelineExecutionArn: `${sagemaker}:pipeline/p/execution/1` },
    [`sagemaker:ListPipelineExecutionSteps ${sagemaker}:pipeline/p/execution/1`],
  ],
  [
    'SageMaker.CreateTrainingJob',
    { TrainingJobName: 't', ...role, Tags: tags },
    [
      `sagemaker:CreateTrainingJob ${sagemaker}:training-job/t`,
      `sagemaker:AddTags ${sagemaker}:training-job/t`,
      `iam:PassRole ${iam}:role/x`,
    ],
  ],
  [
    'SageMaker.ListModelPackages',
    { ModelPackageGroupName: 'taxi' },
    [`sagemaker:ListModelPackages ${sagemaker}:model-package/taxi/*`],
  ],
  [
    'SageMaker.UpdateModelPackage',
    { ModelPackageArn: `${sagemaker}:model-package/taxi/3` },
    [`sagemaker:UpdateModelPackage ${sagemaker}:model-package/taxi/3`],
  ],
  [
    'SageMaker.CreateModel',
    { ModelName: 'm', ExecutionRoleArn: `${iam}:role/x` },
    [`sagemaker:CreateModel ${sagemaker}:model/m`, `iam:PassRole ${iam}:role/x`],
  ],
  [
    'SageMaker.UpdateEndpoint',
    { EndpointName: 'e', EndpointConfigName: 'c' },
    [
      `sagemaker:UpdateEndpoint ${sagemaker}:endpoint/e`,
      `sagemaker:UpdateEndpoint ${sagemaker}:endpoint-config/c`,
    ],
  ],
  [
    'SageMaker.CreateEndpoint',
    { EndpointName: 'e', EndpointConfigName: 'c', Tags: tags },
    [
      `sagemaker:CreateEndpoint ${sagemaker}:endpoint/e`,
      `sagemaker:CreateEndpoint ${sagemaker}:endpoint-config/c`,
      `sagemaker:AddTags ${sagemaker}:endpoint/e`,
    ],
  ],
  [
    'SageMakerRuntime.InvokeEndpoint',
    { EndpointName: 'e' },
    [`sagemaker:InvokeEndpoint ${sagemaker}:endpoint/e`],
  ],
  ['CloudFormation.DescribeStacks', {}, ['cloudformation:DescribeStacks *', 'cloudformation:ListStacks *']],
  [
    'CloudFormation.DescribeStackEvents',
    { StackName: 'taxi-prod' },
    [`cloudformation:DescribeStackEvents ${stack}/taxi-prod/*`],
  ],
  [
    'CloudFormation.DescribeStacks',
    { StackName: `${stack}/taxi-prod/7` },
    [`cloudformation:DescribeStacks ${stack}/taxi-prod/7`],
  ],
  [
    'CloudFormation.CreateChangeSet',
    {
      StackName: 'taxi-prod',
      RoleARN: `${iam}:role/x`,
      TemplateURL: 'https://b.s3.eu-west-1.amazonaws.com/t/e.yaml',
    },
    [
      `cloudformation:CreateChangeSet ${stack}/taxi-prod/*`,
      `iam:PassRole ${iam}:role/x`,
      's3:GetObject arn:aws:s3:::b/t/e.yaml',
    ],
  ],
  [
    'CloudFormation.ExecuteChangeSet',
    { ChangeSetName: changeSet },
    [`cloudformation:ExecuteChangeSet ${stack}/taxi-prod/7`],
  ],
  [
    'CloudFormation.DescribeChangeSet',
    { ChangeSetName: 'plan', StackName: 'taxi-prod' },
    [`cloudformation:DescribeChangeSet ${stack}/taxi-prod/*`],
  ],
  [
    'CloudWatch.PutMetricAlarm',
    { AlarmName: 'a', Tags: tags },
    [
      'cloudwatch:PutMetricAlarm arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a',
      'cloudwatch:TagResource arn:aws:cloudwatch:eu-west-1:111122223333:alarm:a',
    ],
  ],
  [
    'CloudWatch.DescribeAlarms',
    { AlarmNames: ['a', 'b'] },
    ['a', 'b'].map(
      (name) => `cloudwatch:DescribeAlarms arn:aws:cloudwatch:eu-west-1:111122223333:alarm:${name}`,
    ),
  ],
  [
    'ApplicationAutoScaling.RegisterScalableTarget',
    { ServiceNamespace: 'sagemaker', ResourceId: 'endpoint/e/variant/AllTraffic' },
    [
      'application-autoscaling:RegisterScalableTarget arn:aws:application-autoscaling:eu-west-1:111122223333:scalable-target/*',
      `sagemaker:DescribeEndpoint ${sagemaker}:endpoint/e`,
      `sagemaker:DescribeEndpointConfig ${sagemaker}:endpoint-config/*`,
      `sagemaker:UpdateEndpointWeightsAndCapacities ${sagemaker}:endpoint/e`,
      `iam:CreateServiceLinkedRole ${iam}:role/aws-service-role/sagemaker.application-autoscaling.amazonaws.com/AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint`,
    ],
  ],
  ['IAM.GetRole', { RoleName: 'deep' }, [`iam:GetRole ${iam}:role/a/deep`]],
  [
    'IAM.CreateRole',
    { RoleName: 'new', Path: '/a/', Tags: tags },
    [`iam:CreateRole ${iam}:role/a/new`, `iam:TagRole ${iam}:role/a/new`],
  ],
  [
    'IAM.CreateOpenIDConnectProvider',
    { Url: 'https://host/path' },
    [`iam:CreateOpenIDConnectProvider ${iam}:oidc-provider/host/path`],
  ],
  ['STS.GetCallerIdentity', {}, []],
  ['S3.HeadObject', { bucket: 'b', key: 'k/é' }, ['s3:GetObject arn:aws:s3:::b/k/é']],
  ['S3.HeadBucket', { bucket: 'b' }, ['s3:ListBucket arn:aws:s3:::b']],
  ['S3.UploadPart', { bucket: 'b', key: 'k' }, ['s3:PutObject arn:aws:s3:::b/k']],
  ['S3.PutBucketEncryption', { bucket: 'b' }, ['s3:PutEncryptionConfiguration arn:aws:s3:::b']],
  ['S3.PutPublicAccessBlock', { bucket: 'b' }, ['s3:PutBucketPublicAccessBlock arn:aws:s3:::b']],
])('%s %j needs %j', (call, input, expected) => {
  expect(ask(call, input)).toEqual(expected);
});

test.each<[string, Partial<PermissionRequest>, string[]]>([
  ['S3.GetObject', { query: new URLSearchParams('versionId=1') }, ['s3:GetObjectVersion arn:aws:s3:::b/k']],
  [
    'S3.PutObject',
    { headers: { 'x-amz-tagging': 'a=b', 'if-none-match': '*' } },
    ['s3:PutObject arn:aws:s3:::b/k', 's3:PutObjectTagging arn:aws:s3:::b/k'],
  ],
  [
    'S3.CopyObject',
    { headers: { 'x-amz-copy-source': '/from/a%20b' } },
    ['s3:GetObject arn:aws:s3:::from/a b', 's3:PutObject arn:aws:s3:::b/k'],
  ],
])('%s with headers and query needs %j', (call, more, expected) => {
  expect(ask(call, { bucket: 'b', key: 'k' }, more)).toEqual(expected);
});

test('every operation of every service has its permissions', async () => {
  await using here = await temporaryAws();
  const without = here.aws.services.flatMap((service) => {
    const operations: readonly string[] = Array.isArray(service.operations)
      ? service.operations
      : Object.keys(service.operations);
    const title = service.title ?? service.name;
    const names = operations.map((operation) => `${title}.${operation}`);
    return names.filter((name) => ask(name, {}).length === 0 && !free.has(name));
  });

  expect(without).toEqual([]);
});

/** Operations that nobody has to be allowed, or that ask on their own. */
const free = new Set([
  'STS.GetCallerIdentity',
  'STS.AssumeRole',
  'STS.AssumeRoleWithWebIdentity',
  'S3.DeleteObjects',
]);
