import { parseArgs } from 'node:util';
import { messageOf } from '../plain.ts';

export const USAGE = `npm run demo                                   on 20,000 made-up trips
npm run demo -- --rows N [--seed N]            on as many made-up trips as you like
npm run demo -- --trips FILE... --zones FILE   on trip files and the zipped zone shapefile of the NYC TLC

  --pause       stops before each decision, so that you take it in the browser
  --state DIR   where the run is kept, .local/demo unless given; it is emptied first, and DIR.json says how it ended`;

export type DemoData =
  | { kind: 'synthetic'; rows: number; seed: number }
  | { kind: 'tlc'; trips: readonly string[]; zones: string };

export interface DemoArguments {
  data: DemoData;
  /** Leaves decisions to a person at a browser. */
  pause: boolean;
  state?: string;
}

/** Reads the command line. Throws a sentence and the usage. */
export function parseArguments(argv: readonly string[]): DemoArguments {
  const { values, positionals } = readOptions(argv);
  const data = dataOf(values, positionals);
  const pause = values.pause ?? false;
  return { data, pause, ...(values.state !== undefined && { state: values.state }) };
}

function dataOf(values: ReturnType<typeof readOptions>['values'], positionals: readonly string[]): DemoData {
  const trips = [...(values.trips ?? []), ...(values.trips ? positionals : [])];
  if (positionals.length > 0 && !values.trips) throw wrong(`"${positionals[0]}" is no option.`);
  if (trips.length > 0 || values.zones !== undefined) {
    if (values.rows !== undefined || values.seed !== undefined) {
      throw wrong('--rows and --seed make trips up; they do not go with --trips and --zones.');
    }
    if (trips.length === 0) throw wrong('--zones needs --trips: which trip files?');
    if (values.zones === undefined) throw wrong('--trips needs --zones: where is taxi_zones.zip?');
    return { kind: 'tlc', trips, zones: values.zones };
  }
  const rows = wholeNumber('--rows', values.rows ?? '20000');
  if (rows < 2000)
    throw wrong(`--rows is ${rows}; with fewer than 2000 trips nothing is left to learn from.`);
  return { kind: 'synthetic', rows, seed: wholeNumber('--seed', values.seed ?? '1') };
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        trips: { type: 'string', multiple: true },
        zones: { type: 'string' },
        rows: { type: 'string' },
        seed: { type: 'string' },
        state: { type: 'string' },
        pause: { type: 'boolean' },
      },
    });
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function wholeNumber(option: string, text: string): number {
  const value = Number(text);
  if (!/^\d+$/.test(text) || !Number.isSafeInteger(value))
    throw wrong(`${option} is "${text}"; write a whole number.`);
  return value;
}

function wrong(sentence: string): Error {
  return new Error(`${sentence}\n\n${USAGE}`);
}
