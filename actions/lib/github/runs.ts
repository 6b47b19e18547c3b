import { ask, find, type GitHub, statusOf } from './client.ts';

export interface Run {
  id: number;
  event: string;
  commit: string;
  /** queued, in_progress, waiting, completed ... */
  status: string;
  conclusion: string | null;
  /** What it is called in lists. */
  title: string;
  url: string;
  /** Of its newest attempt. */
  startedAt: Date;
}

export interface RunFilter {
  /** File name below `.github/workflows`. */
  workflow: string;
  branch?: string;
  status?: 'waiting' | 'queued' | 'in_progress' | 'completed';
  event?: string;
  /** At most so many; 100 otherwise. */
  limit?: number;
}

/** Runs of a workflow, newest first. */
export async function listRuns({ rest, owner, repo }: GitHub, filter: RunFilter): Promise<Run[]> {
  const { workflow, limit = 100, ...only } = filter;
  const { data } = await ask(`list the runs of ${workflow}`, () =>
    rest.actions.listWorkflowRuns({ owner, repo, workflow_id: workflow, per_page: limit, ...only }),
  );
  return data.workflow_runs.map((run) => ({
    id: run.id,
    event: run.event,
    commit: run.head_sha,
    status: run.status ?? '',
    conclusion: run.conclusion,
    title: run.display_title,
    url: run.html_url,
    startedAt: new Date(run.run_started_at ?? run.created_at),
  }));
}

export interface RunApproval {
  /** Login. */
  user: string;
  environments: readonly string[];
  state: string;
  comment: string;
}

/** What reviewers of environments said to a run, oldest first. */
export async function approvalsOf({ rest, owner, repo }: GitHub, runId: number): Promise<RunApproval[]> {
  const { data } = await ask(`read who approved the run ${runId}`, () =>
    rest.actions.getReviewsForRun({ owner, repo, run_id: runId }),
  );
  return data.map(({ user, environments, state, comment }) => ({
    user: user.login,
    environments: environments.map(({ name }) => name ?? ''),
    state,
    comment,
  }));
}

/** Names of the environments whose reviewers a run waits for. */
export async function pendingEnvironments({ rest, owner, repo }: GitHub, runId: number): Promise<string[]> {
  const pending = await find(`read what the run ${runId} waits for`, () =>
    rest.actions.getPendingDeploymentsForRun({ owner, repo, run_id: runId }),
  );
  return (pending ?? []).map(({ environment }) => environment.name ?? '');
}

/** Cancels a run; one that has ended already is left as it is. */
export async function cancelRun({ rest, owner, repo }: GitHub, runId: number): Promise<void> {
  await ask(`cancel the run ${runId}`, async () => {
    try {
      await rest.actions.cancelWorkflowRun({ owner, repo, run_id: runId });
    } catch (error) {
      if (statusOf(error) !== 409) throw error;
    }
  });
}

/** Starts a workflow on a branch, with its inputs. */
export async function dispatchWorkflow(
  { rest, owner, repo }: GitHub,
  {
    workflow,
    ref,
    inputs = {},
  }: { workflow: string; ref: string; inputs?: Readonly<Record<string, string>> },
): Promise<void> {
  await ask(`start ${workflow}`, () =>
    rest.actions.createWorkflowDispatch({ owner, repo, workflow_id: workflow, ref, inputs: { ...inputs } }),
  );
}
