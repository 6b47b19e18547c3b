import type { Alarm } from '../aws/alarms.ts';
import { noDataAlarmName } from '../manifest/monitor.ts';
import { timeChart } from './time-chart.ts';
import { html, type Html, join, raw } from './html.ts';
import { counted, digits, moment, packageName } from './page-wording.ts';
import type { DriftReport } from './report.ts';

const STATES = {
  ALARM: ['alarm', 'bad'],
  INSUFFICIENT_DATA: ['no data', 'open'],
  OK: ['ok', 'good'],
} as const;
const ORDER: readonly Alarm['state'][] = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];

/** All alarms, those that are raised first, with what the newest check says of their metrics. */
export function alarmSection(report: DriftReport, alarms: readonly Alarm[]): Html {
  if (alarms.length === 0) return raw('');
  const sorted = alarms.toSorted((a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state));
  return html`<section>
    <h2>Alarms</h2>
    <div class="scroll" tabindex="0" role="group" aria-label="Alarms">
      <table>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col">State</th>
            <th scope="col" class="number">Now</th>
            <th scope="col" class="number">Goes off</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          ${join(sorted.map((alarm) => alarmRow(alarm, report)))}
        </tbody>
      </table>
    </div>
  </section>`;
}

function alarmRow(
  { name, metric, threshold, state, since }: Alarm,
  { endpoint, metrics }: DriftReport,
): Html {
  const [word, kind] = STATES[state];
  const side = name === noDataAlarmName(endpoint) ? 'below' : 'above';
  return html`<tr>
    <th scope="row">${metric}</th>
    <td><span class="state ${kind}">${word}</span></td>
    <td class="number">${digits(metrics[metric] ?? null)}</td>
    <td class="number">${side} ${digits(threshold)}</td>
    <td>${moment(since.toISOString())}</td>
  </tr>`;
}

/** Distance and quality over time: what alarms watch, and the main ones that none watches. `history` is newest first. */
export function historySection(history: readonly DriftReport[], alarms: readonly Alarm[]): Html {
  const oldestFirst = history.toReversed();
  const changes = releaseChanges(oldestFirst);
  const watched = alarms.map(({ name, metric, threshold }) => {
    const isNoData = history.some(({ endpoint }) => name === noDataAlarmName(endpoint));
    return { metric, limit: isNoData ? undefined : threshold };
  });
  const others = mainMetrics(history[0])
    .filter((metric) => alarms.every((alarm) => alarm.metric !== metric))
    .map((metric) => ({ metric, limit: undefined }));
  const charts = [...watched, ...others].flatMap(({ metric, limit }) => {
    const points = oldestFirst.flatMap(({ checkedAt, metrics }): [string, number][] => {
      const value = metrics[metric];
      return value === undefined ? [] : [[checkedAt, value]];
    });
    const chart = timeChart(points, { limit, changes });
    const [first] = points;
    const last = points.at(-1);
    if (chart === '' || first === undefined || last === undefined) return [];
    return [
      html`<figure>
        <figcaption>
          <strong>${metric}</strong> ${digits(last[1])} at the newest of ${counted(points.length, 'check')}
          that say it, since ${moment(first[0])}
        </figcaption>
        ${raw(chart)}
      </figure>`,
    ];
  });
  if (charts.length === 0) return raw('');
  return html`<section>
    <h2>Over time</h2>
    <div class="wide">${join(charts)}</div>
  </section>`;
}

/** The largest distance, and the bound of the quality metric that stands first. */
function mainMetrics(report: DriftReport | undefined): string[] {
  const qualities = Object.entries(report?.quality.metrics ?? {});
  const [first] = qualities.find(([, { ratioLow }]) => ratioLow !== null) ?? [];
  return ['feature_baseline_drift_max', ...(first === undefined ? [] : [`model_quality_${first}_ratio_low`])];
}

/** When another release was checked than before, oldest first. */
function releaseChanges(oldestFirst: readonly DriftReport[]): [string, string][] {
  return oldestFirst.flatMap(({ modelPackageArn, checkedAt }, index): [string, string][] => {
    const before = oldestFirst[index - 1];
    if (before === undefined || before.modelPackageArn === modelPackageArn) return [];
    return [[checkedAt, packageName(modelPackageArn).replace(/^.* (?=version )/, '')]];
  });
}
