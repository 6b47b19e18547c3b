import { expect, test } from 'vitest';
import { deploymentProblem, rolloutPolicy } from '../../../local/aws/sagemaker/deployment-rules.ts';
import type { CapacitySize, DeploymentConfig } from '../../../local/aws/sagemaker/endpoint-request.ts';

type Routing = 'ALL_AT_ONCE' | 'CANARY' | 'LINEAR';

function config(type: Routing, size?: [CapacitySize['Type'], number]): DeploymentConfig {
  const capacity = size && { Type: size[0], Value: size[1] };
  return {
    BlueGreenUpdatePolicy: {
      TrafficRoutingConfiguration: {
        Type: type,
        WaitIntervalInSeconds: 60,
        ...(type === 'CANARY' && capacity && { CanarySize: capacity }),
        ...(type !== 'CANARY' && capacity && { LinearStepSize: capacity }),
      },
      TerminationWaitInSeconds: 30,
    },
    AutoRollbackConfiguration: { Alarms: [{ AlarmName: 'errors' }, {}] },
  };
}

test.each<[string, DeploymentConfig | undefined, number, number[]]>([
  ['nothing', undefined, 3, [1]],
  ['all at once', config('ALL_AT_ONCE'), 3, [1]],
  ['a canary of one of four', config('CANARY', ['INSTANCE_COUNT', 1]), 4, [0.25, 1]],
  ['a canary of a part of an instance', config('CANARY', ['CAPACITY_PERCENT', 10]), 4, [0.25, 1]],
  ['a canary of half of one instance', config('CANARY', ['CAPACITY_PERCENT', 50]), 1, [1]],
  ['steps of one', config('LINEAR', ['INSTANCE_COUNT', 1]), 4, [0.25, 0.5, 0.75, 1]],
  ['steps of two of five', config('LINEAR', ['INSTANCE_COUNT', 2]), 5, [0.4, 0.8, 1]],
  ['steps of half', config('LINEAR', ['CAPACITY_PERCENT', 50]), 4, [0.5, 1]],
])('%s', (_name, deployment, instances, shares) => {
  expect(rolloutPolicy(deployment, instances).shares).toEqual(shares);
});

test('times are milliseconds, and there is no time limit unless one is set', () => {
  expect(rolloutPolicy(config('ALL_AT_ONCE'), 1)).toEqual({
    shares: [1],
    bake: 60_000,
    terminationWait: 30_000,
    timeout: Number.POSITIVE_INFINITY,
    alarms: ['errors'],
  });
});

test.each<[string, DeploymentConfig, string | undefined]>([
  ['a good one', config('LINEAR', ['CAPACITY_PERCENT', 10]), undefined],
  ['no size', config('LINEAR'), 'Traffic routing of type LINEAR needs LinearStepSize.'],
  [
    'a size that does not go with the type',
    config('ALL_AT_ONCE', ['INSTANCE_COUNT', 1]),
    'LinearStepSize does not go with traffic routing of type ALL_AT_ONCE.',
  ],
  [
    'a small step',
    config('LINEAR', ['CAPACITY_PERCENT', 9]),
    "LinearStepSize must be 10-50% of the variant's total instance count, found 9%.",
  ],
  ['rolling', { RollingUpdatePolicy: {} }, 'The local SageMaker does not know RollingUpdatePolicy.'],
])('%s by itself', (_name, deployment, problem) => {
  expect(deploymentProblem(deployment)).toBe(problem);
});
