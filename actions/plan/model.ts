import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import type { PackageFacts } from '../lib/aws/model-packages.ts';
import { parseS3Uri, readJsonObject } from '../lib/aws/objects.ts';
import { describeStack } from '../lib/aws/stacks.ts';
import { gatherFacts } from '../lib/deployment/facts.ts';
import type { PackageMetric, PlannedModel, PlannedPackage } from '../lib/deployment/plan-document.ts';
import { releaseOf } from '../lib/deployment/release.ts';
import { keepAlarmSlots } from '../lib/deployment/monitor-parameters.ts';
import { type Settings, stackParameters } from '../lib/deployment/stack-parameters.ts';
import { templateFor } from '../lib/deployment/template.ts';
import type { Leftovers } from '../lib/deployment/leftovers.ts';
import { messageOf } from '../lib/failure.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { Policy } from '../lib/manifest/manifest.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { stackName } from '../lib/manifest/names.ts';
import { checkRelease } from '../lib/manifest/rules.ts';
import { metricsOf } from '../lib/metrics.ts';
import type { Problem } from '../lib/pipeline/problem.ts';
import type { Reason } from '../lib/reason.ts';
import { planStack } from './stack.ts';

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
  const wanted = stackParameters(manifest, model, settings, facts.package?.baselineUri);
  const parameters = keepAlarmSlots(stack?.parameters, wanted);
  const stackPlan = await planStack(clients, context, {
    model,
    templateBody: templateFor(template.body, manifest.models[model]?.monitor ?? null),
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
