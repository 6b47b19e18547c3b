import { code, link, plain, table } from '../lib/summary/markdown.ts';
import type { Proposal } from './propose-promotion.ts';

/** What became of each model, as Markdown. */
export function proposalSummary(environment: string, proposals: readonly Proposal[]): string {
  const rows = proposals.map(({ model, reason, message, pullRequest, url }) => [
    plain(model),
    code(reason),
    plain(message),
    pullRequest === null || url === null ? '' : link(`#${pullRequest}`, url),
  ]);
  return `## Promotions to ${plain(environment)}\n\n${table(['model', 'reason', '', 'pull request'], rows)}`;
}
