import { Failure, messageOf } from '../failure.ts';
import { REASONS, type Reason } from '../reason.ts';
import { isRecord } from '../record.ts';
import { every, flag, hash, number, object, oneOf, orNull, text, valuesOf, whole } from '../shape.ts';

/** What `plan` found and `deploy` applies: one environment at one commit. */
export interface PlanDocument {
  version: 1;
  commit: string;
  repository: string;
  environment: string;
  /** Whether no other environment promotes from this one, so that its endpoints serve for real. */
  production: boolean;
  /** The commit that it was compared with; null where it is about all models of the environment. */
  base: string | null;
  /** ISO 8601, UTC. */
  createdAt: string;
  template: { file: string; sha256: string };
  models: readonly PlannedModel[];
  /** Models that the base has here and this commit has not. Their stacks stay as they are. */
  dropped: readonly string[];
  /** What forbids to deploy it. */
  problems: readonly PlanProblem[];
}

export interface PlanProblem {
  reason: Reason;
  /** Null where it is no single model's. */
  model: string | null;
  file: string;
  line: number | null;
  column: number | null;
  /** Place in the JSON. */
  path: string | null;
  message: string;
}

/** `none`: the model has no release, so nothing is deployed. */
export const PLANNED_ACTIONS = ['create', 'update', 'unchanged', 'none'] as const;
export type PlannedAction = (typeof PLANNED_ACTIONS)[number];

export interface PlannedModel {
  model: string;
  action: PlannedAction;
  /** SHA-256 of the manifest's entry, see `entryHash`. */
  entryHash: string;
  /** SHA-256 of the template. */
  templateHash: string;
  package: PlannedPackage | null;
  stack: PlannedStack;
  /** Parameters of the template as they are to be; empty without a release. */
  parameters: Readonly<Record<string, string>>;
  /** Updates that it takes; two where the instance type changes under autoscaling. */
  steps: number;
  settings: readonly SettingChange[];
  resources: readonly PlannedResource[];
  cost: CostDirection;
}

export interface PlannedPackage {
  arn: string;
  group: string;
  version: number;
  approval: string;
  modelDataETag: string | null;
  imageDigest: string | null;
  metrics: readonly PackageMetric[];
}

export interface PackageMetric {
  name: string;
  value: number;
}

export interface PlannedStack {
  name: string;
  /** Null where there is none. */
  id: string | null;
  status: string | null;
  /** What has to happen to the stack before or beside the change, as a sentence. */
  remark: string | null;
}

/** A parameter that changes; `before` is null where there is no stack yet. */
export interface SettingChange {
  name: string;
  before: string | null;
  after: string;
}

export const REPLACEMENTS = ['always', 'conditional', 'never'] as const;

/** What happens to one resource of the stack, as CloudFormation says it. */
export interface PlannedResource {
  logicalId: string;
  type: string;
  /** Add, Modify, Remove ... */
  action: string;
  replacement: (typeof REPLACEMENTS)[number];
  /** Properties that change. */
  properties: readonly string[];
}

/** Of the monthly costs; `unknown` where instance types can't be compared or bounds move apart. */
export const COST_DIRECTIONS = ['new', 'up', 'same', 'down', 'unknown'] as const;
export type CostDirection = (typeof COST_DIRECTIONS)[number];

/** Whether deploying the plan changes anything that runs. */
export function movesAnything({ models }: Pick<PlanDocument, 'models'>): boolean {
  return models.some(({ action }) => action === 'create' || action === 'update');
}

/** Why a plan may not be deployed; undefined where it may. */
export function planFailure({ problems, environment }: PlanDocument): Failure | undefined {
  const [first] = problems;
  if (first === undefined) return undefined;
  const count = problems.length === 1 ? 'One problem forbids' : `${problems.length} problems forbid`;
  return new Failure(first.reason, `${count} to deploy this to ${environment}; nothing was changed.`, {
    problems: problems.map(({ message, file, line, column }) => ({
      message,
      file,
      ...(line !== null && { line }),
      ...(column !== null && { column }),
    })),
  });
}

/** Reads a plan that another job made. Throws a `Failure` where it is none; `file` is only named in that. */
export function parsePlan(json: string, file = 'plan.json'): PlanDocument {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid(file, `it is no JSON: ${messageOf(cause)}`, cause);
  }
  if (isRecord(value) && value['version'] !== 1) {
    throw invalid(
      file,
      `its version is ${JSON.stringify(value['version'])}, and this deploy reads version 1`,
    );
  }
  const fault = PLAN(value, '');
  if (fault !== undefined) throw invalid(file, fault);
  // PLAN has looked at every member of the interface.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as PlanDocument;
}

function invalid(file: string, fault: string, cause?: unknown): Failure {
  const message = `${file} is not a plan of this version of the action plan: ${fault}. Make the plan again, on the same commit.`;
  return new Failure('plan-invalid', message, { cause });
}

const PLAN = object({
  version: whole,
  commit: text,
  repository: text,
  environment: text,
  production: flag,
  base: orNull(text),
  createdAt: text,
  template: object({ file: text, sha256: hash }),
  models: every(
    object({
      model: text,
      action: oneOf(PLANNED_ACTIONS),
      entryHash: hash,
      templateHash: hash,
      package: orNull(
        object({
          arn: text,
          group: text,
          version: whole,
          approval: text,
          modelDataETag: orNull(text),
          imageDigest: orNull(text),
          metrics: every(object({ name: text, value: number })),
        }),
      ),
      stack: object({ name: text, id: orNull(text), status: orNull(text), remark: orNull(text) }),
      parameters: valuesOf(text),
      steps: whole,
      settings: every(object({ name: text, before: orNull(text), after: text })),
      resources: every(
        object({
          logicalId: text,
          type: text,
          action: text,
          replacement: oneOf(REPLACEMENTS),
          properties: every(text),
        }),
      ),
      cost: oneOf(COST_DIRECTIONS),
    }),
  ),
  dropped: every(text),
  problems: every(
    object({
      reason: oneOf(Object.keys(REASONS)),
      model: orNull(text),
      file: text,
      line: orNull(whole),
      column: orNull(whole),
      path: orNull(text),
      message: text,
    }),
  ),
});
