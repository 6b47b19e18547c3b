import type { Alarm } from '../aws/alarms.ts';
import { noDataAlarmName } from '../manifest/monitor.ts';
import type { DriftDecision } from './decision.ts';
import { headlineOf } from './headline.ts';
import { html, type Html, join, raw } from './html.ts';
import { advice } from './page-advice.ts';
import { counted, digits, moment } from './page-wording.ts';
import type { DriftReport } from './report.ts';

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

const MARKS = { yes: 'for', no: 'against', 'not-yet': 'wait' } as const;

/** The first screen: what happened, what was decided, and what the reader has to do. */
export function answerSection(
  report: DriftReport,
  { alarms, decision }: { alarms: readonly Alarm[]; decision: DriftDecision | undefined },
): Html {
  const raised = alarms
    .filter(({ state }) => state === 'ALARM')
    .map((alarm) => ({ ...alarm, kind: kindOf(alarm, report) }));
  const isSound = report.verdict === 'healthy' && brokenConstraints(report).length === 0;
  const kind = raised.length > 0 ? 'bad' : isSound ? 'good' : 'open';
  const data =
    report.verdict === 'healthy' && !isSound
      ? 'The data break constraints of the baseline'
      : DATA[report.verdict];
  const happened = [
    ...qualitySentence(report, alarms),
    ...featureSentence(report),
    ...violationSentence(report),
    ...raised.map((alarm) => alarmSentence(alarm, report)),
  ];
  return html`<section class="answer ${kind}">
    <h2>What happened</h2>
    <p class="lead">${data}, and ${QUALITY[report.quality.verdict]}.</p>
    ${items(happened)} ${decisionPart(decision)}
    <h2>What you have to do</h2>
    ${items(advice(decision, { report, raised }))}
  </section>`;
}

/** What of the baseline the window breaks beside distances, which are told of their columns. */
function brokenConstraints({ violations }: DriftReport): DriftReport['violations'] {
  return violations.filter(({ constraint_check_type: kind }) => kind !== 'baseline_drift_check');
}

function violationSentence(report: DriftReport): string[] {
  const broken = brokenConstraints(report);
  if (broken.length === 0) return [];
  const told = broken
    .slice(0, SHOWN)
    .map(({ feature_name: name, constraint_check_type: kind }) => `${kind} of ${name || 'all columns'}`);
  const more = broken.length > SHOWN ? `, and ${digits(broken.length - SHOWN)} more` : '';
  return [`Broken, ${counted(broken.length, 'constraint')}: ${told.join(', ')}${more}.`];
}

function items(sentences: readonly string[]): Html {
  if (sentences.length === 0) return raw('');
  return html`<ul>
    ${join(sentences.map((sentence) => html`<li>${sentence}</li>`))}
  </ul>`;
}

function kindOf({ name }: Alarm, { endpoint }: DriftReport): 'drift' | 'no-data' {
  return name === noDataAlarmName(endpoint) ? 'no-data' : 'drift';
}

function alarmSentence(
  { metric, threshold, since, kind }: Alarm & { kind: 'drift' | 'no-data' },
  { metrics }: DriftReport,
): string {
  const value = metrics[metric];
  const from = moment(since.toISOString());
  if (kind === 'no-data') return `In alarm since ${from}: checks found no captured request.`;
  const limit = `the alarm goes off above ${digits(threshold)}`;
  if (value === undefined)
    return `In alarm since ${from}: ${metric}, of which this check says nothing; ${limit}.`;
  return `In alarm since ${from}: ${metric} is ${digits(value)}; ${limit}.`;
}

/** Of the metrics that are worse for certain, the one that an alarm watches, else the first. */
function qualitySentence({ quality }: DriftReport, alarms: readonly Alarm[]): string[] {
  if (quality.verdict !== 'worse') return [];
  const worse = Object.entries(quality.metrics).filter(([, { ratioLow }]) => (ratioLow ?? 0) > 1);
  const isWatched = ([name]: [string, unknown]) =>
    alarms.some(({ metric }) => metric.startsWith(`model_quality_${name}`));
  const [name, metric] = worse.find(isWatched) ?? worse[0] ?? [];
  if (name === undefined || metric === undefined) return [];
  const { value, baseline, ratio, ratioLow } = metric;
  return [
    `Worse: ${name} is ${digits(value)}, at training ${digits(baseline)}: ${digits(ratio)} times as bad, and ${digits(ratioLow)} times for certain, by ${counted(quality.labelled, 'labelled row')}.`,
  ];
}

// More names than these are read below, in their cards.
const SHOWN = 3;

function featureSentence({ features }: DriftReport): string[] {
  const judged = features.filter(({ verdict }) => verdict === 'drifted' || verdict === 'stable');
  const drifted = judged.filter(({ verdict }) => verdict === 'drifted');
  if (judged.length === 0) return [];
  if (drifted.length === 0)
    return [`None of ${counted(judged.length, 'column')} moved by more than its threshold.`];
  const told = drifted
    .slice(0, SHOWN)
    .map(
      ({ name, distance, threshold }) => `${name} by ${digits(distance)} (threshold ${digits(threshold)})`,
    );
  const more = drifted.length > SHOWN ? `, and ${digits(drifted.length - SHOWN)} more` : '';
  return [
    `Moved, ${digits(drifted.length)} of ${counted(judged.length, 'column')}: ${told.join(', ')}${more}.`,
  ];
}

function decisionPart(decision: DriftDecision | undefined): Html {
  if (decision === undefined) return raw('');
  const { retrain, reasons } = decision;
  const deciding = reasons.filter(({ answer }) => answer === retrain).map(({ sentence }) => sentence);
  const all = reasons.map(
    ({ answer, sentence }) =>
      html`<li><span class="mark ${MARKS[answer]}">${MARKS[answer]}</span> <span>${sentence}</span></li>`,
  );
  return html`<h2>What was decided</h2>
    <p>
      <strong>${headlineOf(decision).answer}</strong>
      ${retrain === 'yes' ? 'Every check speaks for it.' : deciding.join(' ')}
    </p>
    <details>
      <summary>All ${counted(reasons.length, 'reason')}</summary>
      <ul class="reasons">
        ${join(all)}
      </ul>
    </details>`;
}
