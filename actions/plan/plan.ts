import pMap from 'p-map';
import { type Clients, createClients } from '../lib/aws/clients.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import type { PlanDocument, PlanProblem } from '../lib/deployment/plan-document.ts';
import { environmentSettings } from '../lib/deployment/environment-settings.ts';
import { placeOf } from '../lib/deployment/place.ts';
import { releaseOf } from '../lib/deployment/release.ts';
import { selectModels } from '../lib/deployment/selection.ts';
import type { Role } from '../lib/input.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import type { Manifest } from '../lib/manifest/manifest.ts';
import type { Manifests } from '../lib/manifest/manifests.ts';
import type { Problem } from '../lib/pipeline/problem.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';
import type { Reason } from '../lib/reason.ts';
import { type ModelPlan, type PlanContext, planModel } from './model.ts';
import { readTemplate, type Template } from '../lib/deployment/template.ts';
import { Leftovers } from '../lib/deployment/leftovers.ts';
import { baseOf, readManifests } from './sources.ts';

export interface PlanRequest {
  environment: string;
  /** Folder of the manifests. */
  folder: string;
  template: string;
  bucket: string;
  executionRole: Role;
  /** Undefined where none is set up. */
  scheduleRole: Role | undefined;
  /** Commit to compare with. */
  base: string | undefined;
  run: { commit: string; repository: string };
  now: Date;
  signal: AbortSignal;
}

/** What the story tells while it goes on. */
export interface PlanEvents {
  log: (line: string) => void;
  warn: (message: string) => void;
  leave: (leftovers: string) => void;
}

/** Plans an environment: reads what the commit and its base say, asks AWS about the models that differ, and changes nothing. */
export async function makePlan(request: PlanRequest, events: PlanEvents): Promise<PlanDocument> {
  const template = await readTemplate(request.template);
  const manifests = await problemsOr(readManifests(request.folder));
  if (manifests instanceof ProblemsError) {
    const problems = manifests.problems.map((problem) => planProblem(manifests.reason, null, problem));
    return { ...emptyPlan(request, template), problems };
  }
  const loaded = environmentOf(manifests, request.environment);
  const base = await baseOf(request.base, {
    environments: request.folder,
    environment: request.environment,
    template: request.template,
  });
  const { models, dropped, why } = selectModels(loaded.manifest, template.sha256, base);
  events.log(why);

  const policy = base?.manifest?.policy ?? loaded.manifest.policy;
  const place = placeOf(loaded, request.executionRole, 'execution-role-arn');
  const context = {
    place,
    loaded,
    policy,
    template,
    settings: environmentSettings(loaded, request),
    repository: request.run.repository,
    now: request.now,
    leftovers: new Leftovers(place, events.leave),
    signal: request.signal,
    warn: events.warn,
  };
  const clients = createClients(place.region);
  if (models.some((model) => releaseOf(loaded.manifest, model) !== undefined))
    await checkAccount(clients, request.executionRole, 'execution-role-arn');
  const plans = await planModels(clients, context, models);
  return {
    ...emptyPlan(request, template),
    production: isLast(manifests, loaded.manifest),
    models: plans.map(({ planned }) => planned),
    dropped,
    problems: plans.flatMap(({ problems }) =>
      problems.map(({ reason, model, problem }) => planProblem(reason, model, problem)),
    ),
  };
}

// CloudFormation throttles an account that makes many change sets at a time.
const AT_A_TIME = 4;

/** Plans all models, a few at a time. Where one fails, the others that were begun still clean up before it throws. */
async function planModels(
  clients: Clients,
  context: PlanContext,
  models: readonly string[],
): Promise<ModelPlan[]> {
  const failed = new AbortController();
  const signal = AbortSignal.any([context.signal, failed.signal]);
  const planOne = async (model: string): Promise<ModelPlan> => {
    try {
      return await planModel(clients, { ...context, signal }, model);
    } catch (error) {
      failed.abort(error);
      throw error;
    }
  };
  try {
    return await pMap(models, planOne, { concurrency: AT_A_TIME, stopOnError: false });
  } catch (error) {
    // All of them failed then, most of them because the first one did: that one is told.
    signal.throwIfAborted();
    throw error;
  }
}

function emptyPlan({ run, environment, base, now }: PlanRequest, template: Template): PlanDocument {
  const { file, sha256 } = template;
  return {
    version: 1,
    ...run,
    environment,
    production: false,
    base: base ?? null,
    createdAt: now.toISOString(),
    template: { file, sha256 },
    models: [],
    dropped: [],
    problems: [],
  };
}

function planProblem(reason: Reason, model: string | null, problem: Problem): PlanProblem {
  const { file, line = null, column = null, path = null, message } = problem;
  return { reason, model, file, line, column, path, message };
}

/** Serving for real happens where nothing promotes from any more. */
function isLast({ environments }: Manifests, { environment }: Manifest): boolean {
  return [...environments.values()].every(({ manifest }) => manifest.promotesFrom !== environment);
}

async function problemsOr<T>(work: Promise<T>): Promise<T | ProblemsError> {
  try {
    return await work;
  } catch (error) {
    if (error instanceof ProblemsError) return error;
    throw error;
  }
}
