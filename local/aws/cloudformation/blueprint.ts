import { isDeepStrictEqual } from 'node:util';
import { type Properties, schemaOf, typed } from './resources/schema.ts';
import type { Goal, ResourceRecord, StackRecord } from './store.ts';
import { evaluate } from './template/evaluate.ts';
import { parseTemplate, type Template } from './template/parse.ts';
import { checkReferences, dependencies, inOrder } from './template/references.ts';
import { textOf } from './template/text.ts';
import { type Made, pseudoParameters, type Scope } from './template/scope.ts';

/** A template with the parameters of one operation: what a stack shall become. */
export interface Blueprint {
  template: Template;
  scope: Scope;
  /** What each resource needs; those whose condition does not hold are not among them. */
  needs: ReadonlyMap<string, ReadonlySet<string>>;
  /** Resources, each after what it needs. */
  order: readonly string[];
}

type Place = Pick<StackRecord, 'arn' | 'name' | 'region' | 'account'>;

/** Throws ValidationError for a template that can't be worked with. `made` tells resources as they are by then. */
export function blueprintOf(
  stack: Place,
  goal: Goal,
  made: (logicalId: string) => Made | undefined,
): Blueprint {
  const template = parseTemplate(goal.template);
  const pseudo = pseudoParameters({ ...stack, id: stack.arn });
  const scope: Scope = { template, parameters: goal.parameters, pseudo, resource: made };
  checkReferences(template, scope);
  for (const { type } of Object.values(template.resources)) schemaOf(type);
  const needs = dependencies(template, scope);
  return { template, scope, needs, order: inOrder(needs) };
}

/** Properties of a resource as they are sent, with the stack's tags; `problems` gets what its schema does not allow. */
export function propertiesOf(
  { template, scope }: Blueprint,
  logicalId: string,
  stackTags: Readonly<Record<string, string>>,
  problems: string[] = [],
): Properties {
  const resource = template.resources[logicalId];
  if (!resource) throw new Error(`The template has no resource ${logicalId}.`);
  const evaluated = evaluate(resource.properties, scope);
  const properties = typed(resource.type, Object(evaluated), problems);
  return withTags(resource.type, properties, stackTags);
}

function withTags(
  type: string,
  properties: Properties,
  stackTags: Readonly<Record<string, string>>,
): Properties {
  const { tags: name } = schemaOf(type);
  if (name === undefined) return properties;
  const own = properties[name];
  const all = new Map(Object.entries(stackTags));
  if (Array.isArray(own)) for (const { Key, Value } of own) all.set(String(Key), String(Value));
  if (all.size === 0) return properties;
  const list = [...all].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([Key, Value]) => ({ Key, Value }));
  return { ...properties, [name]: list };
}

/** Names of the properties that differ. */
export function changedNames(before: Properties, after: Properties): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !isDeepStrictEqual(before[name], after[name]));
}

/** Whether the change of a property gives a resource of its own: `Always`, `Conditionally` or `Never`. */
export function recreationOf(type: string, name: string): 'Always' | 'Conditionally' | 'Never' {
  const { createOnly, conditionalCreateOnly } = schemaOf(type);
  const holds = (paths: readonly string[]): boolean => paths.some((path) => path.split('/')[0] === name);
  if (holds(createOnly)) return 'Always';
  return holds(conditionalCreateOnly) ? 'Conditionally' : 'Never';
}

/** A resource that exists, as references to it see it. */
export function madeOf(resource: ResourceRecord | undefined): Made | undefined {
  if (resource?.physicalId === undefined || resource.status === 'DELETE_COMPLETE') return undefined;
  return { ref: resource.physicalId, attributes: resource.attributes };
}

export function outputsOf({ template, scope }: Blueprint): StackRecord['outputs'] {
  return Object.entries(template.outputs).flatMap(([key, declared]) => {
    const { Condition: name, Value: value, Description: description, Export: exported } = declared;
    if (typeof name === 'string' && evaluate({ Condition: name }, scope) !== true) return [];
    const result = evaluate(value, scope);
    const exportName = evaluate(exported, scope);
    return [
      {
        key,
        value: textOf(result),
        ...(typeof description === 'string' && { description }),
        ...(exportName !== undefined && { exportName: String(Object(exportName).Name) }),
      },
    ];
  });
}
