import type { Machine } from '../../executor/job/machine.ts';
import { messageOf } from '../../plain.ts';
import type { Fleet } from '../../serving/fleet.ts';
import { Traffic } from '../../serving/traffic.ts';
import type { LocalTime } from '../time.ts';
import { AlarmWatch } from './alarm-watch.ts';
import { placeOf } from './arn.ts';
import type { Changes } from './change.ts';
import { rolloutPolicy } from './deployment-rules.ts';
import { fleetOf } from './endpoint-fleet.ts';
import { CalledOff, EndpointChange } from './endpoint-change.ts';
import type { DeploymentConfig } from './endpoint-request.ts';
import type { Neighbours } from './neighbours.ts';
import { rollOut } from './roll-out.ts';
import type { DeployedConfig, EndpointRecord, Store, VariantStatus } from './store.ts';

export interface EndpointsParts {
  store: Store;
  changes: Changes;
  machine: (region: string) => Machine;
  time: LocalTime;
  now: () => Date;
  neighbours: Neighbours;
}

const REASON_LIMIT = 1024;

/** Serves endpoints and keeps their records. Operations have checked what is asked for. */
export class Endpoints {
  readonly #parts: EndpointsParts;
  /** Who answers requests; made when first needed, as after a restart. */
  readonly #traffic = new Map<string, Traffic>();
  readonly #changes = new Map<string, EndpointChange>();

  constructor(parts: EndpointsParts) {
    this.#parts = parts;
  }

  /** Changes of a server that is gone have not come to their end; what was in service is served again when asked. */
  recover(): void {
    for (const record of this.#parts.store.endpoints.values()) {
      const lost = 'The local SageMaker ended while the endpoint was being';
      if (record.status === 'Creating') this.#fail(record, `${lost} created.`);
      if (record.status === 'Updating') this.#settle(record, `${lost} updated; it was rolled back.`);
      if (record.status === 'Deleting') this.delete(record);
    }
  }

