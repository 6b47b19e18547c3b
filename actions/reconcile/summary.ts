import { REASONS } from '../lib/reason.ts';
import { plain, table } from '../lib/summary/markdown.ts';
import type { Decision, ModelVerdict } from './decision.ts';

/** The job summary, as Markdown: what is not deployed, and why nothing, or something, is done about it. */
export function reconcileSummary(environment: string, { reason, models }: Decision): string {
  const parts = [`## ${plain(environment)}\n`, `${REASONS[reason]}\n`];
  if (models.length > 0)
    parts.push(
      table(
        ['model', 'not deployed because'],
        models.map((each) => [plain(each.model), sentenceOf(each)]),
      ),
    );
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
