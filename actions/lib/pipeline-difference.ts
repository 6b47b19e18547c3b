import { isDeepStrictEqual } from 'node:util';
import type { PipelineContent } from './aws/pipelines.ts';

export type PipelinePart = 'definition' | 'role' | 'description' | 'display name';

/** The parts in which a deployed pipeline differs from the wanted one. */
export function pipelineDifference(wanted: PipelineContent, deployed: PipelineContent): PipelinePart[] {
  const parts: PipelinePart[] = [];
  if (!sameDefinition(wanted.definition, deployed.definition)) parts.push('definition');
  if (wanted.roleArn !== deployed.roleArn) parts.push('role');
  if (wanted.description !== deployed.description) parts.push('description');
  // SageMaker makes up a display name where none is given, so only a given one can differ.
  if (wanted.displayName !== undefined && wanted.displayName !== deployed.displayName)
    parts.push('display name');
  return parts;
}

/** Whether two JSON texts define the same pipeline, however they are spaced and ordered. */
export function sameDefinition(one: string, other: string): boolean {
  return one === other || isDeepStrictEqual(JSON.parse(one), JSON.parse(other));
}
