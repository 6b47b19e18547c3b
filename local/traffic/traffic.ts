import { InvokeEndpointCommand, type SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import pMap from 'p-map';
import { messageOf } from '../plain.ts';
import { type Batch, batches } from './batch.ts';
import { type Predictions, readPredictions, summary } from './predictions.ts';
import type { TrafficRow } from './rows.ts';

// An endpoint that is gone or refuses everything: more requests would tell nothing new.
const REFUSALS_IN_A_ROW = 20;

export interface TrafficOptions {
  runtime: SageMakerRuntimeClient;
  endpoint: string;
  rows: AsyncIterable<TrafficRow>;
  rowsPerRequest: number;
  /** Requests that are under way at the same time. */
  concurrency: number;
  signal: AbortSignal;
  /** Rows that are answered so far, and those that are not. */
  onProgress: (rows: number, failed: number) => void;
}

export interface TrafficSent {
  /** Rows that a prediction came for. */
  rows: number;
  requests: number;
  /** Rows that no prediction came for. */
  failed: number;
  /** The first refusal. */
  failure: string | undefined;
  seconds: number;
  /** Undefined where nothing was answered. */
  predictions: Predictions | undefined;
}

/**
 * Asks an endpoint about rows, as CSV, each request with an InferenceId that its labels are keyed by. The client
 * retries as it is made to; what it gives up is counted. Throws when the signal aborts, and when an endpoint refuses
 * request after request.
 */
export async function sendTraffic(options: TrafficOptions): Promise<TrafficSent> {
  const { rows, rowsPerRequest, concurrency, signal, onProgress } = options;
  const sent = { rows: 0, requests: 0, failed: 0, failure: undefined as string | undefined };
  const predictions = summary();
  const start = performance.now();
  let refusals = 0;
  await pMap(
    batches(rows, rowsPerRequest),
    async (batch) => {
      sent.requests += 1;
      try {
        for (const value of await predict(options, batch)) predictions.add(value);
        sent.rows += batch.rows.length;
        refusals = 0;
      } catch (error) {
        signal.throwIfAborted();
        sent.failed += batch.rows.length;
        sent.failure ??= messageOf(error);
        refusals += 1;
        if (refusals >= REFUSALS_IN_A_ROW) {
          const message = `${options.endpoint} refused ${refusals} requests in a row, the last one with: ${messageOf(error)}`;
          throw new Error(message, { cause: error });
        }
      }
      onProgress(sent.rows, sent.failed);
    },
    { concurrency, signal },
  );
  return { ...sent, seconds: (performance.now() - start) / 1000, predictions: predictions.read() };
}

async function predict(
  { runtime, endpoint, signal }: TrafficOptions,
  { id, rows }: Batch,
): Promise<number[]> {
  const command = new InvokeEndpointCommand({
    EndpointName: endpoint,
    ContentType: 'text/csv',
    Accept: 'text/csv',
    InferenceId: id,
    Body: rows.map(({ features }) => features).join('\n'),
  });
  const answer = await runtime.send(command, { abortSignal: signal });
  return readPredictions(answer.Body.transformToString(), rows.length);
}
