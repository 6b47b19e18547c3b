import { code, plain } from '../summary/markdown.ts';

/** A pull request of a promotion that somebody closed without merging it. */
export interface ClosedProposal {
  number: number;
  /** ARN of the package that it proposed. */
  package: string;
  /** ISO 8601; a pull request that was reopened may be closed again. */
  closedAt: string;
  /** Labels that it has by now. */
  labels: readonly string[];
}

/** Marks a closed pull request whose release is not proposed again for this environment. */
export const DECLINED_LABEL = 'promotion-declined';

export type Meaning = 'reject' | 'remember' | 'nothing';

/**
 * What a closed pull request means. Where releases begin it rejects the package, for all environments. Elsewhere, and
 * where somebody approved the package already, it is remembered by its label and rejects nothing. What a program closed was
 * withdrawn and means nothing.
 */
export function meaningOf(
  { closedBy }: { closedBy: { login: string; isPerson: boolean } | undefined },
  { promotesFrom, approval }: { promotesFrom: string | null; approval: string | undefined },
): Meaning {
  if (closedBy === undefined || !closedBy.isPerson) return 'nothing';
  if (promotesFrom !== null || approval === 'Approved') return 'remember';
  return approval === 'PendingManualApproval' ? 'reject' : 'nothing';
}

/** Says on a closed pull request what closing it has done. Markdown. */
export function closedComment(
  meaning: Exclude<Meaning, 'nothing'>,
  { by, version, environment }: { by: string; version: number | undefined; environment: string },
): string {
  const what = `version ${version ?? 'unknown'}`;
  if (meaning === 'reject')
    return `${code(by)} closed this, so ${what} is now ${code('Rejected')} in SageMaker and is proposed nowhere again. To change your mind, set it back to ${code('PendingManualApproval')} there: the next run of ${code('promote.yml')} proposes it in a pull request of its own.\n`;
  return `${code(by)} closed this, so ${what} is not proposed for ${plain(environment)} again, as the label ${code(DECLINED_LABEL)} says; the package stays as it is. To change your mind, reopen this pull request, or take the label off.\n`;
}
