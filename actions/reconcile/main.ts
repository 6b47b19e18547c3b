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
import { eventFindings } from './event-state.ts';
import { closeUnwatched, keepIssue } from './issue.ts';
import { recentAttempts } from './recent-attempts.ts';
import { differences, releasedModels } from './reconcile.ts';
import { rejectedModels } from './rejection.ts';
import { reconcileSummary, releaseFindings } from './summary.ts';
import { sweep } from './sweep.ts';
import { waitingFindings } from './waiting.ts';

const REPOSITORY = '.';

await runAction(CONTRACT, async (inputs, step) => {
  const { environment, environments, bucket, workflow, driftWorkflow, branch } = inputs;
  const loaded = environmentOf(await loadManifests(environments), environment);
  const { sha256: templateHash } = await readTemplate(inputs.template);
  const clients = createClients(loaded.manifest.region);
  const place = await placeOfCaller(clients, loaded);
  const now = new Date();
  const sources = { loaded, place, bucket, templateHash, now };
  const released = await releasedModels(clients, sources);
  const found = await differences(clients, released, sources);

  const github = createGitHub(inputs.token);
  const run = workflowRun();
  const attempts = await recentAttempts(github, { workflow, branch });
  const rejected = await rejectedModels(attempts, found, {
    repository: REPOSITORY,
    environments,
    environment,
  });
  const decision = decide(found, { attempts, rejected, environment, commit: run.commit });
  if (decision.reason === 'deployment-started')
    await dispatchWorkflow(github, { workflow, ref: branch, inputs: { environment, automatic: 'true' } });
  for (const { model, state } of decision.models) step.log(`${model}: ${state}`);
  // At once: what follows may fail, and this has happened.
  step.setOutputs({ models: JSON.stringify(decision.models), reason: decision.reason });

  const { findings: seen, assess, unwatched } = await sweep(clients, github, released, sources);
  // One run after the other, each sees what the one before it started: a second one does no harm.
  if (assess.length > 0)
    await dispatchWorkflow(github, { workflow: driftWorkflow, ref: branch, inputs: { environment } });
  for (const model of assess) step.log(`${model}: its drift is to be assessed`);

  for (const model of unwatched) await closeUnwatched(github, { environment, model });

  const findings = [
    ...releaseFindings(decision.models),
    ...seen,
    ...waitingFindings(attempts, { environment, now }),
    ...(await eventFindings(clients, place, run.repository)),
  ];
  const issue = await keepIssue(github, { environment, findings, run });
  for (const { sentence } of findings) step.warn(sentence);
  step.setOutputs({ assess: JSON.stringify(assess), issue });
  await step.summarize(reconcileSummary(environment, { decision, assess, findings, issue }));
});
