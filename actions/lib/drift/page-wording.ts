import { durationSeconds } from '../pipeline/duration.ts';

/** A number as people read it: whole ones as they are, others with four digits that count, thousands apart. */
export function digits(value: number | null): string {
  if (value === null || !Number.isFinite(value)) return '—';
  if (Number.isInteger(value)) return value.toLocaleString('en');
  return value.toLocaleString('en', { maximumSignificantDigits: 4 });
}

/** Such as `1 row` or `2,000 rows`. */
export function counted(count: number, noun: string): string {
  return `${digits(count)} ${noun}${count === 1 ? '' : 's'}`;
}

/** A time to the minute, in UTC; what is none stays as it is. */
export function moment(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return iso;
  return `${new Date(time).toISOString().slice(0, 16).replace('T', ' ')} UTC`;
}

export function percent(share: number | null): string {
  return share === null ? '—' : `${(share * 100).toFixed(1)} %`;
}

const UNITS = [
  ['day', 86_400],
  ['hour', 3600],
  ['minute', 60],
  ['second', 1],
] as const;

/** An ISO 8601 duration in the largest unit that it is a whole number of; what is none stays as it is. */
export function span(duration: string): string {
  const seconds = durationSeconds(duration);
  if (seconds === undefined || seconds === 0) return seconds === 0 ? '0 seconds' : duration;
  const [unit, size] = UNITS.find((each) => seconds % each[1] === 0) ?? UNITS[3];
  return counted(seconds / size, unit);
}

/** Name and version of a model package, such as `fares version 3`. */
export function packageName(arn: string): string {
  return arn.split('/').slice(-2).join(' version ');
}
