import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { compilePipeline } from '../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../actions/lib/pipeline/load.ts';
import { startLocalAws } from '../local/aws/server.ts';
import { ensurePython } from '../local/python/environment.ts';
import { writeChain } from './chain.ts';
import { alternate, runProcess, spread } from './process.ts';
import { type Section, milliseconds } from './report.ts';

const STEPS = 1000;
const ENVIRONMENT = {
  region: 'us-east-1',
  account: '111122223333',
  roleArn: 'arn:aws:iam::111122223333:role/execution',
  artifactBucket: 'artifacts',
};

/** Compile time of our pipeline and of a thousand steps against the SageMaker Python SDK making the same steps. */
export async function benchCompile(root: string, runs: number): Promise<Section> {
  const { python } = await ensurePython({
    folder: join(root, '.local/python-bench'),
    requirements: join(root, 'bench/sdk/requirements.txt'),
    log: (line) => console.error(line),
  });
  const temporary = await mkdtemp(join(tmpdir(), 'bench-'));
  // The SDK looks for its default bucket while it builds a definition; here it finds it at once.
  const aws = await startLocalAws({ root: join(temporary, 'aws') });
  try {
    await aws.objects.createBucket(ENVIRONMENT.artifactBucket);
    const env = { ...process.env, ...aws.environment(), SAGEMAKER_SUPPRESS_V2_WARNING: '1' };
    const sdk = (script: string, ...args: string[]) =>
      runProcess(python, [join(root, 'bench/sdk', script), ...args], { env });
    const cases = [
      { name: 'nyc-taxi-fare', folder: join(root, 'pipelines/nyc-taxi-fare'), sdk: () => sdk('taxi.py') },
      {
        name: `${STEPS} steps`,
        folder: await writeChain(temporary, STEPS),
        sdk: () => sdk('chain.py', String(STEPS)),
      },
    ];
    const rows: string[][] = [];
    const figures: Record<string, number> = {};
    for (const { name, folder, sdk: runSdk } of cases) {
      const measured = await alternate(runs, () => runOurs(root, folder), runSdk);
      sameSteps(name, measured.a[0]?.stdout ?? '', measured.b[0]?.stdout ?? '');
      const ours = spread(measured.a.map((run) => run.wallMs)).median;
      const theirs = spread(measured.b.map((run) => run.wallMs)).median;
      const work = await compileInProcess(folder, runs);
      figures[`${name}, process to process`] = theirs / ours;
      figures[`${name}, compiling alone, warm, to the SDK's process`] = theirs / work;
      rows.push([
        name,
        milliseconds(ours),
        milliseconds(work),
        milliseconds(theirs),
        `${(theirs / ours).toFixed(0)} x`,
        `${(theirs / work).toFixed(0)} x`,
      ]);
    }
    return {
      title: 'Compiling a pipeline against the SageMaker Python SDK 2.257.6',
      columns: [
        'pipeline',
        'npm run compile',
        'compiling alone, warm',
        'SDK',
        'process ratio',
        'compiling ratio',
      ],
      rows,
      figures,
      target: "at least 50 times faster than the SDK's process",
    };
  } finally {
    await aws.close();
    await rm(temporary, { recursive: true, force: true });
  }
}

function runOurs(root: string, folder: string) {
  const { roleArn, artifactBucket } = ENVIRONMENT;
  const command = join(root, 'actions/lib/pipeline/command.ts');
  const settings = ['--role', roleArn, '--bucket', artifactBucket, '--compact'];
  return runProcess(process.execPath, [command, ...settings, folder]);
}

async function compileInProcess(folder: string, runs: number): Promise<number> {
  const times: number[] = [];
  for (let run = 0; run < runs; run += 1) {
    const started = performance.now();
    compilePipeline(await loadPipeline(folder), ENVIRONMENT);
    times.push(performance.now() - started);
  }
  return spread(times).median;
}

/** A ratio between two programs that make different things says nothing: both must make the same number of jobs. */
function sameSteps(name: string, ours: string, theirs: string): void {
  const [mine, other] = [countJobs(ours), countJobs(theirs)];
  if (mine === 0 || mine !== other) {
    throw new Error(`${name}: our definition has ${mine} jobs, the SDK's has ${other}.`);
  }
}

function countJobs(definition: string): number {
  return definition.match(/"Type":\s*"(Processing|Training|RegisterModel)"/g)?.length ?? 0;
}
