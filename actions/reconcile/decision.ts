import { type Attempt, isUnderWay, wasTried } from './attempts.ts';
import type { Difference } from './reconcile.ts';

export type ModelVerdict = Pick<Difference, 'model' | 'message'> & {
  /** Beside those of a difference: the reviewers said no; an earlier attempt at this commit failed. */
  state: Difference['state'] | 'rejected' | 'tried';
};

export interface Decision {
  reason: 'in-sync' | 'deployment-started' | 'deployment-under-way';
  models: ModelVerdict[];
}

/** Whether the deployment of an environment is to be started, given what differs and what has been tried. */
export function decide(
  differences: readonly Difference[],
  {
    attempts,
    rejected,
    environment,
    commit,
  }: { attempts: readonly Attempt[]; rejected: ReadonlySet<string>; environment: string; commit: string },
): Decision {
  const tried = attempts.some((attempt) => wasTried(attempt, environment, commit));
  const models = differences.map(({ model, state, message }): ModelVerdict => {
    if (state !== 'due') return { model, state, ...(message !== undefined && { message }) };
    if (rejected.has(model)) return { model, state: 'rejected' };
    return { model, state: tried ? 'tried' : 'due' };
  });
  if (!models.some(({ state }) => state === 'due')) return { reason: 'in-sync', models };
  const underWay = attempts.some((attempt) => isUnderWay(attempt, environment));
  return { reason: underWay ? 'deployment-under-way' : 'deployment-started', models };
}
