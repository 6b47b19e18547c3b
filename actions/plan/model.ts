import type { Place } from '../lib/aws/arn.ts';
import type { ChangeSet } from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import type { PackageFacts } from '../lib/aws/model-packages.ts';
import { parseS3Uri, readJsonObject } from '../lib/aws/objects.ts';
import { describeStack, type Stack } from '../lib/aws/stacks.ts';
import { gatherFacts } from '../lib/deployment/facts.ts';
import { costDirection } from '../lib/deployment/fleet.ts';
import type { PackageMetric, PlannedModel, PlannedPackage } from '../lib/deployment/plan-document.ts';
import { releaseOf } from '../lib/deployment/release.ts';
import { lostEndpoint, plannedResources } from '../lib/deployment/resources.ts';
import { settingChanges } from '../lib/deployment/settings.ts';
import { type Settings, stackParameters, updateSteps } from '../lib/deployment/stack-parameters.ts';
import { answerTo } from '../lib/deployment/stack-state.ts';
import { foreignStack, stackTags } from '../lib/deployment/stack-tags.ts';
import { Failure, messageOf } from '../lib/failure.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { Policy } from '../lib/manifest/manifest.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { stackName } from '../lib/manifest/names.ts';
import { checkRelease } from '../lib/manifest/rules.ts';
import { metricsOf } from '../lib/metrics.ts';
import type { Problem } from '../lib/pipeline/problem.ts';
import type { Reason } from '../lib/reason.ts';
import { type Leftovers, previewChange } from './change-set.ts';

/** What all models of a plan share. */
export interface PlanContext {
  place: Place;
  loaded: LoadedManifest;
  /** The base's. */
  policy: Policy;
  template: { body: string; sha256: string };
  settings: Settings;
  /** `owner/name` on GitHub. */
  repository: string;
  now: Date;
  leftovers: Leftovers;
  signal: AbortSignal;
  warn: (message: string) => void;
}

export interface ModelProblem {
  reason: Reason;
  model: string;
  problem: Problem;
}

export interface ModelPlan {
  planned: PlannedModel;
  problems: readonly ModelProblem[];
}

/** Plans one model of the environment; it asks AWS for nothing where the model has no release. */
export async function planModel(clients: Clients, context: PlanContext, model: string): Promise<ModelPlan> {
  const { loaded, place, settings, template, signal } = context;
  const { manifest } = loaded;
  signal.throwIfAborted();
  const name = stackName(model, manifest.environment);
  const common = { model, entryHash: entryHash(manifest, model), templateHash: template.sha256 };
  if (releaseOf(manifest, model) === undefined)
    return { planned: { ...common, ...NOTHING, stack: noStack(name) }, problems: [] };

  const [facts, stack] = await Promise.all([
    gatherFacts(clients, place, { ...context, model, bucket: settings.artifactBucket }),
    describeStack(clients, place, name),
  ]);
  const problems: ModelProblem[] = checkRelease({ loaded, model }, facts.release).map((each) => ({
    ...each,
    model,
  }));
  const parameters = stackParameters(manifest, model, settings);
  const stackPlan = await planStack(clients, context, {
    model,
    stack,
    parameters,
    forbidden: problems.length > 0,
  });
  problems.push(...stackPlan.problems);
  const planned = {
    ...common,
    package: facts.package === undefined ? null : await plannedPackage(clients, context, facts.package),
    parameters,
    stack: {
      ...noStack(name),
      id: stack?.id ?? null,
      status: stack?.status ?? null,
      remark: stackPlan.remark,
    },
    ...stackPlan.change,
  };
  return { planned, problems };
}

const NOTHING = {
  action: 'none',
  package: null,
  parameters: {},
  steps: 0,
  settings: [],
  resources: [],
  cost: 'same',
} as const;

function noStack(name: string) {
  return { name, id: null, status: null, remark: null };
}

type StackChange = Pick<PlannedModel, 'action' | 'steps' | 'settings' | 'resources' | 'cost'>;

interface StackPlan {
  change: StackChange;
  remark: string | null;
  problems: readonly ModelProblem[];
}

interface StackSubject {
  model: string;
  stack: Stack | undefined;
  parameters: Readonly<Record<string, string>>;
  /** The release may not be deployed anyway: then no change set is made. */
  forbidden: boolean;
}

