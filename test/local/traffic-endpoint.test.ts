import { execFile } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { expect, onTestFinished, test, vi } from 'vitest';
import { ensurePython } from '../../local/python/environment.ts';
import { readDataset } from '../../local/traffic/dataset.ts';
import type { TrafficRow } from '../../local/traffic/rows.ts';
import { findAws, findEndpoint, findPipeline, modelOf } from '../../local/traffic/target.ts';
import { sendTraffic, type TrafficOptions } from '../../local/traffic/traffic.ts';
import { argumentsOf } from '../pipelines/monitored-endpoint.ts';
import { REPOSITORY, runCommand } from './command.ts';
import { type Hosting, hosting } from './endpoints/hosting.ts';

const COMMAND = 'local/traffic/main.ts';
const ENDPOINT = 'sums-prod';
const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/sums/1';
const PIPELINE = `
dataset:
  problem: regression
  label: total
  id: key
  time: at
  features:
    a: { type: integer }
    b: { type: integer }
`;
const CAPTURE = {
  EnableCapture: true,
  InitialSamplingPercentage: 100,
  DestinationS3Uri: 's3://bucket/capture',
  CaptureOptions: [{ CaptureMode: 'Input' as const }, { CaptureMode: 'Output' as const }],
  CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'] },
};

/** A served model of the features a and b; what it captured is in its records. */
async function served(capture = CAPTURE): Promise<Hosting> {
  const aws = await hosting();
  onTestFinished(() => aws[Symbol.asyncDispose]());
  await aws.model('m');
  await aws.config('c', 'm', { DataCaptureConfig: capture });
  await aws.create(ENDPOINT, 'c');
  for (const [name, value] of Object.entries(aws.aws.environment())) vi.stubEnv(name, value);
  onTestFinished(() => void vi.unstubAllEnvs());
  return aws;
}

async function folderOf(files: Readonly<Record<string, string>>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'traffic-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return folder;
}

async function* rowsOf(count: number): AsyncGenerator<TrafficRow> {
  for (let row = 0; row < count; row++)
    yield { id: `row-${row}`, features: `${row % 9},2`, label: String(row) };
}

async function* rowsAndAnOddOne(): AsyncGenerator<TrafficRow> {
  yield* rowsOf(5);
  yield { id: 'odd', features: 'x,y', label: undefined };
}

function sending(aws: Hosting, more: Partial<TrafficOptions> = {}): TrafficOptions {
  return {
    runtime: aws.runtime,
    endpoint: ENDPOINT,
    rows: rowsOf(25),
    rowsPerRequest: 10,
    concurrency: 2,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...more,
  };
}

/** What was captured so far, by InferenceId. */
async function captured(aws: Hosting, requests: number): Promise<Map<string, string>> {
  for (;;) {
    const keys = await aws.keys('capture/');
    const files = await Promise.all(keys.map((key) => aws.text(`s3://bucket/${key}`)));
    const lines = files.flatMap((text) => text.trimEnd().split('\n'));
    if (files.length === 0 || lines.length < requests) {
      await sleep(50);
      continue;
    }
    return new Map(
      lines.map((line) => {
        const { captureData, eventMetadata } = JSON.parse(line);
        return [String(eventMetadata.inferenceId), String(captureData.endpointInput.data)];
      }),
    );
  }
}

/** What the monitor reads of a release: its baseline, of which joining needs the data set alone, and its deployment. */
async function putRelease(aws: Hosting, pipeline: string): Promise<void> {
  const { document } = await readDataset(pipeline);
  await aws.put('baseline/dataset.json', JSON.stringify(document));
  await aws.put('baseline/statistics.json', JSON.stringify({ dataset: { item_count: 0 }, features: [] }));
  await aws.put('baseline/constraints.json', JSON.stringify({ monitoring_config: {}, features: [] }));
  const release = { modelPackageArn: PACKAGE };
  const record = { version: 1, outcome: 'deployed', endedAt: '2026-01-01T00:00:00Z', release };
  await aws.put('deployments/prod/sums/1.json', JSON.stringify(record));
}

/** The monitor's own joining of captured rows and labels, up to now and below labelled/sums. */
async function ingest(folder: string): Promise<void> {
  const { python } = await ensurePython();
  const given = argumentsOf({
    root: path.join(folder, 'ml'),
    model: 'sums',
    endpoint: ENDPOINT,
    package: PACKAGE,
    baseline: 's3://bucket/baseline',
    capture: `s3://bucket/capture/${ENDPOINT}/AllTraffic`,
    labels: 's3://bucket/labels/sums',
    deployments: 's3://bucket/deployments/prod/sums',
    labelled: 's3://bucket/labelled/sums',
    'label-delay': 'PT0S',
    window: 'P1D',
    // Rows of the very second in which a window ends belong to the next one.
    end: new Date(Date.now() + 60_000).toISOString(),
  });
  const monitor = path.join(REPOSITORY, 'pipelines/monitor/monitor.py');
  await promisify(execFile)(python, ['-B', monitor, 'ingest', ...given]);
}

