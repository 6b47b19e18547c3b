import type { Fleet } from './fleet.ts';
import { Wheel } from './wheel.ts';

/** Which fleet answers the next request of an endpoint: one, or two while traffic shifts from the old to the new. */
export class Traffic {
  #fleets: readonly { value: Fleet; weight: number }[];
  #wheel: Wheel<Fleet>;

  constructor(fleet: Fleet) {
    this.#fleets = [{ value: fleet, weight: 1 }];
    this.#wheel = new Wheel(this.#fleets);
  }

  /** Sends the given share (0 to 1) of the requests to `next`, the rest to `current`. */
  split(current: Fleet, next: Fleet, share: number): void {
    this.#route([
      { value: current, weight: 1 - share },
      { value: next, weight: share },
    ]);
  }

  /** Sends all requests to one fleet. */
  direct(fleet: Fleet): void {
    this.#route([{ value: fleet, weight: 1 }]);
  }

  /** The fleet and the variant for the next request; the variant is undefined where none takes requests. */
  pick(target?: string): { fleet: Fleet; variant: string | undefined } {
    const fleet = this.#wheel.next();
    if (!fleet) throw new Error('An endpoint has no fleet.');
    if (target === undefined) return { fleet, variant: fleet.pick() };
    return { fleet, variant: fleet.has(target) ? target : undefined };
  }

  get fleets(): readonly Fleet[] {
    return this.#fleets.map(({ value }) => value);
  }

  /** Ends the containers of all fleets at once. */
  async stop(): Promise<void> {
    await Promise.all(this.fleets.map((fleet) => fleet.stop()));
  }

  #route(fleets: readonly { value: Fleet; weight: number }[]): void {
    this.#fleets = fleets;
    this.#wheel = new Wheel(fleets);
  }
}
