import { readFile } from 'node:fs/promises';
import { cancelSignal, type PostStep, runAction, type Step } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import { readBase } from '../lib/deployment/base.ts';
import { environmentSettings } from '../lib/deployment/environment-settings.ts';
import { Leftovers, parseLeftovers, removeLeftovers } from '../lib/deployment/leftovers.ts';
import { foreignPlan } from '../lib/deployment/movement.ts';
import { placeOf } from '../lib/deployment/place.ts';
import { parsePlan, type PlanDocument } from '../lib/deployment/plan-document.ts';
import type { Approval } from '../lib/deployment/record.ts';
import { readTemplate } from '../lib/deployment/template.ts';
import { Failure } from '../lib/failure.ts';
import { createGitHub } from '../lib/github/client.ts';
import type { InputValues } from '../lib/input.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import { datasetsOf, validateFolders } from '../lib/manifest/validation.ts';
import { labelName } from '../lib/pipeline/dataset.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';
import { resolveCommit } from '../lib/repository.ts';
import { type WorkflowRun, workflowRun } from '../lib/workflow-run.ts';
import { approvalsFor } from './approval.ts';
import { CONTRACT } from './contract.ts';
import { deploy, failureOf } from './deploy.ts';
import { deploySummary } from './summary.ts';

const REPOSITORY = '.';

await runAction(CONTRACT, main, removeLeft);

async function main(
  inputs: InputValues<typeof CONTRACT.inputs>,
  step: Step<(typeof CONTRACT.outputs)[number]>,
): Promise<void> {
  const run = workflowRun();
  const { environment, planFile, template: file } = inputs;
  const plan = parsePlan(await readPlanFile(planFile), planFile);
  const foreign = foreignPlan(plan, { commit: run.commit, environment });
  if (foreign !== undefined) throw new Failure(foreign.reason, foreign.message);

  const { manifests, pipelines, problems } = await validateFolders(inputs);
  if (problems.length > 0 || manifests === undefined) throw new ProblemsError(problems, 'manifests-invalid');
  const loaded = environmentOf(manifests, environment);
  const template = await readTemplate(file);
  const files = { repository: REPOSITORY, environments: inputs.environments, environment, template: file };
  const head = await readBase(await resolveCommit(REPOSITORY, inputs.head), files);

  const { promotesFrom } = loaded.manifest;
  const approvals = await readApprovals(inputs, { plan, promotesFrom, run });
  const place = placeOf(loaded, inputs.executionRole, 'execution-role-arn');
  placeOf(loaded, inputs.serviceRole, 'service-role-arn');
  const clients = createClients(place.region);
  await checkAccount(clients, inputs.executionRole, 'execution-role-arn');
  const deployments = await deploy(clients, {
    ...inputs,
    plan,
    loaded,
    head,
    run,
    template: { text: template.body, sha256: template.sha256 },
    place,
    settings: environmentSettings(loaded, inputs),
    serviceRoleArn: inputs.serviceRole.arn,
    approvals,
    leftovers: new Leftovers(place, (text) => step.leave(text)),
    labels: new Map([...datasetsOf(pipelines)].map(([model, dataset]) => [model, labelName(dataset)])),
    signal: cancelSignal(),
    log: (line) => step.log(line),
  });

  const ended = deployments.filter(({ failure }) => failure === undefined);
  const failed = deployments.filter(({ failure }) => failure !== undefined);
  step.setOutputs({
    deployed: JSON.stringify(
      ended.map(({ model, version, reason, record }) => ({ model, version, reason, record })),
    ),
    failed: JSON.stringify(failed.map(({ model, reason }) => ({ model, reason }))),
  });
  await step.summarize(deploySummary(environment, deployments));
  const failure = failureOf(deployments);
  if (failure !== undefined) throw failure;
  const changed = ended.some(({ stack }) => stack !== undefined && stack.change !== 'unchanged');
  step.setOutputs({ reason: changed ? 'deployed' : 'deployed-nothing' });
}

/** Removes what a run that was cancelled had no time to remove. */
async function removeLeft(step: PostStep): Promise<void> {
  const left = parseLeftovers(step.leftovers);
  await removeLeftovers(createClients(left.place.region), left, ({ id, stack }) =>
    step.log(`Removed the change set ${id} of the stack ${stack}.`),
  );
}

type DeployInputs = InputValues<typeof CONTRACT.inputs>;

/** By model, who let its release in: as GitHub knows it, or as the inputs say. */
async function readApprovals(
  { token, approvedBy, pullRequest, environment, environments }: DeployInputs,
  { plan, promotesFrom, run }: { plan: PlanDocument; promotesFrom: string | null; run: WorkflowRun },
): Promise<Map<string, Approval>> {
  const models = plan.models.filter(({ action }) => action !== 'none').map(({ model }) => model);
  if (approvedBy !== undefined)
    return new Map(models.map((model) => [model, { by: approvedBy, pullRequest: pullRequest ?? null }]));
  if (token === undefined || models.length === 0) return new Map();
  const history = { repository: REPOSITORY, environments, environment, commit: run.commit };
  return approvalsFor(createGitHub(token), history, { models, runId: Number(run.id), promotesFrom });
}

async function readPlanFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const message = `${file} can't be read: run the action plan before this one.`;
    throw new Failure('plan-invalid', message, { cause });
  }
}
