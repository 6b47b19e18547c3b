import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, load } from 'js-yaml';
import { describe, expect, test } from 'vitest';
import { isRecord } from '../../actions/lib/record.ts';
import { updateSteps } from '../../actions/lib/deployment/stack-parameters.ts';
import { settingChanges, settingText } from '../../actions/lib/deployment/settings.ts';
import { templateFor } from '../../actions/lib/deployment/template.ts';
import type { EndpointSpec } from '../../actions/lib/manifest/manifest.ts';
import { PACKAGE, parametersWith } from './plan-example.ts';

const TEMPLATE = path.resolve(import.meta.dirname, '../../cloudformation/endpoint.yaml');

/** Parameters of the template, read up to where its short forms of functions begin. */
function templateParameters(): Readonly<Record<string, unknown>> {
  const text = templateFor(readFileSync(TEMPLATE, 'utf8'), null);
  const head = text.slice(0, text.indexOf('\nConditions:'));
  const document = load(head, { schema: CORE_SCHEMA });
  const parameters = isRecord(document) ? document['Parameters'] : undefined;
  if (!isRecord(parameters)) throw new Error(`${TEMPLATE} has no parameters.`);
  return parameters;
}

describe('the parameters of a stack', () => {
  test('are all that the template has', () => {
    expect(Object.keys(parametersWith()).toSorted()).toEqual(Object.keys(templateParameters()).toSorted());
  });

  test('are what the manifest says', () => {
    expect(parametersWith()).toMatchInlineSnapshot(`
      {
        "Autoscaling": "on",
        "BakeSeconds": "600",
        "BaselineUri": "",
        "CaptureKmsKeyArn": "",
        "CapturePercentage": "100",
        "CaptureUri": "s3://artifacts/capture",
        "DeploymentsUri": "s3://artifacts/deployments/prod/fares",
        "DriftAlarm1Datapoints": "1",
        "DriftAlarm1Metric": "",
        "DriftAlarm1Periods": "1",
        "DriftAlarm1Threshold": "0",
        "DriftAlarm2Datapoints": "1",
        "DriftAlarm2Metric": "",
        "DriftAlarm2Periods": "1",
        "DriftAlarm2Threshold": "0",
        "DriftAlarm3Datapoints": "1",
        "DriftAlarm3Metric": "",
        "DriftAlarm3Periods": "1",
        "DriftAlarm3Threshold": "0",
        "DriftAlarm4Datapoints": "1",
        "DriftAlarm4Metric": "",
        "DriftAlarm4Periods": "1",
        "DriftAlarm4Threshold": "0",
        "DriftAlarm5Datapoints": "1",
        "DriftAlarm5Metric": "",
        "DriftAlarm5Periods": "1",
        "DriftAlarm5Threshold": "0",
        "EndpointName": "fares-prod",
        "EnvironmentName": "prod",
        "ErrorRateThreshold": "0.01",
        "ExecutionRoleArn": "arn:aws:iam::111122223333:role/sagemaker-execution",
        "InstanceCount": "2",
        "InstanceType": "ml.m5.large",
        "InvocationsPerInstance": "750",
        "LabelDelay": "PT24H",
        "LabelsUri": "s3://artifacts/labels/fares",
        "LatencyThreshold": "1000000",
        "MaxInstances": "4",
        "MinInstances": "2",
        "ModelPackageArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3",
        "ModelPackageGroupName": "fares",
        "Monitor": "none",
        "MonitorMinimumLabels": "1",
        "MonitorMinimumRows": "1",
        "MonitorSchedule": "cron(20 * ? * * *)",
        "MonitorWindow": "P3D",
        "NoDataChecks": "3",
        "ReportsUri": "s3://artifacts/monitoring",
        "RetainInstanceCount": "true",
        "RolloutInstances": "1",
        "RolloutTimeoutSeconds": "3600",
        "RolloutType": "CANARY",
        "ScheduleRoleArn": "",
        "VolumeKmsKeyArn": "",
      }
    `);
  });

  const off = { autoscaling: null } as const;
  test.each<[string, Partial<EndpointSpec>, Record<string, string>]>([
    ['without autoscaling', off, { Autoscaling: 'off', RetainInstanceCount: 'false', MinInstances: '1' }],
    [
      'all at once',
      { rollout: { type: 'all-at-once' } },
      { RolloutType: 'ALL_AT_ONCE', RolloutInstances: '1', BakeSeconds: '0', RolloutTimeoutSeconds: '3600' },
    ],
    [
      'a long linear rollout',
      { rollout: { type: 'linear', instances: 1, bake: 'PT1H' } },
      { RolloutType: 'LINEAR', BakeSeconds: '3600', RolloutTimeoutSeconds: '16200' },
    ],
    [
      'one that needs all the time there is',
      { ...off, instanceCount: 10, rollout: { type: 'linear', instances: 1, bake: 'PT47M' } },
      { RolloutTimeoutSeconds: '28800' },
    ],
    [
      'limits of its own',
      { rollback: { errorRate: 0.05, latencyMs: 250 } },
      { ErrorRateThreshold: '0.05', LatencyThreshold: '250000' },
    ],
    [
      'keys',
      { dataCapture: { samplingPercentage: 5, kmsKeyArn: 'arn:key/a' }, volumeKmsKeyArn: 'arn:key/b' },
      { CapturePercentage: '5', CaptureKmsKeyArn: 'arn:key/a', VolumeKmsKeyArn: 'arn:key/b' },
    ],
  ])('with %s', (_, endpoint, expected) => {
    expect(parametersWith(endpoint)).toMatchObject(expected);
  });

  test('without limits have those of the template', () => {
    const template = templateParameters();
    const own = parametersWith();

    expect(template['ErrorRateThreshold']).toMatchObject({ Default: Number(own['ErrorRateThreshold']) });
    expect(template['LatencyThreshold']).toMatchObject({ Default: Number(own['LatencyThreshold']) });
  });
});

