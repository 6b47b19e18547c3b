/** A run of the workflow that deploys, of the default branch. */
export interface Attempt {
  commit: string;
  status: string;
  conclusion: string | null;
  /** What the run is called: `deploy.yml` names the environment where one was asked for. */
  title: string;
  url: string;
  startedAt: Date;
  /** Environments whose reviewers it waits for. */
  waitsFor: readonly string[];
  /** Environments whose reviewers said no. */
  rejectedIn: readonly string[];
}

/** Whether a run may still deploy to the environment. One that waits for reviewers does so for what it waits for alone. */
export function isUnderWay({ status, waitsFor }: Attempt, environment: string): boolean {
  if (status === 'completed') return false;
  return status === 'waiting' ? waitsFor.includes(environment) : true;
}

/**
 * Whether a program's attempt at this commit ended without success: a second one would most likely end so too, hour by hour.
 * The next commit, or a person, begins anew.
 */
export function wasTried(attempt: Attempt, environment: string, commit: string): boolean {
  const { title, status, conclusion } = attempt;
  if (attempt.commit !== commit || status !== 'completed') return false;
  return title === `Deploy ${environment}` && conclusion !== 'success' && conclusion !== 'cancelled';
}
