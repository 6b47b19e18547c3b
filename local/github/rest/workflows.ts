import type { WorkflowFile } from '../../workflows/host.ts';
import { ApiError, notFound } from '../api-error.ts';
import { causeOf } from '../caller.ts';
import { branchHead } from '../history.ts';
import { accountJson } from '../json/account.ts';
import { repositoryJson } from '../json/repository.ts';
import { runJson, workflowJson } from '../json/run.ts';
import { flag, object, requiredText } from './input.ts';
import { type Call, listed, type Operation } from './router.ts';
import { runOf, selectedRuns } from './runs.ts';

const ACTIONS = '/repos/:owner/:repo/actions';
const READ = ['actions', 'read'] as const;
const WRITE = ['actions', 'write'] as const;

export const workflowOperations: readonly Operation[] = [
  {
    name: 'actions.listRepoWorkflows',
    method: 'get',
    path: `${ACTIONS}/workflows`,
    needs: READ,
    async handle({ core, context }) {
      const files = await core.workflows().files();
      return listed(
        context,
        'workflows',
        files.map((file) => workflowJson(core, file)),
      );
    },
  },
  {
    name: 'actions.getWorkflow',
    method: 'get',
    path: `${ACTIONS}/workflows/:workflow`,
    needs: READ,
    handle: async (call) => ({ json: workflowJson(call.core, await workflowIn(call)) }),
  },
  {
    name: 'actions.createWorkflowDispatch',
    method: 'post',
    path: `${ACTIONS}/workflows/:workflow/dispatches`,
    needs: WRITE,
    handle: dispatchWorkflow,
  },
  {
    name: 'actions.listWorkflowRuns',
    method: 'get',
    path: `${ACTIONS}/workflows/:workflow/runs`,
    needs: READ,
    async handle(call) {
      const { path } = await workflowIn(call);
      const runs = selectedRuns(call).filter((run) => run.workflow.path === path);
      return listed(
        call.context,
        'workflow_runs',
        runs.map((run) => runJson(call.core, run)),
      );
    },
  },
];

async function workflowIn({ core, param }: Call): Promise<WorkflowFile> {
  const wanted = param('workflow');
  const files = await core.workflows().files();
  const found = files.find(({ id, path }) => String(id) === wanted || path === `.github/workflows/${wanted}`);
  if (found === undefined) throw notFound();
  return found;
}

async function dispatchWorkflow(call: Call) {
  const { core, caller, body } = call;
  const { path } = await workflowIn(call);
  const input = await body();
  const branch = requiredText(input, 'ref').replace(/^refs\/heads\//, '');
  const sha = await branchHead(core.git, branch);
  if (sha === undefined) throw new ApiError(422, `No ref found for: ${branch}`);
  const inputs = Object.fromEntries(
    Object.entries(object(input, 'inputs') ?? {}).map(([name, value]) => [name, String(value)]),
  );
  const file = path.slice('.github/workflows/'.length);
  const [run] = await core.publish({
    name: 'workflow_dispatch',
    actor: caller.account.login,
    cause: causeOf(caller),
    ref: `refs/heads/${branch}`,
    sha,
    workflow: { file, inputs },
    payload: {
      inputs,
      ref: `refs/heads/${branch}`,
      workflow: path,
      repository: repositoryJson(core),
      sender: accountJson(core, caller.account),
    },
  });
  if (flag(input, 'return_run_details') !== true || run === undefined) return { status: 204 };
  const json = runJson(core, runOf(core, run));
  return { json: { workflow_run_id: run, run_url: json.url, html_url: json.html_url } };
}
