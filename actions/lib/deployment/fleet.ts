import type { CostDirection } from './plan-document.ts';

type Parameters = Readonly<Record<string, string>>;

/** The instances behind an endpoint, by the parameters of its stack. */
export interface Fleet {
  instanceType: string;
  smallest: number;
  largest: number;
}

export function fleetOf(parameters: Parameters): Fleet {
  const scales = parameters['Autoscaling'] === 'on';
  const count = Number(parameters['InstanceCount']);
  return {
    instanceType: parameters['InstanceType'] ?? '',
    smallest: scales ? Number(parameters['MinInstances']) : count,
    largest: scales ? Number(parameters['MaxInstances']) : count,
  };
}

/** `2 to 4 × ml.m5.large` */
export function fleetText({ instanceType, smallest, largest }: Fleet): string {
  return `${smallest === largest ? smallest : `${smallest} to ${largest}`} × ${instanceType}`;
}

/** Where the monthly costs of instances and checks go. Prices are not known here: only what is twice as large costs twice as much. */
export function costDirection(current: Parameters | undefined, wanted: Parameters): CostDirection {
  if (current === undefined) return 'new';
  const [before, after] = [fleetOf(current), fleetOf(wanted)];
  const [a, b] = relativeSizes(before.instanceType, after.instanceType) ?? [];
  if (a === undefined || b === undefined) return 'unknown';
  const changes = [
    Math.sign(b * after.smallest - a * before.smallest),
    Math.sign(b * after.largest - a * before.largest),
    // Checks are jobs, which cost as long as they run.
    Number(isWatched(wanted)) - Number(isWatched(current)),
  ];
  if (changes.every((change) => change === 0)) return 'same';
  if (changes.every((change) => change >= 0)) return 'up';
  return changes.every((change) => change <= 0) ? 'down' : 'unknown';
}

function isWatched({ Monitor: monitor = 'none' }: Parameters): boolean {
  return monitor !== 'none';
}

const SIZES: Readonly<Record<string, number>> = { medium: 1, large: 2, xlarge: 4 };

/** How large two types are, in the same unit; undefined where they are of different families, whose prices nobody can guess. */
function relativeSizes(one: string, other: string): [number, number] | undefined {
  if (one === other) return [1, 1];
  const [a, b] = [parts(one), parts(other)];
  if (a === undefined || b === undefined || a.family !== b.family) return undefined;
  return [a.size, b.size];
}

// AWS prices the sizes of a family in proportion: two ml.m5.large cost what one ml.m5.xlarge does.
function parts(instanceType: string): { family: string; size: number } | undefined {
  const [, family, times, size] = /^ml\.([a-z0-9-]+)\.(\d*)(medium|large|xlarge)$/.exec(instanceType) ?? [];
  const unit = SIZES[size ?? ''];
  if (family === undefined || unit === undefined) return undefined;
  return { family, size: unit * Number(times || 1) };
}
