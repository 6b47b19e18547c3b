import { parseArgs } from 'node:util';
import { messageOf } from '../plain.ts';
import type { TlcOptions } from './input.ts';
import { TARIFFS } from './synthetic.ts';
import type { SyntheticOptions, TariffName } from './synthetic.ts';

export const USAGE = `npm run data -- --trips FILE... --zones taxi_zones.zip --to DIR|s3://bucket/prefix
npm run data -- --synthetic ROWS [--seed N] [--month 2021-01] [--tariff ${Object.keys(TARIFFS).join('|')}] --to DIR|s3://bucket/prefix`;

export type DataJob = ({ kind: 'tlc' } & TlcOptions) | ({ kind: 'synthetic'; to: string } & SyntheticOptions);

/** Reads the command line. `--trips a b` and `--trips a --trips b` say the same. Throws a sentence and the usage. */
export function parseArguments(argv: readonly string[]): DataJob {
  const { values, positionals } = readOptions(argv);
  const { to } = values;
  if (!to) throw wrong('--to is missing: where shall the data go?');

  if (values.synthetic !== undefined) {
    if (values.trips || values.zones || positionals.length > 0)
      throw wrong('--synthetic makes its own trips and zones.');
    const tariff = values.tariff ?? '2021';
    if (!isTariff(tariff))
      throw wrong(`--tariff is ${tariff}; it is one of ${Object.keys(TARIFFS).join(', ')}.`);
    const rows = wholeNumber('--synthetic', values.synthetic, 1);
    const seed = wholeNumber('--seed', values.seed ?? '1', 0);
    return { kind: 'synthetic', to, rows, seed, tariff, ...(values.month ? { month: values.month } : {}) };
  }

  for (const name of ['seed', 'month', 'tariff'] as const) {
    if (values[name] !== undefined) throw wrong(`--${name} belongs to --synthetic.`);
  }
  if (positionals.length > 0 && !values.trips) throw wrong(`${positionals[0]} is not an option.`);
  const trips = [...(values.trips ?? []), ...positionals];
  if (trips.length === 0 && !values.zones) throw wrong('Give --trips, --zones or --synthetic.');
  return { kind: 'tlc', to, trips, zones: values.zones };
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        trips: { type: 'string', multiple: true },
        zones: { type: 'string' },
        synthetic: { type: 'string' },
        seed: { type: 'string' },
        month: { type: 'string' },
        tariff: { type: 'string' },
        to: { type: 'string' },
      },
    });
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function wholeNumber(option: string, text: string, least: number): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
    throw wrong(`${option} is ${text}; write a whole number of at least ${least}.`);
  }
  return value;
}

function isTariff(name: string): name is TariffName {
  return Object.hasOwn(TARIFFS, name);
}

function wrong(sentence: string): Error {
  return new Error(`${sentence}\n\n${USAGE}`);
}
