import { access, cp, mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, delimiter, join, resolve } from 'node:path';
import { compilePipeline } from '../../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { writeTlcData } from '../../local/data/input.ts';
import { ensurePython } from '../../local/python/environment.ts';
import { runProcess } from '../process.ts';

/**
 * The drift engine on real months: trains on January 2021 with the pipeline's own steps, then judges windows of that month, of
 * February 2021 (nothing changed: it must stay silent) and of January 2023 (the meter's tariff rose: every window must
 * tell, once labels are in). Prints a table, misses included, and exits with 1 where there are some. Takes minutes.
 */
const HERE = import.meta.dirname;
const ROOT = resolve(HERE, '../..');
const DATA = resolve(ROOT, process.env['BENCH_DATA'] ?? '../shared/data');
const PIPELINE = join(ROOT, 'pipelines/nyc-taxi-fare');
const MONITOR = join(ROOT, 'pipelines/monitor');
const TESTS = join(ROOT, 'test/pipelines');
const JUDGE = join(HERE, 'judge.py');
const MODEL = basename(PIPELINE);
const TRAINED_ON = '2021-01';
const MONTHS = [TRAINED_ON, '2021-02', '2023-01'];

const { python } = await ensurePython();
try {
  await access(DATA);
} catch {
  console.error(
    `The real months are not at ${DATA}; set BENCH_DATA to the folder that has green/ and zones/.`,
  );
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'drift-'));
try {
  const table = await judgeMonths();
  console.log(table);
  if (!table.includes('No window was judged wrongly.')) process.exitCode = 1;
} finally {
  await rm(folder, { recursive: true, force: true });
}

async function judgeMonths(): Promise<string> {
  const { dataset, hyperparameters } = await compiledParts();
  for (const step of ['preprocess', 'evaluate', 'baseline', 'months']) {
    await mkdir(input(step, 'dataset'), { recursive: true });
    await writeFile(join(input(step, 'dataset'), 'dataset.json'), dataset);
  }
  await writeMonths('preprocess', [TRAINED_ON]);
  await writeMonths('months', MONTHS);

  const model = join(input('evaluate', 'model'), 'model.tar.gz');
  await mkdir(input('evaluate', 'model'), { recursive: true });
  await run([], join(PIPELINE, 'preprocess/preprocess.py'), '--root', root('preprocess'));
  await run([], join(TESTS, 'train.py'), root('preprocess'), hyperparameters, model);
  for (const name of ['test', 'summary']) await connect('preprocess', name, 'evaluate');
  await run([], join(PIPELINE, 'evaluate/evaluate.py'), '--root', root('evaluate'));
  await connect('evaluate', 'scored', 'baseline');
  await run([], join(MONITOR, 'monitor.py'), 'baseline', '--root', root('baseline'));

  const scored = join(folder, 'scored');
  const steps = [join(PIPELINE, 'preprocess'), join(PIPELINE, 'evaluate')];
  await run(steps, join(HERE, 'rows.py'), root('months'), input('months', 'trips'), model, scored);
  const baseline = join(root('baseline'), 'processing/output/baseline');
  const manifest = join(ROOT, 'environments/prod.json');
  return await run([MONITOR, TESTS], JUDGE, baseline, scored, manifest, MODEL);
}

function root(step: string): string {
  return join(folder, step);
}

function input(step: string, name: string): string {
  return join(root(step), 'processing/input', name);
}

/** Copies an output of one step to an input of another. */
async function connect(from: string, name: string, to: string): Promise<void> {
  await cp(join(root(from), 'processing/output', name), input(to, name), { recursive: true });
}

async function writeMonths(step: string, months: readonly string[]): Promise<void> {
  await writeTlcData({
    trips: months.map((month) => join(DATA, `green/green_tripdata_${month}.parquet`)),
    zones: join(DATA, 'zones/taxi_zones.zip'),
    to: join(root(step), 'processing/input'),
  });
}

/** Runs a Python script that finds modules in these folders, and answers what it printed. */
async function run(modules: readonly string[], ...command: string[]): Promise<string> {
  const env = { ...process.env, PYTHONDONTWRITEBYTECODE: '1', PYTHONPATH: modules.join(delimiter) };
  // judge.py ends with 1 where a window was judged wrongly, and still prints its table.
  const exitCodes = command[0] === JUDGE ? [0, 1] : [0];
  const { stdout } = await runProcess(python, command, { env, exitCodes });
  return stdout;
}

/** What the compiled pipeline gives its steps. */
async function compiledParts(): Promise<{ dataset: Uint8Array; hyperparameters: string }> {
  const compiled = compilePipeline(await loadPipeline(PIPELINE), {
    region: 'us-east-1',
    account: '111122223333',
    roleArn: 'arn:aws:iam::111122223333:role/sagemaker-execution',
    artifactBucket: 'sagemaker-artifacts',
  });
  const upload = compiled.code.find(({ key }) => basename(key) === 'dataset.json');
  const hyperparameters = /"HyperParameters":(\{[^}]*\})/.exec(compiled.json)?.[1];
  if (upload === undefined || hyperparameters === undefined)
    throw new Error('The compiled pipeline has no dataset or no hyperparameters.');
  return { dataset: upload.bytes, hyperparameters };
}
