import { describe, expect, test } from 'vitest';
import { freezeFaults, frozenAt } from '../../actions/lib/manifest/freeze.ts';
import type { Freeze } from '../../actions/lib/manifest/manifest.ts';

const BERLIN = { timeZone: 'Europe/Berlin', reason: 'holidays' };

function once(from: string, to: string, timeZone = 'Europe/Berlin'): Freeze {
  return { from, to, timeZone, reason: 'holidays' };
}

function weekly(days: Freeze['days'] & object, from: string, to: string): Freeze {
  return { ...BERLIN, days, from, to };
}

function until(freeze: Freeze | Freeze[], now: string): string | undefined {
  return frozenAt([freeze].flat(), new Date(now))?.until;
}

describe('a freeze of certain dates', () => {
  const winter = once('2026-12-24T16:00', '2027-01-02T08:00');

  test.each([
    ['2026-12-24T14:59:59.999Z', undefined],
    ['2026-12-24T15:00:00Z', '2027-01-02T08:00 Europe/Berlin'],
    ['2027-01-02T06:59:59.999Z', '2027-01-02T08:00 Europe/Berlin'],
    ['2027-01-02T07:00:00Z', undefined],
  ])('at %s: %s', (now, expected) => {
    expect(until(winter, now)).toBe(expected);
  });

  test.each([
    ['UTC', '2026-12-24T16:00:00Z'],
    ['America/New_York', '2026-12-24T21:00:00Z'],
    ['Asia/Kolkata', '2026-12-24T10:30:00Z'],
    ['Pacific/Kiritimati', '2026-12-24T02:00:00Z'],
  ])('begins by the clock on the wall in %s', (zone, begin) => {
    const freeze = once('2026-12-24T16:00', '2026-12-24T16:01', zone);

    expect(until(freeze, begin)).toBe(`2026-12-24T16:01 ${zone}`);
    expect(until(freeze, new Date(Date.parse(begin) - 1).toISOString())).toBeUndefined();
  });

  // In Berlin the clocks go from 02:00 to 03:00 on 29 March 2026, and from 03:00 back to 02:00 on 25 October.
  test.each([
    [
      'summer begins within it',
      once('2026-03-28T12:00', '2026-03-30T12:00'),
      '2026-03-28T11:00Z',
      '2026-03-30T10:00Z',
    ],
    [
      'summer ends within it',
      once('2026-10-24T12:00', '2026-10-26T12:00'),
      '2026-10-24T10:00Z',
      '2026-10-26T11:00Z',
    ],
    [
      'it begins at a time that comes twice',
      once('2026-10-25T02:30', '2026-10-25T04:00'),
      '2026-10-25T00:30Z',
      '2026-10-25T03:00Z',
    ],
    [
      'it ends at a time that comes twice',
      once('2026-10-25T01:00', '2026-10-25T02:30'),
      '2026-10-24T23:00Z',
      '2026-10-25T01:30Z',
    ],
  ])('lasts as long as the clocks say: %s', (_, freeze, begin, end) => {
    expect(freezeFaults(freeze)).toEqual([]);
    expect(until(freeze, new Date(Date.parse(begin) - 1).toISOString())).toBeUndefined();
    expect(until(freeze, begin)).toBe(`${freeze.to} Europe/Berlin`);
    expect(until(freeze, new Date(Date.parse(end) - 1).toISOString())).toBe(`${freeze.to} Europe/Berlin`);
    expect(until(freeze, end)).toBeUndefined();
  });
});

describe('a freeze of every week', () => {
  const evening = weekly(['fri'], '16:00', '24:00');

  test.each([
    ['Friday before', '2026-11-27T14:59:59Z', undefined],
    ['Friday within', '2026-11-27T15:00:00Z', '2026-11-28T00:00 Europe/Berlin'],
    ['the last moment of Friday', '2026-11-27T22:59:59.999Z', '2026-11-28T00:00 Europe/Berlin'],
    ['Saturday', '2026-11-27T23:00:00Z', undefined],
    ['Thursday', '2026-11-26T16:00:00Z', undefined],
    ['Friday there, Thursday in UTC', '2026-11-26T23:30:00Z', undefined],
    ['Friday in summer', '2026-07-03T14:00:00Z', '2026-07-04T00:00 Europe/Berlin'],
  ])('%s', (_, now, expected) => {
    expect(until(evening, now)).toBe(expected);
  });

  test('windows that follow each other are told as one', () => {
    const weekend = [evening, weekly(['sat', 'sun'], '00:00', '24:00'), weekly(['mon'], '00:00', '07:30')];

    expect(until(weekend, '2026-11-27T15:00:00Z')).toBe('2026-11-30T07:30 Europe/Berlin');
  });

  test('a week without an end is told all the same', () => {
    const always = weekly(['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'], '00:00', '24:00');

    expect(until(always, '2026-11-27T15:00:00Z')).toMatch(/^202\d-\d\d-\d\dT00:00 Europe\/Berlin$/);
  });

  test('ends with the jump of the clocks that skip its end', () => {
    const night = weekly(['sun'], '01:00', '02:30');

    expect(until(night, '2026-03-29T00:59:59Z')).toBeDefined();
    expect(until(night, '2026-03-29T01:00:00Z')).toBeUndefined();
  });

  test('an hour that comes twice is frozen twice', () => {
    const night = weekly(['sun'], '02:00', '03:00');

    expect(until(night, '2026-10-25T00:30Z')).toBeDefined();
    expect(until(night, '2026-10-25T01:30Z')).toBe('2026-10-25T03:00 Europe/Berlin');
    expect(until(night, '2026-10-25T02:00Z')).toBeUndefined();
  });
});

describe('a freeze that nobody can keep', () => {
  test.each<[Freeze, string[]]>([
    [
      once('2026-12-24T16:00', '2026-12-25', 'Berlin'),
      [
        "timeZone: there is no time zone 'Berlin'; write an IANA name such as Europe/Berlin or UTC",
        'to: \'2026-12-25\' is no time; write one such as 2026-12-24T16:00, without offset (or give "days" for every week)',
      ],
    ],
    [
      once('2026-12-24T16:00Z', '2026-12-32T16:00'),
      [
        'from: \'2026-12-24T16:00Z\' is no time; write one such as 2026-12-24T16:00, without offset (or give "days" for every week)',
        'to: \'2026-12-32T16:00\' is no time; write one such as 2026-12-24T16:00, without offset (or give "days" for every week)',
      ],
    ],
    [
      once('2026-12-24T16:00', '2026-12-24T16:00'),
      ["to: '2026-12-24T16:00' is not after '2026-12-24T16:00'; write a later time"],
    ],
    [
      once('2026-03-29T02:30', '2026-03-29T12:00'),
      ['from: in Europe/Berlin the clocks skip 2026-03-29T02:30; write a time before or after that'],
    ],
    [
      weekly(['fri'], '4 pm', '25:00'),
      [
        'from: with "days" this is a time of the day from 00:00 to 24:00 such as 16:00, found \'4 pm\'',
        'to: with "days" this is a time of the day from 00:00 to 24:00 such as 16:00, found \'25:00\'',
      ],
    ],
    [
      weekly(['fri'], '22:00', '06:00'),
      ["to: '06:00' is not after '22:00'; a window that goes on past midnight is two of them"],
    ],
    [once('2026-12-24T16:00:30', '2026-12-24T16:01:00'), []],
  ])('%j', (freeze, expected) => {
    expect(freezeFaults(freeze).map(({ key, message }) => `${key}: ${message}`)).toEqual(expected);
  });
});
