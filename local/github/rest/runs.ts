import type { WorkflowRun } from '../../workflows/host.ts';
import { ApiError, notFound } from '../api-error.ts';
import type { Core } from '../core.ts';
import { artifactJson, jobJson, runJson } from '../json/run.ts';
import { type Call, listed, type Operation } from './router.ts';

const ACTIONS = '/repos/:owner/:repo/actions';
const READ = ['actions', 'read'] as const;
const WRITE = ['actions', 'write'] as const;

export const runOperations: readonly Operation[] = [
  {
    name: 'actions.listWorkflowRunsForRepo',
    method: 'get',
    path: `${ACTIONS}/runs`,
    needs: READ,
    handle: (call) =>
      listed(
        call.context,
        'workflow_runs',
        selectedRuns(call).map((run) => runJson(call.core, run)),
      ),
  },
  {
    name: 'actions.getWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/runs/:run`,
    needs: READ,
    handle: (call) => ({ json: runJson(call.core, runIn(call)) }),
  },
  {
    name: 'actions.cancelWorkflowRun',
    method: 'post',
    path: `${ACTIONS}/runs/:run/cancel`,
    needs: WRITE,
    handle(call) {
      const run = runIn(call);
      if (run.status === 'completed')
        throw new ApiError(409, 'Cannot cancel a workflow run that is completed.');
      call.core.workflows().cancel(run.id);
      return { status: 202, json: {} };
    },
  },
  {
    name: 'actions.reRunWorkflow',
    method: 'post',
    path: `${ACTIONS}/runs/:run/rerun`,
    needs: WRITE,
    handle: (call) => rerun(call, 'all'),
  },
  {
    name: 'actions.reRunWorkflowFailedJobs',
    method: 'post',
    path: `${ACTIONS}/runs/:run/rerun-failed-jobs`,
    needs: WRITE,
    handle: (call) => rerun(call, 'failed'),
  },
  {
    name: 'actions.approveWorkflowRun',
    method: 'post',
    path: `${ACTIONS}/runs/:run/approve`,
    needs: WRITE,
    handle(call) {
      if (call.caller.kind !== 'user') throw new ApiError(403, 'Resource not accessible by integration');
      call.core.workflows().approveRun(runIn(call).id, call.caller.account.login);
      return { status: 201, json: {} };
    },
  },
  {
    name: 'actions.listJobsForWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/runs/:run/jobs`,
    needs: READ,
    handle(call) {
      const run = runIn(call);
      return listed(
        call.context,
        'jobs',
        run.jobs.map((job) => jobJson(call.core, run, job)),
      );
    },
  },
  {
    name: 'actions.getJobForWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/jobs/:job`,
    needs: READ,
    handle({ core, number }) {
      const id = number('job');
      for (const run of core.workflows().runs()) {
        const job = run.jobs.find((candidate) => candidate.id === id);
        if (job) return { json: jobJson(core, run, job) };
      }
      throw notFound();
    },
  },
  {
    name: 'actions.downloadJobLogsForWorkflowRun',
    method: 'get',
    path: `${ACTIONS}/jobs/:job/logs`,
    needs: READ,
    handle: async ({ core, number }) => ({ text: await core.workflows().log(number('job')) }),
  },
  {
    name: 'actions.listWorkflowRunArtifacts',
    method: 'get',
    path: `${ACTIONS}/runs/:run/artifacts`,
    needs: READ,
    handle(call) {
      const run = runIn(call);
      const artifacts = call.core.workflows().artifacts(run.id);
      return listed(
        call.context,
        'artifacts',
        artifacts.map((artifact) => artifactJson(call.core, run, artifact)),
      );
    },
  },
];

export function runOf(core: Core, id: number): WorkflowRun {
  const run = core.workflows().run(id);
  if (run === undefined) throw notFound();
  return run;
}

export function runIn({ core, number }: Call): WorkflowRun {
  return runOf(core, number('run'));
}

export function selectedRuns({ core, query }: Call): WorkflowRun[] {
  const [status, event, branch, sha, actor] = ['status', 'event', 'branch', 'head_sha', 'actor'].map(query);
  return core
    .workflows()
    .runs()
    .filter((run) => status === undefined || run.status === status || run.conclusion === status)
    .filter((run) => event === undefined || run.event.name === event)
    .filter((run) => branch === undefined || runJson(core, run).head_branch === branch)
    .filter((run) => sha === undefined || runJson(core, run).head_sha === sha)
    .filter((run) => actor === undefined || run.event.actor === actor)
    .toSorted((a, b) => b.id - a.id);
}

async function rerun(call: Call, which: 'all' | 'failed') {
  const run = runIn(call);
  if (run.status !== 'completed') throw new ApiError(403, 'This workflow run is already running.');
  await call.core.workflows().rerun(run.id, which, call.caller.account.login);
  return { status: 201, json: {} };
}
