import { Random } from './random.ts';
import type { Zone } from './zones.ts';

/**
 * The meter's rule: a fare is `base` plus `unit` for every fifth of a mile driven and every minute stood still.
 * The real tariffs before and after December 2022, when New York's taxi fares rose.
 */
export const TARIFFS = {
  '2021': { base: 2.5, unit: 0.5 },
  '2023': { base: 3, unit: 0.7 },
} as const;
export type TariffName = keyof typeof TARIFFS;

export interface SyntheticOptions {
  /** How many trips, oddities included. */
  rows: number;
  seed: number;
  /** `yyyy-mm`, in the file's name too. */
  month?: string;
  tariff?: TariffName;
}

export const SYNTHETIC_MONTH = '2021-01';
const SYNTHETIC_NAME = 'synthetic_tripdata_';

const COLUMNS =
  'VendorID,lpep_pickup_datetime,lpep_dropoff_datetime,store_and_fwd_flag,RatecodeID,PULocationID,DOLocationID,' +
  'passenger_count,trip_distance,fare_amount,extra,mta_tax,tip_amount,tolls_amount,ehail_fee,improvement_surcharge,' +
  'total_amount,payment_type,trip_type,congestion_surcharge';

const BOROUGHS = ['Northside', 'Eastbank', 'Harbour', 'Hillside', 'Old Town'];
const GRID = 8;
const SPACING_DEGREES = 0.025;
const UNKNOWN_ZONE = 264;
/** Trips per hour of the day, relative: quiet nights, a busy late afternoon. */
const HOURS = [6, 4, 3, 2, 2, 3, 8, 15, 20, 21, 21, 22, 23, 24, 27, 30, 31, 32, 30, 25, 19, 15, 12, 9];
const KM_PER_MILE = 1.609344;

/** The made-up city's zones: a grid near New York's latitude, in five boroughs. The same in every call. */
export function syntheticZones(): Zone[] {
  return Array.from({ length: GRID * GRID }, (_, index) => {
    const [row, column] = [Math.floor(index / GRID), index % GRID];
    const borough = BOROUGHS[Math.floor((index * BOROUGHS.length) / (GRID * GRID))] ?? '';
    return {
      id: index + 1,
      latitude: 40.6 + row * SPACING_DEGREES,
      longitude: -74.05 + column * SPACING_DEGREES,
      borough,
      name: `${borough} ${row + 1}-${column + 1}`,
    };
  });
}

/** The name of the file that holds the trips: the month in it is how PreprocessData knows strays. */
export function syntheticFileName(month = SYNTHETIC_MONTH): string {
  return `${SYNTHETIC_NAME}${month}.csv`;
}

export function isSynthetic(fileName: string): boolean {
  return fileName.startsWith(SYNTHETIC_NAME);
}

/**
 * Trips with a known fare rule as the lines of a TLC CSV file, header first, the same for the same options. As in the
 * TLC's own files there are trips without passenger_count, refunds, stray dates and unknown zones among them. Throws a
 * sentence for a month that is none.
 */
export function syntheticTrips(options: SyntheticOptions): Iterable<string> {
  const start = monthStart(options.month ?? SYNTHETIC_MONTH);
  return drawTrips(options, start);
}

function* drawTrips({ rows, seed, tariff = '2021' }: SyntheticOptions, start: number): Generator<string> {
  const days = (addMonth(start) - start) / 86_400_000;
  const random = new Random(seed);
  const city = new City(syntheticZones());
  yield `${COLUMNS}\n`;
  for (let row = 0; row < rows; row++) yield drawTrip(random, city, { start, days, ...TARIFFS[tariff] });
}

function drawTrip(
  random: Random,
  city: City,
  { start, days, base, unit }: { start: number; days: number; base: number; unit: number },
): string {
  const hour = random.weighted(HOURS);
  let pickup = start + (random.below(days) * 24 + hour) * 3_600_000 + random.below(3600) * 1000;
  const [from, to] = city.draw(random);
  // Streets are longer than the crow's flight, and drivers differ.
  const km = Math.max(0.3, city.distance(from, to)) * random.lognormal(1.28, 0.12);
  const kmPerHour = (hour >= 7 && hour <= 19 ? 17 : 27) * random.lognormal(1, 0.15);
  const minutes = (km / kmPerHour) * 60 + 1;
  const still = minutes * (hour >= 7 && hour <= 19 ? 0.22 : 0.12);
  const units = Math.ceil((km / KM_PER_MILE) * 5 + still);
  let fare = base + unit * units;

  // What real files have too: refunds, strays, dispatched trips without a passenger count, places off the map.
  if (random.chance(0.004)) fare = -fare;
  if (random.chance(0.001)) pickup = Date.UTC(2009, 0, 1) + random.below(86_400) * 1000;
  const dispatched = random.chance(0.25);
  const place = random.chance(0.006) ? UNKNOWN_ZONE : to + 1;
  const passengers = dispatched ? '' : random.weighted([2, 84, 8, 2, 1, 2, 1]).toFixed(1);
  const tip = fare > 0 && random.chance(0.4) ? Math.round(fare * 20) / 100 : 0;
  const total = fare + 0.8 + tip;
  return (
    [
      random.chance(0.15) ? 1 : 2,
      formatTime(pickup),
      formatTime(pickup + minutes * 60_000),
      dispatched ? '' : 'N',
      dispatched ? '' : '1.0',
      from + 1,
      place,
      passengers,
      (km / KM_PER_MILE).toFixed(2),
      fare.toFixed(2),
      '0.0',
      '0.5',
      tip.toFixed(2),
      '0.0',
      '',
      '0.3',
      total.toFixed(2),
      dispatched ? '' : tip > 0 ? '1.0' : '2.0',
      dispatched ? '' : '1.0',
      '0.0',
    ].join(',') + '\n'
  );
}

/** How often trips go from where to where: busy centre, and the farther the rarer. */
class City {
  private readonly zones: readonly Zone[];
  private readonly starts: number[];
  private readonly ends: number[][];

  constructor(zones: readonly Zone[]) {
    this.zones = zones;
    const middle = Math.floor(zones.length / 2) + GRID / 2;
    this.starts = zones.map((_, zone) => Math.exp(-this.distance(zone, middle) / 8));
    this.ends = zones.map((_, from) => zones.map((__, to) => Math.exp(-this.distance(from, to) / 4)));
  }

  draw(random: Random): [from: number, to: number] {
    const from = random.weighted(this.starts);
    return [from, random.weighted(this.ends[from] ?? [])];
  }

  /** Kilometres between the centres; exact enough over a city. */
  distance(from: number, to: number): number {
    const [one, other] = [this.zones[from], this.zones[to]];
    if (!one || !other) return 0;
    const east = (other.longitude - one.longitude) * 111.32 * Math.cos((one.latitude * Math.PI) / 180);
    return Math.hypot(east, (other.latitude - one.latitude) * 110.57);
  }
}

function monthStart(month: string): number {
  if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month)) throw new Error(`--month is ${month}; write it as 2021-01.`);
  return Date.parse(`${month}-01T00:00:00Z`);
}

function addMonth(start: number): number {
  const date = new Date(start);
  return Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1);
}

function formatTime(time: number): string {
  return new Date(time).toISOString().slice(0, 19).replace('T', ' ');
}
