/** A run of the same workflow that waits for an approval. */
export interface WaitingRun {
  id: number;
  /** Environments whose reviewers it waits for. */
  environments: readonly string[];
  /** By environment, the models that it deploys unless a newer commit says something else of them. */
  models: ReadonlyMap<string, readonly string[]>;
}

/** By environment, the models that this run deploys. */
export type Coverage = ReadonlyMap<string, ReadonlySet<string>>;

/**
 * The older runs that have nothing left to do which this one does not do: cancelling them loses no deployment. A run that
 * waits for anything else is left to its reviewers; `deploy` refuses what has moved meanwhile.
 */
export function supersededRuns(
  waiting: readonly WaitingRun[],
  own: { id: number; covers: Coverage },
): WaitingRun[] {
  return waiting.filter((run) => run.id < own.id && isCovered(run, own.covers));
}

function isCovered({ environments, models }: WaitingRun, covers: Coverage): boolean {
  if (environments.length === 0) return false;
  return environments.every((environment) => {
    const covered = covers.get(environment);
    return covered !== undefined && (models.get(environment) ?? []).every((model) => covered.has(model));
  });
}
