import { parseArgs } from 'node:util';
import { messageOf } from '../plain.ts';

export const USAGE = `npm run traffic -- --endpoint NAME --rows N   asks an endpoint about N made-up trips
npm run traffic -- --endpoint NAME --file FILE   about the rows of a CSV file, or the first N with --rows N

  --drift FEATURE=SHIFT    changes every row: hour=+3 and hour=-3 add, geo_distance=x1.5 multiplies; may be repeated
  --labels                 gives the monitor the labels that FILE has, when all is sent; the label may --drift too
  --rate N                 at most N rows a second
  --rows-per-request N     50 unless given
  --concurrency N          requests under way at once, 4 unless given
  --seed N                 other made-up trips
  --pipeline DIR           whose dataset: says what a request is; found by the endpoint's name unless given

The endpoint is looked for where AWS_ENDPOINT_URL or your AWS credentials say; without either, in npm run local.`;

export interface TrafficArguments {
  endpoint: string;
  /** Undefined: all rows of the file. */
  rows: number | undefined;
  file: string | undefined;
  drift: readonly string[];
  labels: boolean;
  rate: number | undefined;
  rowsPerRequest: number;
  concurrency: number;
  seed: number;
  pipeline: string | undefined;
}

const MOST_ROWS_PER_REQUEST = 1000;
const MOST_REQUESTS = 50;

/** Reads the command line. Throws a sentence and the usage. */
export function parseArguments(argv: readonly string[]): TrafficArguments {
  const values = readOptions(argv);
  const { endpoint, file, labels = false } = values;
  if (endpoint === undefined) throw wrong('Which endpoint? Give --endpoint NAME.');
  if (!/^[a-zA-Z0-9](-*[a-zA-Z0-9])*$/.test(endpoint) || endpoint.length > 63)
    throw wrong(`--endpoint is "${endpoint}"; endpoints have letters, digits and hyphens, at most 63.`);
  if (values.rows === undefined && file === undefined)
    throw wrong('How many? Give --rows N, or --file FILE.');
  if (labels && file === undefined)
    throw wrong('--labels needs --file FILE with the label: nobody knows what a made-up trip cost.');
  if (values.seed !== undefined && file !== undefined)
    throw wrong('--seed makes trips up; it does not go with --file.');
  return {
    endpoint,
    file,
    labels,
    rows: values.rows === undefined ? undefined : wholeNumber('--rows', values.rows),
    drift: values.drift ?? [],
    rate: values.rate === undefined ? undefined : wholeNumber('--rate', values.rate),
    rowsPerRequest: wholeNumber(
      '--rows-per-request',
      values['rows-per-request'] ?? '50',
      MOST_ROWS_PER_REQUEST,
    ),
    concurrency: wholeNumber('--concurrency', values.concurrency ?? '4', MOST_REQUESTS),
    seed: wholeNumber('--seed', values.seed ?? '1'),
    pipeline: values.pipeline,
  };
}

function readOptions(argv: readonly string[]) {
  try {
    const { values } = parseArgs({
      args: [...argv],
      options: {
        endpoint: { type: 'string' },
        rows: { type: 'string' },
        file: { type: 'string' },
        drift: { type: 'string', multiple: true },
        labels: { type: 'boolean' },
        rate: { type: 'string' },
        'rows-per-request': { type: 'string' },
        concurrency: { type: 'string' },
        seed: { type: 'string' },
        pipeline: { type: 'string' },
      },
    });
    return values;
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function wholeNumber(option: string, text: string, most = Number.MAX_SAFE_INTEGER): number {
  const value = Number(text);
  if (/^\d+$/.test(text) && value >= 1 && value <= most) return value;
  const limit = most === Number.MAX_SAFE_INTEGER ? 'of at least 1' : `from 1 to ${most}`;
  throw wrong(`${option} is ${text}; write a whole number ${limit}.`);
}

function wrong(sentence: string): Error {
  return new Error(`${sentence}\n\n${USAGE}`);
}
