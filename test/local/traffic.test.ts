import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { parseArguments } from '../../local/traffic/arguments.ts';
import { type Dataset, readDataset } from '../../local/traffic/dataset.ts';
import { readPredictions } from '../../local/traffic/predictions.ts';
import { progressLine } from '../../local/traffic/progress.ts';
import { requestedRows } from '../../local/traffic/requested-rows.ts';
import { readFileRows } from '../../local/traffic/rows-file.ts';
import type { TrafficRow } from '../../local/traffic/rows.ts';
import { sampleRows } from '../../local/traffic/sample.ts';
import { parseShift, shifted } from '../../local/traffic/shift.ts';

const TAXI = path.resolve(import.meta.dirname, '../../pipelines/nyc-taxi-fare');
const SUMS: Dataset = {
  features: [
    { name: 'a', type: 'integer', range: undefined },
    { name: 'b', type: 'fractional', range: undefined },
    { name: 'kind', type: 'string', range: undefined },
  ],
  label: 'sum',
  id: 'key',
  document: {},
};

async function fileOf(text: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'traffic-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  const file = path.join(folder, 'rows.csv');
  await writeFile(file, text);
  return file;
}

async function collect<T>(items: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const item of items) all.push(item);
  return all;
}

describe('the command line', () => {
  test.each([
    [[], 'Which endpoint? Give --endpoint NAME.'],
    [['--endpoint', 'a/b', '--rows', '1'], '--endpoint is "a/b"; endpoints have letters'],
    [['--endpoint', 'e'], 'How many? Give --rows N, or --file FILE.'],
    [['--endpoint', 'e', '--rows', '0'], '--rows is 0; write a whole number of at least 1.'],
    [['--endpoint', 'e', '--rows', '1e3'], '--rows is 1e3; write a whole number of at least 1.'],
    [['--endpoint', 'e', '--rows', '5', '--rows-per-request', '1001'], 'a whole number from 1 to 1000.'],
    [['--endpoint', 'e', '--rows', '5', '--labels'], '--labels needs --file FILE with the label'],
    [['--endpoint', 'e', '--file', 'f', '--seed', '2'], '--seed makes trips up'],
    [['--endpoint', 'e', '--speed', '2'], "Unknown option '--speed'"],
  ])('%j is refused with the usage', (argv, sentence) => {
    expect(() => parseArguments(argv)).toThrow(sentence);
    expect(() => parseArguments(argv)).toThrow('npm run traffic -- --endpoint NAME');
  });

  test('what is not given has a default', () => {
    expect(
      parseArguments(['--endpoint', 'e-prod', '--rows', '7', '--drift', 'a=1', '--drift', 'b=x2']),
    ).toEqual({
      endpoint: 'e-prod',
      rows: 7,
      drift: ['a=1', 'b=x2'],
      labels: false,
      rowsPerRequest: 50,
      concurrency: 4,
      seed: 1,
    });
  });
});

describe('a drift', () => {
  test.each([
    ['a=+3', '4', true, '7'],
    ['a=-1.5', '4', false, '2.5'],
    ['a=2', '4', true, '6'],
    ['a=x1.5', '3', true, '5'],
    ['b=x1.1', '0.3', false, '0.33'],
    ['b=x-1', '0.3', false, '-0.3'],
    ['sum=x1.4', '10', false, '14'],
    ['a=+3', '', true, ''],
  ])('%s makes %j (whole: %j) %j', (text, before, whole, after) => {
    expect(shifted(before, [parseShift(text, SUMS)], whole)).toBe(after);
  });

  test('several of one column work in their order', () => {
    const shifts = ['a=+1', 'a=x2'].map((text) => parseShift(text, SUMS));
    expect(shifted('4', shifts, true)).toBe('10');
    expect(shifted('4', shifts.toReversed(), true)).toBe('9');
  });

  test.each([
    ['a', '--drift is "a"; write FEATURE=SHIFT'],
    ['=3', '--drift is "=3"; write FEATURE=SHIFT'],
    ['c=3', '--drift names c, which no request has; there are a, b, kind, and the label sum.'],
    ['kind=3', '--drift names kind, which holds text'],
    ['a=', '--drift shifts a by ""'],
    ['a=*2', '--drift shifts a by "*2"'],
    ['a=1e999', '--drift shifts a by "1e999"'],
  ])('%s is refused', (text, sentence) => {
    expect(() => parseShift(text, SUMS)).toThrow(sentence);
  });
});

