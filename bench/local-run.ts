import { access } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { runProcess, spread } from './process.ts';
import { type Section, mebibytes, milliseconds } from './report.ts';

const TRIPS = '../shared/data/green/green_tripdata_2021-01.parquet';
const ZONES = '../shared/data/zones/taxi_zones.zip';

/** Wall time and memory of the demo's training on a real month, or undefined where the data is not at hand. */
export async function benchLocalRun(root: string, runs: number): Promise<Section | undefined> {
  const trips = resolve(root, process.env['BENCH_TRIPS'] ?? TRIPS);
  const zones = resolve(root, process.env['BENCH_ZONES'] ?? ZONES);
  try {
    await access(trips);
    await access(zones);
  } catch {
    return undefined;
  }
  const walls: number[] = [];
  const peaks: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const measured = await runProcess(
      process.execPath,
      [join(root, 'local/demo/main.ts'), '--trips', trips, '--zones', zones],
      { cwd: root, sampleMemory: true },
    );
    walls.push(measured.wallMs);
    peaks.push(measured.peakBytes);
  }
  const wall = spread(walls);
  const peak = spread(peaks);
  return {
    title: 'The demo on a real month (76,518 trips of January 2021)',
    columns: ['figure', 'min', 'median', 'max'],
    rows: [
      ['wall time', milliseconds(wall.min), milliseconds(wall.median), milliseconds(wall.max)],
      ['peak memory of all processes', mebibytes(peak.min), mebibytes(peak.median), mebibytes(peak.max)],
    ],
    figures: { 'local run, s': wall.median / 1000, 'local run, MiB': peak.median / 1024 ** 2 },
    target: 'under 60 s and 1 GiB on two cores',
  };
}
