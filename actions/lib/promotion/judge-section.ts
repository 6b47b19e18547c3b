import type { Judgement } from '../drift/judgement.ts';
import { parsePackageArn } from '../manifest/package-arn.ts';
import { code, plain, table } from '../summary/markdown.ts';
import type { Evidence } from './evidence.ts';
import { count, minute, number, unitOf } from './wording.ts';

const VERDICTS = {
  better: '**better than**',
  same: '**not distinguishable from**',
  worse: '**worse than**',
} as const;

/** Why it was trained, and champion and challenger on the same newest rows; empty where neither is known. */
export function judgeSection(evidence: Evidence): string {
  const because = driftText(evidence);
  const judge = evidence.candidate.report?.judge;
  if (!judge) return because === '' ? '' : `### Drift\n\n${because}`;
  const { metric, champion, challenger, difference } = judge;
  const { candidate, dataset } = evidence;
  const heads = ['', `version ${candidate.version}`, championOf(judge), 'difference, 95 % interval'];
  const row = [
    `**${plain(metric)}**${unitOf({ name: metric }, dataset)}`,
    spread(challenger),
    spread(champion),
    `${number(difference.value)} (${number(difference.low)} to ${number(difference.high)})`,
  ];
  const method = `Rows that neither was trained on, from ${minute(judge.first)} to ${minute(judge.last)}; paired bootstrap over rows. Better and worse is said here and nowhere else: the test rows below are shown and decide nothing.\n`;
  return `### Judged on the newest labelled rows\n\n${because}${because === '' ? '' : '\n'}${judgeVerdict(evidence, judge)}\n\n${table(heads, [row])}\n${method}${otherChampion(evidence, judge)}`;
}

/** The verdict in one sentence. */
export function judgeVerdict({ candidate }: Evidence, judge: Judgement): string {
  return `On the ${count(judge.rows)} newest labelled rows version ${candidate.version} is ${VERDICTS[judge.verdict]} ${championOf(judge)} by ${plain(judge.metric)}.`;
}

/** Whether the judge compared with what runs here. */
export function isJudgedHere({ current }: Evidence, judge: Judgement): boolean {
  return current?.arn === judge.champion.modelPackageArn;
}

function otherChampion(evidence: Evidence, judge: Judgement): string {
  if (isJudgedHere(evidence, judge)) return '';
  const { environment, current } = evidence;
  const runs = current === undefined ? 'nothing runs here' : `version ${current.version} runs here`;
  return `\n> [!WARNING]\n> The judge compared with ${championOf(judge)}, which does not run in ${plain(environment)}: ${runs}. Nobody has compared the two on these rows, so a person has to decide.\n`;
}

function driftText({ drift, model }: Evidence): string {
  if (drift === undefined) return '';
  const { environment, raisedAt, issue } = drift;
  const told = issue === undefined ? '' : ` #${issue} tells what was seen, and what was decided.`;
  return `Trained because ${code(model)} drifted in ${code(environment)}: its alarm was raised at ${minute(raisedAt.toISOString())}.${told}\n`;
}

function championOf({ champion }: Judgement): string {
  const version = parsePackageArn(champion.modelPackageArn)?.version;
  return version === undefined ? 'a model that is no known version' : `version ${version}`;
}

function spread({ value, standardDeviation }: Judgement['challenger']): string {
  return `${number(value)}${standardDeviation === null ? '' : ` ± ${Number(standardDeviation.toPrecision(2))}`}`;
}
