import { randomUUID } from 'node:crypto';
import type { ObjectStore } from '../aws/object-store.ts';
import { parseS3Uri } from '../executor/job/s3-uri.ts';
import { messageOf } from '../plain.ts';
import { type Captured, type CaptureFormat, captureKey, captureRecord } from './capture-record.ts';
import { Wheel } from './wheel.ts';

export interface CaptureSpec extends CaptureFormat {
  endpoint: string;
  destination: string;
  /** 0 to 100. */
  samplingPercentage: number;
  /** Throws where the model's role may not write the object. */
  allow(bucket: string, key: string): void;
}

/** SageMaker delivers within minutes; here a batch waits so long for more records. */
const DELAY = 250;

interface Batch {
  variant: string;
  at: Date;
  lines: string[];
}

/** Writes the requests of an endpoint and their answers to S3: a file for each variant and hour of a short while. */
export class Capture {
  readonly #objects: ObjectStore;
  readonly #spec: CaptureSpec;
  readonly #sample: Wheel<boolean>;
  readonly #batches = new Map<string, Batch>();
  readonly #writes = new Set<Promise<void>>();
  #timer: NodeJS.Timeout | undefined;

  constructor(objects: ObjectStore, spec: CaptureSpec) {
    this.#objects = objects;
    this.#spec = spec;
    this.#sample = new Wheel([
      { value: true, weight: spec.samplingPercentage },
      { value: false, weight: 100 - spec.samplingPercentage },
    ]);
  }

  add(variant: string, captured: Captured): void {
    if (this.#sample.next() !== true) return;
    const hour = captured.at.toISOString().slice(0, 13);
    const key = `${variant}/${hour}`;
    const batch = this.#batches.get(key) ?? { variant, at: captured.at, lines: [] };
    batch.lines.push(JSON.stringify(captureRecord(captured, this.#spec)));
    this.#batches.set(key, batch);
    this.#timer ??= setTimeout(() => this.#flush(), DELAY);
  }

  /** Writes what is left and resolves when all is in S3. */
  async close(): Promise<void> {
    this.#flush();
    await Promise.all(this.#writes);
  }

  #flush(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    const batches = [...this.#batches.values()];
    this.#batches.clear();
    for (const batch of batches) {
      const write = this.#write(batch).finally(() => this.#writes.delete(write));
      this.#writes.add(write);
    }
  }

  async #write({ variant, at, lines }: Batch): Promise<void> {
    const { endpoint, destination } = this.#spec;
    const { bucket, key: prefix } = parseS3Uri(destination);
    const key = captureKey(prefix.replace(/\/+$/, ''), { endpoint, variant }, at, randomUUID());
    try {
      this.#spec.allow(bucket, key);
      await this.#objects.put(bucket, key, `${lines.join('\n')}\n`);
    } catch (error) {
      // As on AWS the caller of the endpoint is not told: the answer has gone out long ago.
      console.error(
        `Captured data of endpoint ${endpoint} could not be written to ${destination}: ${messageOf(error)}`,
      );
    }
  }
}
