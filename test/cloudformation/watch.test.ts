import { expect, test } from 'vitest';
import {
  ALARM_SLOTS,
  alarmName,
  METRIC_NAMESPACE,
  MONITOR_PIPELINE,
  noDataAlarmName,
} from '../../actions/lib/manifest/monitor.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { isRecord } from '../../actions/lib/record.ts';
import schema from '../../environments/manifest.schema.json' with { type: 'json' };
import { deployed } from './deployed.ts';
import { endpointParameters } from './endpoint-parameters.ts';
import { readTemplate } from './template.ts';

const watched = {
  ...endpointParameters,
  Monitor: 'processing',
  ScheduleRoleArn: 'arn:aws:iam::111122223333:role/schedule',
  BaselineUri: 's3://artifacts/nyc-taxi-fare/executions/abc/BaselineJob/baseline',
  DriftAlarm2Metric: 'feature_baseline_drift_fare_amount',
  DriftAlarm2Threshold: '0.4',
  DriftAlarm2Datapoints: '2',
  DriftAlarm2Periods: '3',
};
const dimensions = [
  { Name: 'Endpoint', Value: 'nyc-taxi-fare-prod' },
  { Name: 'MonitoringSchedule', Value: 'nyc-taxi-fare-prod' },
];

function watchOf(parameters: typeof watched & Record<string, string>): string[] {
  const { resources } = deployed('endpoint.yaml', parameters);
  return Object.keys(resources).filter((id) => /Schedule|Drift|NoData/.test(id));
}

test('the watch of an engine is what belongs to it', () => {
  expect(watchOf(watched)).toEqual(['Schedule', 'DriftAlarm2', 'NoDataAlarm']);
  expect(watchOf({ ...watched, Monitor: 'model-monitor', MonitorImageUri: 'image' })).toEqual([
    'ModelMonitorSchedule',
    'DriftAlarm2',
  ]);
  expect(watchOf({ ...watched, Monitor: 'none', DriftAlarm2Metric: '' })).toEqual([]);
});

test('a schedule starts the monitor with all that a check wants, as the schedule says', () => {
  const { Schedule: schedule } = deployed('endpoint.yaml', watched).resources;

  expect(schedule?.DependsOn).toBe('Endpoint');
  expect(schedule?.Properties).toMatchObject({
    Name: 'nyc-taxi-fare-prod',
    ScheduleExpression: 'cron(20 * ? * * *)',
    ScheduleExpressionTimezone: 'UTC',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/drift-monitor',
      RoleArn: 'arn:aws:iam::111122223333:role/schedule',
    },
  });
  expect(parametersOfSchedule(schedule?.Properties)).toEqual({
    Model: 'nyc-taxi-fare',
    Environment: 'prod',
    Endpoint: 'nyc-taxi-fare-prod',
    Schedule: 'nyc-taxi-fare-prod',
    ModelPackageArn: endpointParameters.ModelPackageArn,
    BaselineUri: watched.BaselineUri,
    CaptureUri: 's3://artifacts/capture/nyc-taxi-fare-prod/AllTraffic',
    LabelsUri: 's3://artifacts/labels/nyc-taxi-fare',
    DeploymentsUri: 's3://artifacts/deployments/prod/nyc-taxi-fare',
    ReportsUri: 's3://artifacts/monitoring/nyc-taxi-fare-prod',
    Window: 'P3D',
    MinimumRows: '1',
    MinimumLabels: '1',
    LabelDelay: 'PT24H',
  });
});

test('a schedule gives the pipeline only parameters that it has', async () => {
  const { spec } = await loadPipeline('pipelines/monitor');
  const { Schedule: schedule } = deployed('endpoint.yaml', watched).resources;
  const declared = Object.keys(spec.parameters ?? {});

  // The end of the window is when a check starts, and the job's machine is the pipeline's matter.
  expect(
    [
      ...Object.keys(parametersOfSchedule(schedule?.Properties)),
      'WindowEnd',
      'ProcessingInstanceType',
    ].toSorted(),
  ).toEqual(declared.toSorted());
  expect(spec.name).toBe(MONITOR_PIPELINE);
});

