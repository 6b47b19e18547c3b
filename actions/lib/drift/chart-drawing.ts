import { BarChart, LineChart } from 'echarts/charts';
import { GridComponent, MarkLineComponent } from 'echarts/components';
import { init, use } from 'echarts/core';
import { SVGRenderer } from 'echarts/renderers';
import { visible } from './html.ts';

use([BarChart, LineChart, GridComponent, MarkLineComponent, SVGRenderer]);

/** Colours as the page's style sheet has them for light and dark; browsers resolve variables in attributes of SVG too. */
export const COLOURS = {
  baseline: 'var(--baseline)',
  current: 'var(--current)',
  limit: 'var(--limit)',
  text: 'var(--muted)',
  line: 'var(--rule)',
};

export const FONT = { color: COLOURS.text, fontSize: 13, fontFamily: 'inherit' };

export interface Size {
  width: number;
  height: number;
}

/** A number for a label. */
export function shortNumber(value: number): string {
  return String(Number(value.toPrecision(6)));
}

const MOST_CHARACTERS = 12;
const LETTERS = new Intl.Segmenter('en');

/** A text for a label. Braces would be ECharts' own markup in it. */
export function shortText(text: string): string {
  const shown = visible(text.replaceAll(/[\s{}]+/g, ' '));
  const characters = Array.from(LETTERS.segment(shown), ({ segment }) => segment);
  return characters.length > MOST_CHARACTERS
    ? `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`
    : shown;
}

type Option = Parameters<ReturnType<typeof init>['setOption']>[0];

/** A chart as an SVG whose size follows the page. */
export function draw({ width, height }: Size, option: Option): string {
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