async function planStack(clients: Clients, context: PlanContext, subject: StackSubject): Promise<StackPlan> {
  const { model, stack, parameters, forbidden } = subject;
  const { loaded, repository } = context;
  const problem = (reason: Reason, message: string): ModelProblem => ({
    reason,
    model,
    problem: loaded.problem(['models', model], message, 'key'),
  });
  if (stack === undefined) return { change: creation(parameters), remark: null, problems: [] };

  const foreign = foreignStack(stack, { environment: loaded.manifest.environment, model, repository });
  if (foreign !== undefined)
    return { change: update(stack, parameters), remark: null, problems: [problem('stack-foreign', foreign)] };
  const answer = answerTo(stack.status);
  switch (answer.kind) {
    case 'create':
      return { change: creation(parameters), remark: null, problems: [] };
    case 'delete-and-create': {
      const remark = `The stack ${stack.name} (${stack.status}) is deleted and made again: ${answer.why}.`;
      return { change: creation(parameters), remark, problems: [] };
    }
    case 'wait': {
      const remark = `An operation on the stack ${stack.name} is under way (${stack.status}): deploying waits for its end, and what is to change then can only be told then.`;
      return { change: update(stack, parameters), remark, problems: [] };
    }
    case 'stop': {
      const message = `The stack ${stack.name} can't be updated (${stack.status}). ${answer.todo}`;
      return {
        change: update(stack, parameters),
        remark: null,
        problems: [problem('stack-blocked', message)],
      };
    }
    case 'update':
      break;
  }
  if (forbidden) return { change: update(stack, parameters), remark: null, problems: [] };
  const preview = await tryPreview(clients, context, { model, stack, parameters });
  if (preview instanceof Failure)
    return {
      change: update(stack, parameters),
      remark: null,
      problems: [problem('change-set-failed', preview.message)],
    };
  return previewed(stack, parameters, preview, problem);
}

function creation(parameters: Readonly<Record<string, string>>): StackChange {
  return {
    action: 'create',
    steps: 1,
    settings: settingChanges(undefined, parameters),
    resources: [],
    cost: costDirection(undefined, parameters),
  };
}

/** An update whose resources are not known. */
function update(stack: Stack, parameters: Readonly<Record<string, string>>): StackChange {
  return {
    action: 'update',
    steps: updateSteps(stack.parameters, parameters).length,
    settings: settingChanges(stack.parameters, parameters),
    resources: [],
    cost: costDirection(stack.parameters, parameters),
  };
}

function previewed(
  stack: Stack,
  parameters: Readonly<Record<string, string>>,
  { status, changes }: ChangeSet,
  problem: (reason: Reason, message: string) => ModelProblem,
): StackPlan {
  const change = update(stack, parameters);
  if (status === 'empty')
    return { change: { ...change, action: 'unchanged', steps: 0 }, remark: null, problems: [] };
  const resources = plannedResources(changes);
  const lost = lostEndpoint(resources);
  const problems =
    lost === undefined
      ? []
      : [
          problem(
            'endpoint-replaced',
            `The change would ${lost.action === 'Remove' ? 'remove' : 'replace'} the endpoint of the stack ${stack.name}, because of ${lost.properties.join(', ') || 'the template'}; an endpoint that serves is never taken away. Undo that, or make a new endpoint beside it under another model name.`,
          ),
        ];
  return { change: { ...change, resources }, remark: null, problems };
}

async function tryPreview(
  clients: Clients,
  context: PlanContext,
  { model, stack, parameters }: { model: string; stack: Stack; parameters: Readonly<Record<string, string>> },
): Promise<ChangeSet | Failure> {
  const { place, template, loaded, repository, leftovers, signal } = context;
  const tags = stackTags({ environment: loaded.manifest.environment, model, repository });
  const preview = { templateBody: template.body, parameters, tags };
  try {
    return await previewChange(clients, place, { stack, preview, leftovers, signal });
  } catch (error) {
    if (error instanceof Failure && error.reason === 'change-set-failed') return error;
    throw error;
  }
}

async function plannedPackage(
  clients: Clients,
  context: PlanContext,
  facts: PackageFacts,
): Promise<PlannedPackage> {
  const { arn, group, version, approval, modelDataETag = null, imageDigest = null } = facts;
  const metrics = await packageMetrics(clients, context, facts);
  return { arn, group, version, approval, modelDataETag, imageDigest, metrics };
}

/** Metrics are for people: where they can't be read, the plan goes on without them. */
async function packageMetrics(
  clients: Clients,
  { place, warn }: PlanContext,
  { metricsUri, arn }: PackageFacts,
): Promise<PackageMetric[]> {
  const address = parseS3Uri(metricsUri ?? '');
  if (address === undefined) return [];
  try {
    const report = await readJsonObject(clients, place, address);
    return metricsOf(report, undefined).map(({ name, value }) => ({ name, value }));
  } catch (error) {
    warn(`The metrics of ${arn} are unknown: ${metricsUri} could not be read. ${messageOf(error)}`);
    return [];
  }
}
