import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { CloudWatchClient, SetAlarmStateCommand } from '@aws-sdk/client-cloudwatch';
import { DeleteStackCommand, DescribeStackEventsCommand } from '@aws-sdk/client-cloudformation';
import {
  CreateModelPackageCommand,
  CreateModelPackageGroupCommand,
  DescribeEndpointCommand,
  ListEndpointConfigsCommand,
  ListModelsCommand,
} from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { templateFor } from '../../../actions/lib/deployment/template.ts';
import { image } from '../endpoints/hosting.ts';
import { role } from '../sagemaker/session.ts';
import { tinyModel } from '../endpoints/tiny-model.ts';
import { parametersOf, stackSession, type StackSession } from './stack-session.ts';

const file = path.resolve(import.meta.dirname, '../../../cloudformation/endpoint.yaml');
const TemplateBody = templateFor(await readFile(file, 'utf8'), null);

async function register(aws: StackSession, factor: number): Promise<string> {
  const key = `packages/${factor}/model.tar.gz`;
  await aws.put(key, (await tinyModel(factor)).archive);
  const { ModelPackageArn: arn = '' } = await aws.sagemaker.send(
    new CreateModelPackageCommand({
      ModelPackageGroupName: 'tiny',
      ModelApprovalStatus: 'Approved',
      InferenceSpecification: {
        Containers: [{ Image: image, ModelDataUrl: `s3://bucket/${key}` }],
        SupportedContentTypes: ['text/csv'],
        SupportedResponseMIMETypes: ['text/csv'],
      },
    }),
  );
  return arn;
}

function parameters(packageArn: string, changes: Record<string, string> = {}) {
  return parametersOf({
    EndpointName: 'tiny-staging',
    ModelPackageArn: packageArn,
    ExecutionRoleArn: role,
    InstanceType: 'ml.m5.large',
    InstanceCount: '1',
    RolloutType: 'ALL_AT_ONCE',
    BakeSeconds: '0',
    Autoscaling: 'on',
    RetainInstanceCount: 'true',
    MaxInstances: '2',
    CapturePercentage: '100',
    CaptureUri: 's3://bucket/capture',
    ModelPackageGroupName: 'tiny',
    EnvironmentName: 'staging',
    ScheduleRoleArn: '',
    BaselineUri: '',
    LabelsUri: 's3://bucket/labels/tiny',
    DeploymentsUri: 's3://bucket/deployments/staging/tiny',
    ReportsUri: 's3://bucket/monitoring',
    ...changes,
  });
}

test('an endpoint is made, gets another model, and goes', async () => {
  await using aws = await stackSession();
  await aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'tiny' }));
  const [first, second] = [await register(aws, 1), await register(aws, 2)];
  const name = 'tiny-staging';

  const created = await aws.deploy(name, {
    ChangeSetType: 'CREATE',
    TemplateBody,
    Parameters: parameters(first),
    Tags: [{ Key: 'team', Value: 'taxi' }],
  });
  expect(created).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  const outputs = Object.fromEntries((created.Outputs ?? []).map((it) => [it.OutputKey, it.OutputValue]));
  expect(outputs).toMatchObject({ EndpointName: name, ModelPackageArn: first });
  const before = await aws.describe(name);
  expect(before).toMatchObject({
    EndpointStatus: 'InService',
    EndpointConfigName: outputs['EndpointConfigName'],
  });

  const changes = await aws.changeSet(name, { UsePreviousTemplate: true, Parameters: parameters(second) });
  const told = (changes.Changes ?? []).map(({ ResourceChange: change }) => [
    change?.LogicalResourceId,
    change?.Action,
    change?.Replacement,
  ]);
  expect(told).toEqual([
    ['Model', 'Modify', 'True'],
    ['EndpointConfig', 'Modify', 'Conditional'],
    ['Endpoint', 'Modify', 'False'],
  ]);

  const updated = await aws.deploy(name, { UsePreviousTemplate: true, Parameters: parameters(second) });
  expect(updated).toMatchObject({ StackStatus: 'UPDATE_COMPLETE' });
  const after = await aws.describe(name);
  expect(after.EndpointConfigName).not.toBe(before.EndpointConfigName);
  const { EndpointConfigs: configs = [] } = await aws.sagemaker.send(new ListEndpointConfigsCommand({}));
  expect(configs.map((config) => config.EndpointConfigName)).toEqual([after.EndpointConfigName]);
  const { Models: models = [] } = await aws.sagemaker.send(new ListModelsCommand({}));
  expect(models).toHaveLength(1);

  await aws.cloudformation.send(new DeleteStackCommand({ StackName: name }));
  const gone = await aws.ended(created.StackId ?? '');
  expect(gone.StackStatus).toBe('DELETE_COMPLETE');
  await expect(aws.sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }))).rejects.toThrow(
    'Could not find endpoint',
  );
});

test('an alarm during a canary fails the update, and the stack goes back', async () => {
  await using aws = await stackSession();
  await aws.sagemaker.send(new CreateModelPackageGroupCommand({ ModelPackageGroupName: 'tiny' }));
  const [first, second] = [await register(aws, 1), await register(aws, 2)];
  const name = 'tiny-staging';
  const canary = { InstanceCount: '2', RolloutType: 'CANARY', BakeSeconds: '600', MaxInstances: '4' };
  const create = { ChangeSetType: 'CREATE', TemplateBody } as const;
  const created = await aws.deploy(name, { ...create, Parameters: parameters(first, canary) });
  expect(created).toMatchObject({ StackStatus: 'CREATE_COMPLETE' });
  const alarm = created.Outputs?.find(({ OutputKey: key }) => key === 'ErrorsAlarm')?.OutputValue;
  const before = await aws.describe(name);

  aws.aws.time.hold();
  const update = { UsePreviousTemplate: true, Parameters: parameters(second, canary) };
  const ended = aws.deploy(name, update);
  await baking(aws, name);
  const cloudwatch = new CloudWatchClient(aws.client);
  await cloudwatch.send(
    new SetAlarmStateCommand({ AlarmName: alarm, StateValue: 'ALARM', StateReason: 'Too many errors' }),
  );
  cloudwatch.destroy();
  expect(await ended).toMatchObject({ StackStatus: 'UPDATE_ROLLBACK_COMPLETE' });
  aws.aws.time.release();

  const { StackEvents: events = [] } = await aws.cloudformation.send(
    new DescribeStackEventsCommand({ StackName: name }),
  );
  const failed = events.filter(({ ResourceStatus: status }) => status === 'UPDATE_FAILED');
  expect(failed).toMatchObject([{ LogicalResourceId: 'Endpoint' }]);
  expect(failed[0]?.ResourceStatusReason).toContain(alarm);
  expect(await aws.describe(name)).toMatchObject({
    EndpointStatus: 'InService',
    EndpointConfigName: before.EndpointConfigName,
  });
  const { Models: models = [] } = await aws.sagemaker.send(new ListModelsCommand({}));
  expect(models).toHaveLength(1);
});

async function baking(aws: StackSession, name: string): Promise<void> {
  for (;;) {
    const { PendingDeploymentSummary: pending } = await aws.describe(name);
    if (pending?.ProductionVariants?.[0]?.VariantStatus?.[0]?.Status === 'Baking') return;
    await sleep(20);
  }
}
