import type { WorkflowRun } from '../workflows/host.ts';
import type { LocalGitHub } from '../github/server.ts';
import { waitFor } from './wait.ts';

/** Which run is meant: the newest one of a workflow that an event at this commit or with this name started. */
export interface RunQuery {
  /** File name below `.github/workflows`. */
  workflow: string;
  /** Only runs that were created after this one. */
  after: number;
  commit?: string;
}

/** The newest run of a workflow; undefined where there is none yet. */
export function findRun(github: LocalGitHub, { workflow, after, commit }: RunQuery): WorkflowRun | undefined {
  return github.workflows
    .runs()
    .filter((run) => run.id > after && run.workflow.path.endsWith(`/${workflow}`))
    .filter((run) => commit === undefined || run.event.sha === commit)
    .toSorted((a, b) => b.id - a.id)[0];
}

/** Id of the newest run of all; runs of what happens from now on have greater ones. */
export function newestRun(github: LocalGitHub): number {
  return Math.max(0, ...github.workflows.runs().map(({ id }) => id));
}

/** Waits until a run begins, and then for its end. Throws where it did not succeed, with what its jobs said. */
export async function awaitRun(
  github: LocalGitHub,
  query: RunQuery,
  options: { signal: AbortSignal; seconds: number; onRun?: (run: WorkflowRun) => Promise<void> },
): Promise<WorkflowRun> {
  const { signal, seconds, onRun } = options;
  const ended = await waitFor(
    async () => {
      const run = findRun(github, query);
      if (run === undefined) return undefined;
      await onRun?.(run);
      return run.status === 'completed' ? run : undefined;
    },
    { what: `the end of ${query.workflow}`, signal, seconds },
  );
  if (ended.conclusion !== 'success') throw new Error(failureOfRun(ended));
  return ended;
}

const SETTLE_SECONDS = 180;
const RESTING: ReadonlySet<string> = new Set(['completed', 'waiting', 'action_required']);

/** Waits until every run has ended or waits for a person. */
export async function awaitRest(github: LocalGitHub, signal: AbortSignal): Promise<void> {
  await waitFor(
    async () => {
      const runs = github.workflows.runs();
      return runs.every(({ status }) => RESTING.has(status)) ? true : undefined;
    },
    { what: 'the runs that are under way', signal, seconds: SETTLE_SECONDS },
  );
}

/** Why a run failed: the error annotations of its jobs. */
export function failureOfRun(run: WorkflowRun): string {
  const errors = run.jobs.flatMap(({ name, annotations }) =>
    annotations.filter(({ level }) => level === 'error').map(({ message }) => `${name}: ${message}`),
  );
  const what = [...run.problems, ...errors].join('\n');
  return what || `Run ${run.number} of ${run.workflow.path} ended with ${run.conclusion}; its log says why.`;
}

/** Throws where one of these workflows failed since a run: what is waited for would never come. */
export function refuseFailedRuns(github: LocalGitHub, workflows: readonly string[], after: number): void {
  for (const workflow of workflows) {
    const run = findRun(github, { workflow, after });
    if (run?.status === 'completed' && run.conclusion !== 'success' && run.conclusion !== 'skipped')
      throw new Error(failureOfRun(run));
  }
}
