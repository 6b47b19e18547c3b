import type { Fleet } from '../../serving/fleet.ts';
import type { Traffic } from '../../serving/traffic.ts';
import type { LocalTime } from '../time.ts';
import type { AlarmWatch } from './alarm-watch.ts';
import type { RolloutPolicy } from './deployment-rules.ts';
import type { VariantStatus } from './store.ts';

/** A deployment that ends where it began; the message is the endpoint's FailureReason. */
export class RolledBack extends Error {
  override name = 'RolledBack';
}

export interface Rollout {
  policy: RolloutPolicy;
  traffic: Traffic;
  current: Fleet;
  next: Fleet;
  alarms: AlarmWatch;
  time: LocalTime;
  signal: AbortSignal;
  /** Tells how far the new fleet is. */
  enter(status: VariantStatus): void;
}

/**
 * Moves an endpoint's traffic from the current fleet to the next one, step by step. When it returns, the current fleet
 * gets no requests any more. Throws `RolledBack` when an alarm goes off or time is up, and `ServingError` when the next
 * fleet doesn't start: the current one then has all traffic again.
 */
export async function rollOut(rollout: Rollout): Promise<void> {
  const { policy, traffic, current, next, alarms, signal } = rollout;
  const clock = new RolloutClock(rollout.time, policy.timeout);
  try {
    alarms.requireQuiet();
    await next.start();
    for (const share of policy.shares) {
      alarms.requireQuiet();
      rollout.enter('ActivatingTraffic');
      traffic.split(current, next, share);
      rollout.enter('Baking');
      await clock.wait(policy.bake, AbortSignal.any([signal, alarms.signal]));
      alarms.requireQuiet();
    }
    await clock.wait(policy.terminationWait, signal);
    traffic.direct(next);
  } catch (error) {
    traffic.direct(current);
    throw error;
  }
}

/**
 * Counts what a deployment waits for against MaximumExecutionTimeoutInSeconds. Only AWS's time counts: how long a process
 * takes to start here says nothing about an instance there.
 */
class RolloutClock {
  readonly #time: LocalTime;
  readonly #timeout: number;
  #left: number;

  constructor(time: LocalTime, timeout: number) {
    this.#time = time;
    this.#timeout = timeout;
    this.#left = timeout;
  }

  async wait(ms: number, signal: AbortSignal): Promise<void> {
    const allowed = Math.min(ms, this.#left);
    this.#left -= allowed;
    if (allowed > 0) await this.#time.wait(allowed, signal);
    signal.throwIfAborted();
    if (allowed < ms) {
      throw new RolledBack(
        `The deployment took longer than its MaximumExecutionTimeoutInSeconds of ${this.#timeout / 1000} and was rolled back.`,
      );
    }
  }
}
