import type { Alarm } from '../aws/alarms.ts';
import { distributionChart, timeChart } from './charts.ts';
import { html, type Html, join, raw } from './html.ts';
import { digits, moment, percent } from './page-wording.ts';
import type { DriftReport, FeatureDrift, QualityMetric } from './report.ts';

/** Quality where labels have come. */
export function qualitySection({ quality }: DriftReport): Html {
  const { labelled, due, coverage, minimum, labelDelay, orphans, duplicates, metrics } = quality;
  const rows = Object.entries(metrics).map(([name, metric]) => metricRow(name, metric));
  return html`<section>
    <h2>Quality</h2>
    <p>
      ${digits(labelled)} of ${digits(due)} rows that are older than ${labelDelay} have a label
      (${percent(coverage)}); ${digits(minimum)} are needed. ${digits(orphans)} labels belong to no captured
      row, ${digits(duplicates)} were replaced by newer ones.
    </p>
    ${
      rows.length === 0
        ? raw('')
        : html`<div class="scroll">
            <table>
              <thead>
                <tr>
                  <th scope="col">Metric</th>
                  <th scope="col" class="number">Now</th>
                  <th scope="col" class="number">Baseline</th>
                  <th scope="col" class="number">Ratio</th>
                  <th scope="col" class="number">At least</th>
                </tr>
              </thead>
              <tbody>
                ${join(rows)}
              </tbody>
            </table>
          </div>`
    }
  </section>`;
}

function metricRow(name: string, { value, baseline, ratio, ratioLow }: QualityMetric): Html {
  const kind = ratioLow !== null && ratioLow > 1 ? 'bad' : '';
  return html`<tr>
    <th scope="row">${name}</th>
    <td class="number">${digits(value)}</td>
    <td class="number">${digits(baseline)}</td>
    <td class="number ${kind}">${digits(ratio)}</td>
    <td class="number ${kind}">${digits(ratioLow)}</td>
  </tr>`;
}

/** What alarms watch, over time. */
export function historySection(history: readonly DriftReport[], alarms: readonly Alarm[]): Html {
  const oldestFirst = history.toReversed();
  const charts = alarms.flatMap(({ metric, threshold }) => {
    const points = oldestFirst.flatMap(({ checkedAt, metrics }): [string, number][] => {
      const value = metrics[metric];
      return value === undefined ? [] : [[checkedAt, value]];
    });
    const chart = timeChart(points, { limit: metric === 'captured_rows' ? undefined : threshold });
    const [last] = points.slice(-1);
    if (chart === '' || last === undefined) return [];
    return [
      html`<figure>
        <figcaption>
          <strong>${metric}</strong> ${digits(last[1])} now, ${String(points.length)} checks since
          ${moment(points[0]?.[0] ?? '')}
        </figcaption>
        ${raw(chart)}
      </figure>`,
    ];
  });
  return charts.length === 0
    ? raw('')
    : html`<section>
        <h2>Over time</h2>
        <div class="wide">${join(charts)}</div>
      </section>`;
}

/** Features, worst first. */
export function featureSection({ features, distributions }: DriftReport): Html {
  if (features.length === 0) return raw('');
  const cards = features.map((feature) => featureCard(feature, distributions[feature.name]));
  return html`<section>
    <h2>Features, worst first</h2>
    <p class="legend"><span class="key baseline"></span> baseline <span class="key current"></span> now</p>
    <div class="cards">${join(cards)}</div>
  </section>`;
}

const VERDICTS = {
  drifted: ['drifted', 'bad'],
  stable: ['stable', 'good'],
  'not-compared': ['not compared', 'open'],
  'not-enough-data': ['too few rows', 'open'],
} as const;

function featureCard(
  {
    name,
    role,
    verdict,
    distance,
    simple,
    threshold,
    smallestVisible,
    mean,
    baselineMean,
    completeness,
  }: FeatureDrift,
  distribution: DriftReport['distributions'][string] | undefined,
): Html {
  const [word, kind] = VERDICTS[verdict];
  const note =
    role === 'prediction' ? 'prediction' : role === 'calendar' ? 'calendar: differs by construction' : '';
  const facts: [string, string][] = [
    ['distance', digits(distance)],
    ['threshold', digits(threshold)],
    ['smallest that could be seen', digits(smallestVisible)],
    ['without correction', digits(simple)],
    ...(mean === null ? [] : [['mean', `${digits(baselineMean)} → ${digits(mean)}`] as [string, string]]),
    ['complete', percent(completeness)],
  ];
  return html`<article class="card">
    <h3>${name} <span class="state ${kind}">${word}</span></h3>
    ${note === '' ? raw('') : html`<p class="note">${note}</p>`}
    ${raw(distribution === undefined ? '' : distributionChart(distribution))}
    <dl>
      ${join(
        facts.map(
          ([term, value]) =>
            html`<div>
              <dt>${term}</dt>
              <dd>${value}</dd>
            </div>`,
        ),
      )}
    </dl>
  </article>`;
}

/** Constraints that the window does not meet. */
export function violationSection({ violations }: DriftReport): Html {
  if (violations.length === 0) return raw('');
  const items = violations.map(
    ({ feature_name: feature, constraint_check_type: kind, description }) =>
      html`<li><strong>${feature || 'all'}</strong> <span class="note">${kind}</span> ${description}</li>`,
  );
  return html`<section>
    <h2>Violated constraints</h2>
    <ul class="violations">
      ${join(items)}
    </ul>
  </section>`;
}

/** A few rows as they were captured. */
export function sampleSection({ sample }: DriftReport): Html {
  const [first] = sample;
  if (first === undefined) return raw('');
  const names = Object.keys(first);
  const rows = sample.map(
    (row) =>
      html`<tr>
        ${join(names.map((name) => html`<td class="number">${row[name] ?? '—'}</td>`))}
      </tr>`,
  );
  return html`<section>
    <h2>Captured rows</h2>
    <p>A few of the window, without sensitive columns.</p>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            ${join(names.map((name) => html`<th scope="col" class="number">${name}</th>`))}
          </tr>
        </thead>
        <tbody>
          ${join(rows)}
        </tbody>
      </table>
    </div>
  </section>`;
}
