import { DateTime, IANAZone } from 'luxon';
import { type Freeze, WEEKDAYS } from './manifest.ts';

const LOCAL_TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?$/;
const TIME_OF_DAY = /^(?:([01]\d|2[0-3]):([0-5]\d)|24:00)$/;
// Windows that follow each other without a gap are told as one; more than these are told by their beginning.
const MAX_JOINED = 60;

/** What is wrong with a window, each with the key that it is about. */
export function freezeFaults(freeze: Freeze): { key: 'from' | 'to' | 'timeZone'; message: string }[] {
  const faults: ReturnType<typeof freezeFaults> = [];
  const { days, from, to, timeZone } = freeze;
  const zoneKnown = IANAZone.isValidZone(timeZone);
  if (!zoneKnown) {
    const message = `there is no time zone '${timeZone}'; write an IANA name such as Europe/Berlin or UTC`;
    faults.push({ key: 'timeZone', message });
  }
  for (const key of ['from', 'to'] as const) {
    const zone = zoneKnown ? timeZone : 'UTC';
    const message = days === undefined ? localTimeFault(freeze[key], zone) : timeOfDayFault(freeze[key]);
    if (message !== undefined) faults.push({ key, message });
  }
  if (faults.length > 0) return faults;
  const begins = days === undefined ? instantOf(freeze, 'from').toMillis() : minutesOf(from);
  const ends = days === undefined ? instantOf(freeze, 'to').toMillis() : minutesOf(to);
  if (begins < ends) return faults;
  const advice =
    days === undefined ? 'write a later time' : 'a window that goes on past midnight is two of them';
  return [{ key: 'to', message: `'${to}' is not after '${from}'; ${advice}` }];
}

function timeOfDayFault(text: string): string | undefined {
  if (TIME_OF_DAY.test(text)) return undefined;
  return `with "days" this is a time of the day from 00:00 to 24:00 such as 16:00, found '${text}'`;
}

function localTimeFault(text: string, zone: string): string | undefined {
  const time = DateTime.fromISO(text, { zone });
  if (!LOCAL_TIME.test(text) || !time.isValid)
    return `'${text}' is no time; write one such as 2026-12-24T16:00, without offset (or give "days" for every week)`;
  // Luxon moves a time that the clocks skip.
  if (time.toISO({ includeOffset: false })?.startsWith(text)) return undefined;
  return `in ${zone} the clocks skip ${text}; write a time before or after that`;
}

export interface Frozen {
  reason: string;
  /** For people: date, time and zone at which nothing of this is frozen any more. */
  until: string;
}

/** The freeze that an instant lies in, or undefined. The windows have to be free of faults. */
export function frozenAt(freezes: readonly Freeze[], now: Date): Frozen | undefined {
  const window = windowAt(freezes, now);
  if (window === undefined) return undefined;
  let { end } = window;
  for (let joined = 0; joined < MAX_JOINED; joined++) {
    const next = windowAt(freezes, end.toJSDate());
    if (next === undefined) break;
    end = next.end;
  }
  const { reason, timeZone } = window.freeze;
  return { reason, until: `${end.setZone(timeZone).toFormat("yyyy-MM-dd'T'HH:mm")} ${timeZone}` };
}

function windowAt(freezes: readonly Freeze[], now: Date): { freeze: Freeze; end: DateTime } | undefined {
  for (const freeze of freezes) {
    const end = freeze.days === undefined ? endOnce(freeze, now) : endWeekly(freeze, now);
    if (end !== undefined) return { freeze, end };
  }
  return undefined;
}

function endOnce(freeze: Freeze, now: Date): DateTime | undefined {
  const end = instantOf(freeze, 'to');
  const started = instantOf(freeze, 'from').toMillis() <= now.getTime();
  return started && now.getTime() < end.toMillis() ? end : undefined;
}

// The clock on the wall decides: on the day of a change of clocks a window is an hour shorter or longer.
function endWeekly({ days = [], from, to, timeZone }: Freeze, now: Date): DateTime | undefined {
  const local = DateTime.fromJSDate(now, { zone: timeZone });
  const minutes = local.hour * 60 + local.minute;
  const today = WEEKDAYS[local.weekday - 1];
  if (today === undefined || !days.includes(today)) return undefined;
  if (minutes < minutesOf(from) || minutes >= minutesOf(to)) return undefined;
  if (to === '24:00') return local.plus({ days: 1 }).startOf('day');
  const end = minutesOf(to);
  // An end that the clocks skip is told later than it comes; the comparison above decides.
  return local.set({ hour: Math.floor(end / 60), minute: end % 60, second: 0, millisecond: 0 });
}

// Where clocks go back, a time comes twice: a freeze begins at the first and ends at the second.
function instantOf({ from, to, timeZone }: Freeze, part: 'from' | 'to'): DateTime {
  const time = DateTime.fromISO(part === 'from' ? from : to, { zone: timeZone });
  const possible = time.getPossibleOffsets().toSorted((a, b) => a.toMillis() - b.toMillis());
  return (part === 'from' ? possible[0] : possible.at(-1)) ?? time;
}

function minutesOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}
