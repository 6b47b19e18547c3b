import type { Dataset } from './dataset.ts';

/** Makes one column's numbers larger or smaller: `value * factor + offset`. */
export interface Shift {
  column: string;
  factor: number;
  offset: number;
}

/**
 * Reads `FEATURE=SHIFT`: `+2.5`, `-1` or `3` is added, `x1.5` multiplies. The label may be shifted as well. Throws a
 * sentence for anything else.
 */
export function parseShift(text: string, { features, label }: Dataset): Shift {
  const [, column = '', amount = ''] = /^([^=]+)=(.*)$/.exec(text) ?? [];
  if (column === '')
    throw new Error(`--drift is "${text}"; write FEATURE=SHIFT, such as hour=+3 or hour=x1.5.`);
  const feature = features.find(({ name }) => name === column);
  if (feature === undefined && column !== label) {
    const names = features.map(({ name }) => name).join(', ');
    throw new Error(
      `--drift names ${column}, which no request has; there are ${names}, and the label ${label}.`,
    );
  }
  if (feature?.type === 'string')
    throw new Error(`--drift names ${column}, which holds text and no numbers.`);
  const [, times, digits] = /^(x?)([+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?)$/i.exec(amount) ?? [];
  const number = Number(digits);
  if (digits === undefined || !Number.isFinite(number))
    throw new Error(
      `--drift shifts ${column} by "${amount}"; write a number to add, or x and a number to multiply by.`,
    );
  return times ? { column, factor: number, offset: 0 } : { column, factor: 1, offset: number };
}

/** A number's text after all shifts of its column; whole numbers stay whole, and what is missing stays missing. */
export function shifted(text: string, shifts: readonly Shift[], whole: boolean): string {
  if (text.trim() === '' || shifts.length === 0) return text;
  let value = Number(text);
  for (const { factor, offset } of shifts) value = value * factor + offset;
  // Beyond nine digits there is but the noise of binary fractions.
  return String(whole ? Math.round(value) : Number(value.toFixed(9)));
}
