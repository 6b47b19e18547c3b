import { EventEmitter } from 'node:events';
import type {
  DataCaptureConfig,
  DeploymentConfig,
  DescribeEndpointOutput,
  UpdateEndpointInput,
} from '@aws-sdk/client-sagemaker';
import { UpdateEndpointCommand } from '@aws-sdk/client-sagemaker';
import { describe, expect, test } from 'vitest';
import type { Neighbours } from '../../../local/aws/sagemaker/neighbours.ts';
import { AwsError } from '../../../local/aws/service.ts';
import { createSageMakerRuntime } from '../../../local/aws/runtime/service.ts';
import { createSageMaker, type SageMaker } from '../../../local/aws/sagemaker/service.ts';
import { corruptModel } from './tiny-model.ts';
import { type ConfigOptions, type Hosting, hosting } from './hosting.ts';

interface Rollouts extends Hosting {
  sagemakerService: SageMaker;
  alarm(name: string, state: 'OK' | 'ALARM'): void;
  scaled: Set<string>;
  /** Actions that the models' role may not use. */
  denied: Set<string>;
  /** Waits until the endpoint's new variants have a status, or nothing is under way any more. */
  reached(status: string): Promise<DescribeEndpointOutput>;
  /** How many of 20 requests the new model answered. */
  shifted(): Promise<number>;
}

/** An endpoint `e` of model `old` with an alarm `errors` and a scalable target if told so; a model `new` is there. */
async function rollouts(options: ConfigOptions = {}): Promise<Rollouts> {
  const states = new Map<string, 'OK' | 'ALARM'>([['errors', 'OK']]);
  const changes = new EventEmitter();
  const scaled = new Set<string>();
  const denied = new Set<string>();
  const neighbours: Neighbours = {
    alarms: { state: (_region, name) => states.get(name), changes },
    access: {
      check(_by, action) {
        if (denied.has(action))
          throw new AwsError('AccessDenied', `not authorized to perform: ${action}`, 403);
      },
    },
    scalable: { registered: (_region, resource) => scaled.has(resource) },
  };
  const made: SageMaker[] = [];
  const aws = await hosting({
    services(parts) {
      const sagemaker = createSageMaker({
        ...parts,
        ...neighbours,
        access: { ...parts.access, ...neighbours.access },
      });
      made.push(sagemaker);
      return [sagemaker, createSageMakerRuntime(sagemaker)];
    },
  });
  const [sagemakerService] = made;
  if (!sagemakerService) throw new Error('No SageMaker was made.');
  await aws.model('old', 1);
  await aws.model('new', 10);
  await aws.config('c-old', 'old', { instances: 4, ...options });
  await aws.config('c-new', 'new', { instances: 4, ...options });
  await aws.create('e', 'c-old');
  const [old] = (await aws.invoke('e', '3,4')).predictions;
  return {
    ...aws,
    sagemakerService,
    scaled,
    denied,
    alarm(name, state) {
      states.set(name, state);
      changes.emit('alarm');
    },
    async reached(status) {
      for (;;) {
        const described = await aws.describe('e');
        const [variant] = described.PendingDeploymentSummary?.ProductionVariants ?? [];
        const found = variant?.VariantStatus?.[0]?.Status;
        if (found === status || described.EndpointStatus !== 'Updating') return described;
        await new Promise((resolve) => void setTimeout(resolve, 10));
      }
    },
    async shifted() {
      const answers = await Promise.all(Array.from({ length: 20 }, () => aws.invoke('e', '3,4')));
      return answers.filter(({ predictions: [value] }) => value !== old).length;
    },
  };
}

function bluegreen(
  type: 'ALL_AT_ONCE' | 'CANARY' | 'LINEAR',
  size?: { instances?: number; percent?: number },
  more: { bake?: number; timeout?: number; termination?: number } = {},
): DeploymentConfig {
  const capacity = size && {
    Type: size.instances === undefined ? ('CAPACITY_PERCENT' as const) : ('INSTANCE_COUNT' as const),
    Value: size.instances ?? size.percent ?? 0,
  };
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: {
        Type: type,
        WaitIntervalInSeconds: more.bake ?? 60,
        ...(type === 'CANARY' && { CanarySize: capacity }),
        ...(type === 'LINEAR' && { LinearStepSize: capacity }),
      },
      TerminationWaitInSeconds: more.termination ?? 0,
      MaximumExecutionTimeoutInSeconds: more.timeout ?? 28_800,
    },
    AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'errors' }] },
  };
}

function start(aws: Hosting, more: Partial<UpdateEndpointInput> = {}) {
  return aws.sagemaker.send(
    new UpdateEndpointCommand({ EndpointName: 'e', EndpointConfigName: 'c-new', ...more }),
  );
}

