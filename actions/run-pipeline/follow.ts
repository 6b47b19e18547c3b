import type { Clients } from '../lib/aws/clients.ts';
import { AwsError } from '../lib/aws/errors.ts';
import { describeExecution, type Execution, type ExecutionStep, listSteps } from '../lib/aws/executions.ts';
import { formatSpan } from '../lib/summary/time-span.ts';
import { type Clock, DeadlineError, systemClock, waitUntil } from '../lib/wait.ts';

/** An execution and its steps, as they were seen at one time. */
export interface Sight {
  execution: Execution;
  steps: readonly ExecutionStep[];
}

export interface Following {
  /** The last look. */
  sight: Sight;
  /** Why there was no further one. */
  end: 'ended' | 'timeout' | 'cancelled';
}

export interface FollowOptions {
  arn: string;
  deadlineMs: number;
  signal: AbortSignal | undefined;
  log: (line: string) => void;
  clock?: Clock;
}

// A log that says nothing for long looks like one of a job that hangs.
const SILENCE_MS = 5 * 60_000;
// An execution of hours is not given up for an outage of minutes.
const OUTAGE_MS = 10 * 60_000;

export async function lookAt(clients: Clients, arn: string): Promise<Sight> {
  // The execution first: when it says that it has ended, the steps that are read after it have too.
  const execution = await describeExecution(clients, arn);
  return { execution, steps: await listSteps(clients, arn) };
}

/** Follows an execution, one line per change, to its end, the deadline or the signal. */
export async function followExecution(clients: Clients, options: FollowOptions): Promise<Following> {
  const { arn, log, signal, deadlineMs, clock = systemClock } = options;
  let sight = unseen(arn);
  let toldAt = clock.now();
  let told: Sight | undefined;
  const progress = (seen: Sight): boolean => {
    const lines = changedLines(told, seen);
    if (lines.length === 0 && clock.now() - toldAt >= SILENCE_MS) lines.push(stillLine(seen, clock.now()));
    for (const line of lines) log(line);
    if (lines.length > 0) toldAt = clock.now();
    told = seen;
    sight = seen;
    return lines.length > 0;
  };
  let lookedAt = clock.now();
  const look = async (): Promise<Sight> => {
    try {
      const seen = await lookAt(clients, arn);
      lookedAt = clock.now();
      return seen;
    } catch (error) {
      const outage = error instanceof AwsError && error.reason === 'aws-unavailable';
      if (!outage || clock.now() - lookedAt > OUTAGE_MS) throw error;
      log(`AWS does not answer (${error.code}); looking again.`);
      return sight;
    }
  };
  try {
    await waitUntil({ look, done: hasEnded, progress, deadlineMs, signal, clock });
    return { sight, end: 'ended' };
  } catch (error) {
    if (error instanceof DeadlineError) return { sight, end: 'timeout' };
    if (signal?.aborted && error === signal.reason) return { sight, end: 'cancelled' };
    throw error;
  }
}

/** A running execution that nobody has looked at yet. */
export function unseen(arn: string): Sight {
  const execution = { arn, status: 'Executing', displayName: undefined, failureReason: undefined } as const;
  return { execution: { ...execution, startedAt: undefined, changedAt: undefined }, steps: [] };
}

export function hasEnded({ execution }: Sight): boolean {
  return execution.status !== 'Executing' && execution.status !== 'Stopping';
}

/** What one sight shows that the one before did not, a line each. */
export function changedLines(before: Sight | undefined, now: Sight): string[] {
  const lines: string[] = [];
  const known = new Map(before?.steps.map((step) => [step.name, step]));
  for (const step of now.steps) {
    const earlier = known.get(step.name);
    if (earlier?.status === step.status && earlier.attempts === step.attempts) continue;
    lines.push(stepLine(step));
  }
  if ((before?.execution.status ?? 'Executing') !== now.execution.status)
    lines.push(`Execution: ${now.execution.status}`);
  return lines;
}

export function stepSpan({ startedAt, endedAt }: ExecutionStep): string {
  return startedAt && endedAt ? formatSpan(endedAt.getTime() - startedAt.getTime()) : '';
}

function stepLine(step: ExecutionStep): string {
  const span = stepSpan(step);
  const details = [
    span && `after ${span}`,
    step.cachedFrom && 'from the cache',
    step.outcome && `outcome ${step.outcome}`,
    step.attempts > 1 && `attempt ${step.attempts}`,
  ].filter(Boolean);
  return `${step.name}: ${step.status}${details.length > 0 ? ` (${details.join(', ')})` : ''}`;
}

function stillLine({ execution, steps }: Sight, now: number): string {
  const running = steps.filter(({ endedAt }) => endedAt === undefined);
  const parts = running.map(({ name, startedAt }) =>
    startedAt ? `${name} for ${formatSpan(now - startedAt.getTime())}` : name,
  );
  return `Still ${execution.status}${parts.length > 0 ? `: ${parts.join(', ')}` : ''}`;
}
