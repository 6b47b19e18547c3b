import { readFile } from 'node:fs/promises';
import { cancelSignal, runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import { hashOf, readBase } from '../lib/deployment/base.ts';
import { foreignPlan } from '../lib/deployment/movement.ts';
import { placeOf } from '../lib/deployment/place.ts';
import { parsePlan } from '../lib/deployment/plan-document.ts';
import { Failure } from '../lib/failure.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import { validateFolders } from '../lib/manifest/validation.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';
import type { DatasetSpec } from '../lib/pipeline/spec.ts';
import { resolveCommit } from '../lib/repository.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { deploy, failureOf } from './deploy.ts';
import { deploySummary } from './summary.ts';

const REPOSITORY = '.';

await runAction(CONTRACT, async (inputs, step) => {
  const run = workflowRun();
  const { environment, planFile, template: file } = inputs;
  const plan = parsePlan(
    await readText(planFile, 'plan-invalid', 'run the action plan before this one'),
    planFile,
  );
  const foreign = foreignPlan(plan, { commit: run.commit, environment });
  if (foreign !== undefined) throw new Failure(foreign.reason, foreign.message);

  const { manifests, pipelines, problems } = await validateFolders(inputs);
  if (problems.length > 0 || manifests === undefined) throw new ProblemsError(problems, 'manifests-invalid');
  const loaded = environmentOf(manifests, environment);
  const template = await readText(file, 'template-invalid', 'name the file with the input template');
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
    template: { text: template, sha256: hashOf(template) },
    place,
    settings: { executionRoleArn: inputs.executionRole.arn, artifactBucket: inputs.bucket },
    serviceRoleArn: inputs.serviceRole.arn,
    approval: approvedBy === undefined ? null : { by: approvedBy, pullRequest: pullRequest ?? null },
    labels: new Map(
      pipelines.flatMap(({ modelPackageGroup: group, dataset }) =>
        group !== undefined && dataset !== undefined ? [[group, labelName(dataset)] as const] : [],
      ),
    ),
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

function labelName({ label }: DatasetSpec): string {
  return typeof label === 'string' ? label : label.name;
}

async function readText(
  file: string,
  reason: 'plan-invalid' | 'template-invalid',
  todo: string,
): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    throw new Failure(reason, `${file} can't be read: ${todo}.`, { cause });
  }
}
