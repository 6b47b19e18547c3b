import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { detectIsolation } from '../../executor/job/isolation.ts';
import type { Machine } from '../../executor/job/machine.ts';
import { ensurePython, type PythonEnvironment } from '../../python/environment.ts';
import type { ServiceParts } from '../service-parts.ts';
import type { Operation, Service } from '../service.ts';
import type { Place } from './arn.ts';
import { type Changes, createChanges } from './change.ts';
import type { Context, Operations } from './context.ts';
import { endpointConfigOperations } from './endpoint-config.ts';
import { endpointOperations } from './endpoint.ts';
import { Endpoints } from './endpoints.ts';
import { Executions } from './executions.ts';
import { type InvocationAnswer, type InvocationRequest, invoke } from './invocation.ts';
import { modelOperations } from './model.ts';
import { modelPackageOperations } from './model-package.ts';
import { modelPackageGroupOperations } from './model-package-group.ts';
import type { Neighbours } from './neighbours.ts';
import { executionOperations } from './pipeline-execution.ts';
import { monitoringScheduleOperations } from './monitoring-schedule.ts';
import { pipelineVersionOperations } from './pipeline-version.ts';
import { pipelineOperations } from './pipeline.ts';
import { processingJobOperations } from './processing-job.ts';
import { ProcessingJobs } from './processing-jobs.ts';
import { machineOfRole } from './role-machine.ts';
import { checkInput } from './shape.ts';
import { openStore } from './store.ts';
import { tagOperations } from './tag.ts';
import { trainingJobOperations } from './training-job.ts';
import { TrainingJobs } from './training-jobs.ts';
import { type Variants, variantsOf } from './variants.ts';

export interface SageMakerParts extends Omit<ServiceParts, 'access'>, Neighbours {
  /** The Python that the jobs' programs run with; by default the repository's environment, made when first needed. */
  python?: () => Promise<PythonEnvironment>;
  /** Milliseconds that a stopped program has to end by itself. SageMaker gives 120 seconds; here it is 10 by default. */
  grace?: number;
}

export interface SageMaker extends Service {
  /** Tells of every change of an execution, step, job, model package or endpoint. */
  changes: Changes;
  /** The variants of endpoints, for whoever scales them. */
  variants: Variants;
  /** InvokeEndpoint of SageMaker Runtime. Throws `AwsError`. */
  invoke(request: InvocationRequest, place: Place): Promise<InvocationAnswer>;
  close: () => Promise<void>;
}

const defaultGrace = 10_000;

/**
 * SageMaker's pipelines, executions, jobs, model registry, models and endpoints. Its state lies under
 * `<root>/sagemaker`, the logs of jobs and endpoints under `<root>/logs`. Executions that were running when an earlier
 * server ended are Failed or Stopped; endpoints that were in service are so again.
 */
export function createSageMaker(parts: SageMakerParts): SageMaker {
  const store = openStore(join(parts.root, 'sagemaker'));
  const changes = createChanges();
  let isClosing = false;
  const machine = machineOf(parts, () => (isClosing ? 0 : (parts.grace ?? defaultGrace)));
  const machineWithRole = (region: string, roleArn: string): Machine =>
    machineOfRole(machine(region), parts.access, roleArn);
  const context: Context = {
    store,
    changes,
    machine,
    objects: parts.objects,
    now: parts.now,
    processingJobs: new ProcessingJobs(store, changes, machineWithRole),
    trainingJobs: new TrainingJobs(store, changes, machineWithRole),
    executions: new Executions(() => context),
    endpoints: new Endpoints({
      store,
      changes,
      machine,
      time: parts.time,
      now: parts.now,
      neighbours: parts,
    }),
    neighbours: parts,
  };
  // Containers of a server that was killed are gone, their folders are not.
  rmSync(join(parts.root, 'jobs'), { recursive: true, force: true });
  context.executions.recover(parts.now());
  context.processingJobs.recover(parts.now());
  context.trainingJobs.recover(parts.now());
  context.endpoints.recover();

  return {
    name: 'sagemaker',
    title: 'SageMaker',
    protocol: { kind: 'json', targetPrefix: 'SageMaker' },
    operations: checked(context, {
      ...pipelineOperations,
      ...pipelineVersionOperations,
      ...executionOperations,
      ...modelPackageGroupOperations,
      ...modelPackageOperations,
      ...processingJobOperations,
      ...trainingJobOperations,
      ...modelOperations,
      ...endpointConfigOperations,
      ...endpointOperations,
      ...monitoringScheduleOperations,
      ...tagOperations,
    }),
    facts: { tags: (arn) => store.tags.get(arn)?.tags },
    changes,
    variants: variantsOf(() => context, parts.account),
    invoke: (request, place) => invoke(context, request, place),
    async close() {
      isClosing = true;
      await Promise.all([
        context.processingJobs.close(),
        context.trainingJobs.close(),
        context.executions.close(),
        context.endpoints.close(),
      ]);
      await Promise.all(Object.values(store).map((collection) => collection.settled()));
    },
  };
}

/** Operations that see only requests which SageMaker's model allows. */
function checked(context: Context, operations: Operations): Record<string, Operation> {
  const entries = Object.entries(operations).map(([name, run]): [string, Operation] => [
    name,
    async (input, call) => (await run(context, checkInput(name, input), call)) ?? {},
  ]);
  return Object.fromEntries(entries);
}

function machineOf(parts: SageMakerParts, grace: () => number): (region: string) => Machine {
  return (region) => ({
    objects: parts.objects,
    jobs: join(parts.root, 'jobs'),
    logs: join(parts.root, 'logs'),
    now: parts.now,
    python: parts.python ?? (() => ensurePython()),
    isolation: () => detectIsolation(),
    grace,
    environment: () => ({
      AWS_ENDPOINT_URL: parts.url(),
      AWS_REGION: region,
      AWS_DEFAULT_REGION: region,
      AWS_ACCESS_KEY_ID: 'AKIALOCALLOCALLOCAL1',
      AWS_SECRET_ACCESS_KEY: 'local',
      AWS_EC2_METADATA_DISABLED: 'true',
    }),
  });
}
