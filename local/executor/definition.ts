import type { CacheConfig } from './cache.ts';
import { conditionTypes } from './condition.ts';
import { parseDuration } from './duration.ts';
import { graphProblems } from './graph.ts';
import { messageOf } from '../plain.ts';
import { describeJson, isObject, type Json, type JsonObject, parseJson, textOf } from './json.ts';
import { namePattern, readParameters } from './parameter-declaration.ts';
import type { ParameterDeclaration } from './parameter.ts';
import type { RetryPolicy } from './retry.ts';

/** A pipeline definition, version 2020-12-01, read and checked. */
export interface Definition {
  parameters: readonly ParameterDeclaration[];
  /** All steps, those of branches right after their Condition step. */
  steps: readonly Step[];
  experiment: JsonObject | undefined;
}

export interface Step {
  name: string;
  type: string;
  arguments: JsonObject;
  dependsOn: readonly string[];
  displayName?: string;
  description?: string;
  retryPolicies: readonly RetryPolicy[];
  cache?: CacheConfig;
  propertyFiles: readonly PropertyFile[];
  /** The Condition step that this step is a branch of, and which branch. */
  parent?: { step: string; outcome: boolean };
  /** The whole step as written: some types have their settings beside Arguments. */
  source: JsonObject;
}

export interface PropertyFile {
  name: string;
  output: string;
  path: string;
}

/** What is wrong with a definition, all of it. */
export class DefinitionError extends Error {
  override name = 'DefinitionError';
  readonly problems: readonly string[];

  constructor(problems: readonly string[]) {
    super(`Unable to parse pipeline definition. ${problems.join(' ')}`);
    this.problems = problems;
  }
}

const version = '2020-12-01';

/** Reads definition JSON. Throws `DefinitionError` with all problems: shape, names, references, cycles. */
export function parseDefinition(text: string): Definition {
  const document = parseText(text);
  const problems: string[] = [];
  if (document['Version'] !== version)
    problems.push(`Version must be "${version}", found ${describeJson(document['Version'])}.`);
  const steps = readSteps(document['Steps'] ?? null, 'Steps', undefined, problems);
  if (steps.length === 0) problems.push('Steps must have at least one step.');
  const definition: Definition = {
    parameters: readParameters(document['Parameters'] ?? [], problems),
    steps,
    experiment: isObject(document['PipelineExperimentConfig'])
      ? document['PipelineExperimentConfig']
      : undefined,
  };
  if (problems.length === 0) problems.push(...graphProblems(definition));
  if (problems.length > 0) throw new DefinitionError(problems);
  return definition;
}

function parseText(text: string): JsonObject {
  try {
    const value = parseJson(text);
    if (isObject(value)) return value;
    throw new DefinitionError([`It must be a JSON object, found ${describeJson(value)}.`]);
  } catch (error) {
    if (error instanceof DefinitionError) throw error;
    throw new DefinitionError([`It is not JSON: ${messageOf(error)}.`]);
  }
}

function readSteps(list: Json, path: string, parent: Step['parent'], problems: string[]): Step[] {
  if (!Array.isArray(list)) {
    problems.push(`${path} must be a list, found ${describeJson(list)}.`);
    return [];
  }
  return list.flatMap((item, index) => readStep(item, `${path}[${index}]`, parent, problems));
}

