import { describe, expect, test } from 'vitest';
import { distributionChart } from '../../actions/lib/drift/distribution-chart.ts';
import { timeChart } from '../../actions/lib/drift/time-chart.ts';
import type { Distribution } from '../../actions/lib/drift/report.ts';
import { quantilesOf } from './page-input.ts';

const EVEN = { quantiles: quantilesOf((share) => share) };
const HOURS = { quantiles: quantilesOf((share) => Math.min(23, Math.floor(share * 24))) };
const CITIES = { counts: { Berlin: 300, Kyoto: 100 } };

describe('a chart of two distributions', () => {
  test.each<[string, Distribution, Distribution]>([
    ['numbers', EVEN, { quantiles: quantilesOf((share) => share * 3) }],
    ['one value, the same', { quantiles: [[1, 4]] }, { quantiles: [[1, 4]] }],
    ['one value, another', { quantiles: [[1, 4.5]] }, { quantiles: [[1, 5.5]] }],
    ['a constant against numbers', { quantiles: quantilesOf(() => 0) }, EVEN],
    ['few whole numbers', HOURS, HOURS],
    ['texts', CITIES, { counts: { Berlin: 10, Lima: 90 } }],
    ['texts that are gone', CITIES, { counts: {} }],
    ['texts that are new', { counts: {} }, CITIES],
    ['counts of nothing', { counts: { a: 0 } }, { counts: { a: 0 } }],
    ['values that are far apart', EVEN, { quantiles: quantilesOf((share) => 1e12 + share) }],
  ])('of %s draws both in the colours of the page', (_, baseline, current) => {
    const svg = distributionChart({ baseline, current });

    expect(svg).toMatch(/^<svg aria-hidden="true"/);
    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('var(--baseline)');
    expect(svg).toContain('var(--current)');
  });

  test.each<[string, Distribution, Distribution]>([
    ['no quantiles', { quantiles: [] }, EVEN],
    ['no quantiles now', EVEN, { quantiles: [] }],
    ['no texts', { counts: {} }, { counts: {} }],
    ['numbers against texts', EVEN, CITIES],
    [
      'numbers at the end of their range',
      EVEN,
      { quantiles: quantilesOf((share) => (2 * share - 1) * Number.MAX_VALUE) },
    ],
  ])('of %s is none', (_, baseline, current) => {
    expect(distributionChart({ baseline, current })).toBe('');
  });

  test('of texts shows the twelve that matter most, new ones among them', () => {
    const many = Object.fromEntries(Array.from({ length: 500 }, (_, index) => [`old${index}`, 500 - index]));

    const labels = labelsOf(
      distributionChart({ baseline: { counts: many }, current: { counts: { fresh: 9 } } }),
    );

    expect(labels[0]).toBe('fresh');
    expect(labels.length).toBeLessThanOrEqual(12);
  });

  test.each([
    ['markup', '<script>alert(1)</script>', '&lt;script&gt;ale…'],
    ['quotes', '"><img onerror=x>', '&quot;&gt;&lt;img oner…'],
    ['a member of objects', 'constructor', 'constructor'],
    ['its prototype', '__proto__', '__proto__'],
    ["the chart's own markup", '{b|bold}', ' b|bold '],
    ['turned text', '\u202Egnp.exe', '[U+202E]gnp…'],
    ['nothing that can be seen', '\u200B', '[U+200B]'],
    ['half a character', '\uD83D', '[U+D83D]'],
    ['letters of more than one part', '👩‍🚀'.repeat(20), `${'👩‍🚀'.repeat(11)}…`],
    ['line ends', 'a\n\n\tb', 'a b'],
  ])('shows %s as text', (_, text, label) => {
    const counts = JSON.parse(`{${JSON.stringify(text)}: 5}`);

    const svg = distributionChart({ baseline: { counts }, current: { counts } });

    expect(labelsOf(svg)).toEqual([label]);
    expect(svg).not.toMatch(/<script|<img|NaN/);
  });
});

describe('a chart over time', () => {
  test.each<[string, readonly number[], number | undefined]>([
    ['below its limit', [1, 1.1, 1.2], 2],
    ['above its limit', [3, 4, 5], 2],
    ['without a limit', [10_000, 12_000], undefined],
    ['of zeros', [0, 0, 0], undefined],
    ['below zero', [-3, -1, -2], -0.5],
    ['on both sides of zero', [-3, 4], 0],
  ])('%s draws its line', (_, values, limit) => {
    const svg = timeChart(points(values), { limit });

    expect(svg).not.toMatch(/NaN|Infinity|undefined/);
    expect(svg).toContain('var(--current)');
    expect(svg.includes('var(--limit)')).toBe(limit !== undefined);
    expect(labelsOf(svg).filter((label) => label.startsWith('&gt;'))).toEqual(
      limit === undefined ? [] : [`&gt; ${limit}`],
    );
  });

  test.each([
    ['no value', []],
    ['one value', [1]],
  ])('of %s is none', (_, values) => {
    expect(timeChart(points(values), { limit: 1 })).toBe('');
  });

  test('marks when another release was checked', () => {
    const changes = [['2026-11-20T01:20:00Z', 'version <4>']] as const;

    expect(labelsOf(timeChart(points([1, 2, 3]), { limit: 4, changes }))).toContain('version &lt;4&gt;');
  });
});

/** One value an hour. */
function points(values: readonly number[]): [string, number][] {
  return values.map((value, hour) => [`2026-11-20T${String(hour).padStart(2, '0')}:20:00Z`, value]);
}

function labelsOf(svg: string): string[] {
  return [...svg.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, text = '']) => text);
}
