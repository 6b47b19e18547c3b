import {
  type CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
} from '@aws-sdk/client-cloudwatch';
import { CreateMonitoringScheduleCommand, type SageMakerClient } from '@aws-sdk/client-sagemaker';
import { CreateScheduleCommand, type SchedulerClient } from '@aws-sdk/client-scheduler';
import type { MonitorSpec } from '../../actions/lib/manifest/manifest.ts';
import { alarmName, METRIC_NAMESPACE, noDataAlarmName } from '../../actions/lib/manifest/monitor.ts';

export interface WatchClients {
  cloudwatch: CloudWatchClient;
  scheduler: SchedulerClient;
  sagemaker: SageMakerClient;
}

/** Makes the alarms and the schedule of an endpoint as its stack has them; all alarms are calm. */
export async function makeWatch(
  { cloudwatch, scheduler, sagemaker }: WatchClients,
  endpoint: string,
  { alarms, engine, schedule }: Pick<MonitorSpec, 'alarms' | 'engine' | 'schedule'>,
): Promise<void> {
  const usual = {
    Namespace: METRIC_NAMESPACE[engine],
    Statistic: 'Maximum',
    Period: 3600,
    EvaluationPeriods: 1,
    TreatMissingData: 'ignore',
  } as const;
  const wanted = alarms.map(({ metric, threshold }) => ({
    ...usual,
    AlarmName: alarmName(endpoint, metric),
    MetricName: metric,
    Threshold: threshold,
    ComparisonOperator: 'GreaterThanThreshold' as const,
  }));
  const noData = {
    ...usual,
    AlarmName: noDataAlarmName(endpoint),
    MetricName: 'captured_rows',
    Threshold: 1,
    ComparisonOperator: 'LessThanThreshold' as const,
  };
  for (const alarm of engine === 'processing' ? [...wanted, noData] : wanted) {
    await cloudwatch.send(new PutMetricAlarmCommand(alarm));
    const { AlarmName } = alarm;
    await cloudwatch.send(new SetAlarmStateCommand({ AlarmName, StateValue: 'OK', StateReason: 'calm' }));
  }
  if (engine === 'processing') await startPipelines(scheduler, endpoint, schedule);
  else await startAnalyses(sagemaker, endpoint, schedule);
}

async function startPipelines(scheduler: SchedulerClient, Name: string, schedule: string): Promise<void> {
  await scheduler.send(
    new CreateScheduleCommand({
      Name,
      ScheduleExpression: schedule,
      FlexibleTimeWindow: { Mode: 'OFF' },
      Target: {
        Arn: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/drift-monitor',
        RoleArn: 'arn:aws:iam::111122223333:role/schedule',
      },
    }),
  );
}

async function startAnalyses(sagemaker: SageMakerClient, name: string, schedule: string): Promise<void> {
  await sagemaker.send(
    new CreateMonitoringScheduleCommand({
      MonitoringScheduleName: name,
      MonitoringScheduleConfig: {
        ScheduleConfig: { ScheduleExpression: schedule },
        // With a definition of its own it needs no endpoint.
        MonitoringJobDefinitionName: name,
        MonitoringType: 'DataQuality',
      },
    }),
  );
}
