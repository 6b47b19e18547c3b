import type { Alarm } from '../aws/alarms.ts';
import { code, link, list, plain, table } from '../summary/markdown.ts';
import type { WorkflowRun } from '../workflow-run.ts';
import { lostChallengers } from './decision-reasons.ts';
import type { Challenger, DriftDecision, DriftFacts } from './decision.ts';
import { headlineOf } from './headline.ts';
import type { DriftReport } from './report.ts';
import { unreadableLabels } from './unreadable-labels.ts';

export interface IssueContent {
  facts: DriftFacts;
  decision: DriftDecision;
  alarms: readonly Alarm[];
  run: WorkflowRun;
}

/** What finds the issue of a model's drift in an environment. */
export const DRIFT_MARKER = 'drift';
export const DRIFT_LABEL = 'drift';

/** The issue about a model whose data or quality moved. */
export function driftIssue(content: IssueContent): { title: string; body: string; labels: string[] } {
  const { model, environment } = content.facts;
  return {
    title: `Drift of ${model} in ${environment}`,
    labels: [DRIFT_LABEL, `environment:${environment}`, `model:${model}`],
    body: driftText(content),
  };
}

/** The same as text, worst first. */
export function driftText({ facts, decision, alarms, run }: IssueContent): string {
  const { report } = facts;
  const { answer: lead, because } = headlineOf(decision);
  return [
    `**${lead}** ${plain(because)}\n`,
    ...challengerText(facts),
    alarmTable(alarms),
    ...(report === undefined ? ['The monitor has left no report.\n'] : reportText(report)),
    `### Why\n\n${list(decision.reasons.map(({ answer, sentence }) => `${MARKS[answer]} ${plain(sentence)}`))}`,
    `### What you can do\n\n${list([
      `Look at the whole report with its charts: the artifact ${code(`drift-report-${facts.environment}`)} of ${run.url === undefined ? 'the run' : link('the run', run.url)}.`,
      `Train by hand with ${code('train.yml')}, whatever is decided here.`,
      `Stop proposals of new versions with ${code('hold')} in the manifest; stop retraining with ${code('"retraining": null')}.`,
    ])}`,
  ].join('\n');
}

const JUDGED = {
  better: 'is better than what runs',
  same: 'is not better than what runs',
  worse: 'is worse than what runs',
} as const;

/** What became of the models that drift had trained: a person sees nothing of one that is not proposed otherwise. */
function challengerText(facts: DriftFacts): string[] {
  const lost = new Set(lostChallengers(facts));
  const told = facts.candidates
    .filter(
      (challenger) =>
        lost.has(challenger) || (challenger.inputSource === 'Drift' && challenger.verdict !== null),
    )
    .map((challenger) => {
      const { version, verdict, approval } = challenger;
      const judged = verdict === null ? 'was not judged' : JUDGED[verdict];
      return `Version ${version}, trained for drift, ${judged} on the newest labelled rows${numbersOf(challenger)}. ${endOf(approval, lost.has(challenger))}`;
    });
  return told.length === 0 ? [] : [`${list(told)}\n`];
}

function numbersOf({ judgement }: Challenger): string {
  if (judgement === undefined) return '';
  const { metric, champion, challenger, rows } = judgement;
  return `: ${code(metric)} ${round(champion.value)} → **${round(challenger.value)}** on ${rows} rows`;
}

function endOf(approval: string, isLost: boolean): string {
  if (approval === 'Rejected') return 'It was rejected.';
  return isLost ? 'It is registered and is not proposed.' : 'promote.yml proposes it.';
}

const MARKS = { yes: '✅', no: '⛔', 'not-yet': '⏳' } as const;

function alarmTable(alarms: readonly Alarm[]): string {
  const order = ['ALARM', 'INSUFFICIENT_DATA', 'OK'];
  const sorted = alarms.toSorted((a, b) => order.indexOf(a.state) - order.indexOf(b.state));
  return table(
    ['alarm', 'state', 'since'],
    sorted.map(({ metric, threshold, state, since }) => [
      `${code(metric)} ${state === 'ALARM' ? 'passed' : 'is watched at'} ${threshold}`,
      state === 'ALARM' ? '**ALARM**' : state,
      since.toISOString(),
    ]),
  );
}

const SHOWN_FEATURES = 8;

function reportText(report: DriftReport): string[] {
  const { window, rows, quality, features, checkedAt } = report;
  const compared = features.filter(({ distance, role }) => distance !== null && role !== 'calendar');
  return [
    `### What was seen\n\nWindow ${plain(window.start)} to ${plain(window.end)}, checked ${plain(checkedAt)}: ${rows.captured} captured rows against a baseline of ${rows.baseline} rows of ${code(versionOf(report.modelPackageArn))}${rows.corrupt > 0 ? `, ${rows.corrupt} records corrupt` : ''}.\n`,
    qualityText(quality),
    ...unreadableText(quality),
    compared.length === 0
      ? 'No feature could be compared.\n'
      : table(
          ['feature', 'distance', 'threshold', 'uncorrected', 'seen from', 'verdict'],
          compared
            .slice(0, SHOWN_FEATURES)
            .map(({ name, role, distance, simple, threshold, smallestVisible, verdict }) => [
              role === 'prediction' ? `${code(name)} (prediction)` : code(name),
              round(distance),
              round(threshold),
              round(simple),
              round(smallestVisible),
              verdict === 'drifted' ? '**drifted**' : verdict,
            ]),
        ),
    ...(compared.length === 0 ? [] : [CORRECTION]),
  ];
}

const CORRECTION =
  'The distance is the uncorrected one less what chance alone does between so many rows: only an uncorrected one above "seen from" is told.\n';

/** Such as `fares version 3`. */
function versionOf(arn: string): string {
  return arn.split('/').slice(-2).join(' version ');
}

function unreadableText(quality: DriftReport['quality']): string[] {
  const unread = unreadableLabels(quality);
  return unread === null ? [] : [`${[unread.sentence, ...unread.names.map(code)].join(' ')}\n`];
}

function qualityText(quality: DriftReport['quality']): string {
  const { labelled, due, coverage, verdict, minimum } = quality;
  const share = coverage === null ? '' : ` (${(coverage * 100).toFixed(1)} %)`;
  const labels = `${labelled} of ${due} rows that are old enough have labels${share}`;
  if (verdict === 'no-labels') return `No labels have come: nothing is known of quality.\n`;
  if (verdict === 'not-enough-labels')
    return `${labels}: not enough labels to say anything of quality, ${minimum} are needed.\n`;
  return `${labels}.\n\n${table(
    ['quality', 'now', 'baseline', 'ratio', 'at least (95 %)'],
    Object.entries(quality.metrics).map(([name, { value, baseline, ratio, ratioLow }]) => [
      code(name),
      round(value),
      round(baseline),
      round(ratio),
      round(ratioLow),
    ]),
  )}`;
}

function round(value: number | null): string {
  return value === null ? '' : String(Number(value.toPrecision(4)));
}
