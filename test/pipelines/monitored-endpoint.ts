import { execFile } from 'node:child_process';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { ensurePython } from '../../local/python/environment.ts';
import { temporaryAws, type TemporaryAws } from '../local/temporary-aws.ts';

const run = promisify(execFile);
const MONITOR = join(import.meta.dirname, '../../pipelines/monitor/monitor.py');

export const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/tiny/3';
export const END = '2026-11-23T08:20:00Z';

export const DATASET = {
  problem: 'regression',
  label: { name: 'price', unit: 'USD' },
  id: 'order',
  time: 'ordered_at',
  metric: { name: 'rmse', better: 'lower' },
  features: [
    { name: 'amount', type: 'fractional' },
    { name: 'colour', type: 'string' },
    { name: 'hour', type: 'integer', role: 'calendar', range: [0, 23] },
    { name: 'secret', type: 'fractional', sensitive: true },
  ],
};

/** One request to the endpoint, its answer, and what turned out to be true. */
export interface Order {
  id: string;
  at: Date;
  cells: string[];
  prediction: number;
  price: number;
}

/** A local AWS that holds what an endpoint's release, deployments, traffic and labels leave behind. */
export interface MonitoredEndpoint extends TemporaryAws {
  /** Of the monitor's process. */
  environment: Record<string, string | undefined>;
  put(key: string, body: string | Buffer): Promise<void>;
  /** As the endpoint's capture writes them. */
  putCaptured(orders: readonly Order[]): Promise<void>;
  putLabels(orders: readonly Order[]): Promise<void>;
  putDeployment(commit: string, endedAt: string, modelPackageArn?: string): Promise<void>;
  /** `monitor.py check`; answers what it printed, or throws with it. Later arguments win. */
  check(...more: string[]): Promise<string>;
  /** `monitor.py ingest`; answers what it printed, or throws with it. Later arguments win. */
  ingest(...more: string[]): Promise<string>;
  /** What the failed job would tell as its ExitMessage. */
  exitMessage(): Promise<string>;
  readJson(key: string): Promise<Record<string, unknown>>;
}

/** Orders of the 70 hours before `END`; `shift` is added to amounts, `error` to prices. */
export function makeOrders(
  count: number,
  {
    seed = 1,
    shift = 0,
    error = 0,
    prefix = 'o',
  }: { seed?: number; shift?: number; error?: number; prefix?: string } = {},
): Order[] {
  const random = randomFrom(seed);
  const orders: Order[] = [];
  for (let row = 0; row < count; row += 1) {
    const at = new Date(Date.parse(END) - Math.floor(((count - row) * 70 * 3600_000) / count));
    const amount = random() + random() + random() + shift;
    const noise = random() - 0.5;
    orders.push({
      id: `${prefix}${row}`,
      at,
      cells: [amount.toFixed(6), ['red', 'green', 'blue'][row % 3] ?? '', String(at.getUTCHours()), '42.5'],
      prediction: Number((amount * 2).toFixed(5)),
      price: Number((amount * 2 + noise + error).toFixed(5)),
    });
  }
  return orders;
}