describe('traffic', () => {
  test('moves to a canary first, then whole, with a bake after each', async () => {
    await using aws = await rollouts();
    const deployment = bluegreen('CANARY', { instances: 1 });
    aws.aws.time.hold();

    await start(aws, { DeploymentConfig: deployment });
    const canary = await aws.reached('Baking');

    expect(canary).toMatchObject({
      EndpointStatus: 'Updating',
      EndpointConfigName: 'c-old',
      PendingDeploymentSummary: {
        EndpointConfigName: 'c-new',
        ProductionVariants: [{ VariantName: 'AllTraffic', VariantStatus: [{ Status: 'Baking' }] }],
      },
    });
    expect(await aws.shifted()).toBe(5);
    aws.aws.time.release();
    const ended = await aws.settled('e');
    expect(ended).toMatchObject({ EndpointStatus: 'InService', EndpointConfigName: 'c-new' });
    expect(ended.FailureReason).toBeUndefined();
    expect(ended.PendingDeploymentSummary).toBeUndefined();
    expect(ended.LastDeploymentConfig).toEqual(deployment);
    expect(await aws.shifted()).toBe(20);
  });

  test.each([
    ['linear by instances', bluegreen('LINEAR', { instances: 1 }), [5, 10, 15, 20]],
    ['linear by percent', bluegreen('LINEAR', { percent: 50 }), [10, 20]],
    ['canary by percent', bluegreen('CANARY', { percent: 25 }), [5, 20]],
    ['all at once', bluegreen('ALL_AT_ONCE'), [20]],
  ])('%s', async (_name, deployment, shares) => {
    await using aws = await rollouts();
    const { time } = aws.aws;
    const wait = time.wait.bind(time);
    const seen: number[] = [];
    time.wait = async (ms, signal) => {
      if (ms === 60_000) seen.push(await aws.shifted());
      await wait(ms, signal);
    };

    await start(aws, { DeploymentConfig: deployment });
    const ended = await aws.settled('e');

    expect([ended.EndpointStatus, ended.FailureReason]).toEqual(['InService', undefined]);
    expect(seen).toEqual(shares);
  });

  test('moves at once without a deployment configuration, or by the last one where that is retained', async () => {
    await using aws = await rollouts();

    await aws.update('e', 'c-new', { DeploymentConfig: bluegreen('CANARY', { instances: 1 }) });
    const retained = await aws.update('e', 'c-old', { RetainDeploymentConfig: true });
    const plain = await aws.update('e', 'c-new');

    expect(retained.LastDeploymentConfig).toEqual(bluegreen('CANARY', { instances: 1 }));
    expect(plain.LastDeploymentConfig).toBeUndefined();
    expect(plain.EndpointConfigName).toBe('c-new');
  });
});

describe('a deployment goes back', () => {
  test('when an alarm is in ALARM before it begins', async () => {
    await using aws = await rollouts();
    aws.alarm('errors', 'ALARM');

    const ended = await aws.update('e', 'c-new', { DeploymentConfig: bluegreen('CANARY', { instances: 1 }) });

    expect(ended).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: 'c-old',
      FailureReason: 'Alarm errors of AutoRollbackConfiguration is in ALARM: the deployment was rolled back.',
    });
    expect(await aws.shifted()).toBe(0);
  });

  test('when an alarm goes off while the canary bakes, and the next one clears the reason', async () => {
    await using aws = await rollouts();
    const { time } = aws.aws;
    const DeploymentConfig = bluegreen('CANARY', { instances: 2 });
    time.hold();
    await start(aws, { DeploymentConfig });
    await aws.reached('Baking');
    expect(await aws.shifted()).toBe(10);

    aws.alarm('errors', 'ALARM');
    const ended = await aws.settled('e');

    expect([ended.EndpointStatus, ended.EndpointConfigName]).toEqual(['InService', 'c-old']);
    expect(ended.FailureReason).toContain('Alarm errors');
    expect(ended.LastDeploymentConfig).toBeUndefined();
    expect(await aws.shifted()).toBe(0);
    time.release();
    aws.alarm('errors', 'OK');
    const again = await aws.update('e', 'c-new', { DeploymentConfig });
    expect([again.EndpointConfigName, again.FailureReason]).toEqual(['c-new', undefined]);
  });

  test("when the models' role may not look at the alarms", async () => {
    await using aws = await rollouts();
    aws.denied.add('cloudwatch:DescribeAlarms');

    const ended = await aws.update('e', 'c-new', { DeploymentConfig: bluegreen('ALL_AT_ONCE') });

    expect([ended.EndpointConfigName, ended.FailureReason]).toEqual([
      'c-old',
      'The alarms could not be read: not authorized to perform: cloudwatch:DescribeAlarms',
    ]);
  });

  test('when it takes too long', async () => {
    await using aws = await rollouts();

    const ended = await aws.update('e', 'c-new', {
      DeploymentConfig: bluegreen('LINEAR', { instances: 1 }, { bake: 300, timeout: 700 }),
    });

    expect(ended).toMatchObject({
      EndpointStatus: 'InService',
      EndpointConfigName: 'c-old',
      FailureReason:
        'The deployment took longer than its MaximumExecutionTimeoutInSeconds of 700 and was rolled back.',
    });
    expect(await aws.shifted()).toBe(0);
  });

  test('when the new model cannot be loaded: the old one never stops answering', async () => {
    await using aws = await rollouts();
    await aws.put('new/model.tar.gz', await corruptModel());

    const ended = await aws.update('e', 'c-new', { DeploymentConfig: bluegreen('ALL_AT_ONCE') });

    expect([ended.EndpointStatus, ended.EndpointConfigName]).toEqual(['InService', 'c-old']);
    expect(ended.FailureReason).toContain('did not pass the ping health check');
    expect(await aws.shifted()).toBe(0);
  });
});

