import { createHash } from 'node:crypto';
import type { ExecutionSummary } from '../lib/aws/executions.ts';

// SageMaker's rule for PipelineExecutionDisplayName: letters, digits and single or repeated dashes within, 82 characters.
const MAX_NAME = 82;
const HASH_LENGTH = 8;

/** The display name by which the executions of a cause are found again. Two causes never share one. */
export function executionName(cause: string): string {
  const words = cause.replaceAll(/[^A-Za-z0-9]+/g, '-').replaceAll(/^-+|-+$/g, '');
  if (words === cause && cause.length <= MAX_NAME) return cause;
  const room = words.slice(0, MAX_NAME - HASH_LENGTH - 1).replace(/-+$/, '');
  const suffix = sha256(cause).slice(0, HASH_LENGTH);
  return room === '' ? suffix : `${room}-${suffix}`;
}

export type Decision =
  | { kind: 'attach'; execution: ExecutionSummary }
  /** `token` makes two runs that decide at the same time start the same execution. */
  | { kind: 'start'; token: string };

/**
 * Whether a cause has an execution to attach to, running or successful, or needs a new one. One that is stopping will
 * bring nothing, and disturbs no other: every execution writes below a prefix of its own. `executions` are all of this
 * cause, newest first.
 */
export function decideStart(
  pipelineArn: string,
  cause: string,
  executions: readonly ExecutionSummary[],
): Decision {
  const live = executions.find(({ status }) => status === 'Executing');
  const execution = live ?? executions.find(({ status }) => status === 'Succeeded');
  if (execution) return { kind: 'attach', execution };
  return { kind: 'start', token: sha256(JSON.stringify([pipelineArn, cause, executions.length])) };
}

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
