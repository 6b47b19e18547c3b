import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, readFile, rename } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import type { SyntheticOptions } from '../../local/data/synthetic.ts';
import { writeSyntheticData, writeTlcData } from '../../local/data/input.ts';
import { ensurePython } from '../../local/python/environment.ts';
import { makeRows, readRows, type RowsFile, type TrafficRow } from '../../local/traffic/rows.ts';
import { REPOSITORY, temporaryFolder } from './command.ts';

const PIPELINE = path.join(REPOSITORY, 'pipelines/nyc-taxi-fare');
const SHARED = path.join(REPOSITORY, '../shared/data');
const HEADER =
  'trip_id,lpep_pickup_datetime,passenger_count,pickup_longitude,pickup_latitude,dropoff_longitude,dropoff_latitude,geo_distance,hour,weekday,month,fare_amount';

async function made(folder: string, options: SyntheticOptions): Promise<RowsFile> {
  const input = path.join(folder, 'input');
  await writeSyntheticData({ ...options, to: input });
  return makeRows({ input, folder, pipeline: PIPELINE });
}

async function collect(file: RowsFile): Promise<TrafficRow[]> {
  const rows: TrafficRow[] = [];
  for await (const row of readRows(file.file, { limit: file.rows })) rows.push(row);
  return rows;
}

function totalOf(rows: readonly TrafficRow[]): number {
  return rows.reduce((sum, { label }) => sum + Number(label), 0);
}

function askedOf(rows: readonly TrafficRow[]): string[] {
  return rows.map(({ id, features }) => `${id},${features}`);
}

async function linesOf(file: string): Promise<string[]> {
  return (await readFile(file, 'utf8')).trimEnd().split('\n');
}

test('an endpoint is asked what its model is trained on: the rows are those of PreprocessData', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await temporaryFolder(stack);
  const rows = await made(folder, { rows: 4000, seed: 3 });

  // The step itself, on the same files, in the container's folders.
  const container = path.join(folder, 'ml/processing/input');
  await mkdir(path.join(container, 'dataset'), { recursive: true });
  await rename(path.join(folder, 'dataset.json'), path.join(container, 'dataset/dataset.json'));
  for (const name of ['trips', 'zones'])
    await rename(path.join(folder, 'input', name), path.join(container, name));
  const { python } = await ensurePython();
  await promisify(execFile)(python, [
    '-B',
    path.join(PIPELINE, 'preprocess/preprocess.py'),
    '--root',
    path.join(folder, 'ml'),
  ]);
  const side = (name: string) => linesOf(path.join(folder, `ml/processing/output/${name}/algo-1.csv`));
  const [header = '', ...tests] = await side('test');
  const labelAndFeatures = 10;
  const trained = [
    ...(await side('train')),
    ...(await side('validation')),
    ...tests.map((line) => line.split(',').slice(0, labelAndFeatures).join(',')),
  ];

  const asked = await collect(rows);
  expect(asked.map(({ label, features }) => `${label},${features}`).toSorted()).toEqual(trained.toSorted());
  const ids = new Set(asked.map(({ id }) => id));
  expect(ids.size).toBe(rows.rows);
  const place = header.split(',').findIndex((name) => name.replaceAll('"', '') === 'trip_id');
  const tested = tests.map((line) => line.split(',')[place]?.replaceAll('"', ''));
  expect(tested.filter((id) => id === undefined || !ids.has(id))).toEqual([]);
});

test('rows come in the order of their time, the first ones where fewer are wanted', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await temporaryFolder(stack);
  const rows = await made(folder, { rows: 1500, seed: 5, month: '2021-02' });
  const [header, ...lines] = await linesOf(rows.file);
  const times = lines.map((line) => line.split(',')[1] ?? '');
  expect(header).toBe(HEADER);
  expect(lines).toHaveLength(rows.rows);
  expect(times).toEqual(times.toSorted());
  expect(times.every((time) => time.startsWith('2021-02-'))).toBe(true);
  const first = await collect({ ...rows, rows: 3 });
  expect(first.map(({ id }) => id)).toEqual(lines.slice(0, 3).map((line) => line.split(',')[0]));
});

test('a risen tariff changes labels and nothing that is asked', async () => {
  await using stack = new AsyncDisposableStack();
  const options = { rows: 3000, seed: 2, month: '2023-01' };
  const [before, after] = [
    await collect(await made(await temporaryFolder(stack), options)),
    await collect(await made(await temporaryFolder(stack), { ...options, tariff: '2023' })),
  ];
  expect(askedOf(after)).toEqual(askedOf(before));
  // From 2.50 $ and 0.50 $ a unit to 3 $ and 0.70 $.
  expect(totalOf(after) / totalOf(before)).toBeGreaterThan(1.25);
  expect(totalOf(after) / totalOf(before)).toBeLessThan(1.4);
});

test('trips that cannot be read are refused in one sentence', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await temporaryFolder(stack);
  await writeSyntheticData({ rows: 10, seed: 1, to: folder });
  await rename(path.join(folder, 'zones/zones.csv'), path.join(folder, 'trips/zones.csv'));
  await expect(makeRows({ input: folder, folder, pipeline: PIPELINE })).rejects.toThrow(
    /must hold one CSV file with the taxi zones, it holds 0\.$/,
  );
});

test.skipIf(!existsSync(SHARED))(
  'of a real month as many rows are kept as the rules let through',
  async () => {
    await using stack = new AsyncDisposableStack();
    const folder = await temporaryFolder(stack);
    const input = path.join(folder, 'input');
    await writeTlcData({
      trips: [path.join(SHARED, 'green/green_tripdata_2023-01.parquet')],
      zones: path.join(SHARED, 'zones/taxi_zones.zip'),
      to: input,
    });
    const { rows } = await makeRows({ input, folder, pipeline: PIPELINE });
    expect(rows).toBe(54_401);
  },
);
