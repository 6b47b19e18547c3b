import { COLOURS, draw, FONT, shortNumber, shortText, type Size } from './chart-drawing.ts';
import { density, fewValues, kernelWidth, type Quantiles, sharesOf, shownRange } from './density.ts';
import type { Distribution } from './report.ts';

/** Both distributions of a feature over each other, as an SVG; empty where there is nothing to draw. */
export function distributionChart(
  { baseline, current }: { baseline: Distribution; current: Distribution },
  size: Size = { width: 420, height: 150 },
): string {
  if ('counts' in baseline && 'counts' in current) return countChart(baseline.counts, current.counts, size);
  if ('quantiles' in baseline && 'quantiles' in current)
    return quantileChart(baseline.quantiles, current.quantiles, size);
  return '';
}

function quantileChart(baseline: Quantiles, current: Quantiles, size: Size): string {
  if (baseline.length === 0 || current.length === 0) return '';
  const values = fewValues(baseline, current);
  if (values === undefined) return densityChart(baseline, current, size);
  return barChart(
    {
      texts: values.map(shortNumber),
      baseline: sharesOf(baseline, values),
      current: sharesOf(current, values),
    },
    size,
  );
}

function densityChart(baseline: Quantiles, current: Quantiles, size: Size): string {
  const range = shownRange(baseline, current);
  const width = kernelWidth(baseline, range);
  const curves = { baseline: density(baseline, range, width), current: density(current, range, width) };
  // Values at the ends of what a number can hold have no width that one could draw.
  if (!Object.values(curves).flat(2).every(Number.isFinite)) return '';
  const series = (name: 'baseline' | 'current') => ({
    type: 'line' as const,
    data: curves[name],
    showSymbol: false,
    lineStyle: { color: COLOURS[name], width: 2 },
    areaStyle: { color: COLOURS[name], opacity: 0.18 },
  });
  return draw(size, {
    grid: GRID,
    xAxis: { ...valueAxis(), min: range[0], max: range[1], splitNumber: 5 },
    yAxis: { type: 'value', show: false },
    series: [series('baseline'), series('current')],
  });
}

const GRID = { left: 8, right: 8, top: 8, bottom: 24 };

// More bars than these nobody tells apart.
const BARS = 12;

type Counts = Readonly<Record<string, number>>;

function countChart(baseline: Counts, current: Counts, size: Size): string {
  const before = sharesByText(baseline);
  const now = sharesByText(current);
  const largest = (text: string) => Math.max(before.get(text) ?? 0, now.get(text) ?? 0);
  // By the larger of both shares: a text that is new is what the reader looks for.
  const texts = [...new Set([...before.keys(), ...now.keys()])]
    .toSorted((a, b) => largest(b) - largest(a))
    .slice(0, BARS);
  if (texts.length === 0) return '';
  const shares = (of: ReadonlyMap<string, number>) => texts.map((text) => of.get(text) ?? 0);
  return barChart({ texts: texts.map(shortText), baseline: shares(before), current: shares(now) }, size);
}

// A map: texts come from captured records, and objects have members of their own.
function sharesByText(counts: Counts): Map<string, number> {
  const sum = Object.values(counts).reduce((a, b) => a + b, 0) || 1;
  return new Map(Object.entries(counts).map(([text, count]) => [text, count / sum]));
}

interface Bars {
  texts: readonly string[];
  baseline: readonly number[];
  current: readonly number[];
}

function barChart({ texts, ...shares }: Bars, size: Size): string {
  const series = (name: 'baseline' | 'current') => ({
    type: 'bar' as const,
    data: [...shares[name]],
    itemStyle: { color: COLOURS[name] },
    barGap: '0%',
    barMaxWidth: 40,
  });
  return draw(size, {
    grid: GRID,
    xAxis: {
      type: 'category',
      data: [...texts],
      axisLabel: { ...FONT, hideOverlap: true },
      axisTick: { show: false },
      axisLine: { lineStyle: { color: COLOURS.line } },
    },
    yAxis: { type: 'value', show: false },
    series: [series('baseline'), series('current')],
  });
}

function valueAxis() {
  return {
    type: 'value' as const,
    axisLabel: {
      ...FONT,
      hideOverlap: true,
      showMinLabel: false,
      showMaxLabel: false,
      formatter: shortNumber,
    },
    axisLine: { show: true, lineStyle: { color: COLOURS.line } },
    axisTick: { show: false },
    splitLine: { show: false },
  };
}
