import { Failure } from '../lib/failure.ts';

/** What GitHub says of an environment; undefined where there is none of that name. */
export interface Protection {
  /** How many people and teams may approve. */
  reviewers: number;
  preventSelfReview: boolean;
  /** Patterns of branches that may deploy; null allows all. */
  branches: readonly string[] | null;
}

/**
 * Why no job may name the environment; undefined where one may. An environment where releases begin needs no reviewers: there
 * the merge into the branch that may deploy is the approval. GitHub makes an environment that is not there when a job names it, without any protection.
 */
export function protectionFault(
  environment: string,
  promotesFrom: string | null,
  protection: Protection | undefined,
): Failure | undefined {
  if (protection === undefined)
    return new Failure(
      promotesFrom === null ? 'environment-missing' : 'environment-unprotected',
      `The repository has no environment '${environment}', and GitHub would make it without protection and variables as soon as a job names it. Make it as docs/setup.md says. Nothing was deployed there.`,
    );
  if (protection.reviewers > 0) return undefined;
  if (promotesFrom === null && protection.branches !== null) return undefined;
  if (promotesFrom === null)
    return new Failure(
      'environment-unprotected',
      `The environment '${environment}' has neither reviewers nor a rule for branches, so that a workflow of any branch could take on its role. Allow the default branch alone in the repository's settings (docs/setup.md). Nothing was deployed there.`,
    );
  return new Failure(
    'environment-unprotected',
    `The environment '${environment}' has no reviewers, so that nobody would be asked before it is deployed to. Give it required reviewers in the repository's settings (docs/setup.md). Nothing was deployed there.`,
  );
}

/** What weakens the protection without ending the run, as sentences. */
export function protectionRemarks(
  environment: string,
  promotesFrom: string | null,
  { preventSelfReview, branches }: Protection,
): string[] {
  const remarks: string[] = [];
  if (branches === null)
    remarks.push(
      `Any branch may deploy to '${environment}': allow the default branch alone in its settings (docs/setup.md).`,
    );
  if (promotesFrom !== null && !preventSelfReview)
    remarks.push(
      `Whoever starts a deployment to '${environment}' may also approve it: prevent self-review in its settings (docs/setup.md).`,
    );
  return remarks;
}
