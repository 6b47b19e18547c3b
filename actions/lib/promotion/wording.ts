import type { Metric } from '../metrics.ts';
import type { DatasetSpec } from '../pipeline/spec.ts';
import { plain } from '../summary/markdown.ts';

/** Four digits that count; what follows is noise in a test set. */
export function number(given: number): string {
  return Number(given.toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 6 });
}

export function count(given: number): string {
  return given.toLocaleString('en');
}

/** A metric with its standard deviation, where it has one. */
export function measured(metric: Metric | undefined): string {
  if (metric === undefined) return '—';
  const spread =
    metric.standardDeviation === undefined ? '' : ` ± ${Number(metric.standardDeviation.toPrecision(2))}`;
  return `${number(metric.value)}${spread}`;
}

/** A time of ours, to the minute, in UTC. What is no time stays as it is. */
export function minute(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return plain(iso);
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

/** From when to when data are, in the data's own time. */
export function span({ first, last }: { first: string | undefined; last: string | undefined }): string {
  if (first === undefined || last === undefined) return '—';
  const [from, to] = [first, last].map((text) => text.slice(0, 16).replace('T', ' '));
  return plain(`${from} … ${to}`);
}

/** As `span`, to the day. */
export function days({ first, last }: { first: string | undefined; last: string | undefined }): string {
  return first === undefined || last === undefined
    ? '—'
    : plain(`${first.slice(0, 10)} … ${last.slice(0, 10)}`);
}

// Others are squares or shares of it.
const IN_LABEL_UNIT = ['rmse', 'mae'];

/** Unit of a metric with a blank before it; empty where it has none. */
export function unitOf({ name }: Pick<Metric, 'name'>, dataset: DatasetSpec | undefined): string {
  const label = dataset?.label;
  if (typeof label !== 'object' || label.unit === undefined || !IN_LABEL_UNIT.includes(name)) return '';
  return ` ${plain(label.unit)}`;
}
