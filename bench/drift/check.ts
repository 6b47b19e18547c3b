import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type LocalAws, startLocalAws } from '../../local/aws/server.ts';
import { ensurePython } from '../../local/python/environment.ts';
import { type Run, runProcess } from '../process.ts';
import { mebibytes, milliseconds, type Section } from '../report.ts';

const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/made-up/1';
const BUCKET = 'bench';
const WINDOWS = [
  { rows: 10_000, shift: 0 },
  { rows: 1_000_000, shift: 0 },
  { rows: 1_000_000, shift: 1 },
];

interface Measured {
  ours: Run;
  theirs: Run;
  drifted: { ours: string[]; theirs: string[] };
}

/**
 * One check of a window against Evidently's presets for data drift and regression on the same captured records and labels, each as
 * a whole process. The check reads from S3 and skips broken records; Evidently's program has the files on its disk.
 */
export async function benchCheck(root: string): Promise<Section> {
  const rows: string[][] = [];
  const figures: Record<string, number> = {};
  const peaks: number[] = [];
  for (const window of WINDOWS) {
    const { ours, theirs, drifted } = await measure(root, window);
    if (drifted.ours.join() !== drifted.theirs.join())
      throw new Error(`We say that ${drifted.ours.join()} drifted, Evidently ${drifted.theirs.join()}.`);
    const ratio = theirs.wallMs / ours.wallMs;
    const name = `${window.rows.toLocaleString('en')} rows, ${window.shift ? 'drifted' : 'steady'}`;
    figures[`check, ${name}, times faster`] = ratio;
    peaks.push(ours.peakBytes);
    const verdict = drifted.ours.join(', ') || 'no drift';
    const times = [milliseconds(ours.wallMs), milliseconds(theirs.wallMs), `${ratio.toFixed(1)} x`];
    rows.push([name, verdict, ...times, mebibytes(ours.peakBytes), mebibytes(theirs.peakBytes)]);
  }
  const [few = 1, many = 1] = peaks;
  figures['check, peak memory of 1,000,000 rows to 10,000'] = many / few;
  return {
    title: 'A check of captured records against Evidently 0.7.23',
    columns: ['window', 'both say', 'check', 'Evidently', 'ratio', 'check, peak', 'Evidently, peak'],
    rows,
    figures,
    target:
      'at 1,000,000 rows at least 5 times faster than Evidently, in memory that does not grow with the rows',
  };
}

async function measure(root: string, window: { rows: number; shift: number }): Promise<Measured> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-check-'));
  const aws = await startLocalAws({ root: join(folder, 'aws') });
  try {
    const { python } = await ensurePython();
    const other = await ensurePython({
      folder: join(root, '.local/python-bench-drift'),
      requirements: join(root, 'bench/drift/requirements.txt'),
      log: (line) => console.error(line),
    });
    const data = join(folder, 'data');
    const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: join(root, 'test/pipelines') };
    const shape = [data, String(window.rows), String(window.shift)];
    await runProcess(python, [join(root, 'bench/drift/traffic.py'), ...shape], { env });
    await upload(root, aws, python, folder);

    const monitor = [join(root, 'pipelines/monitor/monitor.py'), 'check', ...checkArguments()];
    const ours = await runProcess(python, monitor, {
      env: { ...process.env, ...aws.environment() },
      sampleMemory: true,
    });
    const theirs = await runProcess(other.python, [join(root, 'bench/drift/evidently_check.py'), data], {
      // It would tell its makers about each run, which takes time.
      env: { ...process.env, DO_NOT_TRACK: '1' },
      sampleMemory: true,
    });
    const found: string[] = JSON.parse(theirs.stdout);
    return { ours, theirs, drifted: { ours: await driftedColumns(aws), theirs: found } };
  } finally {
    await aws.close();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What a release, its deployment, its traffic and its labels leave in S3. */
async function upload(root: string, aws: LocalAws, python: string, folder: string): Promise<void> {
  const { objects } = aws;
  const data = join(folder, 'data');
  await objects.createBucket(BUCKET);
  for (const name of ['dataset.json', 'scored.csv']) {
    const to = join(folder, 'baseline/processing/input', name.split('.')[0] ?? '');
    await mkdir(to, { recursive: true });
    await writeFile(join(to, name), await readFile(join(data, name)));
  }
  const job = [join(root, 'pipelines/monitor/monitor.py'), 'baseline', '--root', join(folder, 'baseline')];
  await runProcess(python, job);
  const baseline = join(folder, 'baseline/processing/output/baseline');
  for (const name of await readdir(baseline))
    await objects.upload(BUCKET, `baseline/${name}`, join(baseline, name));
  for (const name of await readdir(join(data, 'capture'), { recursive: true }))
    if (name.endsWith('.jsonl')) await objects.upload(BUCKET, `capture/${name}`, join(data, 'capture', name));
  const record = {
    outcome: 'deployed',
    endedAt: '2026-11-01T00:00:00Z',
    release: { modelPackageArn: PACKAGE },
  };
  await objects.put(BUCKET, 'deployments/a.json', JSON.stringify(record));
  await objects.upload(BUCKET, 'labels/labels.csv', join(data, 'labels.csv'));
}

async function driftedColumns({ objects }: LocalAws): Promise<string[]> {
  const [report] = (await objects.list(BUCKET, 'reports/')).filter(({ key }) => key.endsWith('/report.json'));
  const text = (await objects.read(BUCKET, report?.key ?? '')).toString('utf8');
  const { features }: { features: { name: string; verdict: string }[] } = JSON.parse(text);
  return features
    .filter(({ verdict }) => verdict === 'drifted')
    .map(({ name }) => name)
    .toSorted();
}

function checkArguments(): string[] {
  const values = {
    model: 'made-up',
    environment: 'prod',
    endpoint: 'made-up-prod',
    schedule: 'made-up-prod',
    package: PACKAGE,
    baseline: `s3://${BUCKET}/baseline`,
    capture: `s3://${BUCKET}/capture`,
    labels: `s3://${BUCKET}/labels`,
    deployments: `s3://${BUCKET}/deployments`,
    reports: `s3://${BUCKET}/reports`,
    window: 'P3D',
    end: '2026-11-23T08:00:00Z',
    'minimum-rows': '1000',
    'minimum-labels': '500',
    'label-delay': 'PT0S',
  };
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}