function readStep(item: Json, path: string, parent: Step['parent'], problems: string[]): Step[] {
  if (!isObject(item)) {
    problems.push(`${path} must be an object, found ${describeJson(item)}.`);
    return [];
  }
  const { Name: name, Type: type, Arguments: given } = item;
  if (typeof name !== 'string' || !namePattern.test(name)) {
    problems.push(`${path}.Name must match ${namePattern.source}, found ${describeJson(name)}.`);
    return [];
  }
  if (typeof type !== 'string') {
    problems.push(`Step '${name}' has no Type.`);
    return [];
  }
  if (given !== undefined && !isObject(given))
    problems.push(`Step '${name}': Arguments must be an object, found ${describeJson(given)}.`);
  const step: Step = {
    name,
    type,
    arguments: isObject(given) ? given : {},
    dependsOn: readTexts(item['DependsOn'] ?? [], `Step '${name}': DependsOn`, problems),
    retryPolicies: readList(item['RetryPolicies']).map(readRetryPolicy),
    propertyFiles: readList(item['PropertyFiles']).map(readPropertyFile),
    source: item,
    ...(typeof item['DisplayName'] === 'string' && { displayName: item['DisplayName'] }),
    ...(typeof item['Description'] === 'string' && { description: item['Description'] }),
    ...(isObject(item['CacheConfig']) && { cache: readCache(item['CacheConfig'], name, problems) }),
    ...(parent && { parent }),
  };
  return type === 'Condition' ? [step, ...readBranches(step, path, problems)] : [step];
}

function readBranches(step: Step, path: string, problems: string[]): Step[] {
  const { Conditions: conditions, IfSteps: then, ElseSteps: otherwise } = step.arguments;
  if (!Array.isArray(conditions) || conditions.length === 0)
    problems.push(`Step '${step.name}': Conditions must be a list with at least one condition.`);
  for (const type of unknownConditions(conditions ?? null)) {
    problems.push(
      `Step '${step.name}': a condition's Type must be one of ${conditionTypes.join(', ')}, found ${describeJson(type)}.`,
    );
  }
  return [
    ...readSteps(then ?? [], `${path}.Arguments.IfSteps`, { step: step.name, outcome: true }, problems),
    ...readSteps(
      otherwise ?? [],
      `${path}.Arguments.ElseSteps`,
      { step: step.name, outcome: false },
      problems,
    ),
  ];
}

function unknownConditions(conditions: Json): Json[] {
  if (!Array.isArray(conditions)) return [];
  return conditions.flatMap((condition) => {
    if (!isObject(condition)) return [condition];
    const inner = [
      ...unknownConditions(condition['Conditions'] ?? null),
      ...unknownConditions([condition['Condition'] ?? []].flat(0).filter(isObject)),
    ];
    const type = condition['Type'] ?? null;
    return typeof type === 'string' && conditionTypes.includes(type) ? inner : [type, ...inner];
  });
}

function readCache(config: JsonObject, step: string, problems: string[]): CacheConfig {
  const expireAfter = config['ExpireAfter'];
  if (typeof expireAfter === 'string' && parseDuration(expireAfter) === undefined) {
    problems.push(
      `Step '${step}': CacheConfig.ExpireAfter must be an ISO 8601 duration like P30D or PT1H, found ${describeJson(expireAfter)}.`,
    );
  }
  return { enabled: config['Enabled'] === true, ...(typeof expireAfter === 'string' && { expireAfter }) };
}

function readRetryPolicy(policy: JsonObject): RetryPolicy {
  const { MaxAttempts: maxAttempts, ExpireAfterMin: expireAfter } = policy;
  return {
    exceptionTypes: [policy['ExceptionType'] ?? []].flat().map(String),
    interval: Number(policy['IntervalSeconds'] ?? 1),
    backoffRate: Number(policy['BackoffRate'] ?? 2),
    ...(typeof maxAttempts === 'number' && { maxAttempts }),
    ...(typeof expireAfter === 'number' && { expireAfter }),
  };
}

function readPropertyFile(file: JsonObject): PropertyFile {
  return {
    name: textOf(file['PropertyFileName']) ?? '',
    output: textOf(file['OutputName']) ?? '',
    path: textOf(file['FilePath']) ?? '',
  };
}

function readList(list: Json | undefined): JsonObject[] {
  return Array.isArray(list) ? list.filter(isObject) : [];
}

function readTexts(list: Json, place: string, problems: string[]): string[] {
  if (Array.isArray(list) && list.every((item) => typeof item === 'string')) return list;
  problems.push(`${place} must be a list of step names, found ${describeJson(list)}.`);
  return [];
}
