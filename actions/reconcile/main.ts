import { runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { placeOfCaller } from '../lib/aws/identity.ts';
import { readTemplate } from '../lib/deployment/template.ts';
import { createGitHub } from '../lib/github/client.ts';
import { dispatchWorkflow } from '../lib/github/runs.ts';
import { loadManifests } from '../lib/manifest/load.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { decide } from './decision.ts';
import { recentAttempts } from './recent-attempts.ts';
import { differences } from './reconcile.ts';
import { rejectedModels } from './rejection.ts';
import { reconcileSummary } from './summary.ts';

const REPOSITORY = '.';

await runAction(CONTRACT, async (inputs, step) => {
  const { environment, environments, bucket, workflow, branch } = inputs;
  const loaded = environmentOf(await loadManifests(environments), environment);
  const { sha256: templateHash } = await readTemplate(inputs.template);
  const clients = createClients(loaded.manifest.region);
  const place = await placeOfCaller(clients, loaded);
  const found = await differences(clients, { loaded, place, bucket, templateHash, now: new Date() });

  const github = createGitHub(inputs.token);
  const isDue = found.some(({ state }) => state === 'due');
  const attempts = isDue ? await recentAttempts(github, { workflow, branch }) : [];
  const rejected = await rejectedModels(attempts, found, {
    repository: REPOSITORY,
    environments,
    environment,
  });
  const { commit } = workflowRun();
  const decision = decide(found, { attempts, rejected, environment, commit });
  if (decision.reason === 'deployment-started')
    await dispatchWorkflow(github, { workflow, ref: branch, inputs: { environment, automatic: 'true' } });

  for (const { model, state } of decision.models) step.log(`${model}: ${state}`);
  step.setOutputs({ models: JSON.stringify(decision.models), reason: decision.reason });
  await step.summarize(reconcileSummary(environment, decision));
});
