import { DateTime } from 'luxon';
import type { EntryRule } from './rule.ts';

const DATE = /^\d{4}-\d\d-\d\d$/;
const TIME_WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d)?(Z|[+-]\d\d:\d\d)$/;

export const holdDateRule: EntryRule = {
  reads: [['hold', 'until']],
  check({ entry: { hold } }, report) {
    const until = hold?.until ?? null;
    if (until === null) return;
    if ((DATE.test(until) || TIME_WITH_OFFSET.test(until)) && DateTime.fromISO(until).isValid) return;
    const message = `'${until}' is no date; write one such as 2026-12-01, or a time with offset such as 2026-12-01T08:00Z, or null until somebody removes the hold`;
    report(['hold', 'until'], message);
  },
};
