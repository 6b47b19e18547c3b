import type { Alarm } from '../aws/alarms.ts';
import type { DriftDecision } from './decision.ts';
import { html, type Html, join, raw } from './html.ts';
import {
  featureSection,
  historySection,
  qualitySection,
  sampleSection,
  violationSection,
} from './page-sections.ts';
import { STYLE } from './page-style.ts';
import { digits, moment } from './page-wording.ts';
import type { DriftReport } from './report.ts';

export interface PageInput {
  report: DriftReport;
  /** Reports of the same model package, newest first; the first is `report`. */
  history: readonly DriftReport[];
  alarms: readonly Alarm[];
  decision: DriftDecision | undefined;
  /** Page of the workflow run. */
  run: string | undefined;
}

/**
 * The drift report as one HTML file that asks nobody for anything: for light and dark, for a phone and for paper. All that was
 * captured is text in it.
 */
export function driftPage(input: PageInput): string {
  const { report, history, alarms, decision } = input;
  const title = `Drift of ${report.model} in ${report.environment}`;
  const body = html`<main>
    <header>
      <p class="over">${report.environment} · ${report.endpoint}</p>
      <h1>${title}</h1>
      ${lead(report, alarms)} ${decisionSection(decision)}
    </header>
    ${factsSection(input)} ${alarmSection(alarms)} ${qualitySection(report)}
    ${historySection(history, alarms)} ${featureSection(report)} ${violationSection(report)}
    ${sampleSection(report)}
    <footer>
      <p>
        Distances are Kolmogorov-Smirnov (numbers) and L-infinity (texts) between baseline and window, less
        what samples of such sizes differ by anyway. A ratio above 1 is worse, whichever way its metric
        points; its lower bound holds with 95 %.
      </p>
    </footer>
  </main>`;
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:">
<title>${html`${title}`.text}</title>
<style>${STYLE}</style>
</head>
<body>
${body.text}
</body>
</html>
`;
}

const DATA: Readonly<Record<DriftReport['verdict'], string>> = {
  healthy: 'The data are those that the model was trained for',
  drifted: 'The data have moved away from what the model was trained for',
  'not-enough-data': 'Too few rows were captured to say anything of the data',
  'no-data': 'Nothing was captured',
  'not-deployed': 'No deployment is on record yet, so nothing was compared',
};

const QUALITY: Readonly<Record<DriftReport['quality']['verdict'], string>> = {
  worse: 'its predictions are worse than at its training',
  same: 'its predictions are as good as at its training',
  better: 'its predictions are better than at its training',
  'not-enough-labels': 'too few labels have come to say anything of its quality',
  'no-labels': 'no labels have come, so nothing is known of its quality',
};

function lead({ verdict, quality }: DriftReport, alarms: readonly Alarm[]): Html {
  const raised = alarms.filter(({ state }) => state === 'ALARM').length;
  const kind = raised > 0 ? 'bad' : verdict === 'healthy' ? 'good' : 'open';
  return html`<p class="lead ${kind}">${DATA[verdict]}, and ${QUALITY[quality.verdict]}.</p>`;
}

const ANSWERS = {
  yes: 'The model is trained again.',
  no: 'The model is not trained again.',
  'not-yet': 'The model is not trained again yet.',
} as const;
const MARKS = { yes: 'for', no: 'against', 'not-yet': 'wait' } as const;

function decisionSection(decision: DriftDecision | undefined): Html {
  if (decision === undefined) return raw('');
  const reasons = decision.reasons.map(
    ({ answer, sentence }) =>
      html`<li><span class="mark ${MARKS[answer]}">${MARKS[answer]}</span> ${sentence}</li>`,
  );
  return html`<details class="decision">
    <summary><strong>${ANSWERS[decision.retrain]}</strong> ${decision.reasons[0]?.sentence ?? ''}</summary>
    <ul>
      ${join(reasons)}
    </ul>
  </details>`;
}

function factsSection({ report, run }: PageInput): Html {
  const { window, rows } = report;
  const facts: [string, string | Html][] = [
    ['Window', `${moment(window.start)} to ${moment(window.end)}`],
    ['Deployed', window.deployedAt === null ? 'not on record' : moment(window.deployedAt)],
    ['Captured rows', `${digits(rows.captured)} (${digits(rows.minimum)} are needed)`],
    ['Corrupt records', digits(rows.corrupt)],
    [
      'Baseline',
      `${digits(rows.baseline)} rows of ${report.modelPackageArn.split('/').slice(-2).join(' version ')}`,
    ],
    ['Checked', moment(report.checkedAt)],
    ...(run === undefined ? [] : [['Workflow run', html`<a href="${run}">open</a>`] as [string, Html]]),
  ];
  return html`<dl class="facts">
    ${join(
      facts.map(
        ([name, value]) =>
          html`<div>
            <dt>${name}</dt>
            <dd>${value}</dd>
          </div>`,
      ),
    )}
  </dl>`;
}

function alarmSection(alarms: readonly Alarm[]): Html {
  if (alarms.length === 0) return raw('');
  const rows = alarms.map(
    ({ metric, threshold, state, since }) =>
      html`<tr>
        <th scope="row">${metric}</th>
        <td class="number">${digits(threshold)}</td>
        <td>
          <span class="state ${state === 'ALARM' ? 'bad' : state === 'OK' ? 'good' : 'open'}"
            >${STATES[state]}</span
          >
        </td>
        <td>${moment(since.toISOString())}</td>
      </tr>`,
  );
  return html`<section>
    <h2>Alarms</h2>
    <div class="scroll">
      <table>
        <thead>
          <tr>
            <th scope="col">Metric</th>
            <th scope="col" class="number">Threshold</th>
            <th scope="col">State</th>
            <th scope="col">Since</th>
          </tr>
        </thead>
        <tbody>
          ${join(rows)}
        </tbody>
      </table>
    </div>
  </section>`;
}

const STATES = { ALARM: 'alarm', OK: 'ok', INSUFFICIENT_DATA: 'no data' } as const;
