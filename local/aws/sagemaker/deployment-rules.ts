import type { CapacitySize, DeploymentConfig } from './endpoint-request.ts';
import type { EndpointRecord, VariantRecord } from './store.ts';

/** How an update moves the traffic; times are milliseconds of AWS's time. */
export interface RolloutPolicy {
  /** Shares (0 to 1) of the traffic on the new fleet, one after the other; the last is 1. */
  shares: readonly number[];
  bake: number;
  terminationWait: number;
  timeout: number;
  alarms: readonly string[];
}

/** What is wrong with a deployment configuration by itself, whatever it is used for. */
export function deploymentProblem(config: DeploymentConfig | undefined): string | undefined {
  if (!config) return undefined;
  if (config.RollingUpdatePolicy) return 'The local SageMaker does not know RollingUpdatePolicy.';
  const routing = config.BlueGreenUpdatePolicy?.TrafficRoutingConfiguration;
  if (!routing) return undefined;
  const { Type: type, CanarySize: canary, LinearStepSize: step } = routing;
  if (type === 'CANARY' && !canary) return 'Traffic routing of type CANARY needs CanarySize.';
  if (type === 'LINEAR' && !step) return 'Traffic routing of type LINEAR needs LinearStepSize.';
  if (type !== 'CANARY' && canary) return `CanarySize does not go with traffic routing of type ${type}.`;
  if (type !== 'LINEAR' && step) return `LinearStepSize does not go with traffic routing of type ${type}.`;
  if (canary?.Type === 'CAPACITY_PERCENT' && canary.Value > 50)
    return `CanarySize must be at most 50% of the variant's total instance count, found ${canary.Value}%.`;
  if (step?.Type === 'CAPACITY_PERCENT' && (step.Value < 10 || step.Value > 50))
    return `LinearStepSize must be 10-50% of the variant's total instance count, found ${step.Value}%.`;
  return undefined;
}

/** Why an update cannot move the traffic of this endpoint to these variants, if it cannot. */
export function updateProblem(
  record: EndpointRecord,
  next: readonly VariantRecord[],
  config: DeploymentConfig | undefined,
  isScaled: (variant: string) => boolean,
): string | undefined {
  const blocked = record.serving.variants.filter(
    ({ name, instanceType }) =>
      isScaled(name) && next.find((other) => other.name === name)?.instanceType !== instanceType,
  );
  if (blocked.length > 0) {
    const names = blocked.map(({ name }) => name).join(', ');
    return `The variant(s) "[${names}]" must be deregistered as scalable targets with AWS Auto Scaling before they can be removed or have their instance type updated.`;
  }
  const problem = deploymentProblem(config);
  if (problem !== undefined) return problem;
  const routing = config?.BlueGreenUpdatePolicy?.TrafficRoutingConfiguration;
  if (!routing || routing.Type === 'ALL_AT_ONCE') return undefined;
  return (
    namesProblem(record, next) ??
    sizeProblem(routing.Type, routing.CanarySize ?? routing.LinearStepSize, next)
  );
}

function namesProblem(record: EndpointRecord, next: readonly VariantRecord[]): string | undefined {
  const [before, after] = [record.serving.variants, next].map((variants) =>
    variants
      .map(({ name }) => name)
      .toSorted()
      .join(', '),
  );
  if (before === after) return undefined;
  return `Traffic can only be shifted between variants of the same names: the endpoint has ${before}, the new endpoint configuration has ${after}.`;
}

function sizeProblem(
  type: 'CANARY' | 'LINEAR',
  size: CapacitySize | undefined,
  next: readonly VariantRecord[],
): string | undefined {
  if (size?.Type !== 'INSTANCE_COUNT') return undefined;
  for (const { name, instances } of next) {
    const percent = (100 * size.Value) / instances.desired;
    const isAllowed = percent <= 50 && (type === 'CANARY' || percent >= 10);
    if (isAllowed) continue;
    const rule = type === 'CANARY' ? 'CanarySize must be at most 50%' : 'LinearStepSize must be 10-50%';
    return `${rule} of the variant's total instance count: ${size.Value} of ${instances.desired} instances of variant ${name} is ${Math.round(percent)}%.`;
  }
  return undefined;
}

/** How traffic moves to variants with these many instances under a configuration that `updateProblem` allows. */
export function rolloutPolicy(config: DeploymentConfig | undefined, instances: number): RolloutPolicy {
  const policy = config?.BlueGreenUpdatePolicy;
  const routing = policy?.TrafficRoutingConfiguration;
  const alarms = config?.AutoRollbackConfiguration?.Alarms ?? [];
  return {
    shares: trafficShares(routing, instances),
    bake: (routing?.WaitIntervalInSeconds ?? 0) * 1000,
    terminationWait: (policy?.TerminationWaitInSeconds ?? 0) * 1000,
    timeout: (policy?.MaximumExecutionTimeoutInSeconds ?? Number.POSITIVE_INFINITY) * 1000,
    alarms: alarms.flatMap(({ AlarmName: name }) => name ?? []),
  };
}

type Routing = NonNullable<DeploymentConfig['BlueGreenUpdatePolicy']>['TrafficRoutingConfiguration'];

function trafficShares(routing: Routing | undefined, instances: number): number[] {
  const size = routing?.CanarySize ?? routing?.LinearStepSize;
  if (!routing || !size) return [1];
  // Traffic moves with whole instances: a part of one counts as one.
  const count = size.Type === 'INSTANCE_COUNT' ? size.Value : Math.ceil((size.Value * instances) / 100);
  const step = Math.min(1, count / instances);
  if (routing.Type === 'CANARY') return step < 1 ? [step, 1] : [1];
  const shares: number[] = [];
  for (let done = count; done < instances; done += count) shares.push(done / instances);
  return [...shares, 1];
}
