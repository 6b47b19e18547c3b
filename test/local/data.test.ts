import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { execFile } from 'node:child_process';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, onTestFinished, test, vi } from 'vitest';
import { startLocalAws } from '../../local/aws/server.ts';
import { parseArguments } from '../../local/data/arguments.ts';
import { writeSyntheticData, writeTlcData } from '../../local/data/input.ts';
import { syntheticTrips, syntheticZones, TARIFFS } from '../../local/data/synthetic.ts';
import { TRIP_COLUMNS } from '../../local/data/tlc-file.ts';
import { readZones } from '../../local/data/zones.ts';

const run = promisify(execFile);
const SHARED = join(import.meta.dirname, '../../../shared/data');
const ZONES = join(SHARED, 'zones/taxi_zones.zip');
const JANUARY = join(SHARED, 'green/green_tripdata_2021-01.parquet');

async function openFolder(): Promise<AsyncDisposable & { path: string }> {
  const path = await mkdtemp(join(tmpdir(), 'data-'));
  return { path, [Symbol.asyncDispose]: async () => await rm(path, { recursive: true, force: true }) };
}

/** A trips file with a header and nothing else. */
async function writeTrips(folder: string): Promise<string> {
  const file = join(folder, 'green_2021-01.csv');
  await writeFile(file, `${TRIP_COLUMNS.join(',')}\n`);
  return file;
}

function rowsOf(lines: Iterable<string>): Record<string, string>[] {
  const [header = '', ...rows] = [...lines].join('').trimEnd().split('\n');
  const names = header.split(',');
  return rows.map((row) => Object.fromEntries(row.split(',').map((cell, index) => [names[index], cell])));
}

