/**
 * Picks values in turn so that each gets its share of the picks, to within one pick at any time: what SageMaker leaves to
 * chance comes out the same every time here.
 */
export class Wheel<T> {
  readonly #places: { value: T; weight: number; credit: number }[];
  readonly #total: number;

  /** Values with a weight of 0 are never picked. */
  constructor(entries: readonly { value: T; weight: number }[]) {
    const places = entries.filter(({ weight }) => weight > 0);
    this.#places = places.map(({ value, weight }) => ({ value, weight, credit: 0 }));
    this.#total = places.reduce((sum, { weight }) => sum + weight, 0);
  }

  /** The next value, or undefined where all weights are 0. */
  next(): T | undefined {
    let best = this.#places[0];
    for (const place of this.#places) {
      place.credit += place.weight;
      if (best && place.credit > best.credit) best = place;
    }
    if (best) best.credit -= this.#total;
    return best?.value;
  }
}
