import type { DeploymentRecord } from '../deployment/record.ts';
import { longestPause } from '../manifest/schedule-interval.ts';

/** What one execution of a monitoring schedule looked at. */
export interface AnalysedWindow {
  start: Date;
  end: Date;
  /** ISO 8601. */
  duration: string;
}

const HOUR_MS = 3_600_000;

/**
 * The window of an execution: it looks at what was captured since the one before, up to the hour at which it was due, which names
 * its folder. Of a schedule whose pauses differ over midnight, the longest is taken.
 */
export function analysedWindow(due: Date, schedule: string): AnalysedWindow {
  const hours = longestPause(schedule, due) / 3600;
  return { start: new Date(due.getTime() - hours * HOUR_MS), end: due, duration: `PT${hours}H` };
}

/**
 * The deployment whose release served the whole window; undefined where none did. Model Monitor looks back over deployments, and
 * rows of two releases say nothing of either. `deployed` is newest first.
 */
export function servedThrough(
  deployed: readonly DeploymentRecord[],
  { start, end }: AnalysedWindow,
): { modelPackageArn: string; since: string } | undefined {
  const before = deployed.filter(({ endedAt }) => Date.parse(endedAt) <= start.getTime());
  const [serving] = before;
  if (serving === undefined) return undefined;
  const { modelPackageArn } = serving.release;
  const isOther = ({ release }: DeploymentRecord) => release.modelPackageArn !== modelPackageArn;
  const within = deployed.filter(
    ({ endedAt }) => Date.parse(endedAt) > start.getTime() && Date.parse(endedAt) < end.getTime(),
  );
  if (within.some(isOther)) return undefined;
  const last = before.findIndex(isOther);
  const first = before.at(last === -1 ? -1 : last - 1) ?? serving;
  return { modelPackageArn, since: first.endedAt };
}
