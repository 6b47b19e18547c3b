import { runAction } from '../lib/action.ts';
import { Failure } from '../lib/failure.ts';
import { createGitHub } from '../lib/github/client.ts';
import { loadManifests } from '../lib/manifest/load.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { guardEnvironments, supersede } from './guard-environment.ts';
import { guardSummary } from './summary.ts';

const REPOSITORY = '.';

await runAction(CONTRACT, async (inputs, step) => {
  const { environmentsFolder, plansFolder, template, workflow, token } = inputs;
  const github = createGitHub(token);
  const { id, commit, branch, url = '' } = workflowRun();
  const manifests = await loadManifests(environmentsFolder);
  const guards = await guardEnvironments(github, { ...inputs, manifests });
  const ready = guards.filter(({ state }) => state === 'ready').map(({ environment }) => environment);
  // Also when others may not: the jobs of those that may go on without them.
  step.setOutputs({ environments: JSON.stringify(ready) });
  for (const { remarks } of guards) for (const remark of remarks) step.warn(remark);

  const files = { repository: REPOSITORY, environments: environmentsFolder, template };
  const superseded =
    plansFolder === undefined || branch === undefined
      ? []
      : await supersede(github, guards, {
          own: { id: Number(id), url },
          branch,
          history: { ...files, workflow, commit },
        });
  step.setOutputs({ superseded: JSON.stringify(superseded.map((run) => run.id)) });
  await step.summarize(guardSummary(guards, superseded));
  const refused = guards.flatMap((guard) => (guard.state === 'refused' ? [guard.failure] : []));
  const [first] = refused;
  if (first !== undefined)
    throw refused.length === 1
      ? first
      : new Failure(first.reason, `${refused.length} environments can't be deployed to.`, {
          problems: refused.map(({ message }) => message),
        });
  step.setOutputs({ reason: ready.length > 0 ? 'guarded' : 'guarded-nothing' });
});