  /** Starts serving a new endpoint, whose record is `Creating` and has all in `pending`. */
  create(record: EndpointRecord): void {
    this.#parts.changes.emit('endpoint', record, undefined);
    this.#begin(record, async (change) => {
      const { pending } = record;
      if (!pending) return;
      const fleet = this.#fleet(record, pending);
      this.#enterVariants(record, 'Creating');
      change.stopsWhenCalledOff(fleet);
      try {
        await fleet.start();
        await change.polled();
      } catch (error) {
        await fleet.stop();
        if (change.signal.aborted) return;
        await change.polled();
        this.#fail(record, messageOf(error));
        return;
      }
      this.#traffic.set(record.arn, new Traffic(fleet));
      this.#promote(record);
      this.#settle(record);
    });
  }

  /** Moves an endpoint to another configuration; one that goes back ends InService with its FailureReason. */
  update(record: EndpointRecord, next: DeployedConfig, deployment: DeploymentConfig | undefined): void {
    const startedAt = this.#parts.now().toISOString();
    record.pending = { ...next, startedAt };
    delete record.failureReason;
    this.#enter(record, 'Updating');
    this.#begin(record, async (change) => {
      const reason = await this.#rollOut(record, next, deployment, change);
      await change.polled();
      if (reason === undefined) {
        this.#promote(record);
        if (deployment) record.deployment = deployment;
        else delete record.deployment;
      }
      this.#settle(record, reason);
    });
  }

  /** Weights and instances of variants of the configuration that serves. */
  adjust(record: EndpointRecord, variants: DeployedConfig['variants']): void {
    record.serving = { ...record.serving, variants };
    const fleets = this.#traffic.get(record.arn)?.fleets ?? [];
    for (const fleet of fleets)
      fleet.weigh(Object.fromEntries(variants.map(({ name, weight }) => [name, weight])));
    delete record.failureReason;
    this.#enter(record, 'Updating');
    this.#begin(record, async (change) => {
      await change.polled();
      for (const { instances } of record.serving.variants) instances.current = instances.desired;
      this.#settle(record);
    });
  }

  delete(record: EndpointRecord): void {
    this.#enter(record, 'Deleting');
    this.#begin(record, async (change) => {
      const fleets = this.#traffic.get(record.arn)?.fleets ?? [];
      this.#traffic.delete(record.arn);
      change.stopsWhenCalledOff(...fleets);
      await Promise.all(fleets.map((fleet) => fleet.drain()));
      await change.polled();
      await this.#remove(record);
    });
  }

  /** Who answers the requests of an endpoint that is in service. */
  trafficOf(record: EndpointRecord): Traffic {
    const known = this.#traffic.get(record.arn);
    if (known) return known;
    const traffic = new Traffic(this.#fleet(record, record.serving));
    this.#traffic.set(record.arn, traffic);
    return traffic;
  }

  /** Tells that somebody has looked at the endpoint. */
  described(record: EndpointRecord): void {
    this.#changes.get(record.arn)?.described();
  }

  async close(): Promise<void> {
    await Promise.all(Array.from(this.#changes.values(), (change) => change.callOff()));
    await Promise.all(Array.from(this.#traffic.values(), (traffic) => traffic.stop()));
  }

  async #rollOut(
    record: EndpointRecord,
    next: DeployedConfig,
    deployment: DeploymentConfig | undefined,
    change: EndpointChange,
  ): Promise<string | undefined> {
    const { time, neighbours } = this.#parts;
    const traffic = this.trafficOf(record);
    const [current] = traffic.fleets;
    if (!current) throw new Error(`Endpoint ${record.name} has no fleet.`);
    const fleet = this.#fleet(record, next);
    const instances = next.variants.reduce((sum, variant) => sum + variant.instances.desired, 0);
    const policy = rolloutPolicy(deployment, instances);
    const roleArn = next.variants[0]?.model.roleArn ?? '';
    using alarms = new AlarmWatch(neighbours, placeOf(record.arn), policy.alarms, roleArn);
    change.stopsWhenCalledOff(current, fleet);
    try {
      this.#enterVariants(record, 'Creating');
      const enter = (status: VariantStatus) => this.#enterVariants(record, status);
      await rollOut({ policy, traffic, current, next: fleet, alarms, time, signal: change.signal, enter });
      await current.drain();
      return undefined;
    } catch (error) {
      if (change.signal.aborted) {
        await fleet.stop();
        throw error;
      }
      await fleet.drain();
      return messageOf(error);
    }
  }

  #begin(record: EndpointRecord, work: (change: EndpointChange) => Promise<void>): void {
    const change = new EndpointChange(this.#parts.time);
    this.#changes.set(record.arn, change);
    change.ended = work(change)
      .catch((error: unknown) => {
        if (error instanceof CalledOff || change.signal.aborted) return;
        console.error(`Endpoint ${record.name} could not be changed:`, error);
        this.#fail(record, `InternalServerError: ${messageOf(error)}`);
      })
      .finally(() => {
        // Who heard of the end may have begun another one.
        if (this.#changes.get(record.arn) === change) this.#changes.delete(record.arn);
      });
  }

  #fleet(record: EndpointRecord, config: DeployedConfig): Fleet {
    const place = placeOf(record.arn);
    const { machine, time, neighbours } = this.#parts;
    return fleetOf(record.name, config, { machine: machine(place.region), time, neighbours });
  }

  #promote(record: EndpointRecord): void {
    if (!record.pending) return;
    const { startedAt: _startedAt, ...serving } = record.pending;
    record.serving = {
      ...serving,
      variants: serving.variants.map(({ status: _status, ...variant }) => variant),
    };
  }

  #settle(record: EndpointRecord, failureReason?: string): void {
    delete record.pending;
    if (failureReason !== undefined) record.failureReason = failureReason.slice(0, REASON_LIMIT);
    this.#enter(record, 'InService');
  }

  #fail(record: EndpointRecord, reason: string): void {
    delete record.pending;
    record.failureReason = reason.slice(0, REASON_LIMIT);
    this.#enter(record, 'Failed');
  }

  async #remove(record: EndpointRecord): Promise<void> {
    const { store } = this.#parts;
    await store.tags.delete(record.arn);
    await store.endpoints.delete(record.arn);
  }

  #enterVariants(record: EndpointRecord, status: VariantStatus): void {
    const StartTime = this.#parts.now().toISOString();
    for (const variant of record.pending?.variants ?? []) variant.status = { Status: status, StartTime };
    this.#save(record);
  }

  #enter(record: EndpointRecord, status: EndpointRecord['status']): void {
    const previous = record.status;
    record.status = status;
    record.modifiedAt = this.#parts.now().toISOString();
    this.#save(record);
    this.#parts.changes.emit('endpoint', record, previous);
  }

  #save(record: EndpointRecord): void {
    this.#parts.store.endpoints.saveSoon(record);
  }
}
