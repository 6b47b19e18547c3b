import { REASONS } from '../lib/reason.ts';
import { link, plain, table } from '../lib/summary/markdown.ts';
import type { Proposal } from './propose-rollback.ts';

/** The job summary, as Markdown: one row for each model. */
export function rollbackSummary(environment: string, proposals: readonly Proposal[]): string {
  const title = `## Rollback of ${plain(environment)}\n`;
  if (proposals.length === 0) return `${title}\n${REASONS['rollback-needless']}\n`;
  const rows = proposals.map(({ model, reason, pullRequest, url }) => [
    plain(model),
    REASONS[reason],
    pullRequest === null || url === null ? '' : link(`#${pullRequest}`, url),
  ]);
  return [title, table(['model', 'outcome', 'pull request'], rows)].join('\n');
}
