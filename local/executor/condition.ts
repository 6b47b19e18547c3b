import { ExpressionError } from './expression.ts';
import { describeJson, isObject, type Json, type JsonObject } from './json.ts';

export class ConditionError extends Error {
  override name = 'ConditionError';
}

const comparisons = {
  Equals: (order: number) => order === 0,
  NotEquals: (order: number) => order !== 0,
  GreaterThan: (order: number) => order > 0,
  GreaterThanOrEqualTo: (order: number) => order >= 0,
  LessThan: (order: number) => order < 0,
  LessThanOrEqualTo: (order: number) => order <= 0,
} as const;

type Comparison = keyof typeof comparisons;

export const conditionTypes: readonly string[] = [...Object.keys(comparisons), 'In', 'NotIn', 'Not', 'Or'];

/** Says whether all conditions hold. Their expressions must have been resolved. Throws `ConditionError`. */
export function holdAll(conditions: Json): boolean {
  if (!Array.isArray(conditions))
    throw new ConditionError(`Conditions must be a list, found ${describeJson(conditions)}.`);
  // No short circuit: a condition that cannot be evaluated is an error wherever it stands.
  return conditions.map(holds).every(Boolean);
}

function holds(condition: Json): boolean {
  if (!isObject(condition))
    throw new ConditionError(`A condition must be an object, found ${describeJson(condition)}.`);
  const type = condition['Type'];
  if (type === 'Not') return !holds(condition['Condition'] ?? null);
  if (type === 'Or') return anyHolds(condition['Conditions'] ?? null);
  if (type === 'In') return isIn(condition);
  if (type === 'NotIn') return !isIn(condition);
  if (isComparison(type)) return compareSides(type, condition);
  throw new ConditionError(
    `A condition's Type must be one of ${conditionTypes.join(', ')}, found ${describeJson(type)}.`,
  );
}

function isComparison(type: Json | undefined): type is Comparison {
  return typeof type === 'string' && Object.hasOwn(comparisons, type);
}

function anyHolds(conditions: Json): boolean {
  if (!Array.isArray(conditions))
    throw new ConditionError(`Or needs a list "Conditions", found ${describeJson(conditions)}.`);
  return conditions.map(holds).some(Boolean);
}

function isIn(condition: JsonObject): boolean {
  const value = scalar(condition['QueryValue'], 'QueryValue');
  const values = condition['Values'];
  if (!Array.isArray(values))
    throw new ConditionError(`In needs a list "Values", found ${describeJson(values)}.`);
  return values.some((candidate) => compare(value, scalar(candidate, 'Values')) === 0);
}

function compareSides(type: Comparison, condition: JsonObject): boolean {
  const left = scalar(condition['LeftValue'], 'LeftValue');
  const right = scalar(condition['RightValue'], 'RightValue');
  const order = compare(left, right);
  const needsOrder = type !== 'Equals' && type !== 'NotEquals';
  if (needsOrder && (order === undefined || typeof left === 'boolean')) {
    throw new ConditionError(`${type} cannot compare ${describeJson(left)} with ${describeJson(right)}.`);
  }
  return comparisons[type](order ?? Number.NaN);
}

type Scalar = string | number | boolean;

function scalar(value: Json | undefined, name: string): Scalar {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  throw new ConditionError(`${name} must be a text, a number or a boolean, found ${describeJson(value)}.`);
}

/** Below, at or above zero; nothing where the two are of different types. */
function compare(left: Scalar, right: Scalar): number | undefined {
  if (typeof left !== typeof right) return undefined;
  const [a, b] = bothTimes(left, right) ?? [left, right];
  if (a === b) return 0;
  return a < b ? -1 : 1;
}

const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:?\d\d)$/;

/** Two ISO 8601 times are compared as times: `Execution.StartDateTime` has fractions, a literal mostly has none. */
function bothTimes(left: Scalar, right: Scalar): [number, number] | undefined {
  if (typeof left !== 'string' || typeof right !== 'string' || !time.test(left) || !time.test(right))
    return undefined;
  return [Date.parse(left), Date.parse(right)];
}

export function isEvaluationError(error: unknown): error is Error {
  return error instanceof ConditionError || error instanceof ExpressionError;
}