export async function openMonitoredEndpoint(): Promise<MonitoredEndpoint> {
  const here = await temporaryAws();
  const { python } = await ensurePython();
  const job = join(here.root, 'job');
  const environment: MonitoredEndpoint['environment'] = {
    ...process.env,
    PYTHONDONTWRITEBYTECODE: '1',
    ...here.aws.environment(),
    // A processing container has none.
    AWS_DEFAULT_REGION: undefined,
  };

  async function put(key: string, body: string | Buffer): Promise<void> {
    await here.aws.objects.put('bucket', key, body);
  }
  async function monitor(...parameters: string[]): Promise<string> {
    const { stdout } = await run(python, [MONITOR, ...parameters], { env: environment });
    return stdout;
  }
  async function putBaseline(): Promise<void> {
    const root = join(here.root, 'baseline');
    await mkdir(join(root, 'processing/input/dataset'), { recursive: true });
    await mkdir(join(root, 'processing/input/scored'), { recursive: true });
    await writeFile(join(root, 'processing/input/dataset/dataset.json'), JSON.stringify(DATASET));
    const names = DATASET.features.map(({ name }) => name);
    const lines = makeOrders(4000, { seed: 99 }).map(({ id, at, cells, prediction, price }) =>
      [prediction, ...cells, price, id, at.toISOString()].join(','),
    );
    const header = ['prediction', ...names, DATASET.label.name, DATASET.id, DATASET.time].join(',');
    await writeFile(join(root, 'processing/input/scored/scored.csv'), `${[header, ...lines].join('\n')}\n`);
    await monitor('baseline', '--root', root);
    const folder = join(root, 'processing/output/baseline');
    for (const name of await readdir(folder))
      await put(`baseline/${name}`, await readFile(join(folder, name)));
  }

  await putBaseline();
  return {
    ...here,
    environment,
    put,
    async putCaptured(orders) {
      const hours = Map.groupBy(orders, ({ at }) => at.toISOString().slice(0, 13).replaceAll(/[-T]/g, '/'));
      for (const [hour, rows] of hours)
        await put(`capture/tiny-prod/AllTraffic/${hour}/00-00-000-x.jsonl`, rows.map(capturedLine).join(''));
    },
    async putLabels(orders) {
      const lines = orders.map(({ id, price }) => `${id},${price}\n`);
      await put('labels/tiny/2026/labels.csv', `order,price\n${lines.join('')}`);
    },
    async putDeployment(commit, endedAt, modelPackageArn = PACKAGE) {
      const record = { version: 1, outcome: 'deployed', endedAt, commit, release: { modelPackageArn } };
      await put(`deployments/prod/tiny/${commit}.json`, JSON.stringify(record));
    },
    check: async (...more) => await monitor('check', ...checkArguments(), '--root', job, ...more),
    ingest: async (...more) => await monitor('ingest', ...ingestArguments(), '--root', job, ...more),
    exitMessage: async () => await readFile(join(job, 'output/message'), 'utf8'),
    readJson: async (key) => JSON.parse((await here.aws.objects.read('bucket', key)).toString('utf8')),
  };
}

export function capturedLine({ id, at, cells, prediction }: Order): string {
  const record = {
    captureData: {
      endpointInput: side('INPUT', `${cells.join(',')}\n`),
      endpointOutput: side('OUTPUT', String(prediction)),
    },
    eventMetadata: {
      eventId: `e-${id}`,
      inferenceId: id,
      inferenceTime: `${at.toISOString().slice(0, 19)}Z`,
    },
    eventVersion: '0',
  };
  return `${JSON.stringify(record)}\n`;
}

function side(mode: string, data: string): Record<string, string> {
  return { observedContentType: 'text/csv', mode, data, encoding: 'CSV' };
}

const PLACES = {
  model: 'tiny',
  endpoint: 'tiny-prod',
  package: PACKAGE,
  baseline: 's3://bucket/baseline',
  capture: 's3://bucket/capture/tiny-prod/AllTraffic',
  labels: 's3://bucket/labels/tiny',
  deployments: 's3://bucket/deployments/prod/tiny',
  end: END,
  'label-delay': 'PT24H',
};

function checkArguments(): string[] {
  return argumentsOf({
    ...PLACES,
    environment: 'prod',
    schedule: 'tiny-prod',
    reports: 's3://bucket/monitoring/tiny-prod',
    window: 'P3D',
    'minimum-rows': '1000',
    'minimum-labels': '500',
  });
}

function ingestArguments(): string[] {
  return argumentsOf({ ...PLACES, labelled: 's3://bucket/labelled/tiny/1', window: 'P90D' });
}

/** `--name value` of each. */
export function argumentsOf(values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
