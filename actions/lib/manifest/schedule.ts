import type { MonitorSpec } from './manifest.ts';

interface Field {
  name: string;
  from: number;
  to: number;
  names?: readonly string[];
  /** What the field takes beside numbers. */
  special?: RegExp;
}

const MONTHS = ['JAN', 'FEB', 'MAR', 'APR', 'MAY', 'JUN', 'JUL', 'AUG', 'SEP', 'OCT', 'NOV', 'DEC'];
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

// EventBridge Scheduler's cron: six fields, one of the two for days being `?`.
const FIELDS: readonly Field[] = [
  { name: 'minutes', from: 0, to: 59 },
  { name: 'hours', from: 0, to: 23 },
  { name: 'day of the month', from: 1, to: 31, special: /^(\?|L|LW|\d{1,2}W)$/ },
  { name: 'month', from: 1, to: 12, names: MONTHS },
  { name: 'day of the week', from: 1, to: 7, names: DAYS, special: /^(\?|L|[1-7]L|[1-7]#[1-5])$/ },
  { name: 'year', from: 1970, to: 2199 },
];

const EXAMPLE = 'cron(20 * ? * * *) for twenty past every hour';

/** What is wrong with a monitor's schedule, or undefined. */
export function scheduleFault(schedule: string, engine: MonitorSpec['engine']): string | undefined {
  if (engine === 'model-monitor') return modelMonitorFault(schedule);
  if (/^rate\((1 (minute|hour|day)|([2-9]|[1-9]\d+) (minutes|hours|days))\)$/.test(schedule))
    return undefined;
  const fields = /^cron\((.*)\)$/.exec(schedule)?.[1]?.split(' ');
  if (fields === undefined) return `'${schedule}' is no schedule; write ${EXAMPLE}, or rate(1 hour)`;
  if (fields.length !== FIELDS.length) {
    const names = FIELDS.map(({ name }) => name).join(', ');
    return `cron has six fields (${names}), found ${fields.length} in '${schedule}'; write ${EXAMPLE}`;
  }
  for (const [index, field] of FIELDS.entries()) {
    const text = fields[index] ?? '';
    if (!text.split(',').every((part) => isPart(part, field)))
      return `'${text}' is not possible for the ${field.name} (${field.from} to ${field.to}) in '${schedule}'`;
  }
  if ((fields[2] === '?') === (fields[4] === '?'))
    return `either the day of the month or the day of the week is '?', found '${fields[2]}' and '${fields[4]}' in '${schedule}'`;
  return undefined;
}

function isPart(part: string, field: Field): boolean {
  if (field.special?.test(part) === true) return true;
  const [range = '', step, more] = part.split('/');
  if (more !== undefined || (step !== undefined && !/^[1-9]\d*$/.test(step))) return false;
  if (range === '*') return true;
  const [first = '', last = first, further] = range.split('-');
  if (further !== undefined) return false;
  return numberOf(first, field) <= numberOf(last, field);
}

// NaN, which compares as false, for what the field can't have.
function numberOf(text: string, { from, to, names = [] }: Field): number {
  const index = names.indexOf(text.toUpperCase());
  if (index >= 0) return from + index;
  const number = /^\d+$/.test(text) ? Number(text) : Number.NaN;
  return number >= from && number <= to ? number : Number.NaN;
}

// Model Monitor starts at full hours: every hour, every N hours from an hour, or once a day.
function modelMonitorFault(schedule: string): string | undefined {
  const [, hours] = /^cron\(0 (\S+) \? \* \* \*\)$/.exec(schedule) ?? [];
  const [start = '', step] = hours?.split('/') ?? [];
  const isHour = start === '*' ? step === undefined : /^([01]?\d|2[0-3])$/.test(start);
  const isStep = step === undefined || /^([1-9]|1\d|2[0-4])$/.test(step);
  if (isHour && isStep) return undefined;
  return `Model Monitor takes cron(0 * ? * * *), cron(0 H ? * * *) and cron(0 H/N ? * * *), found '${schedule}'`;
}
