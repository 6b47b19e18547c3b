import { copyFile, mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { startLocalAws } from '../../local/aws/server.ts';
import { runProcess } from '../process.ts';
import { mebibytes, milliseconds, type Section } from '../report.ts';
import { type Measured, measurePair, pythons } from './pair.ts';
import { checkArguments, driftedColumns, store } from './stored.ts';

const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');
const MONITOR = join(ROOT, 'pipelines/monitor/monitor.py');
/** Evidently would tell its makers about each run, which takes time. */
const UNTOLD = { DO_NOT_TRACK: '1' };

const MANY = 1_000_000;
const SCORED = 5000;
const WINDOWS = [
  { rows: 10_000, shift: 0 },
  { rows: MANY, shift: 0 },
  { rows: MANY, shift: 1 },
];

const COLUMNS = [
  'what',
  'both say',
  'time',
  'Evidently',
  'ratio',
  'of it the report alone',
  'processor time',
  'Evidently',
  'ratio',
  'peak memory',
  'Evidently',
];

interface Compared {
  name: string;
  ours: Measured;
  theirs: Measured;
  /** What both say of the rows. */
  verdict: string;
  /** Evidently's own part of its process, once it has the frame. */
  reportMs: number | null;
}

/**
 * A check of a window against Evidently's presets for drift and regression, and a baseline against its data summary, on the same
 * rows in the same run, each as a whole process. The check reads from S3 over HTTP and skips broken records; Evidently's program
 * has the files on its disk.
 */
export async function benchCheck(_root: string, runs: number): Promise<Section> {
  const baseline = await compareBaselines(runs);
  const checks: Compared[] = [];
  for (const window of WINDOWS) checks.push(await compareChecks(runs, window));
  const [few, many] = checks.map(({ ours }) => ours.peakBytes);
  const figures = Object.fromEntries(
    [baseline, ...checks].flatMap(({ name, ours, theirs }) => [
      [`${name}, times faster`, theirs.wallMs / ours.wallMs],
      [`${name}, times less processor time`, theirs.cpuMs / ours.cpuMs],
    ]),
  );
  return {
    title: 'Baselines and checks of captured records against Evidently 0.7.23',
    columns: COLUMNS,
    rows: [baseline, ...checks].map(cells),
    figures: { ...figures, 'check, peak memory of 1,000,000 rows to 10,000': (many ?? 0) / (few ?? 1) },
    target:
      'at 1,000,000 rows at least 5 times faster than Evidently, in memory that does not grow with the rows',
  };
}

function cells({ name, ours, theirs, verdict, reportMs }: Compared): string[] {
  const pair = (pick: (measured: Measured) => number) => [
    milliseconds(pick(ours)),
    milliseconds(pick(theirs)),
    `${(pick(theirs) / pick(ours)).toFixed(1)} x`,
  ];
  return [
    name,
    verdict,
    ...pair(({ wallMs }) => wallMs),
    reportMs === null ? '' : milliseconds(reportMs),
    ...pair(({ cpuMs }) => cpuMs),
    mebibytes(ours.peakBytes),
    mebibytes(theirs.peakBytes),
  ];
}

async function compareBaselines(runs: number): Promise<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-baseline-'));
  try {
    const python = await pythons();
    await makeUp(python.ours, folder, [0, 0, MANY]);
    const { ours, theirs } = await measurePair(
      runs,
      { python: python.ours, script: baselineJob(folder) },
      {
        python: python.theirs,
        script: [join(HERE, 'evidently_baseline.py'), join(folder, 'data')],
        env: UNTOLD,
      },
    );
    const { rows }: { rows: number } = JSON.parse(theirs.said);
    if (!ours.said.startsWith(`Baseline of ${rows} rows `))
      throw new Error(`Evidently describes ${rows} rows; the baseline: ${ours.said}`);
    return { name: `baseline, ${MANY.toLocaleString('en')} rows`, ours, theirs, verdict: '', reportMs: null };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function compareChecks(runs: number, window: { rows: number; shift: number }): Promise<Compared> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-check-'));
  const aws = await startLocalAws({ root: join(folder, 'aws') });
  try {
    const python = await pythons();
    await makeUp(python.ours, folder, [window.rows, window.shift, SCORED]);
    await runProcess(python.ours, baselineJob(folder));
    const data = join(folder, 'data');
    await store(aws, data, join(folder, 'baseline/processing/output/baseline'));

    const { ours, theirs } = await measurePair(
      runs,
      { python: python.ours, script: [MONITOR, 'check', ...checkArguments()], env: aws.environment() },
      { python: python.theirs, script: [join(HERE, 'evidently_check.py'), data], env: UNTOLD },
    );
    const said: { drifted: string[]; reportMs: number } = JSON.parse(theirs.said);
    const drifted = await driftedColumns(aws);
    if (drifted.join() !== said.drifted.join())
      throw new Error(`We say that ${drifted.join()} drifted, Evidently ${said.drifted.join()}.`);
    const name = `check, ${window.rows.toLocaleString('en')} rows, ${window.shift ? 'drifted' : 'steady'}`;
    return { name, ours, theirs, verdict: drifted.join(', ') || 'no drift', reportMs: said.reportMs };
  } finally {
    await aws.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** Rows by traffic.py below `data`, and the input of a baseline job below `baseline`. */
async function makeUp(python: string, folder: string, shape: readonly number[]): Promise<void> {
  const data = join(folder, 'data');
  const env = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    PYTHONPATH: join(ROOT, 'test/pipelines'),
  };
  await runProcess(python, [join(HERE, 'traffic.py'), data, ...shape.map(String)], { env });
  for (const [input, name] of Object.entries({ dataset: 'dataset.json', scored: 'scored.csv' })) {
    const to = join(folder, 'baseline/processing/input', input);
    await mkdir(to, { recursive: true });
    await copyFile(join(data, name), join(to, name));
  }
}

function baselineJob(folder: string): string[] {
  return [MONITOR, 'baseline', '--root', join(folder, 'baseline')];
}
