import { REASONS } from '../lib/reason.ts';
import { list, plain, table } from '../lib/summary/markdown.ts';
import type { Decision, ModelVerdict } from './decision.ts';
import type { Finding } from './finding.ts';
import { findingsText } from './issue.ts';

export interface SweepResult {
  decision: Decision;
  /** Models whose drift is assessed now, or will be by a run that is under way. */
  assess: readonly string[];
  findings: readonly Finding[];
  /** Number of the issue that tells of the findings, or that was closed. */
  issue: number | undefined;
}

/** The job summary, as Markdown: what was started, what is not deployed and why, and what a person has to look at. */
export function reconcileSummary(
  environment: string,
  { decision, assess, findings, issue }: SweepResult,
): string {
  const { reason, models } = decision;
  const parts = [`## ${plain(environment)}\n`, `${REASONS[reason]}\n`];
  if (models.length > 0)
    parts.push(
      table(
        ['model', 'not deployed because'],
        models.map((each) => [plain(each.model), sentenceOf(each)]),
      ),
    );
  if (assess.length > 0)
    parts.push(
      `Drift that nobody looked at since it was last told of, or whose issue may be closed:\n\n${list(assess.map(plain))}`,
    );
  if (findings.length > 0) parts.push(`${findingsText(findings)}\nSee #${issue}.\n`);
  else if (issue !== undefined) parts.push(`Nothing is left of #${issue}, which was closed.\n`);
  return parts.join('\n');
}

const SENTENCES: Readonly<Record<Exclude<ModelVerdict['state'], 'refused'>, string>> = {
  due: 'no run has deployed it yet',
  failed: 'its last deployment failed: a person has to start the next one',
  rejected: "the environment's reviewers rejected it: a person has to start the deployment again",
  tried: 'a run that was started for this commit failed: see there, and start the next one',
};

function sentenceOf({ state, message = '' }: ModelVerdict): string {
  return state === 'refused' ? plain(message) : SENTENCES[state];
}

/** Releases that only a person gets deployed. Reviewers who said no know that they did. */
export function releaseFindings(models: readonly ModelVerdict[]): Finding[] {
  return models
    .filter(({ state }) => state === 'failed' || state === 'tried')
    .map((verdict) => ({ model: verdict.model, kind: 'release', sentence: `${sentenceOf(verdict)}.` }));
}
