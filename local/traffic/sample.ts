import { Random } from '../data/random.ts';
import type { Dataset, Feature } from './dataset.ts';

/**
 * The trip that the AWS sample asks its endpoint about, by the names of the features: 5.3 km through Brooklyn, on a
 * Monday morning in February.
 */
const SAMPLE: Readonly<Record<string, number>> = {
  passenger_count: 1,
  pickup_longitude: -73.986114,
  pickup_latitude: 40.685634,
  dropoff_longitude: -73.936794,
  dropoff_latitude: 40.71537,
  geo_distance: 5.318025,
  hour: 7,
  weekday: 0,
  month: 2,
};

const SPREAD_DEGREES = 0.03;
const EARTH_RADIUS_KM = 6371.0088;

/**
 * Made-up requests, the same for the same seed: the sample's own trip first, then others around it. Throws a sentence
 * where the data set has a feature that a trip has not.
 */
export function* sampleRows(
  dataset: Dataset,
  { rows, seed }: { rows: number; seed: number },
): Generator<string[]> {
  const unknown = dataset.features.filter(({ name }) => SAMPLE[name] === undefined);
  if (unknown.length > 0) {
    const names = unknown.map(({ name }) => name).join(', ');
    throw new Error(`No ${names} can be made up: the sample's trips have none. Give --file FILE with rows.`);
  }
  const random = new Random(seed);
  for (let row = 0; row < rows; row++) {
    const trip = row === 0 ? SAMPLE : vary(random);
    yield dataset.features.map((feature) => String(within(feature, trip[feature.name] ?? 0)));
  }
}

function vary(random: Random): Record<string, number> {
  const near = (name: string) =>
    Number(((SAMPLE[name] ?? 0) + (random.next() - 0.5) * 2 * SPREAD_DEGREES).toFixed(6));
  const trip = {
    passenger_count: 1 + random.weighted([84, 8, 2, 1, 2, 1]),
    pickup_longitude: near('pickup_longitude'),
    pickup_latitude: near('pickup_latitude'),
    dropoff_longitude: near('dropoff_longitude'),
    dropoff_latitude: near('dropoff_latitude'),
    hour: random.below(24),
    weekday: random.below(7),
    month: 1 + random.below(12),
  };
  return { ...trip, geo_distance: Number(distanceKm(trip).toFixed(6)) };
}

function within({ range }: Feature, value: number): number {
  if (range === undefined) return value;
  const [low, high] = range;
  return Math.min(high, Math.max(low, value));
}

/** Along the great circle (haversine), as PreprocessData measures it. */
function distanceKm(trip: Readonly<Record<string, number>>): number {
  const radians = (name: string) => ((trip[name] ?? 0) * Math.PI) / 180;
  const [from, to] = [radians('pickup_latitude'), radians('dropoff_latitude')];
  const across = radians('dropoff_longitude') - radians('pickup_longitude');
  const half = Math.sin((to - from) / 2) ** 2 + Math.cos(from) * Math.cos(to) * Math.sin(across / 2) ** 2;
  return 2 * EARTH_RADIUS_KM * Math.asin(Math.sqrt(half));
}
