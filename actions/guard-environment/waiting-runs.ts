import { type Base, readBase } from '../lib/deployment/base.ts';
import type { GitHub } from '../lib/github/client.ts';
import { listRuns, pendingEnvironments, type Run } from '../lib/github/runs.ts';
import { hasCommit } from '../lib/repository.ts';
import { modelsOfRun } from './run-models.ts';
import type { WaitingRun } from './supersession.ts';

export interface History {
  /** The checkout's folder. */
  repository: string;
  environments: string;
  template: string;
  /** File name of the workflow. */
  workflow: string;
  /** The commit of this run. */
  commit: string;
}

/** A run that waits, with what GitHub tells about it. */
export interface OlderRun extends WaitingRun {
  commit: string;
  url: string;
}

/** Runs of the workflow on the default branch that wait for an approval, with the models that each is about. */
export async function readWaitingRuns(github: GitHub, branch: string, history: History): Promise<OlderRun[]> {
  const { workflow } = history;
  const waiting = await listRuns(github, { workflow, branch, status: 'waiting' });
  if (waiting.length === 0) return [];
  // Runs of pushes tell what each of them brought: every push that changes a manifest starts one.
  const pushes = await listRuns(github, { workflow, branch, event: 'push' });
  const older: OlderRun[] = [];
  for (const run of waiting) {
    const environments = await pendingEnvironments(github, run.id);
    const before = run.event === 'push' ? runBefore(run, pushes) : undefined;
    if (!(await hasCommit(history.repository, run.commit))) continue;
    const models = new Map<string, string[]>();
    for (const environment of environments)
      models.set(environment, await readModels(run.commit, before?.commit, environment, history));
    older.push({ id: run.id, commit: run.commit, url: run.url, environments, models });
  }
  return older;
}

function runBefore({ id }: Run, pushes: readonly Run[]): Run | undefined {
  let last: Run | undefined;
  for (const run of pushes) if (run.id < id && (last === undefined || run.id > last.id)) last = run;
  return last;
}

async function readModels(
  commit: string,
  before: string | undefined,
  environment: string,
  history: History,
): Promise<string[]> {
  const at = (id: string): Promise<Base> => readBase(id, { ...history, environment });
  const known = before !== undefined && (await hasCommit(history.repository, before));
  return modelsOfRun(await at(commit), known ? await at(before) : undefined, await at(history.commit));
}
