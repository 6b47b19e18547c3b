import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { writeSyntheticData, writeTlcData } from '../data/input.ts';
import { writeLabels } from '../traffic/labels.ts';
import { makeRows, readRows } from '../traffic/rows.ts';
import { sendTraffic } from '../traffic/traffic.ts';
import type { Session } from '../training/session.ts';
import type { DemoData } from './arguments.ts';
import { clientSettings } from './client.ts';
import { PIPELINE } from './story.ts';

// Enough labelled rows for the decision to retrain, with the newest fifth left for the judge.
const MADE_UP_TRIPS = 16_000;
const ROWS_PER_REQUEST = 50;
const CONCURRENT_REQUESTS = 4;

/** Trips that the model in production is asked about, in the order of their time, with their labels. */
export interface LaterTrips {
  file: string;
  rows: number;
}

export interface Served extends LaterTrips {
  requests: number;
}

/** Makes the requests of the later trips, the first half of real ones: with the second half a person can go on. */
export async function makeLaterTrips({ root, data }: { root: string; data: DemoData }): Promise<LaterTrips> {
  const folder = path.join(root, 'later');
  const input = path.join(folder, 'input');
  const made = { input, folder, pipeline: PIPELINE };
  if (data.kind === 'tlc') {
    await writeTlcData({ trips: data.later, zones: data.zones, to: input });
    const { file, rows } = await makeRows(made);
    return { file, rows: Math.floor(rows / 2) };
  }
  const { seed, steady } = data;
  await writeSyntheticData({
    rows: MADE_UP_TRIPS,
    seed: seed + 1,
    ...(steady ? { month: '2021-02' } : { month: '2023-01', tariff: '2023' }),
    to: input,
  });
  return makeRows(made);
}

export async function serveTrips(
  session: Session,
  options: { trips: LaterTrips; endpoint: string; signal: AbortSignal; onProgress: (rows: number) => void },
): Promise<Served> {
  const { trips, endpoint, signal, onProgress } = options;
  const runtime = new SageMakerRuntimeClient(clientSettings(session));
  try {
    const { requests, failed, failure } = await sendTraffic({
      runtime,
      endpoint,
      rows: readRows(trips.file, { limit: trips.rows }),
      rowsPerRequest: ROWS_PER_REQUEST,
      concurrency: CONCURRENT_REQUESTS,
      signal,
      onProgress,
    });
    if (failed > 0) throw new Error(`${endpoint} refused ${failed} of ${trips.rows} rows: ${failure}`);
    return { ...trips, requests };
  } finally {
    runtime.destroy();
  }
}

/** The fares that passengers paid arrive: a file below the model's labels, keyed as the requests were. */
export async function provideLabels(
  session: Session,
  { model, served, root }: { model: string; served: Served; root: string },
): Promise<{ uri: string; rows: number }> {
  const file = path.join(root, 'later/labels.csv');
  const rows = await writeLabels({
    file,
    columns: { id: 'trip_id', label: 'fare_amount' },
    rows: readRows(served.file, { limit: served.rows }),
    rowsPerRequest: ROWS_PER_REQUEST,
  });
  const key = `labels/${model}/labels.csv`;
  await session.aws.objects.put(session.bucket, key, await readFile(file));
  return { uri: `s3://${session.bucket}/${key}`, rows };
}
