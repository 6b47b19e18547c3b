import { isDeepStrictEqual } from 'node:util';
import { messageOf } from '../../plain.ts';
import { type Blueprint, changedNames, propertiesOf, recreationOf } from './blueprint.ts';
import { type Job, putResource, resourceOf, setStatus } from './job.ts';
import { resolveReferences } from './resources/dynamic-reference.ts';
import { text } from './resources/handler.ts';
import { handlerOf } from './resources/handlers.ts';
import { removeResource } from './removal.ts';
import { reasonOf, workOf } from './resource-work.ts';
import type { Goal, ResourceRecord, Step } from './store.ts';

/** Why a resource could not be made or changed. */
export interface ResourceFailure {
  logicalId: string;
  verb: 'create' | 'update';
}

/** Brings one resource to its goal. Everything that it needs is there. Returns why it could not. */
export async function changeResource(
  job: Job,
  blueprint: Blueprint,
  goal: Goal,
  logicalId: string,
): Promise<ResourceFailure | undefined> {
  const { stack } = job;
  const declared = blueprint.template.resources[logicalId];
  if (!declared) throw new Error(`The template has no resource ${logicalId}.`);
  const found = resourceOf(stack, logicalId);
  const wanted: ResourceRecord = {
    logicalId,
    type: declared.type,
    properties: {},
    attributes: {},
    needs: [...(blueprint.needs.get(logicalId) ?? [])],
    deletionPolicy: declared.deletionPolicy,
    updateReplacePolicy: declared.updateReplacePolicy,
    status: '',
    changedAt: '',
  };
  const problems: string[] = [];
  const [properties, failure] = attempt(() => propertiesOf(blueprint, logicalId, goal.tags, problems));
  wanted.properties = properties ?? {};
  const invalid =
    failure ??
    (problems.length > 0
      ? `Properties validation failed for resource ${logicalId} with message:\n${problems.join('\n')}`
      : undefined);
  if (!found) return make(job, wanted, undefined, invalid);
  if (invalid !== undefined) {
    setStatus(job, found, 'UPDATE_FAILED', invalid);
    return { logicalId, verb: 'update' };
  }
  const { type } = found;
  // What failed before is not what its record says.
  const isWhole = found.status.endsWith('_COMPLETE');
  if (!isWhole && found.status.startsWith('CREATE_')) {
    if (await removeResource(job, found, 'Delete')) return make(job, wanted, undefined);
    return { logicalId, verb: 'create' };
  }
  if (isWhole && type === wanted.type && isDeepStrictEqual(found.properties, wanted.properties)) {
    const { needs, deletionPolicy, updateReplacePolicy } = wanted;
    Object.assign(found, { needs, deletionPolicy, updateReplacePolicy });
    return undefined;
  }
  const isReplaced =
    type !== wanted.type ||
    changedNames(found.properties, wanted.properties).some((name) => recreationOf(type, name) !== 'Never');
  return isReplaced ? make(job, wanted, found) : update(job, wanted, found);
}

async function make(
  job: Job,
  resource: ResourceRecord,
  old: ResourceRecord | undefined,
  invalid?: string,
): Promise<ResourceFailure | undefined> {
  const verb = old ? 'update' : 'create';
  const prefix = old ? 'UPDATE' : 'CREATE';
  const { logicalId } = resource;
  const step: Step = { kind: old ? 'replace' : 'create', logicalId, ...(old && { before: old }) };
  job.stack.undo?.steps.push(step);
  const handler = handlerOf(resource.type);
  if (old) resource.physicalId = old.physicalId ?? '';
  const reason =
    old && 'Requested update requires the creation of a new physical resource; hence creating one.';
  putResource(job.stack, resource);
  setStatus(job, resource, `${prefix}_IN_PROGRESS`, reason);
  const started = (physicalId: string): void => {
    resource.physicalId = physicalId;
    step.after = resource;
    setStatus(job, resource, `${prefix}_IN_PROGRESS`, 'Resource creation Initiated');
  };
  try {
    if (invalid !== undefined) throw new Error(invalid);
    const clash = old && customName(handler.nameProperty, old, resource);
    if (clash !== undefined)
      throw new Error(
        `CloudFormation cannot update a stack when a custom-named resource requires replacing. Rename ${clash} and update the stack again.`,
      );
    const work = workOf(job, logicalId, started);
    const resolved = await resolveReferences(resource.properties, job.clients);
    const made = await handler.create(resolved, work);
    if (!step.after) started(made.physicalId);
    Object.assign(resource, made);
    setStatus(job, resource, `${prefix}_COMPLETE`);
    return undefined;
  } catch (error) {
    if (!step.after && !old) delete resource.physicalId;
    setStatus(job, resource, `${prefix}_FAILED`, reasonOf(job, resource.type, error, 'creation'));
    return { logicalId, verb };
  }
}

/** The name that the template gives a resource, where its successor would have it too. */
function customName(
  property: string | undefined,
  old: ResourceRecord,
  wanted: ResourceRecord,
): string | undefined {
  if (property === undefined || old.type !== wanted.type) return undefined;
  const name = text(old.properties, property);
  return name === text(wanted.properties, property) ? name : undefined;
}

async function update(
  job: Job,
  wanted: ResourceRecord,
  found: ResourceRecord,
): Promise<ResourceFailure | undefined> {
  const { logicalId } = wanted;
  const { physicalId = '', attributes, properties: before } = found;
  const step: Step = { kind: 'update', logicalId, before: found, after: wanted };
  job.stack.undo?.steps.push(step);
  wanted.physicalId = physicalId;
  wanted.attributes = attributes;
  putResource(job.stack, wanted);
  setStatus(job, wanted, 'UPDATE_IN_PROGRESS');
  try {
    const after = await resolveReferences(wanted.properties, job.clients);
    const change = { physicalId, attributes, before, after };
    wanted.attributes = await handlerOf(wanted.type).update(change, workOf(job, logicalId));
    setStatus(job, wanted, 'UPDATE_COMPLETE');
    return undefined;
  } catch (error) {
    setStatus(job, wanted, 'UPDATE_FAILED', reasonOf(job, wanted.type, error, 'update'));
    return { logicalId, verb: 'update' };
  }
}

function attempt<T>(run: () => T): [T | undefined, string | undefined] {
  try {
    return [run(), undefined];
  } catch (error) {
    return [undefined, messageOf(error)];
  }
}
