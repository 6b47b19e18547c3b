import { isDeepStrictEqual } from 'node:util';
import { isObject } from '../../plain.ts';
import { type Blueprint, blueprintOf, madeOf, outputsOf, propertiesOf, recreationOf } from './blueprint.ts';
import { existing, resourceOf } from './job.ts';
import { type Properties, schemaOf } from './resources/schema.ts';
import type { ChangeDetail, ChangeRecord, Goal, ResourceRecord, StackRecord } from './store.ts';
import { type Reference, referencesIn } from './template/references.ts';
import { knownAfterApply } from './template/scope.ts';
import { textOf } from './template/text.ts';

/** What an operation would change, as a change set tells it; `isEmpty` where it would do nothing at all. */
export function changesOf(stack: StackRecord, goal: Goal): { changes: ChangeRecord[]; isEmpty: boolean } {
  // Of what is made anew nobody knows the ID or attributes yet.
  const unknown = new Set<string>();
  const blueprint = blueprintOf(stack, goal, (name) =>
    unknown.has(name) ? undefined : madeOf(resourceOf(stack, name)),
  );
  const changes: ChangeRecord[] = [];
  for (const name of blueprint.order) {
    const change = changeOf(stack, goal, blueprint, name);
    if (!change) continue;
    changes.push(change);
    if (change.action === 'Add' || change.replacement !== 'False') unknown.add(name);
  }
  const kept = new Set(blueprint.order);
  for (const resource of existing(stack)) if (!kept.has(resource.logicalId)) changes.push(removal(resource));
  const isSame =
    isDeepStrictEqual(stack.tags, goal.tags) && isDeepStrictEqual(stack.outputs, outputsOf(blueprint));
  return { changes, isEmpty: changes.length === 0 && isSame && stack.status !== 'UPDATE_FAILED' };
}

function removal({ logicalId, physicalId, type, properties, deletionPolicy }: ResourceRecord): ChangeRecord {
  return {
    action: 'Remove',
    policyAction: deletionPolicy === 'Retain' ? 'Retain' : 'Delete',
    logicalId,
    type,
    scope: [],
    details: [],
    before: contextOf(properties),
    ...(physicalId !== undefined && { physicalId }),
  };
}

function changeOf(
  stack: StackRecord,
  goal: Goal,
  blueprint: Blueprint,
  logicalId: string,
): ChangeRecord | undefined {
  const declared = blueprint.template.resources[logicalId];
  if (!declared) return undefined;
  const { type, updateReplacePolicy } = declared;
  const properties = propertiesOf(blueprint, logicalId, goal.tags);
  const found = resourceOf(stack, logicalId);
  const after = contextOf(properties);
  if (!found) return { action: 'Add', logicalId, type, scope: [], details: [], after };
  const details = detailsOf(stack, goal, blueprint, { found, properties, raw: declared.properties });
  if (details.length === 0 && found.type === type) return undefined;
  const replacement = found.type === type ? replacementOf(details) : 'True';
  return {
    action: 'Modify',
    logicalId,
    physicalId: found.physicalId ?? '',
    type,
    replacement,
    scope: [...new Set(details.map(({ attribute }) => attribute))],
    details,
    before: contextOf(found.properties),
    after,
    ...(replacement === 'True' && {
      policyAction: updateReplacePolicy === 'Retain' ? 'ReplaceAndRetain' : 'ReplaceAndDelete',
    }),
  };
}

function contextOf(properties: Properties): string {
  return JSON.stringify({ Properties: properties });
}

// A change that is certain decides; one that depends on another resource may turn out to be none.
function replacementOf(details: readonly ChangeDetail[]): string {
  const always = details.filter(({ recreation }) => recreation === 'Always');
  if (always.some(({ evaluation }) => evaluation === 'Static')) return 'True';
  const isPossible = always.length > 0 || details.some(({ recreation }) => recreation === 'Conditionally');
  return isPossible ? 'Conditional' : 'False';
}

function detailsOf(
  stack: StackRecord,
  goal: Goal,
  blueprint: Blueprint,
  { found, properties, raw }: { found: ResourceRecord; properties: Properties; raw: Properties },
): ChangeDetail[] {
  const { tags } = schemaOf(found.type);
  const names = [...new Set([...Object.keys(found.properties), ...Object.keys(properties)])];
  return names.flatMap((name) => {
    const references = referencesIn(raw[name], blueprint.scope);
    const leaves = differences(found.properties[name], properties[name], `/Properties/${name}`);
    return leaves.map(({ path, before, after }): ChangeDetail => {
      const isUnknown = after?.includes(knownAfterApply) ?? false;
      return {
        attribute: name === tags ? 'Tags' : 'Properties',
        name,
        path,
        recreation: recreationOf(found.type, name),
        changeType: before === undefined ? 'Add' : after === undefined ? 'Remove' : 'Modify',
        evaluation: isUnknown ? 'Dynamic' : 'Static',
        ...causeOf(
          references,
          isUnknown,
          blueprint,
          (parameter) => stack.parameters[parameter] !== goal.parameters[parameter],
        ),
        ...(before !== undefined && { before }),
        ...(after !== undefined && { after }),
      };
    });
  });
}

function causeOf(
  references: readonly Reference[],
  isUnknown: boolean,
  { template, scope }: Blueprint,
  hasChanged: (parameter: string) => boolean,
): { source: string; cause?: string } {
  if (isUnknown) {
    const found = references.find(
      ({ name }) => Object.hasOwn(template.resources, name) && !scope.resource(name),
    );
    if (found?.attribute !== undefined)
      return { source: 'ResourceAttribute', cause: `${found.name}.${found.attribute}` };
    if (found) return { source: 'ResourceReference', cause: found.name };
  }
  const parameter = references.find(
    ({ name }) => Object.hasOwn(template.parameters, name) && hasChanged(name),
  );
  return parameter
    ? { source: 'ParameterReference', cause: parameter.name }
    : { source: 'DirectModification' };
}

interface Difference {
  path: string;
  before: string | undefined;
  after: string | undefined;
}

/** Where two values differ, as deep as both have the same structure. */
function differences(before: unknown, after: unknown, path: string): Difference[] {
  if (isDeepStrictEqual(before, after)) return [];
  if (isObject(before) && isObject(after)) {
    const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
    return names.flatMap((name) => differences(before[name], after[name], `${path}/${name}`));
  }
  if (Array.isArray(before) && Array.isArray(after) && before.length === after.length)
    return before.flatMap((item, at) => differences(item, after[at], `${path}/${at}`));
  return [{ path, before: optionalText(before), after: optionalText(after) }];
}

function optionalText(value: unknown): string | undefined {
  return value === undefined ? undefined : textOf(value);
}
