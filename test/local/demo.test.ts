import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import processTree from 'pidtree';
import { expect, test } from 'vitest';
import { SAMPLE_PAYLOAD } from '../../local/demo/endpoint.ts';
import { emptyState } from '../../local/demo/state.ts';
import { runCommand, temporaryFolder } from './command.ts';

const DEMO = 'local/demo/main.ts';
// The AWS sample's notebook says so of real fares; those of the made-up city are of the same order.
const SAMPLE_FARE = 18;
const ALARM = 'drift-gitops-nyc-taxi-fare-prod-model_quality_mae_ratio_low';
const NOTHING_YET = { promotions: null, endpoints: null, drift: null, decision: null, retrained: null };

/** An endpoint in service that captures everything, as the outcome tells it. */
function endpoint(environment: string, facts: object): object {
  return {
    name: `nyc-taxi-fare-${environment}`,
    environment,
    status: 'InService',
    version: 1,
    dataCapture: { status: 'Started', samplingPercentage: 100 },
    prediction: { payload: SAMPLE_PAYLOAD, value: expect.closeTo(SAMPLE_FARE, -1) },
    ...facts,
  };
}

async function outcomeOf(state: string): Promise<ReturnType<typeof JSON.parse>> {
  return JSON.parse(await readFile(`${state}.json`, 'utf8'));
}

/** The processes of these that still run; one that only waits for its parent's last look does not. */
async function alive(pids: readonly number[]): Promise<string[]> {
  const { stdout } = await promisify(execFile)('ps', ['-o', 'pid=,stat=,args=', '-p', pids.join(',')]).catch(
    // It exits with 1 where it finds none.
    () => ({ stdout: '' }),
  );
  return stdout.split('\n').filter((line) => /^ *\d+ [^Z]/.test(line));
}

test(
  'the demo deploys a model to staging and prod, drift is answered with a better one, and that reaches staging',
  { timeout: 600_000 },
  async () => {
    await using stack = new AsyncDisposableStack();
    const state = path.join(await temporaryFolder(stack), 'demo');

    const { exitCode, output } = await runCommand(DEMO, ['--rows', '6000', '--state', state]);

    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    const number = expect.any(Number);
    const text = expect.any(String);
    expect(await outcomeOf(state)).toEqual({
      status: 'succeeded',
      reason: null,
      package: {
        arn: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/nyc-taxi-fare/1',
        version: 1,
        status: 'Approved',
        metrics: expect.objectContaining({ rmse: number, mae: number, r2: number }),
      },
      promotions: [
        {
          environment: 'staging',
          version: 1,
          pullRequest: 1,
          mergedBy: 'dana',
          approvedBy: 'dana',
          verified: true,
        },
        {
          environment: 'prod',
          version: 1,
          pullRequest: 2,
          mergedBy: 'dana',
          approvedBy: 'olga',
          verified: true,
        },
        {
          environment: 'staging',
          version: 2,
          pullRequest: 4,
          mergedBy: 'dana',
          approvedBy: 'dana',
          verified: true,
        },
      ],
      endpoints: [
        endpoint('staging', { version: 2, instances: 1, rollout: 'ALL_AT_ONCE', autoscaling: null }),
        endpoint('prod', { instances: 2, rollout: 'CANARY', autoscaling: { min: 2, max: 4 } }),
      ],
      drift: {
        detected: true,
        reasons: [expect.stringContaining(`${ALARM}: Threshold Crossed`)],
        alarms: expect.arrayContaining([
          {
            name: ALARM,
            metric: 'model_quality_mae_ratio_low',
            threshold: 1.2,
            state: 'ALARM',
            reason: text,
          },
        ]),
        report: expect.stringMatching(/^s3:\/\/.*\/monitoring\/nyc-taxi-fare-prod\/.*\/report\.json$/),
        rows: number,
        labelledRows: number,
        worstFeature: { name: text, distance: number, threshold: number },
        quality: expect.objectContaining({
          rmse: { value: number, baseline: number, ratio: number, ratioLow: number },
        }),
      },
      decision: {
        retrain: true,
        reasons: expect.arrayContaining(['No training is under way.']),
        record: expect.stringMatching(/\/decisions\/prod\/nyc-taxi-fare\/.*\.json$/),
        issue: { number: 3, title: 'Drift of nyc-taxi-fare in prod', url: text },
        page: text,
      },
      retrained: {
        arn: 'arn:aws:sagemaker:us-east-1:111122223333:model-package/nyc-taxi-fare/2',
        version: 2,
        execution: expect.stringContaining(':pipeline/nyc-taxi-fare/execution/'),
        judge: {
          metric: 'rmse',
          rows: number,
          champion: number,
          challenger: number,
          difference: { value: number, low: number, high: number },
          verdict: 'better',
        },
        pullRequest: 4,
      },
    });
    const { decision, retrained } = await outcomeOf(state);
    expect(retrained.judge.challenger).toBeLessThan(retrained.judge.champion);
    expect(await readFile(decision.page, 'utf8')).toContain('model_quality_mae_ratio_low');
    expect(output).toMatch(
      /#1 plan: staging, nyc-taxi-fare: new endpoint, version 1; monthly costs: new; problems: none/,
    );
    expect(output).toMatch(/waits for the reviewers of prod/);
    expect(output).toMatch(
      /prod: nyc-taxi-fare-prod InService, version 1, #2 approved by olga, 100 test rows predicted/,
    );
    for (const step of ['PreprocessData', 'TrainModel', 'EvaluateModel', 'BaselineJob']) {
      expect(output).toMatch(new RegExp(`${step}: \\d+\\.\\d s`));
    }
    expect(output).toContain('QualityTooLow: not run');
    expect(output).toMatch(/^rmse .* ≤ 7: passed$/m);
    expect(output).toContain('no labels yet, so nothing is known of quality; no alarm (');
    expect(output).toMatch(/Judge: version 2 is better: RMSE \d/);
    expect(output).toContain('Left to people: #5 "Promote nyc-taxi-fare version 2 to prod"');
    expect(output).toContain('In short: drift.');
  },
);

