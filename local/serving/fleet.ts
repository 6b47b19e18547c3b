import type { Machine } from '../executor/job/machine.ts';
import { messageOf } from '../plain.ts';
import type { Capture } from './capture.ts';
import { type ModelServer, type ServerSpec, startModelServer } from './model-server.ts';
import { NotReadyError, ServingError } from './serving-error.ts';
import { Wheel } from './wheel.ts';

export interface FleetVariant extends Omit<ServerSpec, 'endpoint' | 'wait'> {
  weight: number;
}

export interface FleetSpec {
  endpoint: string;
  variants: readonly FleetVariant[];
  wait: ServerSpec['wait'];
  /** Keeps the requests that these containers answer. */
  capture?: Capture;
}

interface Slot {
  server: Promise<ModelServer>;
  /** It did not start, or has ended: the next request needs another. */
  isGone: boolean;
}

/**
 * The containers of one deployment of an endpoint: one process for each variant, however many instances it is said to
 * have. A container that is not there, as after a restart of the server or its own end, is started by the next request.
 */
export class Fleet {
  readonly #machine: Machine;
  readonly #spec: FleetSpec;
  readonly #slots = new Map<string, Slot>();
  readonly #stopping = new AbortController();
  readonly #idle: (() => void)[] = [];
  #inFlight = 0;
  #wheel: Wheel<string>;

  constructor(machine: Machine, spec: FleetSpec) {
    this.#machine = machine;
    this.#spec = spec;
    this.#wheel = new Wheel(spec.variants.map(({ variant, weight }) => ({ value: variant, weight })));
  }

  get capture(): Capture | undefined {
    return this.#spec.capture;
  }

  /** Starts all containers. Throws the first error (`ServingError`, `ImageError`); `stop` then ends the others. */
  async start(): Promise<void> {
    await Promise.all(this.#spec.variants.map(({ variant }) => this.#server(variant)));
  }

  has(variant: string): boolean {
    return this.#spec.variants.some((other) => other.variant === variant);
  }

  /** The variant whose turn it is, or undefined where all have the weight 0. */
  pick(): string | undefined {
    return this.#wheel.next();
  }

  weigh(weights: Readonly<Record<string, number>>): void {
    this.#wheel = new Wheel(Object.entries(weights).map(([value, weight]) => ({ value, weight })));
  }

  /** Does something with a variant's container, which is started where it is gone; the fleet doesn't end meanwhile. */
  async use<T>(variant: string, work: (server: ModelServer) => Promise<T>): Promise<T> {
    this.#inFlight += 1;
    try {
      return await work(await this.#ready(variant));
    } finally {
      this.#inFlight -= 1;
      if (this.#inFlight === 0) for (const resolve of this.#idle.splice(0)) resolve();
    }
  }

  /** Lets the requests under way end, then ends the containers. Nobody may send more. */
  async drain(): Promise<void> {
    if (this.#inFlight > 0) await new Promise<void>((resolve) => void this.#idle.push(resolve));
    await this.stop();
  }

  async stop(): Promise<void> {
    this.#stopping.abort(new ServingError('The endpoint was stopped.'));
    const servers = await Promise.allSettled(Array.from(this.#slots.values(), ({ server }) => server));
    for (const server of servers) if (server.status === 'fulfilled') await server.value.stop();
    await this.#spec.capture?.close();
  }

  async #ready(variant: string): Promise<ModelServer> {
    try {
      return await this.#server(variant);
    } catch (error) {
      throw new NotReadyError(messageOf(error), { cause: error });
    }
  }

  #server(name: string): Promise<ModelServer> {
    const known = this.#slots.get(name);
    if (known && !known.isGone) return known.server;
    const variant = this.#spec.variants.find((candidate) => candidate.variant === name);
    if (!variant) throw new Error(`The fleet of ${this.#spec.endpoint} has no variant ${name}.`);
    const { endpoint, wait } = this.#spec;
    const server = startModelServer(this.#machine, { ...variant, endpoint, wait }, this.#stopping.signal);
    const slot: Slot = { server, isGone: false };
    this.#slots.set(name, slot);
    void follow(slot);
    return server;
  }
}

async function follow(slot: Slot): Promise<void> {
  try {
    const { ended } = await slot.server;
    await ended;
  } catch {
    // It did not start: whoever waits for it is told.
  } finally {
    slot.isGone = true;
  }
}
