import { type Contexts, holds } from '../runner/expression.ts';

/** What the status functions of a condition answer. */
export interface Status {
  success: boolean;
  failure: boolean;
  cancelled: boolean;
}

const STATUS_FUNCTION = /\b(always|cancelled|failure|success)\s*\(/i;

/** Whether a job or step runs. A condition without a status function asks for success as well. */
export function runs(condition: string | undefined, contexts: Contexts, status: Status): boolean {
  const functions = {
    always: () => true,
    cancelled: () => status.cancelled,
    failure: () => status.failure,
    success: () => status.success,
  };
  const text = condition ?? 'success()';
  if (!STATUS_FUNCTION.test(text) && !status.success) return false;
  return holds(text, contexts, functions);
}