describe('the updates', () => {
  const current = parametersWith();

  test.each<[string, Record<string, string> | undefined, Partial<EndpointSpec>, number]>([
    ['a new stack', undefined, { instanceType: 'ml.m5.xlarge' }, 1],
    ['the same', current, {}, 1],
    ['other bounds', current, { autoscaling: { min: 3, max: 6, invocationsPerInstance: 10 } }, 1],
    ['another type', current, { instanceType: 'ml.m5.xlarge' }, 2],
    ['another type and no more scaling', current, { instanceType: 'ml.m5.xlarge', autoscaling: null }, 2],
    [
      'another type where nothing scales',
      parametersWith({ autoscaling: null }),
      { instanceType: 'ml.m5.xlarge' },
      1,
    ],
    [
      'the second half of an earlier attempt',
      { ...current, Autoscaling: 'off' },
      { instanceType: 'ml.m5.xlarge' },
      1,
    ],
  ])('of %s', (_, before, endpoint, count) => {
    const wanted = parametersWith(endpoint);

    const steps = updateSteps(before, wanted);

    expect(steps).toHaveLength(count);
    expect(steps.at(-1)).toEqual(wanted);
  });

  test('take scaling away first, and nothing else, with the instances that run', () => {
    const older = {
      ...current,
      ModelPackageArn: PACKAGE.replace(/3$/, '2'),
      Dropped: 'by the template since',
    };

    const [first] = updateSteps(older, parametersWith({ instanceType: 'ml.m5.xlarge', autoscaling: null }));

    expect(first).toEqual({ ...current, ModelPackageArn: PACKAGE.replace(/3$/, '2'), Autoscaling: 'off' });
    expect(first).toMatchObject({ InstanceType: 'ml.m5.large', RetainInstanceCount: 'true' });
  });
});

describe('settings in words', () => {
  test('name every parameter of the template', () => {
    const untold = settingChanges(undefined, parametersWith()).filter(
      (each) => settingText(each).title === each.name,
    );

    expect(untold).toEqual([]);
  });

  test('tell what differs', () => {
    const before = parametersWith({ autoscaling: null, rollout: { type: 'all-at-once' } });
    const changes = settingChanges(
      { ...before, ModelPackageArn: PACKAGE.replace(/3$/, '2') },
      parametersWith({ rollback: { errorRate: 0.07, latencyMs: 1500 } }),
    );

    const lines = changes.map((change) => {
      const { title, before: now, after } = settingText(change);
      return `${title}: ${now} -> ${after}`;
    });
    expect(lines).toMatchInlineSnapshot(`
      [
        "Model package: fares version 2 -> fares version 3",
        "Scaling with the load: off -> on",
        "Fewest instances: 1 -> 2",
        "Most instances: 1 -> 4",
        "An update keeps the number of instances: false -> true",
        "Rollout: all at once -> canary",
        "Time that alarms are watched in a rollout: 0 s -> 10 min",
        "Share of failed requests at which a rollout goes back: 1 % -> 7 %",
        "Latency (p99) at which a rollout goes back: 1000 ms -> 1500 ms",
      ]
    `);
  });
});