test('rows are asked about in requests that labels find again', async () => {
  const aws = await served();
  const told: number[] = [];
  const sent = await sendTraffic(sending(aws, { onProgress: (rows) => told.push(rows) }));
  expect(sent).toMatchObject({ rows: 25, requests: 3, failed: 0, failure: undefined });
  expect(sent.predictions?.count).toBe(25);
  const { predictions } = await aws.invoke(ENDPOINT, '0,2\n8,2', { InferenceId: 'by hand' });
  expect([sent.predictions?.smallest, sent.predictions?.largest]).toEqual(predictions);
  expect(told).toHaveLength(3);
  expect(told.at(-1)).toBe(25);
  const requests = await captured(aws, 4);
  expect([...requests.keys()].toSorted()).toEqual(['by hand', 'row-0', 'row-10', 'row-20']);
  expect(requests.get('row-20')).toBe('2,2\n3,2\n4,2\n5,2\n6,2');
});

test('a throttled request is sent again, as the client does', async () => {
  const aws = await served();
  const runtime = new SageMakerRuntimeClient({ ...aws.client, maxAttempts: 3 });
  onTestFinished(() => runtime.destroy());
  aws.aws.faults.queue({ operation: 'SageMakerRuntime.InvokeEndpoint', kind: 'throttle', times: 2 });
  const sent = await sendTraffic(sending(aws, { runtime }));
  expect(sent).toMatchObject({ rows: 25, failed: 0 });
  expect(
    aws.aws.requests
      .of('SageMakerRuntime.InvokeEndpoint')
      .map(({ fault }) => fault ?? 'none')
      .toSorted(),
  ).toEqual(['none', 'none', 'none', 'throttle', 'throttle']);
});

test('rows that the model refuses are counted, the others are answered', async () => {
  const aws = await served();
  const sent = await sendTraffic(sending(aws, { rows: rowsAndAnOddOne(), rowsPerRequest: 1 }));
  expect(sent).toMatchObject({ rows: 5, requests: 6, failed: 1 });
  expect(sent.failure).toContain('x');
});

test('an endpoint that refuses everything is not asked on and on', async () => {
  const aws = await served();
  const options = sending(aws, { endpoint: 'gone', rows: rowsOf(1000), rowsPerRequest: 1 });
  await expect(sendTraffic(options)).rejects.toThrow(
    /^gone refused 20 requests in a row, the last one with: Endpoint gone of account 111122223333 not found\.$/,
  );
});

test('the signal ends it', async () => {
  const aws = await served();
  const interrupt = new AbortController();
  const options = { rows: rowsOf(1e9), rowsPerRequest: 1, signal: interrupt.signal };
  const onProgress = (rows: number) => {
    if (rows >= 5) interrupt.abort();
  };
  await expect(sendTraffic(sending(aws, { ...options, onProgress }))).rejects.toThrow('aborted');
});

test('npm run traffic sends a file, drifted, and gives its labels', async () => {
  const aws = await served();
  const folder = await folderOf({
    'pipeline.yaml': PIPELINE,
    'rows.csv': 'key,total,b,a\nk0,8,2,1\nk1,13,1,5\nk2,,4,3\nk3,5,1,1\n',
  });
  const file = path.join(folder, 'rows.csv');
  const base = ['--endpoint', ENDPOINT, '--pipeline', folder, '--file', file, '--rows-per-request', '3'];
  const { exitCode, output } = await runCommand(COMMAND, [
    ...base,
    '--drift=a=+1',
    '--drift=total=x2',
    '--labels',
    '--rate=1000',
  ]);
  expect(output).toMatch(/^4 rows to sums-prod \(http:\/\/127\.0\.0\.1:\d+\)\n/);
  expect(output).toContain('4 rows answered in 2 requests and ');
  const [, uri = ''] = /^3 labels in (s3:\/\/bucket\/labels\/sums\/traffic-\w+\.csv)$/m.exec(output) ?? [];
  expect(exitCode).toBe(0);
  expect(Object.fromEntries(await captured(aws, 2))).toEqual({ k0: '2,2\n6,1\n4,4', k3: '2,1' });
  expect(await aws.text(uri)).toBe('key,total\nk0/0,16\nk0/1,26\nk3,10\n');
});