describe('made-up trips', () => {
  test("begin with the AWS sample's own and stay within what a request may be", async () => {
    const dataset = await readDataset(TAXI);
    const rows = [...sampleRows(dataset, { rows: 2000, seed: 4 })];
    expect(rows[0]?.join(',')).toBe('1,-73.986114,40.685634,-73.936794,40.71537,5.318025,7,0,2');
    expect(new Set(rows.map((row) => row.join(','))).size).toBe(2000);
    for (const [index, { name, range = [-180, 180] }] of dataset.features.entries()) {
      const outside = rows.filter(
        (row) => !(Number(row[index]) >= range[0] && Number(row[index]) <= range[1]),
      );
      expect({ name, outside }).toEqual({ name, outside: [] });
    }
    expect([...sampleRows(dataset, { rows: 3, seed: 4 })]).toEqual(rows.slice(0, 3));
    expect([...sampleRows(dataset, { rows: 3, seed: 5 })]).not.toEqual(rows.slice(0, 3));
  });

  test('are none where the data set is about something else', () => {
    expect(() => [...sampleRows(SUMS, { rows: 1, seed: 1 })]).toThrow(
      "No a, b, kind can be made up: the sample's trips have none. Give --file FILE with rows.",
    );
  });
});

describe('a file of rows', () => {
  test.each([
    [
      'a header in any order',
      'sum,kind,when,b,a,key\n9,x,now,2.5,1,k-1\n,y,now,,3,k-2\n',
      [
        { cells: ['1', '2.5', 'x'], id: 'k-1', label: '9' },
        { cells: ['3', '', 'y'], id: 'k-2', label: undefined },
      ],
    ],
    ['features alone', '1,2.5,x\n', [{ cells: ['1', '2.5', 'x'], id: undefined, label: undefined }]],
    [
      'the label first, byte order mark, CRLF',
      '\uFEFF9,1,2.5,x\r\n\r\n',
      [{ cells: ['1', '2.5', 'x'], id: undefined, label: '9' }],
    ],
  ])('with %s', async (_name, text, rows) => {
    expect(await collect(readFileRows(await fileOf(text), SUMS))).toEqual(rows);
  });

  test.each([
    ['', 'is empty; it must hold rows as CSV.'],
    ['a,b\n1,2\n', 'lacks kind; it has a, b.'],
    [
      '1,2\n',
      'has neither a header nor 3 columns (or one more, sum first): its first line has 2. Begin it with the line a,b,kind.',
    ],
    ['a,b,kind\n1,two,x\n', 'line 2: b is "two", which is no number.'],
    ['1,2,"x,y"\n', 'line 1: kind holds a comma'],
    ['a,b,kind,key\n1,2,x,k k\n', 'line 2: key is "k k"; use 1 to 64 printable ASCII characters.'],
    ['a,b,kind\n1,2\n', 'is no CSV with as many columns in each line'],
  ])('%j is refused', async (text, sentence) => {
    await expect(collect(readFileRows(await fileOf(text), SUMS))).rejects.toThrow(sentence);
  });

  test('that is not there is refused', async () => {
    await expect(collect(readFileRows('nowhere.csv', SUMS))).rejects.toThrow(
      'nowhere.csv cannot be read (ENOENT: no such file or directory).',
    );
  });
});

test('rows of a file keep their ids, get ids where they have none, and drift with their labels', async () => {
  const shifts = ['a=+1', 'sum=x2'].map((text) => parseShift(text, SUMS));
  const wanted = { dataset: SUMS, seed: 1, run: 'run', shifts };
  const named = { ...wanted, file: await fileOf('key,a,b,kind,sum\nk,1,2,x,4\n'), limit: undefined };
  const plain = { ...wanted, file: await fileOf('1,2,x\n5,6,y\n7,8,z\n'), limit: 2 };
  expect(await collect(requestedRows(named))).toEqual<TrafficRow[]>([
    { id: 'k', features: '2,2,x', label: '8' },
  ]);
  expect(await collect(requestedRows(plain))).toEqual<TrafficRow[]>([
    { id: 'run-0', features: '2,2,x', label: undefined },
    { id: 'run-1', features: '6,6,y', label: undefined },
  ]);
});

test.each([
  ['1.5\n2\n', 2, [1.5, 2]],
  ['1.5,2', 2, [1.5, 2]],
  ['7', 1, [7]],
])('the answer %j to %i rows is %j', (text, rows, values) => {
  expect(readPredictions(text, rows)).toEqual(values);
});

test.each([
  ['', 1],
  ['1\n2', 1],
  ['1', 2],
  ['{"a":1}', 1],
])('the answer %j to %i rows is none', (text, rows) => {
  expect(() => readPredictions(text, rows)).toThrow(
    `${rows} rows were answered with ${JSON.stringify(text)}`,
  );
});

test('progress tells share, rows, speed and failures', () => {
  expect(progressLine({ rows: 600, failed: 0, total: 1200, seconds: 2 })).toBe(
    `${'█'.repeat(15)}${'░'.repeat(15)} 50 %, 600 of 1,200 rows, 300 rows/s`,
  );
  expect(progressLine({ rows: 1100, failed: 100, total: 1200, seconds: 2 })).toMatch(
    / 100 %, .*, 100 failed$/,
  );
});
