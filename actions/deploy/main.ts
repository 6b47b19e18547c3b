import { readFile } from 'node:fs/promises';
import { cancelSignal, runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import { readBase } from '../lib/deployment/base.ts';
import { foreignPlan } from '../lib/deployment/movement.ts';
import { placeOf } from '../lib/deployment/place.ts';
import { parsePlan } from '../lib/deployment/plan-document.ts';
import { readTemplate } from '../lib/deployment/template.ts';
import { Failure } from '../lib/failure.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import { datasetsOf, validateFolders } from '../lib/manifest/validation.ts';
import { labelName } from '../lib/pipeline/dataset.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';
import { resolveCommit } from '../lib/repository.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { deploy, failureOf } from './deploy.ts';
import { deploySummary } from './summary.ts';

const REPOSITORY = '.';

await runAction(CONTRACT, async (inputs, step) => {
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

  const place = placeOf(loaded, inputs.executionRole, 'execution-role-arn');
  placeOf(loaded, inputs.serviceRole, 'service-role-arn');
  const clients = createClients(place.region);
  await checkAccount(clients, inputs.executionRole, 'execution-role-arn');
  const { approvedBy, pullRequest } = inputs;
  const deployments = await deploy(clients, {
    ...inputs,
    plan,
    loaded,
    head,
    run,
    template: { text: template.body, sha256: template.sha256 },
    place,
    settings: { executionRoleArn: inputs.executionRole.arn, artifactBucket: inputs.bucket },
    serviceRoleArn: inputs.serviceRole.arn,
    approval: approvedBy === undefined ? null : { by: approvedBy, pullRequest: pullRequest ?? null },
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
});

async function readPlanFile(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const message = `${file} can't be read: run the action plan before this one.`;
    throw new Failure('plan-invalid', message, { cause });
  }
}
