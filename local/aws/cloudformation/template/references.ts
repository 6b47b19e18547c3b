import { isObject } from '../../../plain.ts';
import { validationError } from '../errors.ts';
import { attributePath, condition, functionOf, placeholder } from './evaluate.ts';
import type { Template } from './parse.ts';
import type { Scope } from './scope.ts';

/** A name that a part of a template refers to, with the attribute where it is one. */
export interface Reference {
  name: string;
  attribute?: string;
}

/** Everything that a part of a template refers to; of `Fn::If` only the branch that counts, where a scope is given. */
export function referencesIn(part: unknown, scope?: Scope): Reference[] {
  if (Array.isArray(part)) return part.flatMap((item) => referencesIn(item, scope));
  if (!isObject(part)) return [];
  const call = functionOf(part);
  if (!call) return Object.values(part).flatMap((member) => referencesIn(member, scope));
  const [name, argument] = call;
  if (name === 'Ref') return [{ name: String(argument) }];
  if (name === 'Fn::GetAtt') {
    const [resource = '', attribute = ''] = attributePath(argument);
    return [{ name: resource, attribute }];
  }
  if (name === 'Fn::Sub') return referencesOfText(argument, scope);
  if (name === 'Fn::If' && scope && Array.isArray(argument)) {
    const [test, yes, no] = argument;
    return referencesIn(condition(String(test), scope) ? yes : no, scope);
  }
  return referencesIn(argument, scope);
}

function referencesOfText(argument: unknown, scope?: Scope): Reference[] {
  const [text, variables] = Array.isArray(argument) ? argument : [argument, {}];
  const own = isObject(variables) ? variables : {};
  const references = referencesIn(own, scope);
  for (const [, literal, inner = ''] of String(text).matchAll(placeholder)) {
    const key = inner.trim();
    if (literal || Object.hasOwn(own, key)) continue;
    const [name = '', attribute = ''] = attributePath(key);
    references.push(attribute ? { name, attribute } : { name });
  }
  return references;
}

/** Names of resources that have to be there before each resource, for those whose condition holds. */
export function dependencies(template: Template, scope: Scope): Map<string, Set<string>> {
  const wanted = Object.entries(template.resources).filter(
    ([, { condition: name }]) => name === undefined || condition(name, scope),
  );
  const names = new Set(wanted.map(([name]) => name));
  return new Map(
    wanted.map(([name, resource]) => {
      const referred = referencesIn(resource.properties, scope).map((reference) => reference.name);
      const before = [...referred, ...resource.dependsOn].filter((other) => names.has(other));
      return [name, new Set(before)];
    }),
  );
}

/** Resources in an order in which each comes after what it needs. Throws ValidationError for a circle. */
export function inOrder(graph: ReadonlyMap<string, ReadonlySet<string>>): string[] {
  const order: string[] = [];
  const left = new Map(graph);
  while (left.size > 0) {
    const ready = [...left].filter(([, before]) => ![...before].some((name) => left.has(name)));
    if (ready.length === 0)
      throw validationError(
        `Circular dependency between resources: [${[...left.keys()].toSorted().join(', ')}]`,
      );
    for (const [name] of ready) {
      order.push(name);
      left.delete(name);
    }
  }
  return order;
}

/** Throws ValidationError where the template refers to a name that it does not have. */
export function checkReferences(template: Template, scope: Pick<Scope, 'pseudo'>): void {
  const known = new Set([
    ...Object.keys(template.parameters),
    ...Object.keys(template.resources),
    ...Object.keys(scope.pseudo),
    'AWS::NoValue',
  ]);
  const check = (block: string, part: unknown): void => {
    const unknown = referencesIn(part).filter(({ name }) => !known.has(name));
    const missing = [...new Set(unknown.map(({ name }) => name))];
    if (missing.length > 0)
      throw validationError(
        `Template format error: Unresolved resource dependencies [${missing.join(', ')}] in the ${block} block of the template`,
      );
  };
  check(
    'Resources',
    Object.values(template.resources).flatMap(({ properties }) => properties),
  );
  check('Outputs', template.outputs);
  for (const [name, { dependsOn }] of Object.entries(template.resources)) {
    const missing = dependsOn.filter((other) => !Object.hasOwn(template.resources, other));
    if (missing.length > 0)
      throw validationError(
        `Template format error: Unresolved resource dependencies [${missing.join(', ')}] in the Resources block of the template (DependsOn of ${name})`,
      );
  }
}
