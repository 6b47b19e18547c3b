import { COLOURS, draw, FONT, shortNumber, shortText, type Size } from './chart-drawing.ts';

interface TimeChart {
  /** Drawn as a line across. */
  limit: number | undefined;
  /** Drawn as lines upright, such as a deployment. */
  changes?: readonly (readonly [time: string, name: string])[];
  size?: Size;
}

/** A metric over time with the limit that its alarm watches, as an SVG; empty with fewer than two values. */
export function timeChart(
  points: readonly (readonly [time: string, value: number])[],
  { limit, changes = [], size = { width: 500, height: 190 } }: TimeChart,
): string {
  if (points.length < 2) return '';
  const values = [...points.map(([, value]) => value), ...(limit === undefined ? [] : [limit])];
  const [low, high] = [Math.min(0, ...values), Math.max(0, ...values)];
  const marks = [
    ...(limit === undefined ? [] : [limitMark(limit)]),
    ...changes.map(([time, name]) => changeMark(time, name)),
  ];
  return draw(size, {
    grid: { left: 52, right: 56, top: 22, bottom: 26 },
    xAxis: {
      type: 'time',
      axisLabel: { ...FONT, hideOverlap: true },
      axisLine: { lineStyle: { color: COLOURS.line }, onZero: false },
      axisTick: { show: false },
    },
    yAxis: {
      type: 'value',
      min: low * 1.15,
      max: high * 1.15 || (low < 0 ? 0 : 1),
      splitNumber: 3,
      // The ends follow the values and are no round numbers.
      axisLabel: { ...FONT, showMaxLabel: false, showMinLabel: low === 0, formatter: shortNumber },
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
        markLine: { silent: true, symbol: 'none', data: marks },
      },
    ],
  });
}

function limitMark(limit: number) {
  return {
    yAxis: limit,
    lineStyle: { color: COLOURS.limit, type: 'dashed' as const, width: 1.5 },
    label: { ...FONT, color: COLOURS.limit, formatter: `> ${shortNumber(limit)}` },
  };
}

function changeMark(time: string, name: string) {
  return {
    xAxis: Date.parse(time),
    lineStyle: { color: COLOURS.text, type: 'dotted' as const, width: 1.5 },
    label: { ...FONT, formatter: shortText(name) },
  };
}
