import { describe, expect, test } from 'vitest';
import { costDirection, fleetOf, fleetText } from '../../actions/lib/deployment/fleet.ts';
import type { CostDirection, PlannedResource } from '../../actions/lib/deployment/plan-document.ts';
import { lostEndpoint, resourceText } from '../../actions/lib/deployment/resources.ts';
import type { EndpointSpec } from '../../actions/lib/manifest/manifest.ts';
import { parametersWith } from './plan-example.ts';

function fleet(instanceType: string, min: number, max = min): Partial<EndpointSpec> {
  if (min === max) return { instanceType, instanceCount: min, autoscaling: null };
  return { instanceType, instanceCount: min, autoscaling: { min, max, invocationsPerInstance: 750 } };
}

test.each<[Partial<EndpointSpec>, string]>([
  [fleet('ml.m5.large', 2), '2 × ml.m5.large'],
  [fleet('ml.m5.large', 2, 4), '2 to 4 × ml.m5.large'],
])('instances as text (%#)', (endpoint, text) => {
  expect(fleetText(fleetOf(parametersWith(endpoint)))).toBe(text);
});

describe('monthly costs', () => {
  test('are new where nothing is yet', () => {
    expect(costDirection(undefined, parametersWith())).toBe('new');
  });

  test.each<[Partial<EndpointSpec>, Partial<EndpointSpec>, CostDirection]>([
    [fleet('ml.m5.large', 2), fleet('ml.m5.large', 2), 'same'],
    [fleet('ml.m5.large', 2), fleet('ml.m5.large', 3), 'up'],
    [fleet('ml.m5.large', 3), fleet('ml.m5.large', 2), 'down'],
    [fleet('ml.m5.large', 2), fleet('ml.m5.large', 2, 4), 'up'],
    [fleet('ml.m5.large', 2, 6), fleet('ml.m5.large', 3, 4), 'unknown'],
    [fleet('ml.m5.large', 2), fleet('ml.m5.xlarge', 1), 'same'],
    [fleet('ml.m5.large', 2), fleet('ml.m5.xlarge', 2), 'up'],
    [fleet('ml.m5.4xlarge', 1), fleet('ml.m5.2xlarge', 1), 'down'],
    [fleet('ml.m5.24xlarge', 1), fleet('ml.m5.12xlarge', 2), 'same'],
    [fleet('ml.t2.medium', 1), fleet('ml.m5.large', 1), 'unknown'],
    [fleet('ml.m5.large', 1), fleet('ml.m5d.large', 1), 'unknown'],
    [fleet('ml.m7i.metal', 1), fleet('ml.m7i.large', 1), 'unknown'],
  ])('of %j to %j: %s', (before, after, direction) => {
    expect(costDirection(parametersWith(before), parametersWith(after))).toBe(direction);
  });

  test.each<[string, string, number, CostDirection]>([
    ['none', 'processing', 2, 'up'],
    ['processing', 'none', 2, 'down'],
    ['processing', 'model-monitor', 2, 'same'],
    ['none', 'processing', 1, 'unknown'],
    ['processing', 'processing', 1, 'down'],
  ])('of two instances with the watch %s to one of %s and %d: %s', (one, other, instances, direction) => {
    const before = { ...parametersWith(fleet('ml.m5.large', 2)), Monitor: one };
    const after = { ...parametersWith(fleet('ml.m5.large', instances)), Monitor: other };

    expect(costDirection(before, after)).toBe(direction);
  });

  test('of a stack that an older template made are not those of a watch', () => {
    const { Monitor: _, ...before } = parametersWith();
    expect(costDirection(before, parametersWith())).toBe('same');
  });
});

describe('a resource', () => {
  const endpoint: PlannedResource = {
    logicalId: 'Endpoint',
    type: 'AWS::SageMaker::Endpoint',
    action: 'Modify',
    replacement: 'never',
    properties: [],
  };

  test.each<[Partial<PlannedResource>, boolean, string]>([
    [{}, false, 'Changes in place: it answers all the time'],
    [{ replacement: 'conditional' }, false, 'Changes in place: it answers all the time'],
    [{ replacement: 'always' }, true, 'would be REPLACED'],
    [{ action: 'Remove' }, true, 'would be REMOVED'],
    [{ action: 'Add' }, false, 'Is added.'],
    [{ type: 'AWS::SageMaker::Model', replacement: 'always' }, false, 'Replaced, as always'],
    [{ type: 'AWS::SageMaker::EndpointConfig', replacement: 'always' }, false, 'Replaced, as always'],
    [{ type: 'AWS::SNS::Topic', replacement: 'always' }, false, 'Is replaced: another one is made'],
    [{ type: 'AWS::SNS::Topic', replacement: 'conditional' }, false, 'or is replaced if'],
    [{ type: 'AWS::CloudWatch::Alarm' }, false, 'Changes in place.'],
    [{ type: 'AWS::CloudWatch::Alarm', action: 'Remove' }, false, 'Is removed.'],
    [{ type: 'AWS::CloudWatch::Alarm', action: 'Dynamic' }, false, 'Dynamic.'],
  ])('%j', (more, isLost, text) => {
    const resource = { ...endpoint, ...more };

    expect(lostEndpoint([resource]) !== undefined).toBe(isLost);
    expect(resourceText(resource)).toContain(text);
  });
});
