import type { Alarm } from '../aws/alarms.ts';
import { distributionChart } from './distribution-chart.ts';
import { html, type Html, join, raw } from './html.ts';
import { basis } from './page-sections.ts';
import { digits, percent } from './page-wording.ts';
import type { DriftReport, FeatureDrift } from './report.ts';

const METRIC = 'feature_baseline_drift_';

/** Features, worst first as the report has them. */
export function featureSection(report: DriftReport, alarms: readonly Alarm[]): Html {
  const { features, distributions } = report;
  if (features.length === 0) return raw('');
  const cards = features.map((feature) => {
    const alarm = alarms.find(({ metric }) => metric === `${METRIC}${feature.name}`);
    const shown = Object.hasOwn(distributions, feature.name) ? distributions[feature.name] : undefined;
    return featureCard(feature, { alarm, shown });
  });
  return html`<section>
    <h2>Features, worst first</h2>
    <p>
      ${basis(report)} The distance is the uncorrected one less what chance alone does between so many rows:
      only an uncorrected one above “seen from” is drift.
    </p>
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

const NOTES = {
  prediction: 'prediction',
  calendar: 'calendar: differs by construction',
  feature: '',
} as const;

function featureCard(
  feature: FeatureDrift,
  { alarm, shown }: { alarm: Alarm | undefined; shown: DriftReport['distributions'][string] | undefined },
): Html {
  const { name, role, verdict, distance, simple, threshold, smallestVisible } = feature;
  const { mean, baselineMean, completeness, baselineCompleteness } = feature;
  const [word, kind] = VERDICTS[verdict];
  const facts: [string, string][] = [
    ['distance', digits(distance)],
    ['threshold', digits(threshold)],
    ['uncorrected', digits(simple)],
    ['seen from', digits(smallestVisible)],
    ...(mean === null ? [] : [['mean', `${digits(baselineMean)} → ${digits(mean)}`] as [string, string]]),
    ['complete', `${percent(baselineCompleteness)} → ${percent(completeness)}`],
    ...(alarm === undefined ? [] : [['alarm above', digits(alarm.threshold)] as [string, string]]),
  ];
  return html`<article class="card">
    <h3><span>${name}</span> <span class="state ${kind}">${word}</span></h3>
    ${NOTES[role] === '' ? raw('') : html`<p class="note">${NOTES[role]}</p>`}
    ${raw(shown === undefined ? '' : distributionChart(shown))}
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
