import type { JsonObject } from './json.ts';

export type StepStatus = 'Starting' | 'Executing' | 'Stopping' | 'Stopped' | 'Failed' | 'Succeeded';

/** What is known of one step of an execution from its start on. Times are ISO 8601 texts: the record is kept as JSON. */
export interface StepRecord {
  name: string;
  type: string;
  displayName?: string;
  description?: string;
  status: StepStatus;
  startTime: string;
  endTime?: string;
  failureReason?: string;
  attempts: number;
  /** As in ListPipelineExecutionSteps: one member that names the kind of step, e.g. `{ProcessingJob: {Arn}}`. */
  metadata: JsonObject;
  cacheKey?: string;
  /** The execution whose results the step's cache took over. */
  cacheHit?: string;
  /** The execution whose results a selective execution took over. */
  reusedFrom?: string;
}

const live: readonly StepStatus[] = ['Starting', 'Executing', 'Stopping'];

export function isLive(step: StepRecord): boolean {
  return live.includes(step.status);
}

/** The resource that the step made, where its properties come from. */
export function resourceArn(step: StepRecord): string | undefined {
  const [resource] = Object.values(step.metadata);
  const arn =
    typeof resource === 'object' && resource !== null && !Array.isArray(resource)
      ? resource['Arn']
      : undefined;
  return typeof arn === 'string' ? arn : undefined;
}
