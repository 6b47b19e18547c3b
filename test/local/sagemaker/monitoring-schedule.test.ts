import {
  CreateMonitoringScheduleCommand,
  type CreateMonitoringScheduleRequest,
  DeleteMonitoringScheduleCommand,
  DescribeMonitoringScheduleCommand,
  ListMonitoringSchedulesCommand,
  ListTagsCommand,
  type MonitoringScheduleConfig,
  StartMonitoringScheduleCommand,
  StopMonitoringScheduleCommand,
  UpdateMonitoringScheduleCommand,
} from '@aws-sdk/client-sagemaker';
import { expect, test } from 'vitest';
import { refusal } from '../cloudwatch/session.ts';
import { role, type Session, session } from './session.ts';

const MonitoringScheduleName = 'taxi-Staging';
const arn = 'arn:aws:sagemaker:us-east-1:111122223333:monitoring-schedule/taxi-staging';

function configOf(ScheduleExpression = 'cron(0 * ? * * *)'): MonitoringScheduleConfig {
  return {
    ScheduleConfig: { ScheduleExpression },
    MonitoringJobDefinition: {
      MonitoringInputs: [
        {
          BatchTransformInput: {
            DataCapturedDestinationS3Uri: 's3://bucket/capture',
            DatasetFormat: { Csv: { Header: true } },
            LocalPath: '/opt/ml/processing/input',
          },
        },
      ],
      MonitoringOutputConfig: {
        MonitoringOutputs: [
          { S3Output: { S3Uri: 's3://bucket/reports', LocalPath: '/opt/ml/processing/output' } },
        ],
      },
      MonitoringResources: {
        ClusterConfig: { InstanceCount: 1, InstanceType: 'ml.m5.xlarge', VolumeSizeInGB: 20 },
      },
      MonitoringAppSpecification: {
        ImageUri: '156813124566.dkr.ecr.us-east-1.amazonaws.com/sagemaker-model-monitor-analyzer',
      },
      RoleArn: role,
    },
  };
}

async function create(aws: Session, more: Partial<CreateMonitoringScheduleRequest> = {}) {
  return await aws.sagemaker.send(
    new CreateMonitoringScheduleCommand({
      MonitoringScheduleName,
      MonitoringScheduleConfig: configOf(),
      ...more,
    }),
  );
}

test('a monitoring schedule is made, described, changed, stopped, started and deleted', async () => {
  await using aws = await session();
  const { sagemaker } = aws;
  const describe = () => sagemaker.send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName }));
  const Tags = [{ Key: 'a', Value: 'b' }];
  expect((await create(aws, { Tags })).MonitoringScheduleArn).toBe(arn);
  expect(await describe()).toMatchObject({
    MonitoringScheduleArn: arn,
    MonitoringScheduleName,
    MonitoringScheduleStatus: 'Scheduled',
    MonitoringType: 'DataQuality',
    MonitoringScheduleConfig: configOf(),
    CreationTime: expect.any(Date),
  });
  expect(await sagemaker.send(new ListTagsCommand({ ResourceArn: arn }))).toMatchObject({ Tags });
  expect(await refusal(create(aws))).toMatch(/^ResourceInUse/);

  const MonitoringScheduleConfig = configOf('cron(0 0 ? * * *)');
  const request = { MonitoringScheduleName, MonitoringScheduleConfig };
  await sagemaker.send(new UpdateMonitoringScheduleCommand(request));
  await sagemaker.send(new StopMonitoringScheduleCommand({ MonitoringScheduleName }));
  expect(await describe()).toMatchObject({ MonitoringScheduleStatus: 'Stopped', MonitoringScheduleConfig });
  await sagemaker.send(new StartMonitoringScheduleCommand({ MonitoringScheduleName }));
  await create(aws, { MonitoringScheduleName: 'bus' });
  const { MonitoringScheduleSummaries: found } = await sagemaker.send(
    new ListMonitoringSchedulesCommand({ NameContains: 'taxi', StatusEquals: 'Scheduled' }),
  );
  expect(found?.map((each) => each.MonitoringScheduleName)).toEqual([MonitoringScheduleName]);

  await sagemaker.send(new DeleteMonitoringScheduleCommand({ MonitoringScheduleName }));
  expect(await refusal(describe())).toMatch(/^ResourceNotFound: Could not find monitoring schedule/);
});

test('a schedule that watches an endpoint needs one that captures', async () => {
  await using aws = await session();
  const MonitoringScheduleConfig = configOf();
  const [input] = MonitoringScheduleConfig.MonitoringJobDefinition?.MonitoringInputs ?? [];
  delete input?.BatchTransformInput;
  Object.assign(input ?? {}, { EndpointInput: { EndpointName: 'taxi', LocalPath: '/in' } });
  const made = create(aws, { MonitoringScheduleConfig });
  expect(await refusal(made)).toBe('ValidationException: Could not find endpoint "taxi".');
});

test.each([
  [configOf('rate(1 hour)'), /full hours/],
  [configOf('cron(30 * ? * * *)'), /full hours/],
  [{ ScheduleConfig: { ScheduleExpression: 'NOW' } }, /Exactly one/],
  [{ MonitoringJobDefinitionName: 'd' }, /MonitoringType is required/],
])('%j is refused', async (MonitoringScheduleConfig, problem) => {
  await using aws = await session();
  expect(await refusal(create(aws, { MonitoringScheduleConfig }))).toMatch(problem);
});
