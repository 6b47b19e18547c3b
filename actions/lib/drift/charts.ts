import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { density, kernelWidth, type Quantiles, shownRange } from './density.ts';
import type { Distribution } from './report.ts';

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** Colours as the page's style sheet has them for light and dark; browsers resolve variables in attributes of SVG too. */
const COLOURS = {
  baseline: 'var(--baseline)',
  current: 'var(--current)',
  limit: 'var(--limit)',
  text: 'var(--muted)',
  line: 'var(--rule)',
};

const FONT = { color: COLOURS.text, fontSize: 11, fontFamily: 'inherit' };

interface Size {
  width: number;
  height: number;
}

/** Both distributions of a feature over each other, as an SVG; empty where there is nothing to draw. */
export function distributionChart(
  { baseline, current }: { baseline: Distribution; current: Distribution },
  size: Size = { width: 420, height: 150 },
): string {
  if ('counts' in baseline && 'counts' in current) return barChart(baseline.counts, current.counts, size);
  if ('quantiles' in baseline && 'quantiles' in current)
    return densityChart(baseline.quantiles, current.quantiles, size);
  return '';
}

function densityChart(baseline: Quantiles, current: Quantiles, size: Size): string {
  if (baseline.length < 2 || current.length < 2) return '';
  const range = shownRange(baseline, current);
  const width = kernelWidth(baseline);
  const series = (name: 'baseline' | 'current', quantiles: Quantiles) => ({
    type: 'line' as const,
    data: density(quantiles, range, width),
    showSymbol: false,
    lineStyle: { color: COLOURS[name], width: 2 },
    areaStyle: { color: COLOURS[name], opacity: 0.18 },
  });
  return draw(size, {
    grid: { left: 8, right: 8, top: 8, bottom: 22 },
    xAxis: { ...valueAxis(), min: range[0], max: range[1], splitNumber: 5 },
    yAxis: { type: 'value', show: false },
    series: [series('baseline', baseline), series('current', current)],
  });
}

// More bars than these nobody tells apart.
const BARS = 12;

function share(counts: Readonly<Record<string, number>>, text: string, sum = 1): number {
  return (counts[text] ?? 0) / sum;
}

function barChart(
  baseline: Readonly<Record<string, number>>,
  current: Readonly<Record<string, number>>,
  size: Size,
): string {
  const sums = [baseline, current].map((counts) => Object.values(counts).reduce((a, b) => a + b, 0) || 1);
  const texts = [...new Set([...Object.keys(baseline), ...Object.keys(current)])]
    .toSorted((a, b) => share(baseline, b, sums[0]) - share(baseline, a, sums[0]))
    .slice(0, BARS);
  const series = (name: 'baseline' | 'current', counts: Readonly<Record<string, number>>, sum = 1) => ({
    type: 'bar' as const,
    data: texts.map((text) => share(counts, text, sum)),
    itemStyle: { color: COLOURS[name] },
    barGap: '0%',
  });
  return draw(size, {
    grid: { left: 8, right: 8, top: 8, bottom: 22 },
    xAxis: {
      type: 'category',
      data: texts.map((text) => (text.length > 12 ? `${text.slice(0, 11)}…` : text)),
      axisLabel: FONT,
      axisTick: { show: false },
      axisLine: { lineStyle: { color: COLOURS.line } },
    },
    yAxis: { type: 'value', show: false },
    series: [series('baseline', baseline, sums[0]), series('current', current, sums[1])],
  });
}

/** A metric over time with the limit that its alarm watches, as an SVG; empty with fewer than two values. */
export function timeChart(
  points: readonly (readonly [time: string, value: number])[],
  { limit, size = { width: 1040, height: 180 } }: { limit: number | undefined; size?: Size },
): string {
  if (points.length < 2) return '';
  const values = points.map(([, value]) => value);
  const top = Math.max(...values, limit ?? 0);
  return draw(size, {
    grid: { left: 44, right: 56, top: 12, bottom: 24 },
    xAxis: {
      type: 'time',
      axisLabel: { ...FONT, hideOverlap: true },
      axisLine: { lineStyle: { color: COLOURS.line } },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: 0,
      max: top * 1.15 || 1,
      splitNumber: 3,
      axisLabel: { ...FONT, formatter: (value: number) => String(Number(value.toPrecision(3))) },
      splitLine: { lineStyle: { color: COLOURS.line } },
    },
    series: [
      {
        type: 'line',
        data: points.map(([time, value]) => [Date.parse(time), value]),
        showSymbol: points.length < 60,
        symbolSize: 5,
        itemStyle: { color: COLOURS.current },
        lineStyle: { color: COLOURS.current, width: 2 },
        ...(limit !== undefined && {
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: COLOURS.limit, type: 'dashed', width: 1.5 },
            label: { ...FONT, color: COLOURS.limit, formatter: `> ${limit}` },
            data: [{ yAxis: limit }],
          },
        }),
      },
    ],
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

function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

type Option = Parameters<ReturnType<typeof init>['setOption']>[0];

function draw({ width, height }: Size, option: Option): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width, height });
  try {
    chart.setOption({ animation: false, backgroundColor: 'transparent', ...option });
    // Its size follows the page; what it shows is told in words beside it.
    return chart
      .renderToSVGString({ useViewBox: true })
      .replace('<svg ', '<svg aria-hidden="true" focusable="false" ');
  } finally {
    chart.dispose();
  }
}
