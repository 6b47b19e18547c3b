import { DescribeMonitoringScheduleCommand, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { GetScheduleCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { expect, test } from 'vitest';
import { refusal } from '../cloudwatch/session.ts';
import { pipeline } from '../scheduler/session.ts';
import { stacks } from './small-stacks.ts';

const RoleArn = 'arn:aws:iam::111122223333:role/any';

function template(ScheduleExpression: string, more: object = {}) {
  const Schedule = {
    Type: 'AWS::Scheduler::Schedule',
    Properties: {
      Name: 'taxi',
      ScheduleExpression,
      FlexibleTimeWindow: { Mode: 'OFF' },
      // Templates give numbers as texts too.
      Target: { Arn: pipeline, RoleArn, RetryPolicy: { MaximumRetryAttempts: '3' } },
      ...more,
    },
  };
  return { Resources: { Schedule }, Outputs: { Arn: { Value: { 'Fn::GetAtt': ['Schedule', 'Arn'] } } } };
}

test('a schedule of a stack is made, changed in place, left alone and removed', async () => {
  await using here = await stacks();
  using scheduler = disposable(new SchedulerClient(here.here.client));
  const get = () => scheduler.send(new GetScheduleCommand({ Name: 'taxi' }));
  const stack = await here.create('watch', template('rate(1 hour)'));
  expect(stack.Outputs?.[0]?.OutputValue).toBe((await get()).Arn);
  const { CreationDate: created } = await get();

  await here.update('watch', template('rate(2 hours)', { State: 'DISABLED' }));
  expect(await get()).toMatchObject({
    ScheduleExpression: 'rate(2 hours)',
    State: 'DISABLED',
    CreationDate: created,
    Target: { RetryPolicy: { MaximumRetryAttempts: 3 } },
  });
  const same = here.update('watch', template('rate(2 hours)', { State: 'DISABLED' }));
  expect(await refusal(same)).toMatch(/No updates are to be performed/);
  await here.remove('watch');
  expect(await refusal(get())).toMatch(/^ResourceNotFoundException/);
});

test('what Scheduler refuses fails the stack in its words', async () => {
  await using here = await stacks();
  await here.create('watch', template('every(1 hour)'));
  expect(await here.story('watch')).toContainEqual(
    expect.stringMatching(/^Schedule CREATE_FAILED .*Invalid Schedule Expression every/),
  );
});

function monitored(ScheduleExpression: string) {
  const MonitoringSchedule = {
    Type: 'AWS::SageMaker::MonitoringSchedule',
    Properties: {
      MonitoringScheduleName: 'taxi',
      MonitoringScheduleConfig: {
        ScheduleConfig: { ScheduleExpression },
        MonitoringJobDefinition: {
          MonitoringAppSpecification: { ImageUri: 'analyzer' },
          MonitoringInputs: [
            {
              BatchTransformInput: {
                DataCapturedDestinationS3Uri: 's3://bucket/capture',
                DatasetFormat: { Csv: { Header: true } },
                LocalPath: '/in',
              },
            },
          ],
          MonitoringOutputConfig: {
            MonitoringOutputs: [{ S3Output: { S3Uri: 's3://bucket/reports', LocalPath: '/out' } }],
          },
          MonitoringResources: {
            ClusterConfig: { InstanceCount: '1', InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 20 },
          },
          RoleArn,
          StoppingCondition: { MaxRuntimeInSeconds: 1800 },
        },
      },
    },
  };
  return { Resources: { MonitoringSchedule } };
}

test('a monitoring schedule of a stack is made, changed in place and removed', async () => {
  await using here = await stacks();
  using sagemaker = disposable(new SageMakerClient(here.here.client));
  const describe = () =>
    sagemaker.send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName: 'taxi' }));
  await here.create('model-monitor', monitored('cron(0 * ? * * *)'));
  const { CreationTime } = await describe();
  await here.update('model-monitor', monitored('cron(0 6 ? * * *)'));
  expect(await describe()).toMatchObject({
    CreationTime,
    MonitoringScheduleStatus: 'Scheduled',
    MonitoringScheduleConfig: {
      ScheduleConfig: { ScheduleExpression: 'cron(0 6 ? * * *)' },
      MonitoringJobDefinition: { MonitoringResources: { ClusterConfig: { InstanceCount: 1 } } },
    },
  });
  const same = here.update('model-monitor', monitored('cron(0 6 ? * * *)'));
  expect(await refusal(same)).toMatch(/No updates are to be performed/);
  await here.remove('model-monitor');
  expect(await refusal(describe())).toMatch(/^ResourceNotFound/);
});

function disposable<T extends { destroy(): void }>(client: T): T & Disposable {
  return Object.assign(client, { [Symbol.dispose]: () => client.destroy() });
}
