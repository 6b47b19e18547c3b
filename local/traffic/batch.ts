import type { TrafficRow } from './rows.ts';

/** Rows that are sent in one request. */
export interface Batch {
  /** InferenceId, by which labels find the request: a row's own where it is alone. */
  id: string;
  rows: readonly TrafficRow[];
}

/** Rows in requests of the same size, the last one perhaps smaller. */
export async function* batches(rows: AsyncIterable<TrafficRow>, size: number): AsyncGenerator<Batch> {
  let gathered: TrafficRow[] = [];
  for await (const row of rows) {
    gathered.push(row);
    if (gathered.length < size) continue;
    yield batchOf(gathered);
    gathered = [];
  }
  if (gathered.length > 0) yield batchOf(gathered);
}

/** By what the label of a row is found: the request's id, with the row's number where there are several. */
export function labelKey({ id, rows }: Batch, index: number): string {
  return rows.length === 1 ? id : `${id}/${index}`;
}

function batchOf(rows: readonly TrafficRow[]): Batch {
  return { id: rows[0]?.id ?? '', rows };
}
