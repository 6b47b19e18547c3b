import type { Alarm } from '../aws/alarms.ts';
import type { DriftDecision } from './decision.ts';
import { html, type Html, join } from './html.ts';
import { alarmSection, historySection } from './page-alarms.ts';
import { answerSection } from './page-answer.ts';
import { featureSection } from './page-features.ts';
import { qualitySection, sampleSection, violationSection } from './page-sections.ts';
import { STYLE } from './page-style.ts';
import { counted, digits, moment, packageName, span } from './page-wording.ts';
import type { DriftReport } from './report.ts';

export interface PageInput {
  report: DriftReport;
  /** Reports of the endpoint, newest first; the first is `report`. */
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
      <p class="over">
        ${report.environment} · ${report.endpoint} · ${packageName(report.modelPackageArn)} · checked
        ${moment(report.checkedAt)}
      </p>
      <h1>${title}</h1>
    </header>
    ${answerSection(report, { alarms, decision })} ${factsSection(input)} ${alarmSection(report, alarms)}
    ${qualitySection(report, alarms)} ${featureSection(report, alarms)} ${historySection(history, alarms)}
    ${violationSection(report)} ${sampleSection(report)}
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

function factsSection({ report, run }: PageInput): Html {
  const { window, rows, quality, engine } = report;
  const facts: [string, string | Html][] = [
    ['Window', `${moment(window.start)} to ${moment(window.end)}`],
    ['Looks back', span(window.duration)],
    ['Deployed', window.deployedAt === null ? 'not on record' : moment(window.deployedAt)],
    ['Captured rows', `${digits(rows.captured)} (${digits(rows.minimum)} are needed)`],
    // Model Monitor counts rows alone.
    ...(engine === 'processing'
      ? [['Corrupt records', `${digits(rows.corrupt)} of ${digits(rows.records)}`] as [string, string]]
      : []),
    ['Baseline', `${counted(rows.baseline, 'row')} of ${packageName(report.modelPackageArn)}`],
    ['Labels', `${digits(quality.labelled)} of ${counted(quality.due, 'due row')}`],
    ['Checked by', engine === 'processing' ? 'pipeline drift-monitor' : 'SageMaker Model Monitor'],
    ...(run === undefined ? [] : [['Workflow run', link(run)] as [string, Html]]),
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

/** A link to a page of the web, and text for all else: other schemes can do more than show a page. */
function link(url: string): Html {
  return /^https?:\/\//i.test(url) ? html`<a href="${url}">open</a>` : html`${url}`;
}
