import { describe, expect, test } from 'vitest';
import { desiredCapacity, trackingOf } from '../../../local/aws/autoscaling/tracking.ts';

describe('the number of instances', () => {
  test.each<[direction: 'out' | 'in', current: number, value: number, desired: number]>([
    ['out', 2, 1500, 4],
    ['out', 2, 751, 3],
    ['out', 2, 99_999, 6],
    ['out', 6, 1500, 6],
    ['out', 1, 751, 2],
    ['out', 1, 1, 2],
    ['in', 4, 375, 2],
    ['in', 4, 600, 4],
    ['in', 4, 500, 3],
    ['in', 4, 0, 2],
    ['in', 9, 600, 6],
  ])('scaling %s from %i at %i each is %i', (direction, current, value, desired) => {
    expect(desiredCapacity(direction, { current, value, target: 750, min: 2, max: 6 })).toBe(desired);
  });
});

const scaled = {
  ServiceNamespace: 'sagemaker',
  ResourceId: 'endpoint/taxi/variant/AllTraffic',
  ScalableDimension: 'sagemaker:variant:DesiredInstanceCount',
};
const PredefinedMetricSpecification = { PredefinedMetricType: 'SageMakerVariantInvocationsPerInstance' };

test('the predefined metric is the one that endpoints report', () => {
  expect(trackingOf(scaled, { TargetValue: 750, PredefinedMetricSpecification })).toEqual({
    target: 750,
    statistic: 'Sum',
    metric: {
      namespace: 'AWS/SageMaker',
      name: 'InvocationsPerInstance',
      dimensions: [
        { Name: 'EndpointName', Value: 'taxi' },
        { Name: 'VariantName', Value: 'AllTraffic' },
      ],
    },
    scaleOutCooldown: 300,
    scaleInCooldown: 300,
    scalesIn: true,
  });
});

test.each([
  ['no metric', {}, 'Exactly one of'],
  ['no target', { TargetValue: 0, PredefinedMetricSpecification }, 'greater than 0'],
  ['a negative cooldown', { ScaleInCooldown: -1, PredefinedMetricSpecification }, 'ScaleInCooldown'],
  [
    'another metric',
    { PredefinedMetricSpecification: { PredefinedMetricType: 'ALBRequestCountPerTarget' } },
    'alone',
  ],
  ['metric math', { CustomizedMetricSpecification: { Metrics: [] } }, 'metric math'],
])('%s is refused', (_what, more, says) => {
  expect(() => trackingOf(scaled, { TargetValue: 750, ...more })).toThrow(says);
});
