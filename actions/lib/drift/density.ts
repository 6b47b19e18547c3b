/** A distribution by its quantiles: pairs of share, 0 to 1, and value, both ascending. */
export type Quantiles = readonly (readonly [number, number])[];

/** A distribution function as steps: at each value the share of rows that are not above it. */
export function distributionFunction(quantiles: Quantiles): [number, number][] {
  const steps = new Map<number, number>();
  for (const [share, value] of quantiles) steps.set(value, Math.max(share, steps.get(value) ?? 0));
  return [...steps].toSorted(([a], [b]) => a - b);
}

/**
 * Where most of both distributions lies: the widest of their 1 % to 99 % ranges, with a tenth of room. Strays would press what
 * matters into one pixel.
 */
export function shownRange(...distributions: readonly Quantiles[]): [number, number] {
  const ends = distributions.flatMap((quantiles) => [valueAt(quantiles, 0.01), valueAt(quantiles, 0.99)]);
  const [low, high] = [Math.min(...ends), Math.max(...ends)];
  const room = (high - low) / 10 || Math.abs(low) / 10 || 1;
  return [low - room, high + room];
}

/**
 * A smooth density over a range, as pairs of value and height: a Gaussian kernel over the quantiles, each of which stands for the
 * same share of rows. The width is Silverman's (1986, 3.31) of the baseline, so that both curves are as smooth.
 */
export function density(
  quantiles: Quantiles,
  [low, high]: readonly [number, number],
  width: number,
  points = 160,
): [number, number][] {
  const values = quantiles.map(([, value]) => value);
  const curve: [number, number][] = [];
  for (let index = 0; index <= points; index += 1) {
    const x = low + ((high - low) * index) / points;
    let height = 0;
    for (const value of values) height += Math.exp(-(((x - value) / width) ** 2) / 2);
    curve.push([x, height / (values.length * width * Math.sqrt(2 * Math.PI))]);
  }
  return curve;
}

/** How wide a kernel is that shows a distribution's shape. */
export function kernelWidth(quantiles: Quantiles): number {
  const spread = (valueAt(quantiles, 0.75) - valueAt(quantiles, 0.25)) / 1.34;
  const range = valueAt(quantiles, 0.99) - valueAt(quantiles, 0.01);
  // A column of few values has quartiles that may be the same one.
  const scale = spread > 0 ? Math.min(spread, range / 4 || spread) : range / 6;
  return (0.9 * scale) / quantiles.length ** 0.2 || 0.1;
}

function valueAt(quantiles: Quantiles, share: number): number {
  return quantiles.find(([at]) => at >= share)?.[1] ?? quantiles.at(-1)?.[1] ?? 0;
}
