import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { cancelSignal, runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { parseLeftovers, removeLeftovers } from '../lib/deployment/leftovers.ts';
import { movesAnything, planFailure } from '../lib/deployment/plan-document.ts';
import { planSummary } from '../lib/deployment/plan-summary.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { makePlan } from './plan.ts';

await runAction(
  CONTRACT,
  async (inputs, step) => {
    const { commit, repository } = workflowRun();
    const request = { ...inputs, run: { commit, repository }, now: new Date(), signal: cancelSignal() };
    const plan = await makePlan(request, step);

    await mkdir(path.dirname(inputs.planFile), { recursive: true });
    await writeFile(inputs.planFile, `${JSON.stringify(plan, undefined, 2)}\n`);
    const moving = plan.models.filter(({ action }) => action === 'create' || action === 'update');
    step.setOutputs({
      'plan-file': inputs.planFile,
      changes: movesAnything(plan),
      production: plan.production && movesAnything(plan),
      models: JSON.stringify(moving.map(({ model }) => model)),
      problems: plan.problems.length,
    });
    await step.summarize(planSummary(plan));
    const failure = planFailure(plan);
    if (failure !== undefined) throw failure;
    step.setOutputs({ reason: movesAnything(plan) ? 'planned' : 'planned-nothing' });
  },
  async (step) => {
    const leftovers = parseLeftovers(step.leftovers);
    await removeLeftovers(createClients(leftovers.place.region), leftovers, ({ id, stack }) =>
      step.log(`Removed the change set ${id} of the stack ${stack}.`),
    );
  },
);
