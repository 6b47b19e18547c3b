import {
  ApplicationAutoScalingClient,
  DescribeScalingActivitiesCommand,
  PutScalingPolicyCommand,
  type PutScalingPolicyCommandOutput,
  RegisterScalableTargetCommand,
  type TargetTrackingScalingPolicyConfiguration,
} from '@aws-sdk/client-application-auto-scaling';
import { createApplicationAutoScaling } from '../../../local/aws/autoscaling/service.ts';
import type { ApplicationAutoScaling } from '../../../local/aws/autoscaling/service.ts';
import { type CloudWatch, createCloudWatch } from '../../../local/aws/cloudwatch/service.ts';
import type { Variants } from '../../../local/aws/sagemaker/variants.ts';
import type { LocalAwsOptions } from '../../../local/aws/server.ts';
import { type Session as CloudWatchSession, session as cloudWatchSession } from '../cloudwatch/session.ts';

export const target = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/taxi/variant/AllTraffic',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
} as const;

export interface Scaling extends CloudWatchSession {
  scaling: ApplicationAutoScalingClient;
  service: () => ApplicationAutoScaling;
  fleet: Fleet;
  /** Says what each instance got in each of the last minutes. */
  load(perInstance: number, minutes?: number): void;
  register(min: number, max: number): Promise<string>;
  track(more?: Partial<TargetTrackingScalingPolicyConfiguration>): Promise<PutScalingPolicyCommandOutput>;
  /** Descriptions of what was done, oldest first. */
  activities(): Promise<string[]>;
}

/** The instances of one variant; each change of their number, in order. */
export interface Fleet extends Variants {
  changes: number[];
  desired: number;
  instanceType: string;
  isBusy: boolean;
}

function fleetOf(start: number): Fleet {
  const fleet: Fleet = {
    changes: [],
    desired: start,
    instanceType: 'ml.m5.large',
    isBusy: false,
    instances: (_region, endpoint, variant) =>
      endpoint === 'taxi' && variant === 'AllTraffic'
        ? { desired: fleet.desired, current: fleet.desired, instanceType: fleet.instanceType }
        : undefined,
    scale(_region, _endpoint, _variant, desired) {
      if (fleet.isBusy) return;
      fleet.desired = desired;
      fleet.changes.push(desired);
    },
  };
  return fleet;
}

/** A local AWS that scales a fleet of so many instances. */
export async function session(instances: number, options: Partial<LocalAwsOptions> = {}): Promise<Scaling> {
  const fleet = fleetOf(instances);
  const made: { cloudwatch?: CloudWatch; service?: ApplicationAutoScaling } = {};
  const here = await cloudWatchSession({
    services: (parts) => {
      const cloudwatch = createCloudWatch(parts);
      const service = createApplicationAutoScaling({ ...parts, cloudwatch, variants: () => fleet });
      Object.assign(made, { cloudwatch, service });
      return [service, cloudwatch];
    },
    ...options,
  });
  const scaling = new ApplicationAutoScalingClient(here.client);
  return {
    ...here,
    scaling,
    fleet,
    service() {
      if (!made.service) throw new Error('The server has not started.');
      return made.service;
    },
    load(perInstance, minutes = 20) {
      const data = Array.from({ length: minutes }, (_, index) => ({
        name: 'InvocationsPerInstance',
        dimensions: { EndpointName: 'taxi', VariantName: 'AllTraffic' },
        value: perInstance,
        at: new Date(Date.now() - index * 60_000),
      }));
      made.cloudwatch?.metrics.put('us-east-1', 'AWS/SageMaker', data.toReversed());
    },
    async register(min, max) {
      const { ScalableTargetARN: arn } = await scaling.send(
        new RegisterScalableTargetCommand({ ...target, MinCapacity: min, MaxCapacity: max }),
      );
      return arn ?? '';
    },
    track: (more = {}) =>
      scaling.send(
        new PutScalingPolicyCommand({
          ...target,
          PolicyName: 'invocations',
          PolicyType: 'TargetTrackingScaling',
          TargetTrackingScalingPolicyConfiguration: {
            TargetValue: 750,
            ScaleInCooldown: 60,
            ScaleOutCooldown: 60,
            PredefinedMetricSpecification: {
              PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance',
            },
            ...more,
          },
        }),
      ),
    async activities() {
      const found = await scaling.send(
        new DescribeScalingActivitiesCommand({ ServiceNamespace: 'sagemaker' }),
      );
      return (found.ScalingActivities ?? []).map(({ Description: text }) => text ?? '').toReversed();
    },
    async [Symbol.asyncDispose]() {
      scaling.destroy();
      await here[Symbol.asyncDispose]();
    },
  };
}