describe('synthetic trips', () => {
  test('are the same for the same seed and others for another', () => {
    const trips = [...syntheticTrips({ rows: 200, seed: 7 })];
    expect(trips).toHaveLength(201);
    expect([...syntheticTrips({ rows: 200, seed: 7 })]).toEqual(trips);
    expect([...syntheticTrips({ rows: 200, seed: 8 })]).not.toEqual(trips);
  });

  test.each(['2021', '2023'] as const)('follow the fare rule of the tariff of %s', (tariff) => {
    const { base, unit } = TARIFFS[tariff];
    for (const trip of rowsOf(syntheticTrips({ rows: 3000, seed: 1, tariff }))) {
      const units = (Math.abs(Number(trip['fare_amount'])) - base) / unit;
      expect(Math.abs(units - Math.round(units))).toBeLessThan(1e-9);
      // A fifth of a mile is one unit; what is more has been the time stood still.
      expect(units).toBeGreaterThanOrEqual(Math.floor(Number(trip['trip_distance']) * 5) - 1);
    }
  });

  test('differ between tariffs in nothing but money', () => {
    const old = rowsOf(syntheticTrips({ rows: 500, seed: 3, tariff: '2021' }));
    const raised = rowsOf(syntheticTrips({ rows: 500, seed: 3, tariff: '2023' }));
    const changed = new Set<string>();
    for (const [index, trip] of old.entries()) {
      for (const [name, value] of Object.entries(trip))
        if (raised[index]?.[name] !== value) changed.add(name);
    }
    expect([...changed].toSorted()).toEqual(['fare_amount', 'tip_amount', 'total_amount']);
  });

  test('have the columns and the oddities of the real ones', () => {
    const trips = rowsOf(syntheticTrips({ rows: 20_000, seed: 1, month: '2022-02' }));
    const zones = new Set(syntheticZones().map(({ id }) => String(id)));
    const count = (odd: (trip: Record<string, string>) => boolean) => trips.filter(odd).length;

    expect(Object.keys(trips[0] ?? {})).toEqual(expect.arrayContaining([...TRIP_COLUMNS]));
    expect(count((trip) => trip['passenger_count'] === '')).toBeGreaterThan(4000);
    expect(count((trip) => Number(trip['fare_amount']) < 0)).toBeGreaterThan(40);
    expect(count((trip) => trip['DOLocationID'] === '264')).toBeGreaterThan(60);
    expect(count((trip) => !zones.has(trip['PULocationID'] ?? ''))).toBe(0);
    const strays = count((trip) => !trip['lpep_pickup_datetime']?.startsWith('2022-02-'));
    expect(strays).toBeGreaterThan(5);
    expect(strays).toBeLessThan(50);
  });

  test('are written with their zones, the month in the name', async () => {
    await using folder = await openFolder();

    const written = await writeSyntheticData({ rows: 50, seed: 1, month: '2021-03', to: folder.path });

    expect(written).toEqual({
      trips: [join(folder.path, 'trips/synthetic_tripdata_2021-03.csv')],
      zones: join(folder.path, 'zones/zones.csv'),
    });
    const zones = await readFile(join(folder.path, 'zones/zones.csv'), 'utf8');
    expect(zones.split('\n').slice(0, 2)).toEqual([
      'LocationID,latitude,longitude,borough,zone',
      '1,40.600000,-74.050000,Northside,Northside 1-1',
    ]);
  });

  test('go to S3 as well', async () => {
    await using folder = await openFolder();
    await using aws = await startLocalAws({ root: join(folder.path, 'aws') });
    await aws.objects.createBucket('taxi-data');
    onTestFinished(() => void vi.unstubAllEnvs());
    for (const [name, value] of Object.entries(aws.environment())) vi.stubEnv(name, value);

    const written = await writeSyntheticData({ rows: 50, seed: 1, to: 's3://taxi-data/nyc/input/' });

    expect(written.trips).toEqual(['s3://taxi-data/nyc/input/trips/synthetic_tripdata_2021-01.csv']);
    const stored = await aws.objects.list('taxi-data', '');
    expect(stored.map(({ key }) => key)).toEqual([
      'nyc/input/trips/synthetic_tripdata_2021-01.csv',
      'nyc/input/zones/zones.csv',
    ]);
    const trips = await aws.objects.read('taxi-data', stored[0]?.key ?? '');
    expect(trips.toString()).toBe([...syntheticTrips({ rows: 50, seed: 1 })].join(''));
    await expect(
      writeTlcData({ trips: [await writeTrips(folder.path)], to: 's3://taxi-data/nyc/input' }),
    ).rejects.toThrow('holds trips/synthetic_tripdata_2021-01.csv; made-up trips and real ones');
    await expect(writeSyntheticData({ rows: 1, seed: 1, to: 's3://no-such-bucket/x' })).rejects.toThrow(
      /^s3:\/\/no-such-bucket\/x\/trips\/ could not be listed \(NoSuchBucket/,
    );
  });
});

describe('TLC files', () => {
  const header = TRIP_COLUMNS.join(',');

  test('all problems are told at once and nothing is written', async () => {
    await using folder = await openFolder();
    const files = {
      'green_2021-01.csv': `${header}\n`,
      'short.csv': 'VendorID,fare_amount\n1,2\n',
      'cut.parquet': 'PAR1 but no end',
      'swapped.csv': 'PAR1....PAR1',
      '_hidden.csv': `${header}\n`,
      'bad\nname.csv': `${header}\n`,
      'notes.txt': 'hello',
    };
    for (const [name, content] of Object.entries(files)) await writeFile(join(folder.path, name), content);
    const trips = [...Object.keys(files), 'absent.csv', 'green_2021-01.csv'].map((name) =>
      join(folder.path, name),
    );
    const zones = join(folder.path, 'notes.txt');
    const to = join(folder.path, 'out');

    const problems = await writeTlcData({ trips, zones, to }).then(
      () => [],
      (error: unknown) => String(error instanceof Error ? error.message : error).split('\n'),
    );

    expect(problems).toEqual([
      expect.stringMatching(
        /short\.csv lacks the columns lpep_pickup_datetime, .*its first line has: VendorID, fare_amount\.$/,
      ),
      expect.stringMatching(/cut\.parquet is not a whole parquet file/),
      expect.stringMatching(/swapped\.csv is a parquet file with the name of a CSV file/),
      expect.stringMatching(/^"_hidden\.csv" cannot be a trips file/),
      expect.stringMatching(/^"bad\\nname\.csv" cannot be a trips file/),
      expect.stringMatching(/^"notes\.txt" cannot be a trips file/),
      expect.stringMatching(/absent\.csv cannot be opened/),
      expect.stringMatching(/have the same name; rename one of them\.$/),
      expect.stringMatching(/notes\.txt is no whole zip file; --zones takes the TLC's taxi_zones\.zip/),
    ]);
    expect(existsSync(to)).toBe(false);
  });

  test.each([
    ['absent.zip', undefined, /absent\.zip cannot be opened \(ENOENT: no such file or directory\)\.$/],
    ['cut.zip', 'PK\u0003\u0004 and no more', /cut\.zip is no whole zip file; /],
    [
      'empty.zip',
      `PK\u0005\u0006${'\0'.repeat(18)}`,
      /empty\.zip holds no shapefile that can be read \(.*\); /,
    ],
  ])('the zones in %s are refused', async (name, content, message) => {
    await using folder = await openFolder();
    const file = join(folder.path, name);
    if (content !== undefined) await writeFile(file, content);
    await expect(readZones(file)).rejects.toThrow(message);
  });

  test('a folder is no trips file', async () => {
    await using folder = await openFolder();
    await mkdir(join(folder.path, 'month.csv'));
    const trips = [join(folder.path, 'month.csv')];
    await expect(writeTlcData({ trips, to: join(folder.path, 'out') })).rejects.toThrow('is a folder');
  });

  test('months pile up, but not beside made-up ones', async () => {
    await using folder = await openFolder();
    const trips = [await writeTrips(folder.path)];
    // Written over, a copy of a read-only file has to be writable.
    await chmod(trips[0] ?? '', 0o444);
    const [real, madeUp] = [join(folder.path, 'real'), join(folder.path, 'made-up')];

    const { trips: first } = await writeTlcData({ trips, to: real });
    expect((await stat(first[0] ?? '')).mode & 0o200).toBe(0o200);
    expect((await writeTlcData({ trips, to: real })).trips).toEqual(first);
    await writeSyntheticData({ rows: 1, seed: 1, to: madeUp });
    await writeSyntheticData({ rows: 1, seed: 1, month: '2021-02', to: madeUp });

    await expect(writeTlcData({ trips, to: madeUp })).rejects.toThrow(
      `${madeUp} holds trips/synthetic_tripdata_2021-01.csv; made-up trips and real ones do not go together`,
    );
    await expect(writeSyntheticData({ rows: 1, seed: 1, to: real })).rejects.toThrow(
      `${real} holds trips/green_2021-01.csv;`,
    );
    expect(await readdir(join(real, 'trips'))).toEqual(['green_2021-01.csv']);
  });

  test('a header may be quoted, marked and ordered in any way', async () => {
    await using folder = await openFolder();
    const file = join(folder.path, 'green_2021-01.csv');
    const content = `\uFEFF"extra","${TRIP_COLUMNS.toReversed().join('","')}"\r\n`;
    await writeFile(file, content);

    const { trips } = await writeTlcData({ trips: [file], to: join(folder.path, 'out') });

    expect(await readFile(trips[0] ?? '', 'utf8')).toBe(content);
  });
});

describe.skipIf(!existsSync(ZONES))('real TLC files (skipped where ../shared/data is absent)', () => {
  test('zones: one centre per LocationID, doubled polygons merged', async () => {
    const zones = await readZones(ZONES);
    const byId = new Map(zones.map((zone) => [zone.id, zone]));

    expect(zones).toHaveLength(260);
    expect(byId.size).toBe(260);
    expect([57, 104, 105, 264, 265].filter((id) => byId.has(id))).toEqual([]);
    expect(byId.get(103)).toMatchObject({
      borough: 'Manhattan',
      name: "Governor's Island/Ellis Island/Liberty Island",
    });
    // Times Square and JFK, as any map shows them.
    expect(byId.get(230)?.latitude).toBeCloseTo(40.7598, 3);
    expect(byId.get(230)?.longitude).toBeCloseTo(-73.9843, 3);
    expect(byId.get(132)?.latitude).toBeCloseTo(40.647, 2);
    expect(byId.get(132)?.longitude).toBeCloseTo(-73.787, 2);
  });

  test('trips are copied unchanged', async () => {
    await using folder = await openFolder();

    const written = await writeTlcData({ trips: [JANUARY], zones: ZONES, to: folder.path });

    expect(written.trips).toEqual([join(folder.path, 'trips/green_tripdata_2021-01.parquet')]);
    expect((await readFile(written.trips[0] ?? '')).equals(await readFile(JANUARY))).toBe(true);
    expect(written.zones).toBe(join(folder.path, 'zones/zones.csv'));
  });
});

describe('the command line', () => {
  test.each([
    [
      ['--trips', 'a.csv', 'b.csv', '--zones', 'z.zip', '--to', 'out'],
      { kind: 'tlc', to: 'out', trips: ['a.csv', 'b.csv'], zones: 'z.zip' },
    ],
    [
      ['--trips', 'a.csv', '--trips', 'b.csv', '--to', 's3://b/p'],
      { kind: 'tlc', to: 's3://b/p', trips: ['a.csv', 'b.csv'], zones: undefined },
    ],
    [
      ['--synthetic', '100', '--to', 'out'],
      { kind: 'synthetic', to: 'out', rows: 100, seed: 1, tariff: '2021' },
    ],
    [
      ['--synthetic', '100', '--seed', '9', '--month', '2023-01', '--tariff', '2023', '--to', 'out'],
      { kind: 'synthetic', to: 'out', rows: 100, seed: 9, month: '2023-01', tariff: '2023' },
    ],
  ])('%j', (argv, job) => {
    expect(parseArguments(argv)).toEqual(job);
  });

  test.each([
    [[], '--to is missing'],
    [['--to', 'out'], 'Give --trips, --zones or --synthetic.'],
    [['--synthetic', 'many', '--to', 'out'], '--synthetic is many; write a whole number of at least 1.'],
    [['--synthetic', '0', '--to', 'out'], '--synthetic is 0; write a whole number of at least 1.'],
    [['--synthetic', '5', '--seed', '-1', '--to', 'out'], /seed/],
    [['--synthetic', '5', '--tariff', '1999', '--to', 'out'], '--tariff is 1999; it is one of 2021, 2023.'],
    [['--synthetic', '5', '--trips', 'a.csv', '--to', 'out'], '--synthetic makes its own trips'],
    [['--trips', 'a.csv', '--seed', '3', '--to', 'out'], '--seed belongs to --synthetic.'],
    [['stray', '--to', 'out'], 'stray is not an option.'],
    [['--nonsense', '--to', 'out'], '--nonsense'],
  ])('%j is refused', (argv, sentence) => {
    expect(() => parseArguments(argv)).toThrow(sentence);
    expect(() => parseArguments(argv)).toThrow('npm run data -- --trips FILE...');
  });

  test('the program tells a refusal on standard error and fails', async () => {
    const program = join(import.meta.dirname, '../../local/data/main.ts');
    const refused = run(process.execPath, [program, '--to', 'out']);
    await expect(refused).rejects.toMatchObject({
      code: 1,
      stdout: '',
      stderr: expect.stringMatching(/^Give --trips, --zones or --synthetic\.\n\nnpm run data/),
    });
  });

  test.each(['2021-13', 'january', '2021-1'])('the month %s is refused', async (month) => {
    await using folder = await openFolder();
    await expect(writeSyntheticData({ rows: 1, seed: 1, month, to: folder.path })).rejects.toThrow(
      `--month is ${month}; write it as 2021-01.`,
    );
    expect(await readdir(folder.path)).toEqual([]);
  });

  test.each(['gs://bucket/x', 's3://Bad_Bucket/x', 's3://'])('the destination %s is refused', async (to) => {
    await expect(writeSyntheticData({ rows: 1, seed: 1, to })).rejects.toThrow(`--to is ${to}; write `);
  });
});
