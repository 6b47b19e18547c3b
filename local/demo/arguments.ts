import { parseArgs } from 'node:util';
import { messageOf } from '../plain.ts';

export const USAGE = `npm run demo                                   on 20,000 made-up trips
npm run demo -- --rows N [--seed N]            on as many made-up trips as you like
npm run demo -- --steady                       the same, and nothing changes once the model serves: all stays quiet
npm run demo -- --trips FILE... --zones FILE   on trip files and the zipped zone shapefile of the NYC TLC
                [--then FILE...]               which later trips the model in production is asked about

  --pause       stops before each decision, so that you take it in the browser
  --state DIR   where the run is kept, .local/demo unless given; it is emptied first, and DIR.json says how it ended`;

export type DemoData =
  /** `steady`: the trips after the deployment are like those before it; else their tariff has risen. */
  | { kind: 'synthetic'; rows: number; seed: number; steady: boolean }
  /** `later`: files with the trips after the deployment; without any the story ends in production. */
  | { kind: 'tlc'; trips: readonly string[]; zones: string; later: readonly string[] };

export interface DemoArguments {
  data: DemoData;
  /** Leaves decisions to a person at a browser. */
  pause: boolean;
  state?: string;
}

/** Reads the command line. Throws a sentence and the usage. */
export function parseArguments(argv: readonly string[]): DemoArguments {
  const values = readOptions(argv);
  const data = dataOf(values);
  const pause = values.pause ?? false;
  return { data, pause, ...(values.state !== undefined && { state: values.state }) };
}

function dataOf(values: ReturnType<typeof readOptions>): DemoData {
  const { trips, later } = values;
  if (trips.length > 0 || later.length > 0 || values.zones !== undefined) {
    if (values.rows !== undefined || values.seed !== undefined || values.steady) {
      throw wrong(
        '--rows, --seed and --steady make trips up; they do not go with --trips, --then and --zones.',
      );
    }
    if (trips.length === 0)
      throw wrong(`${later.length > 0 ? '--then' : '--zones'} needs --trips: which trip files?`);
    if (values.zones === undefined) throw wrong('--trips needs --zones: where is taxi_zones.zip?');
    return { kind: 'tlc', trips, zones: values.zones, later };
  }
  const rows = wholeNumber('--rows', values.rows ?? '20000');
  if (rows < 2000)
    throw wrong(`--rows is ${rows}; with fewer than 2000 trips nothing is left to learn from.`);
  const seed = wholeNumber('--seed', values.seed ?? '1');
  return { kind: 'synthetic', rows, seed, steady: values.steady ?? false };
}

/** Options that take several files, and what they are called here. */
const LISTS: ReadonlyMap<string, 'trips' | 'later'> = new Map([
  ['trips', 'trips'],
  ['then', 'later'],
]);

function readOptions(argv: readonly string[]) {
  const { values, tokens } = parseOptions(argv);
  // A shell writes several names for one pattern: they belong to the option before them.
  const files = { trips: [] as string[], later: [] as string[] };
  let list: string[] | undefined;
  for (const token of tokens) {
    if (token.kind === 'option') {
      const name = LISTS.get(token.name);
      list = name && files[name];
      if (token.value !== undefined) list?.push(token.value);
    } else if (token.kind === 'positional') {
      if (list === undefined) throw wrong(`"${token.value}" is no option.`);
      list.push(token.value);
    }
  }
  return { ...values, ...files };
}

function parseOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      tokens: true,
      options: {
        trips: { type: 'string', multiple: true },
        // oxlint-disable-next-line unicorn/no-thenable -- the name of an option, of nothing that is awaited
        then: { type: 'string', multiple: true },
        zones: { type: 'string' },
        rows: { type: 'string' },
        seed: { type: 'string' },
        steady: { type: 'boolean' },
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