test('the monitor joins the labels with what the endpoint was asked', async () => {
  const aws = await served();
  const lines = Array.from({ length: 57 }, (_, row) => `k${row},${row % 9},${row % 4},${row + 0.5}`);
  const folder = await folderOf({
    'pipeline.yaml': PIPELINE,
    'rows.csv': ['key,a,b,total', ...lines, ''].join('\n'),
  });
  const file = path.join(folder, 'rows.csv');
  const args = ['--endpoint', ENDPOINT, '--pipeline', folder, '--file', file, '--labels'];
  const { exitCode } = await runCommand(COMMAND, [...args, '--rows-per-request', '8']);
  expect(exitCode).toBe(0);
  await captured(aws, 8);

  await putRelease(aws, folder);
  await ingest(folder);

  const summary = JSON.parse(await aws.text('s3://bucket/labelled/sums/ingest.json'));
  expect(summary).toMatchObject({ rows: 57, orphans: 0, duplicates: 0 });
  const files = await Promise.all(
    ['train', 'judge'].map((part) => aws.text(`s3://bucket/labelled/sums/${part}/labelled.csv`)),
  );
  const joined = files.flatMap((text) => text.trimEnd().split('\n').slice(1));
  const asked = joined.map((line) => line.replaceAll('"', '').split(',').slice(0, 3).map(Number).join(','));
  const sent = lines.map((line) => {
    const [, a, b, total] = line.split(',');
    return [total, a, b].join(',');
  });
  expect(asked.toSorted()).toEqual(sent.toSorted());
});

test('npm run traffic says what is wrong and fails', async () => {
  await served({ ...CAPTURE, EnableCapture: false });
  const folder = await folderOf({
    'pipeline.yaml': PIPELINE,
    'rows.csv': 'a,b,total\n1,2,8\n',
    'bare.csv': '1,2\n',
  });
  const at = (name: string) => path.join(folder, name);
  const refusals: [args: string[], sentence: string][] = [
    [['--endpoint', ENDPOINT, '--file', at('rows.csv')], 'There is no pipelines/sums that says what'],
    [
      ['--endpoint', ENDPOINT, '--file', at('rows.csv'), '--pipeline', '/nowhere'],
      'which has no pipeline.yaml',
    ],
    [
      ['--endpoint', 'sums-staging', '--file', at('rows.csv'), '--pipeline', folder],
      ' has no endpoint sums-staging; there are sums-prod.',
    ],
    [
      ['--endpoint', ENDPOINT, '--file', at('rows.csv'), '--pipeline', folder, '--labels'],
      'sums-prod captures nothing, so labels would find no request',
    ],
    [
      ['--endpoint', ENDPOINT, '--file', at('bare.csv'), '--pipeline', folder, '--labels'],
      'bare.csv has no total, so there are no labels to give.',
    ],
    [
      ['--endpoint', ENDPOINT, '--file', at('rows.csv'), '--pipeline', folder, '--drift', 'total=x2'],
      '--drift names the label total, which is only sent with --labels.',
    ],
  ];
  for (const [args, sentence] of refusals) {
    const { exitCode, output } = await runCommand(COMMAND, args);
    expect(output).toContain(sentence);
    expect(exitCode).toBe(2);
  }
});

test('Ctrl-C ends npm run traffic, which tells how far it came', async () => {
  await served();
  const folder = await folderOf({ 'pipeline.yaml': PIPELINE, 'rows.csv': `a,b\n${'1,2\n'.repeat(5000)}` });
  const args = ['--endpoint', ENDPOINT, '--pipeline', folder, '--file', path.join(folder, 'rows.csv')];
  const { exitCode, output } = await runCommand(
    COMMAND,
    [...args, '--rate', '800', '--rows-per-request', '10'],
    (so, child) => {
      if (so.includes('25 %') && !child.killed) child.kill('SIGINT');
    },
  );
  expect(output).toMatch(/Interrupted: 1,\d\d\d of 5,000 rows were answered, and no labels given\.\n$/);
  expect(exitCode).toBe(130);
});

test('the environment says which AWS; without a word of it a running npm run local is taken', async () => {
  await using aws = await hosting();
  const { url } = aws.aws;
  expect(await findAws({ AWS_ENDPOINT_URL: 'http://aws.test', AWS_REGION: 'eu-west-1' }, url)).toEqual({
    settings: { region: 'eu-west-1' },
    place: 'http://aws.test',
  });
  expect((await findAws({ AWS_PROFILE: 'team' }, url)).place).toBe('AWS, us-east-1');
  const local = await findAws({}, url);
  expect(local.place).toBe(url);
  await expect(findEndpoint(local, 'e')).rejects.toThrow(`${url} has no endpoint e; it has no endpoint.`);

  await using stack = new AsyncDisposableStack();
  const other = stack.adopt(
    createServer((_request, response) => response.writeHead(404).end()),
    (server) => void server.close(),
  );
  await new Promise<void>((resolve) => void other.listen(0, '127.0.0.1', resolve));
  const address = other.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  expect((await findAws({}, `http://127.0.0.1:${port}`)).place).toBe('AWS, us-east-1');
});

test("an endpoint's name tells model and pipeline", () => {
  expect(modelOf('nyc-taxi-fare-prod')).toBe('nyc-taxi-fare');
  expect(path.basename(findPipeline('nyc-taxi-fare-staging', undefined))).toBe('nyc-taxi-fare');
  expect(() => findPipeline('single', undefined)).toThrow('There is no pipelines/single');
});
