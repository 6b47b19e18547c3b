import type { GitHub } from '../lib/github/client.ts';
import { approvalsOf, listRuns, pendingEnvironments } from '../lib/github/runs.ts';
import type { Attempt } from './attempts.ts';

// A rejection further back is one of a release that has been replaced since, or may be asked for again.
const RUNS = 50;

/** The newest runs of a workflow on a branch, newest first, with who they wait for and who said no. */
export async function recentAttempts(
  github: GitHub,
  { workflow, branch }: { workflow: string; branch: string },
): Promise<Attempt[]> {
  const runs = await listRuns(github, { workflow, branch, limit: RUNS });
  const attempts: Attempt[] = [];
  for (const { id, commit, status, conclusion, title, url, startedAt } of runs) {
    const waitsFor = status === 'waiting' ? await pendingEnvironments(github, id) : [];
    const approvals = conclusion === 'failure' ? await approvalsOf(github, id) : [];
    const rejections = approvals.filter(({ state }) => state === 'rejected');
    const rejectedIn = rejections.flatMap(({ environments }) => environments);
    attempts.push({ commit, status, conclusion, title, url, startedAt, waitsFor, rejectedIn });
  }
  return attempts;
}
