import type { AlarmChange, Alarms } from '../cloudwatch/alarms.ts';
import type { Variants } from '../sagemaker/variants.ts';
import type { LocalTime } from '../time.ts';
import { noteActivity } from './activity.ts';
import { findTarget, variantOf } from './context.ts';
import type { Direction, PolicyRecord, ScalingStore, TargetRecord } from './store.ts';
import { desiredCapacity } from './tracking.ts';

export interface ScalerParts {
  store: ScalingStore;
  alarms: Alarms;
  variants: () => Variants;
  time: LocalTime;
  now: () => Date;
}

// How often Application Auto Scaling looks again while an alarm stays on.
const interval = 60_000;

/** Does what policies say when their alarms go off, and again after each cooldown for as long as these stay on. */
export class Scaler {
  readonly #parts: ScalerParts;
  readonly #closing = new AbortController();
  /** By alarm. */
  readonly #running = new Map<string, Promise<void>>();
  /** Cooldowns that have not ended, by target and direction. */
  readonly #cooldowns = new Map<string, Promise<void>>();
  readonly #listener = (change: AlarmChange): void => this.#heard(change);

  constructor(parts: ScalerParts) {
    this.#parts = parts;
    parts.alarms.changes.on('alarm', this.#listener);
    // Alarms that were on when an earlier server ended; what is scaled is there only after this turn.
    queueMicrotask(() => this.#resume());
  }

  async close(): Promise<void> {
    this.#parts.alarms.changes.off('alarm', this.#listener);
    this.#closing.abort();
    await Promise.allSettled([...this.#running.values(), ...this.#cooldowns.values()]);
  }

  #resume(): void {
    const { store, alarms } = this.#parts;
    for (const policy of store.policies.values())
      for (const { name, arn } of policy.alarms)
        if (alarms.state(policy.region, name) === 'ALARM') this.#start(policy, arn);
  }

  #heard({ state, arn, actions }: AlarmChange): void {
    const policy = this.#parts.store.policies.values().find((other) => actions.includes(other.arn));
    if (policy && state === 'ALARM') this.#start(policy, arn);
  }

  #start(policy: PolicyRecord, alarmArn: string): void {
    if (this.#running.has(alarmArn)) return;
    const run = this.#whileOn(policy.arn, alarmArn)
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted)
          console.error(`Application Auto Scaling failed for ${policy.arn}:`, error);
      })
      .finally(() => this.#running.delete(alarmArn));
    this.#running.set(alarmArn, run);
  }

  async #whileOn(policyArn: string, alarmArn: string): Promise<void> {
    const { store, alarms, time } = this.#parts;
    for (;;) {
      const policy = store.policies.get(policyArn);
      const alarm = policy?.alarms.find(({ arn }) => arn === alarmArn);
      const target = policy && findTarget(this.#parts, policy);
      if (!alarm || !target || alarms.state(policy.region, alarm.name) !== 'ALARM') return;
      const awaited = this.#cooldownsOf(target, alarm.scales);
      if (awaited.length > 0) {
        await Promise.all(awaited);
        continue;
      }
      const scaled = this.#scale(policy, alarm, target);
      if (!scaled) await time.wait(interval, this.#closing.signal);
    }
  }

  /** Scaling in waits for whatever was done last, scaling out for scaling out alone. */
  #cooldownsOf(target: TargetRecord, scales: Direction): Promise<void>[] {
    const directions: readonly Direction[] = scales === 'out' ? ['out'] : ['out', 'in'];
    return directions.flatMap((direction) => this.#cooldowns.get(`${target.arn} ${direction}`) ?? []);
  }

  /** Whether the number of instances has been changed. */
  #scale(policy: PolicyRecord, alarm: PolicyRecord['alarms'][number], target: TargetRecord): boolean {
    const { alarms, variants } = this.#parts;
    const { region, tracking } = policy;
    const names = variantOf(policy.resourceId);
    const instances = names && variants().instances(region, names.endpoint, names.variant);
    const [value] = alarms.values(region, alarm.name);
    if (!names || !instances || value === undefined || isSuspended(target, alarm.scales)) return false;
    const { desired: current } = instances;
    const { min, max } = target;
    const desired = desiredCapacity(alarm.scales, { current, value, target: tracking.target, min, max });
    if (desired === current) return false;
    variants().scale(region, names.endpoint, names.variant, desired);
    // Nothing happens while the endpoint is being updated.
    if (variants().instances(region, names.endpoint, names.variant)?.desired !== desired) return false;
    const cause = `monitor alarm ${alarm.name} in state ALARM triggered policy invocation`;
    noteActivity(this.#parts.store, policy, { desired, cause, at: this.#parts.now() });
    this.#coolDown(target, desired > current ? 'out' : 'in', tracking);
    return true;
  }

  #coolDown(target: TargetRecord, direction: Direction, tracking: PolicyRecord['tracking']): void {
    const key = `${target.arn} ${direction}`;
    const seconds = direction === 'out' ? tracking.scaleOutCooldown : tracking.scaleInCooldown;
    const cooldown = this.#parts.time
      .wait(seconds * 1000, this.#closing.signal)
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted) throw error;
      })
      .finally(() => this.#cooldowns.delete(key));
    this.#cooldowns.set(key, cooldown);
  }
}

function isSuspended({ suspended }: TargetRecord, scales: Direction): boolean {
  const member = scales === 'out' ? 'DynamicScalingOutSuspended' : 'DynamicScalingInSuspended';
  return suspended[member] ?? false;
}
