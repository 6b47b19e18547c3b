import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { messageOf } from '../plain.ts';
import { parseArguments, type TrafficArguments, USAGE } from './arguments.ts';
import { type Dataset, readDataset } from './dataset.ts';
import { writeLabels } from './labels.ts';
import { type Progress, showProgress } from './progress.ts';
import { countRows, paced, requestedRows } from './requested-rows.ts';
import type { TrafficRow } from './rows.ts';
import { parseShift } from './shift.ts';
import { findAws, findEndpoint, findPipeline, modelOf, type Target } from './target.ts';
import { sendTraffic, type TrafficSent } from './traffic.ts';

const INTERRUPTED = 130;

/** Sends traffic as the command line says, and answers whether every row got its prediction. */
async function main(argv: readonly string[], signal: AbortSignal): Promise<boolean> {
  if (argv.includes('--help')) {
    console.log(USAGE);
    return true;
  }
  const options = parseArguments(argv);
  const { endpoint, file, rows: limit, labels, seed } = options;
  const dataset = await readDataset(findPipeline(endpoint, options.pipeline));
  const shifts = options.drift.map((text) => parseShift(text, dataset));
  if (!labels && shifts.some(({ column }) => column === dataset.label))
    throw new Error(`--drift names the label ${dataset.label}, which is only sent with --labels.`);
  // Ids must differ from one call to the next, or labels would find two requests.
  const run = `traffic-${Date.now().toString(36)}`;
  const rows = () => requestedRows({ dataset, limit, file, seed, shifts, run });

  const found = await countRows(rows());
  if (found.rows === 0) throw new Error(`${file} holds no row.`);
  if (labels && found.labelled === 0)
    throw new Error(`${file} has no ${dataset.label}, so there are no labels to give.`);
  const target = await findAws(process.env);
  const { captureBucket } = await findEndpoint(target, endpoint);
  if (labels && captureBucket === undefined)
    throw new Error(`${endpoint} captures nothing, so labels would find no request; send without --labels.`);
  console.log(`${counted(found.rows, 'row')} to ${endpoint} (${target.place})`);

  const sent = await send(target, options, { rows, total: found.rows, signal });
  console.log(summaryOf(sent));
  if (labels && captureBucket !== undefined) {
    const uri = await giveLabels(target, options, { bucket: captureBucket, run, dataset, rows });
    console.log(`${counted(found.labelled, 'label')} in ${uri}`);
  }
  return sent.failed === 0;
}

async function send(
  { settings }: Target,
  { endpoint, rate, rowsPerRequest, concurrency }: TrafficArguments,
  { rows, total, signal }: { rows: () => AsyncIterable<TrafficRow>; total: number; signal: AbortSignal },
): Promise<TrafficSent> {
  const runtime = new SageMakerRuntimeClient(settings);
  const progress: Progress = showProgress(total, process.stdout);
  let answered = 0;
  try {
    return await sendTraffic({
      runtime,
      endpoint,
      rows: rate === undefined ? rows() : paced(rows(), rate, signal),
      rowsPerRequest,
      concurrency,
      signal,
      onProgress: (done, failed) => {
        answered = done;
        progress.update(done, failed);
      },
    });
  } catch (error) {
    if (!signal.aborted) throw error;
    const message = `Interrupted: ${answered.toLocaleString('en')} of ${total.toLocaleString('en')} rows were answered, and no labels given.`;
    throw new Error(message, { cause: error });
  } finally {
    progress.end();
    runtime.destroy();
  }
}

/** Labels for what was sent, where the monitor of the model looks for them. */
async function giveLabels(
  { settings }: Target,
  { endpoint, rowsPerRequest }: TrafficArguments,
  given: { bucket: string; run: string; dataset: Dataset; rows: () => AsyncIterable<TrafficRow> },
): Promise<string> {
  const { bucket, run, dataset, rows } = given;
  const folder = await mkdtemp(path.join(tmpdir(), 'traffic-labels-'));
  const client = new S3Client({ ...settings, followRegionRedirects: true });
  try {
    const file = path.join(folder, 'labels.csv');
    await writeLabels({ file, columns: dataset, rows: rows(), rowsPerRequest });
    const key = `labels/${modelOf(endpoint)}/${run}.csv`;
    await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: await readFile(file) }));
    return `s3://${bucket}/${key}`;
  } finally {
    client.destroy();
    await rm(folder, { recursive: true, force: true });
  }
}

function summaryOf({ rows, requests, failed, failure, seconds, predictions }: TrafficSent): string {
  const lines = [
    `${counted(rows, 'row')} answered in ${counted(requests, 'request')} and ${seconds.toFixed(1)} s (${Math.round(rows / seconds).toLocaleString('en')} rows/s)`,
  ];
  if (predictions) {
    const { mean, smallest, largest } = predictions;
    lines.push(`predictions: mean ${mean.toFixed(3)}, from ${smallest.toFixed(3)} to ${largest.toFixed(3)}`);
  }
  if (failed > 0) lines.push(`${counted(failed, 'row')} failed, first with: ${failure}`);
  return lines.join('\n');
}

function counted(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}

const interrupt = new AbortController();
for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => interrupt.abort());
try {
  if (!(await main(process.argv.slice(2), interrupt.signal))) process.exitCode = 1;
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = interrupt.signal.aborted ? INTERRUPTED : 2;
}
