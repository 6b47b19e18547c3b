import { execFile } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { compilePipeline } from '../../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { ensurePython } from '../../local/python/environment.ts';

const run = promisify(execFile);
const REPOSITORY = join(import.meta.dirname, '../..');
const PIPELINES = join(REPOSITORY, 'pipelines');

/** A folder with one root per step, in which a taxi pipeline's scripts run by hand, without SageMaker. */
export interface TaxiRun extends AsyncDisposable {
  folder: string;
  /** The pipeline's definition, as SageMaker gets it. */
  definition: string;
  root(step: string): string;
  write(step: string, file: string, content: string | Buffer): Promise<void>;
  /** Copies an output of one step to an input of another. */
  connect(from: string, output: string, to: string): Promise<void>;
  /** Runs a script, e.g. `nyc-taxi-fare/preprocess/preprocess.py`, in a step's root and returns what it printed. */
  runScript(
    step: string,
    script: string,
    call?: { arguments?: string[]; environment?: NodeJS.ProcessEnv },
  ): Promise<string>;
  train(step: string, archive: string): Promise<void>;
  readJson(step: string, file: string): Promise<unknown>;
}

/** `pipeline` is the folder whose dataset and hyperparameters the steps get. */
export async function openTaxiRun(pipeline = join(PIPELINES, 'nyc-taxi-fare')): Promise<TaxiRun> {
  const folder = await mkdtemp(join(tmpdir(), 'taxi-'));
  const { python } = await ensurePython();
  const { definition, dataset, hyperparameters } = await readPipeline(pipeline);
  const root = (step: string) => join(folder, step);
  const base = { ...process.env, PYTHONDONTWRITEBYTECODE: '1' };

  async function write(step: string, file: string, content: string | Buffer): Promise<void> {
    await mkdir(dirname(join(root(step), file)), { recursive: true });
    await writeFile(join(root(step), file), content);
  }
  return {
    folder,
    definition,
    root,
    write,
    async connect(from, output, to) {
      const source = join(root(from), 'processing/output', output);
      await cp(source, join(root(to), 'processing/input', output), { recursive: true });
    },
    async runScript(step, script, call = {}) {
      await write(step, 'processing/input/dataset/dataset.json', dataset);
      const parameters = [join(PIPELINES, script), ...(call.arguments ?? []), '--root', root(step)];
      const { stdout } = await run(python, parameters, { env: { ...base, ...call.environment } });
      return stdout;
    },
    async train(step, archive) {
      await mkdir(dirname(archive), { recursive: true });
      await run(python, [join(import.meta.dirname, 'train.py'), root(step), hyperparameters, archive], {
        env: base,
      });
    },
    async readJson(step, file) {
      return JSON.parse(await readFile(join(root(step), 'processing/output', file), 'utf8'));
    },
    [Symbol.asyncDispose]: async () => await rm(folder, { recursive: true, force: true }),
  };
}

/** What the compiled pipeline gives its steps. */
async function readPipeline(
  folder: string,
): Promise<{ definition: string; dataset: string; hyperparameters: string }> {
  const compiled = compilePipeline(await loadPipeline(folder, { root: REPOSITORY }), {
    region: 'us-east-1',
    account: '111122223333',
    roleArn: 'arn:aws:iam::111122223333:role/sagemaker-execution',
    artifactBucket: 'sagemaker-artifacts',
  });
  const upload = compiled.code.find(({ key }) => key.endsWith('/dataset.json'));
  const found = /"HyperParameters":(\{[^}]*\})/.exec(compiled.json);
  if (!upload || !found?.[1]) throw new Error('The compiled pipeline has no dataset or no hyperparameters.');
  const dataset = Buffer.from(upload.bytes).toString('utf8');
  return { definition: compiled.json, dataset, hyperparameters: found[1] };
}
