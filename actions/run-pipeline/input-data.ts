import { createHash } from 'node:crypto';
import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { listObjects } from '../lib/aws/objects.ts';
import { Failure } from '../lib/failure.ts';
import type { InputAddress } from './parameters.ts';

export interface InputData {
  /** SHA-256 over addresses, keys, sizes and ETags: the same data gives the same, any other another one. */
  fingerprint: string;
  found: readonly { uri: string; objects: number; bytes: number }[];
}

/**
 * Looks at all data that an execution would read. `beside` are addresses that steps fetch from by themselves, whose contents never change.
 * Throws a `Failure` that names the addresses without any.
 */
export async function lookAtInputs(
  clients: Clients,
  place: Place,
  inputs: readonly InputAddress[],
  beside: readonly string[] = [],
): Promise<InputData> {
  const hash = createHash('sha256');
  const found: { uri: string; objects: number; bytes: number }[] = [];
  const problems: string[] = [];
  // S3 lists in key order; with the addresses in order too, nothing has to be held to be sorted.
  for (const input of inputs.toSorted((a, b) => (a.uri < b.uri ? -1 : 1))) {
    const seen = { uri: input.uri, objects: 0, bytes: 0 };
    hash.update(`${JSON.stringify([input.uri])}\n`);
    for await (const { key, size, etag } of listObjects(clients, place, input)) {
      hash.update(`${JSON.stringify([key, size, etag])}\n`);
      // What the console makes for an empty folder is no data.
      if (key.endsWith('/') && size === 0) continue;
      seen.objects += 1;
      seen.bytes += size;
    }
    found.push(seen);
    if (seen.objects === 0)
      problems.push(`There is no object at ${input.uri}, the input of ${input.readers.join(' and ')}.`);
  }
  for (const uri of beside.toSorted()) hash.update(`${JSON.stringify([uri, 'beside'])}\n`);
  if (problems.length > 0) {
    const message =
      'Input data is missing, so nothing was started: upload it, or give the parameter another address.';
    throw new Failure('input-empty', message, { problems });
  }
  return { fingerprint: hash.digest('hex'), found };
}