test('where nothing changes the demo ends in silence, and says so', { timeout: 600_000 }, async () => {
  await using stack = new AsyncDisposableStack();
  const state = path.join(await temporaryFolder(stack), 'demo');

  const { exitCode, output } = await runCommand(DEMO, ['--rows', '6000', '--steady', '--state', state]);

  expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
  expect(output).toContain('In short: silence.');
  expect(output).not.toContain('Retraining');
  expect(await outcomeOf(state)).toMatchObject({
    status: 'succeeded',
    promotions: [{ environment: 'staging' }, { environment: 'prod' }],
    drift: { detected: false, reasons: [expect.stringContaining('no alarm (')] },
    decision: { retrain: false, record: null, issue: null, page: null },
    retrained: null,
  });
});

test('a demo that fails says why, and writes it', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await temporaryFolder(stack);
  const trips = path.join(folder, 'trips.csv');
  await writeFile(trips, 'color,size\nred,1\n');

  const { exitCode, output } = await runCommand(DEMO, [
    '--trips',
    trips,
    '--zones',
    path.join(folder, 'zones.zip'),
    '--state',
    path.join(folder, 'demo'),
  ]);

  expect(exitCode).toBe(1);
  expect(output).toContain('Failed: ');
  const reason = expect.stringContaining('trips.csv');
  expect(await outcomeOf(path.join(folder, 'demo'))).toEqual({
    status: 'failed',
    reason,
    package: null,
    ...NOTHING_YET,
  });
});

test('Ctrl-C ends the demo and all that it started', { timeout: 120_000 }, async () => {
  await using stack = new AsyncDisposableStack();
  const state = path.join(await temporaryFolder(stack), 'demo');
  let started: Promise<number[]> | undefined;

  const { exitCode } = await runCommand(DEMO, ['--rows', '20000', '--state', state], (output, child) => {
    if (started || !output.includes('PreprocessData: ')) return;
    started = processTree(child.pid ?? 0);
    void started.then(() => child.kill('SIGINT'));
  });

  expect(exitCode).toBe(1);
  expect(await outcomeOf(state)).toMatchObject({ status: 'interrupted', package: null });
  expect(await alive((await started) ?? [])).toEqual([]);
});

test('nothing is deleted that a demo did not write, nor what another one is using', async () => {
  await using stack = new AsyncDisposableStack();
  const folder = await temporaryFolder(stack);
  await writeFile(path.join(folder, 'thesis.md'), 'years of work');

  const refused = await runCommand(DEMO, ['--state', folder]);

  expect(refused.exitCode).toBe(2);
  expect(refused.output).toContain('it holds "thesis.md", which is not the demo\'s. Name another folder.');
  const used = path.join(folder, 'used');
  await mkdir(path.join(used, 'aws'), { recursive: true });
  await writeFile(path.join(used, 'aws/lock'), `${process.pid}\n`);
  await expect(emptyState(used)).rejects.toThrow(`in use by process ${process.pid}`);
  expect(await readdir(path.join(used, 'aws'))).toEqual(['lock']);
  await writeFile(path.join(used, 'aws/lock'), '0\n');
  await emptyState(used);
  expect(await readdir(used)).toEqual([]);
});

test('an unknown option is answered with the usage, before anything starts', async () => {
  const { exitCode, output } = await runCommand(DEMO, ['--fast']);

  expect(exitCode).toBe(2);
  expect(output).toContain("Unknown option '--fast'");
  expect(output).toContain('npm run demo -- --trips FILE... --zones FILE');
});
