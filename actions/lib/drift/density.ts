/** A distribution by its quantiles: pairs of share, 0 to 1, and value, both ascending. */
export type Quantiles = readonly (readonly [number, number])[];

// More values than these are no longer read one by one.
const MOST_VALUES = 31;

/**
 * The values of a column of few whole numbers, such as hours or counts, or of a constant one; undefined of any other: a smooth curve
 * would show values that never come.
 */
export function fewValues(...distributions: readonly Quantiles[]): number[] | undefined {
  const values = [...new Set(distributions.flatMap((quantiles) => quantiles.map(([, value]) => value)))];
  const isWhole = values.every((value) => Number.isInteger(value));
  return values.length === 1 || (isWhole && values.length <= MOST_VALUES)
    ? values.toSorted((a, b) => a - b)
    : undefined;
}

/** The share of rows that have each of these values, as far as the quantiles tell. */
export function sharesOf(quantiles: Quantiles, values: readonly number[]): number[] {
  return values.map((wanted) => quantiles.filter(([, value]) => value === wanted).length / quantiles.length);
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

/** How wide a kernel is that shows a distribution's shape; a fortieth of the shown range where the distribution is one value. */
export function kernelWidth(quantiles: Quantiles, [low, high]: readonly [number, number]): number {
  const spread = (valueAt(quantiles, 0.75) - valueAt(quantiles, 0.25)) / 1.34;
  const range = valueAt(quantiles, 0.99) - valueAt(quantiles, 0.01);
  // A column of few values has quartiles that may be the same one.
  const scale = spread > 0 ? Math.min(spread, range / 6 || spread) : range / 6;
  return (0.9 * scale) / quantiles.length ** 0.2 || (high - low) / 40;
}

function valueAt(quantiles: Quantiles, share: number): number {
  return quantiles.find(([at]) => at >= share)?.[1] ?? quantiles.at(-1)?.[1] ?? 0;
}
