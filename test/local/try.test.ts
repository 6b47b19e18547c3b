import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { expect, test } from 'vitest';
import { runCommand, temporaryFolder, type CommandResult } from './command.ts';

const PIPELINE = `
name: sums
parameters:
  RowsUri: s3://\${{ env.artifactBucket }}/sums/input
  InputFingerprint: { type: String, default: '' }
  Limit: 100.0
steps:
  Sum:
    type: Processing
    image: { framework: xgboost, version: '3.0-5' }
    instance: ml.m5.large
    script: sum.py
    inputs: { rows: '\${{ parameters.RowsUri }}' }
    outputs: [total]
    cache: P30D
  Report:
    type: Processing
    image: { framework: xgboost, version: '3.0-5' }
    instance: ml.m5.large
    script: report.py
    inputs: { total: '\${{ steps.Sum.outputs.total }}' }
    outputs: [report]
    reports: { report: report.json }
    cache: P30D
  Check:
    type: Condition
    if: \${{ steps.Report.reports.report.sum_metrics.total.value <= parameters.Limit }}
    then: [Done]
    else: [TooMuch]
  Done:
    type: Processing
    image: { framework: xgboost, version: '3.0-5' }
    instance: ml.m5.large
    script: sum.py
    inputs: { rows: '\${{ parameters.RowsUri }}' }
    outputs: [total]
  TooMuch:
    type: Fail
    message: The total is above \${{ parameters.Limit }}.
dataset:
  problem: regression
  label: total
  metric: { name: total, better: lower }
  features: { row: { type: fractional } }
`;

const SUM = `
import os
rows = "/opt/ml/processing/input/rows"
# The data's own files and nothing else, not even a hidden one.
assert os.listdir(rows) == ["a.txt"], os.listdir(rows)
total = sum(float(line) for name in os.listdir(rows) for line in open(f"{rows}/{name}"))
with open("/opt/ml/processing/output/total/total.txt", "w") as file:
    file.write(str(total))
`;

const REPORT = `
import json
total = float(open("/opt/ml/processing/input/total/total.txt").read())
with open("/opt/ml/processing/output/report/report.json", "w") as file:
    json.dump({"sum_metrics": {"other": {"value": FACTOR * total}, "total": {"value": total}}}, file)
`;

interface Trial {
  folder: string;
  write(name: string, text: string): Promise<void>;
  run(...args: string[]): Promise<CommandResult>;
  /** Sends Ctrl-C's signal when the output has this text. */
  interruptAt(text: string): Promise<CommandResult>;
}

async function trialFolder(stack: AsyncDisposableStack): Promise<Trial> {
  const folder = await temporaryFolder(stack);
  async function write(name: string, text: string): Promise<void> {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
  await write('pipelines/sums/pipeline.yaml', PIPELINE);
  await write('pipelines/sums/sum.py', SUM);
  await write('pipelines/sums/report.py', REPORT.replace('FACTOR', '1'));
  await write('data/rows/a.txt', '1\n2\n');
  const state = path.join(folder, 'state');
  const pipeline = path.join(folder, 'pipelines/sums');
  return {
    folder,
    write,
    run: (...args) => runCommand('local/try/main.ts', [pipeline, '--state', state, ...args]),
    interruptAt: (text) => {
      let interrupted = false;
      return runCommand('local/try/main.ts', [pipeline, '--state', state], (output, child) => {
        if (!interrupted && output.includes(text)) interrupted = child.kill('SIGINT');
      });
    },
  };
}

/** The step table at the end of the output, as `name status how`. */
function stepsOf({ output }: CommandResult): string[] {
  const table = output.slice(output.indexOf('\nstep ')).split('\n\n')[0] ?? '';
  return table
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.replace(/\s+[\d.]+ s$/, '').replaceAll(/\s{2,}/g, ' '));
}

function metricsOf({ output }: CommandResult): string[] {
  const table = output.slice(output.indexOf('\nmetric ')).split('\n\n')[0] ?? '';
  return table
    .trim()
    .split('\n')
    .map((line) => line.replaceAll(/\s{2,}/g, ' '));
}

