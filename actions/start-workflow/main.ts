import { runAction } from '../lib/action.ts';
import { createGitHub } from '../lib/github/client.ts';
import { dispatchWorkflow } from '../lib/github/runs.ts';
import { CONTRACT } from './contract.ts';

await runAction(CONTRACT, async ({ token, workflow, ref, inputs }, step) => {
  await dispatchWorkflow(createGitHub(token), { workflow, ref, inputs });
  step.log(`${workflow} was started on ${ref}.`);
  step.setOutputs({ reason: 'workflow-started' });
});
