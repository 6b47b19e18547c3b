/** A number as people read it: four digits that count, thousands apart. */
export function digits(value: number | null): string {
  if (value === null) return '—';
  return Number(value.toPrecision(4)).toLocaleString('en', { maximumFractionDigits: 4 });
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
