import { Failure, messageOf } from '../failure.ts';
import { isRecord } from '../record.ts';
import { REASONS, type Reason } from '../reason.ts';
import { every, flag, object, oneOf, orNull, text, whole } from '../shape.ts';

/** What `validate` found in a commit, without a cloud, for the job that tells people. */
export interface ValidationDocument {
  version: 1;
  commit: string;
  repository: string;
  /** The commit that it was compared with, whose policy counts. */
  base: string | null;
  environments: readonly ValidatedEnvironment[];
  problems: readonly ValidationProblem[];
  pipelines: readonly PipelineChange[];
}

export interface ValidatedEnvironment {
  environment: string;
  promotesFrom: string | null;
  /** Whether no other environment promotes from this one. */
  production: boolean;
  /** What the policy says differently than on the base, which goes on to count until this is merged. */
  policy: readonly PolicyChange[];
}

export interface PolicyChange {
  /** Key of the policy. */
  name: string;
  /** As JSON. */
  before: string;
  after: string;
}

export interface ValidationProblem {
  reason: Reason;
  file: string;
  line: number | null;
  column: number | null;
  /** Place in the YAML or JSON. */
  path: string | null;
  message: string;
}

/** `unknown`: one side can't be compiled, so they can't be compared. */
export const PIPELINE_CHANGES = ['added', 'changed', 'unchanged', 'removed', 'unknown'] as const;

export interface PipelineChange {
  /** Name of its folder. */
  pipeline: string;
  change: (typeof PIPELINE_CHANGES)[number];
  /** Unified difference of the definitions; null where there is none, or none that can be shown. */
  difference: string | null;
}

/** Reads what another job found. Throws a `Failure` where it is none; `file` is only named in that. */
export function parseValidation(json: string, file: string): ValidationDocument {
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch (cause) {
    throw invalid(file, `it is no JSON: ${messageOf(cause)}`, cause);
  }
  if (isRecord(value) && value['version'] !== 1)
    throw invalid(file, `its version is ${JSON.stringify(value['version'])}, and 1 is what can be read`);
  const fault = VALIDATION(value, '');
  if (fault !== undefined) throw invalid(file, fault);
  // VALIDATION has looked at every member of the interface.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return value as ValidationDocument;
}

function invalid(file: string, fault: string, cause?: unknown): Failure {
  const message = `${file} is not what this version of the action validate writes: ${fault}. Run the workflow again.`;
  return new Failure('validation-unreadable', message, { cause });
}

const VALIDATION = object({
  version: whole,
  commit: text,
  repository: text,
  base: orNull(text),
  environments: every(
    object({
      environment: text,
      promotesFrom: orNull(text),
      production: flag,
      policy: every(object({ name: text, before: text, after: text })),
    }),
  ),
  problems: every(
    object({
      reason: oneOf(Object.keys(REASONS)),
      file: text,
      line: orNull(whole),
      column: orNull(whole),
      path: orNull(text),
      message: text,
    }),
  ),
  pipelines: every(object({ pipeline: text, change: oneOf(PIPELINE_CHANGES), difference: orNull(text) })),
});
