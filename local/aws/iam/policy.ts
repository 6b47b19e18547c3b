import { isObject } from '../../plain.ts';

/** A policy document as it is evaluated: lists where JSON may have one or many, operators taken apart. */
export interface Policy {
  statements: readonly Statement[];
}

export interface Statement {
  effect: 'Allow' | 'Deny';
  actions: Patterns;
  /** Absent in trust policies. */
  resources?: Patterns;
  /** Only in trust policies and other policies of resources. */
  principals?: Principals;
  conditions: readonly Condition[];
}

/** `NotAction` and its like match whatever none of the patterns does. */
export interface Patterns {
  negated: boolean;
  patterns: readonly string[];
}

export interface Principals {
  negated: boolean;
  /** By type: AWS, Service, Federated. `"*"` alone is `{ '*': ['*'] }`. */
  byType: Readonly<Record<string, readonly string[]>>;
}

export interface Condition {
  /** `StringEquals`, without its prefix and suffix. */
  operator: string;
  /** `ForAnyValue` and `ForAllValues`, for keys that have many values. */
  quantifier?: 'any' | 'all';
  ifExists: boolean;
  /** Lower case: condition keys are not case-sensitive. */
  key: string;
  values: readonly string[];
}

/** Reads a document that `checkPolicy` has accepted. */
export function parsePolicy(text: string): Policy {
  const document: unknown = JSON.parse(text);
  const statements = isObject(document) ? asList(document['Statement']) : [];
  return { statements: statements.filter(isObject).map(parseStatement) };
}

function parseStatement(statement: Readonly<Record<string, unknown>>): Statement {
  const resources = readPatterns(statement, 'Resource');
  const principals = readPrincipals(statement);
  return {
    effect: statement['Effect'] === 'Deny' ? 'Deny' : 'Allow',
    actions: readPatterns(statement, 'Action') ?? { negated: false, patterns: [] },
    ...(resources && { resources }),
    ...(principals && { principals }),
    conditions: readConditions(statement['Condition']),
  };
}

function readPatterns(statement: Readonly<Record<string, unknown>>, name: string): Patterns | undefined {
  const given = statement[name];
  if (given !== undefined) return { negated: false, patterns: asTexts(given) };
  const excluded = statement[`Not${name}`];
  return excluded === undefined ? undefined : { negated: true, patterns: asTexts(excluded) };
}

function readPrincipals(statement: Readonly<Record<string, unknown>>): Principals | undefined {
  const negated = statement['Principal'] === undefined;
  const value = statement['Principal'] ?? statement['NotPrincipal'];
  if (value === undefined) return undefined;
  if (!isObject(value)) return { negated, byType: { '*': asTexts(value) } };
  const byType = Object.entries(value).map(([type, names]) => [type, asTexts(names)] as const);
  return { negated, byType: Object.fromEntries(byType) };
}

function readConditions(block: unknown): Condition[] {
  if (!isObject(block)) return [];
  return Object.entries(block).flatMap(([name, keys]) => {
    const operator = parseOperator(name);
    return Object.entries(isObject(keys) ? keys : {}).map(([key, values]) => ({
      ...operator,
      key: key.toLowerCase(),
      values: asTexts(values),
    }));
  });
}

/** Takes `ForAnyValue:StringLikeIfExists` apart. */
export function parseOperator(name: string): Pick<Condition, 'operator' | 'quantifier' | 'ifExists'> {
  const [, quantifier, operator = '', ifExists] =
    /^(?:For(Any|All)Values?:)?(.*?)(IfExists)?$/.exec(name) ?? [];
  return {
    operator,
    ...(quantifier && { quantifier: quantifier === 'Any' ? ('any' as const) : ('all' as const) }),
    ifExists: ifExists !== undefined,
  };
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

function asTexts(value: unknown): string[] {
  return asList(value).map(String);
}
