import { isObject } from '../plain.ts';

/** What a queued fault does: the first four keep the operation from happening, the last two come after its effect. */
export const faultKinds = ['throttle', '500', '503', 'reset', 'lost-answer', 'slow'] as const;
export type FaultKind = (typeof faultKinds)[number];

export interface Fault {
  /** `SageMaker.StartPipelineExecution`, `S3.PutObject`; `S3.*` and `*` mean any. */
  operation: string;
  kind: FaultKind;
  /** How many calls it hits; 1 by default. */
  times?: number;
  /** For `slow`: how late the answer comes; 1000 by default. */
  delayMs?: number;
}

/** Faults that wait for the calls they are meant for, the oldest first. */
export interface FaultQueue {
  queue(fault: Fault): void;
  /** Faults that have hit nothing yet, with the times that are left: a test that ends with some has missed them. */
  pending(): readonly Required<Fault>[];
  /** Takes the fault that is meant for this call, if there is one. */
  take(operation: string): Required<Fault> | undefined;
  clear(): void;
}

export function createFaultQueue(): FaultQueue {
  const waiting: Required<Fault>[] = [];
  return {
    queue(fault) {
      const { operation, kind, times = 1, delayMs = 1000 } = fault;
      waiting.push({ operation, kind, times, delayMs });
    },
    pending: () => waiting.map((fault) => ({ ...fault })),
    take(operation) {
      const index = waiting.findIndex((fault) => matches(fault.operation, operation));
      const fault = waiting[index];
      if (!fault) return undefined;
      fault.times -= 1;
      if (fault.times <= 0) waiting.splice(index, 1);
      return { ...fault };
    },
    clear: () => void waiting.splice(0),
  };
}

function matches(pattern: string, operation: string): boolean {
  if (pattern === '*' || pattern === operation) return true;
  return pattern.endsWith('.*') && operation.startsWith(pattern.slice(0, -1));
}

/** Checks a fault that a person sent as JSON. Returns it, or all that is wrong with it. */
export function parseFault(value: unknown): { fault: Fault } | { problems: string[] } {
  const example = `e.g. {"operation": "S3.PutObject", "kind": "throttle", "times": 2}`;
  if (!isObject(value)) return { problems: [`A fault is a JSON object, ${example}.`] };

  const { operation, kind, times = 1, delayMs = 1000, ...unknown } = value;
  const problems = Object.keys(unknown).map(
    (name) => `'${name}' is not part of a fault: use operation, kind, times, delayMs.`,
  );
  const isName = typeof operation === 'string' && /^(\*|\w+\.(\*|\w+))$/.test(operation);
  const isCount = typeof times === 'number' && Number.isInteger(times) && times >= 1;
  const isDelay = typeof delayMs === 'number' && delayMs >= 0 && delayMs <= 3_600_000;
  if (!isName)
    problems.push(
      `'operation' is ${JSON.stringify(operation)}: name a service and its operation, 'S3.*' or '*', ${example}.`,
    );
  if (!isFaultKind(kind))
    problems.push(`'kind' is ${JSON.stringify(kind)}: use one of ${faultKinds.join(', ')}.`);
  if (!isCount) problems.push(`'times' is ${JSON.stringify(times)}: use a whole number from 1.`);
  if (!isDelay) problems.push(`'delayMs' is ${JSON.stringify(delayMs)}: use milliseconds from 0 to 3600000.`);
  if (problems.length > 0 || !isName || !isFaultKind(kind) || !isCount || !isDelay) return { problems };
  return { fault: { operation, kind, times, delayMs } };
}

function isFaultKind(value: unknown): value is FaultKind {
  return faultKinds.some((kind) => kind === value);
}