test.each([
  ['processing', 'sagemaker-drift-gitops'],
  ['model-monitor', 'aws/sagemaker/Endpoints/data-metrics'],
] as const)('the engine %s has its alarms in %s', (Monitor, namespace) => {
  const { resources } = deployed('endpoint.yaml', { ...watched, Monitor, MonitorImageUri: 'image' });

  expect(METRIC_NAMESPACE[Monitor]).toBe(namespace);
  expect(resources['DriftAlarm2']?.Properties).toMatchObject({
    AlarmName: alarmName('nyc-taxi-fare-prod', 'feature_baseline_drift_fare_amount'),
    Namespace: namespace,
    MetricName: 'feature_baseline_drift_fare_amount',
    Dimensions: dimensions,
    Statistic: 'Maximum',
    Period: 3600,
    EvaluationPeriods: '3',
    DatapointsToAlarm: '2',
    ComparisonOperator: 'GreaterThanThreshold',
    Threshold: '0.4',
    TreatMissingData: 'ignore',
  });
});

test('an alarm tells that nothing was captured after three checks, and nothing before the first', () => {
  expect(deployed('endpoint.yaml', watched).resources['NoDataAlarm']?.Properties).toMatchObject({
    AlarmName: noDataAlarmName('nyc-taxi-fare-prod'),
    Namespace: 'sagemaker-drift-gitops',
    MetricName: 'captured_rows',
    Dimensions: dimensions,
    EvaluationPeriods: '3',
    DatapointsToAlarm: '3',
    ComparisonOperator: 'LessThanThreshold',
    Threshold: 1,
    TreatMissingData: 'missing',
  });
});

test("Model Monitor compares with the package's baseline and publishes its metrics", () => {
  const { resources } = deployed('endpoint.yaml', {
    ...watched,
    Monitor: 'model-monitor',
    MonitorSchedule: 'cron(0 * ? * * *)',
    MonitorImageUri: 'image',
  });

  expect(resources['ModelMonitorSchedule']?.Properties).toMatchObject({
    MonitoringScheduleName: 'nyc-taxi-fare-prod',
    MonitoringScheduleConfig: {
      ScheduleConfig: { ScheduleExpression: 'cron(0 * ? * * *)' },
      MonitoringJobDefinition: {
        BaselineConfig: {
          ConstraintsResource: { S3Uri: `${watched.BaselineUri}/constraints.json` },
          StatisticsResource: { S3Uri: `${watched.BaselineUri}/statistics.json` },
        },
        Environment: { publish_cloudwatch_metrics: 'Enabled' },
        MonitoringAppSpecification: { ImageUri: 'image' },
        // The attribute, and not the parameter: CloudFormation then makes it after the endpoint and deletes it before.
        MonitoringInputs: [{ EndpointInput: { EndpointName: 'Endpoint.EndpointName' } }],
        RoleArn: endpointParameters.ExecutionRoleArn,
      },
    },
  });
});

test('there are as many alarms as a manifest may have', () => {
  const slots = Object.keys(readTemplate('endpoint.yaml').Resources).filter((id) =>
    id.startsWith('DriftAlarm'),
  );

  expect(slots).toHaveLength(ALARM_SLOTS);
  expect(schema.definitions.monitor.properties.alarms.maxItems).toBe(ALARM_SLOTS);
});

test("alarms of endpoints are those that events.yaml's rule knows", () => {
  const { DriftDetected: rule } = readTemplate('events.yaml').Resources;

  expect(rule?.Properties['EventPattern']).toMatchObject({
    source: ['aws.cloudwatch'],
    detail: { alarmName: [{ prefix: alarmName('', '').slice(0, -1) }], state: { value: ['ALARM'] } },
  });
});

function parametersOfSchedule(
  properties: Readonly<Record<string, unknown>> | undefined,
): Record<string, string> {
  const target = properties?.['Target'];
  const given = isRecord(target) ? target['SageMakerPipelineParameters'] : undefined;
  const list: unknown = isRecord(given) ? given['PipelineParameterList'] : undefined;
  return Object.fromEntries(
    (Array.isArray(list) ? list : []).map(({ Name, Value }: { Name: string; Value: string }) => [
      Name,
      Value,
    ]),
  );
}
