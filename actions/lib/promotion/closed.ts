/** A pull request of a promotion that somebody closed without merging it. */
export interface ClosedProposal {
  number: number;
  /** ARN of the package that it proposed. */
  package: string;
  closedBy: { login: string; isPerson: boolean } | undefined;
  /** Labels that it has by now. */
  labels: readonly string[];
}

/** Marks a closed pull request whose release is not proposed again for this environment. */
export const DECLINED_LABEL = 'promotion-declined';

/**
 * What a closed pull request means. Where releases begin it rejects the package, for all environments; later it is
 * remembered by its label and rejects nothing. What a program closed was withdrawn and means nothing.
 */
export function meaningOf(
  closed: ClosedProposal,
  { promotesFrom, approval }: { promotesFrom: string | null; approval: string | undefined },
): 'reject' | 'remember' | 'nothing' {
  if (closed.closedBy === undefined || !closed.closedBy.isPerson) return 'nothing';
  if (promotesFrom !== null) return closed.labels.includes(DECLINED_LABEL) ? 'nothing' : 'remember';
  // Once it is approved it has been deployed; taking that back is a rollback, not a closed proposal.
  return approval === 'PendingManualApproval' ? 'reject' : 'nothing';
}