describe('UpdateEndpoint refuses', () => {
  test.each<[string, number, DeploymentConfig, RegExp]>([
    [
      'a canary of all of one instance',
      1,
      bluegreen('CANARY', { instances: 1 }),
      /CanarySize must be at most 50% .*1 of 1 instances of variant AllTraffic is 100%/,
    ],
    [
      'a canary of more than half',
      4,
      bluegreen('CANARY', { percent: 51 }),
      /CanarySize must be at most 50%.*found 51%/,
    ],
    [
      'a linear step of more than half',
      4,
      bluegreen('LINEAR', { instances: 3 }),
      /LinearStepSize must be 10-50% .*is 75%/,
    ],
    [
      'a linear step under a tenth',
      11,
      bluegreen('LINEAR', { instances: 1 }),
      /LinearStepSize must be 10-50% .*is 9%/,
    ],
    ['a canary without its size', 4, bluegreen('CANARY'), /CANARY needs CanarySize/],
  ])('%s', async (_name, instances, DeploymentConfig, message) => {
    await using aws = await rollouts({ instances });

    await expect(start(aws, { DeploymentConfig })).rejects.toThrow(message);

    expect((await aws.describe('e')).EndpointStatus).toBe('InService');
  });

  test('an alarm that is not there', async () => {
    await using aws = await rollouts();

    const DeploymentConfig = {
      ...bluegreen('ALL_AT_ONCE'),
      AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'none' }] },
    };

    await expect(start(aws, { DeploymentConfig })).rejects.toThrow('names no existing alarms: none.');
  });

  test('another instance type, or no variant, while the variant is scaled', async () => {
    await using aws = await rollouts();
    await aws.config('c-type', 'new', { instances: 4, instanceType: 'ml.c5.large' });
    aws.scaled.add('endpoint/e/variant/AllTraffic');
    const message =
      'The variant(s) "[AllTraffic]" must be deregistered as scalable targets with AWS Auto Scaling before they can be removed or have their instance type updated.';

    await expect(start(aws, { EndpointConfigName: 'c-type' })).rejects.toThrow(message);
    expect((await aws.update('e', 'c-new')).EndpointConfigName).toBe('c-new');
    aws.scaled.clear();
    expect((await aws.update('e', 'c-type')).EndpointConfigName).toBe('c-type');
  });
});

function capture(percentage: number): DataCaptureConfig {
  return {
    InitialSamplingPercentage: percentage,
    DestinationS3Uri: 's3://bucket/capture',
    CaptureOptions: [{ CaptureMode: 'Input' }],
  };
}

test('a model whose role may not read its data is refused', async () => {
  await using aws = await rollouts();
  aws.denied.add('s3:GetObject');

  await expect(aws.model('other')).rejects.toThrow(
    'Could not access model data at s3://bucket/other/model.tar.gz. Please ensure that the role "arn:aws:iam::111122223333:role/exec" exists',
  );
});

describe('RetainAllVariantProperties', () => {
  test.each<[string, Partial<UpdateEndpointInput>, [number, number]]>([
    ['unset', {}, [2, 20]],
    ['true', { RetainAllVariantProperties: true }, [7, 10]],
    [
      'true but for the capture',
      {
        RetainAllVariantProperties: true,
        ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DataCaptureConfig' }],
      },
      [7, 20],
    ],
    [
      'true but for the instances',
      {
        RetainAllVariantProperties: true,
        ExcludeRetainedVariantProperties: [{ VariantPropertyType: 'DesiredInstanceCount' }],
      },
      [2, 10],
    ],
  ])('%s', async (_name, more, [instances, percentage]) => {
    await using aws = await rollouts({ DataCaptureConfig: capture(10) });
    await aws.config('c-next', 'new', { instances: 2, DataCaptureConfig: capture(20) });
    const { variants } = aws.sagemakerService;
    variants.scale('us-east-1', 'e', 'AllTraffic', 7);
    await aws.settled('e');
    expect(variants.instances('us-east-1', 'e', 'AllTraffic')).toMatchObject({ desired: 7, current: 7 });

    const updated = await aws.update('e', 'c-next', more);

    expect(updated.ProductionVariants?.[0]?.CurrentInstanceCount).toBe(instances);
    expect(updated.DataCaptureConfig?.CurrentSamplingPercentage).toBe(percentage);
  });
});