test('a data scientist tries one change after another', { timeout: 300_000 }, async () => {
  await using stack = new AsyncDisposableStack();
  const trial = await trialFolder(stack);
  const data = path.join(trial.folder, 'data');

  const first = await trial.run('--data', data);
  expect({ ...first, steps: stepsOf(first) }).toMatchObject({
    exitCode: 0,
    steps: [
      'Sum succeeded ran',
      'Report succeeded ran',
      'Check succeeded ran',
      'Done succeeded ran',
      'TooMuch not run',
    ],
  });
  expect(metricsOf(first)).toEqual(['metric value spread gate', 'total 3 ≤ 100: passed', 'other 3']);

  const again = await trial.run();
  expect(stepsOf(again).slice(0, 2)).toEqual(['Sum succeeded cached', 'Report succeeded cached']);
  expect(again.output).not.toContain('Uploaded');
  expect(metricsOf(again)).toEqual([
    'metric value spread last run change gate',
    'total 3 3 same ≤ 100: passed',
    'other 3 3 same',
  ]);

  await trial.write('pipelines/sums/report.py', REPORT.replace('FACTOR', '2'));
  const changedCode = await trial.run();
  expect(stepsOf(changedCode).slice(0, 2)).toEqual(['Sum succeeded cached', 'Report succeeded ran']);
  expect(metricsOf(changedCode)).toContain('other 6 3 +3 (+100.0 %)');

  await trial.write('data/rows/a.txt', '1\n2\n4\n');
  const changedData = await trial.run('--data', data);
  expect(changedData.output).toContain('Uploaded');
  expect(stepsOf(changedData).slice(0, 2)).toEqual(['Sum succeeded ran', 'Report succeeded ran']);

  const gated = await trial.run('--set', 'Limit=5');
  expect(gated.exitCode).toBe(1);
  expect(gated.output).toContain('The total is above 5');
  expect(metricsOf(gated)).toContain('total 7 7 same ≤ 5: not passed');

  const from = await trial.run('--from', 'Report');
  expect(from.exitCode).toBe(0);
  expect(stepsOf(from).slice(0, 2)).toEqual(['Sum succeeded reused', 'Report succeeded ran']);
  expect(metricsOf(from)).toContain('total 7 7 same ≤ 100: passed');
});

test('a run that broke in any way leaves the next one possible', { timeout: 300_000 }, async () => {
  await using stack = new AsyncDisposableStack();
  const trial = await trialFolder(stack);
  const data = path.join(trial.folder, 'data');

  await trial.write('pipelines/sums/sum.py', 'raise ValueError("out of fingers")\n');
  const raised = await trial.run('--data', data);
  expect(raised.exitCode).toBe(1);
  expect(raised.output).toMatch(/^Sum failed: .*\n[^]*^ValueError: out of fingers/m);
  expect(raised.output).toMatch(/Log: \S+algo-1\.log$/m);
  expect(raised.output).not.toContain('CloudWatch');

  const early = await trial.run('--from', 'Report');
  expect(early.output).toMatch(/^--from Report cannot be had: .* Run once without --from\.$/m);

  await trial.write('pipelines/sums/sum.py', SUM);
  await trial.write('pipelines/sums/report.py', 'print("wrote no report")\n');
  const reportless = await trial.run();
  expect(reportless.exitCode).toBe(1);
  expect(reportless.output).toContain('Check failed: ');
  expect(reportless.output).not.toContain('metric ');

  await trial.write('pipelines/sums/report.py', 'import time\ntime.sleep(600)\n');
  const interrupted = await trial.interruptAt('Report: running');
  expect(interrupted.exitCode).toBe(2);
  expect(interrupted.output).toContain('Interrupted; everything that was started has been ended.');

  await trial.write('pipelines/sums/report.py', REPORT.replace('FACTOR', '1'));
  const mended = await trial.run();
  expect(mended.exitCode).toBe(0);
  expect(stepsOf(mended).slice(0, 2)).toEqual(['Sum succeeded cached', 'Report succeeded ran']);
});

test('what is missing is told before anything runs', async () => {
  await using stack = new AsyncDisposableStack();
  const trial = await trialFolder(stack);

  const withoutData = await trial.run();
  expect(withoutData.exitCode).toBe(2);
  expect(withoutData.output).toContain('RowsUri is s3://');
  expect(withoutData.output).toContain('put a folder "rows" into --data DIR');

  const early = await trial.run('--data', path.join(trial.folder, 'data'), '--from', 'Report');
  expect(early.output).toContain('--from Report needs a run before this one');

  await mkdir(path.join(trial.folder, 'empty/rows'), { recursive: true });
  const empty = await trial.run('--data', path.join(trial.folder, 'empty'));
  expect(empty.output).toContain(`${path.join('empty', 'rows')} holds no files.`);

  const otherFolder = await trial.run('--data', path.join(trial.folder, 'pipelines'));
  expect(otherFolder.output).toContain(
    'no parameter for the folder "sums" of the data; its inputs are RowsUri',
  );

  await trial.write(
    'pipelines/sums/pipeline.yaml',
    PIPELINE.replace('steps.Sum.outputs.total', 'steps.Sum.outputs.totl'),
  );
  const broken = await trial.run('--data', path.join(trial.folder, 'data'));
  expect(broken.exitCode).toBe(2);
  expect(broken.output).toMatch(/pipelines\/sums\/pipeline\.yaml:\d+:\d+: .*totl/);
});
