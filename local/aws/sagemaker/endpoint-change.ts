import type { Fleet } from '../../serving/fleet.ts';
import type { LocalTime } from '../time.ts';

/** One change of an endpoint that is under way: it can be called off, and lasts as many polls as it was told to. */
export class EndpointChange {
  readonly #calledOff = new AbortController();
  readonly #time: LocalTime;
  #describes = 0;
  #described: (() => void) | undefined;
  /** Resolves when nothing of it is left to do. */
  ended: Promise<void> = Promise.resolve();

  constructor(time: LocalTime) {
    this.#time = time;
  }

  get signal(): AbortSignal {
    return this.#calledOff.signal;
  }

  /** Counts a DescribeEndpoint. */
  described(): void {
    this.#describes += 1;
    this.#described?.();
  }

  /** Resolves when the endpoint has been described often enough. Rejects when the change is called off. */
  async polled(): Promise<void> {
    while (this.#describes < this.#time.polls.endpoint) {
      this.signal.throwIfAborted();
      await new Promise<void>((resolve) => {
        this.#described = resolve;
      });
    }
    this.signal.throwIfAborted();
  }

  /** Ends the containers at once when the change is called off: whoever waits for them is let go. */
  stopsWhenCalledOff(...fleets: readonly Fleet[]): void {
    this.signal.addEventListener('abort', () => void Promise.all(fleets.map((fleet) => fleet.stop())), {
      once: true,
    });
  }

  async callOff(): Promise<void> {
    this.#calledOff.abort(new CalledOff('The local SageMaker is closing.'));
    this.#described?.();
    await this.ended;
  }
}

/** Why a change doesn't go on when the server closes: its record is left to the next start. */
export class CalledOff extends Error {
  override name = 'CalledOff';
}
