const pattern = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/i;
const day = 86_400_000;
// A year is 365 and a month 30 days here: ExpireAfter is a rough age, not a calendar date.
const units = [365 * day, 30 * day, 7 * day, day, 3_600_000, 60_000, 1000];

/**
 * Milliseconds of an ISO 8601 duration such as `P30D` or `PT1H`. SageMaker's guide also writes them without the P
 * (`30d`, `T16m`), so that is read too. Returns nothing for any other text.
 */
export function parseDuration(text: string): number | undefined {
  const match = pattern.exec(/^p/i.test(text) ? text : `P${text}`);
  const amounts = match?.slice(1).map((amount) => (amount === undefined ? undefined : Number(amount)));
  if (!amounts?.some((amount) => amount !== undefined)) return undefined;
  return amounts.reduce<number>((sum, amount, index) => sum + (amount ?? 0) * (units[index] ?? 0), 0);
}
