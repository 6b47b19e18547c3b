import { Failure } from '../lib/failure.ts';
import type { GitHub } from '../lib/github/client.ts';
import { readEnvironment } from '../lib/github/environments.ts';
import { cancelRun } from '../lib/github/runs.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import type { Manifests } from '../lib/manifest/manifests.ts';
import { hasRelease, readPlan } from './plans.ts';
import { protectionFault, protectionRemarks } from './protection.ts';
import { tellSuperseded } from './superseded-comment.ts';
import { type Coverage, supersededRuns } from './supersession.ts';
import { type History, type OlderRun, readWaitingRuns } from './waiting-runs.ts';

export interface GuardRequest {
  environments: readonly string[];
  manifests: Manifests;
  /** Undefined where nothing was planned. */
  plansFolder: string | undefined;
}

export type EnvironmentGuard = {
  environment: string;
  remarks: readonly string[];
} & (
  | { state: 'ready'; models: readonly string[] }
  /** `empty`: no release to deploy; `unplanned`: its plan has problems, which that job tells. */
  | { state: 'empty' | 'unplanned' }
  | { state: 'refused'; failure: Failure }
);

/** Looks at each environment by itself; one that is refused keeps none of the others. */
export async function guardEnvironments(github: GitHub, request: GuardRequest): Promise<EnvironmentGuard[]> {
  const guards: EnvironmentGuard[] = [];
  for (const environment of request.environments) guards.push(await guardOne(github, environment, request));
  return guards;
}

async function guardOne(
  github: GitHub,
  environment: string,
  { manifests, plansFolder }: GuardRequest,
): Promise<EnvironmentGuard> {
  const { promotesFrom } = environmentOf(manifests, environment).manifest;
  const plan = plansFolder === undefined ? undefined : await readPlan(plansFolder, environment);
  if (plansFolder !== undefined && plan === undefined)
    return { environment, state: 'unplanned', remarks: [] };
  if (plan !== undefined && !hasRelease(plan)) return { environment, state: 'empty', remarks: [] };
  const protection = await readEnvironment(github, environment);
  const failure = protectionFault(environment, promotesFrom, protection);
  if (failure !== undefined || protection === undefined)
    return { environment, state: 'refused', failure: failure ?? missing(environment), remarks: [] };
  const remarks = protectionRemarks(environment, promotesFrom, protection);
  return { environment, state: 'ready', models: plan?.models.map(({ model }) => model) ?? [], remarks };
}

function missing(environment: string): Failure {
  return new Failure('environment-missing', `The repository has no environment '${environment}'.`);
}

/**
 * Cancels older runs that wait for an approval of what this run deploys, and says so on their pull requests. Answers those
 * that were cancelled: one that was approved meanwhile is not.
 */
export async function supersede(
  github: GitHub,
  guards: readonly EnvironmentGuard[],
  { own, branch, history }: { own: { id: number; url: string }; branch: string; history: History },
): Promise<OlderRun[]> {
  const covers: Coverage = new Map(
    guards.flatMap((guard) =>
      guard.state === 'ready' ? [[guard.environment, new Set(guard.models)] as const] : [],
    ),
  );
  if (covers.size === 0) return [];
  const waiting = await readWaitingRuns(github, branch, history);
  const chosen = new Set(supersededRuns(waiting, { id: own.id, covers }).map(({ id }) => id));
  const cancelled: OlderRun[] = [];
  for (const run of waiting) {
    if (!chosen.has(run.id)) continue;
    await cancelRun(github, run.id);
    await tellSuperseded(github, run, own);
    cancelled.push(run);
  }
  return cancelled;
}
