import { isRecord } from '../record.ts';

const SIGNS: Readonly<Record<string, string>> = {
  Equals: '=',
  LessThan: '<',
  LessThanOrEqualTo: '≤',
  GreaterThan: '>',
  GreaterThanOrEqualTo: '≥',
};

/**
 * What each Condition step of a definition asks of a report's numbers, such as `rmse ≤ 7`, with an execution's parameters put
 * in. Conditions of other kinds are left out.
 */
export function limitsOf(
  definition: unknown,
  given: ReadonlyMap<string, string>,
): ReadonlyMap<string, readonly string[]> {
  const parameters = new Map<string, unknown>();
  for (const parameter of recordsIn(definition, 'Parameters'))
    parameters.set(String(parameter['Name']), parameter['DefaultValue']);
  for (const [name, value] of given) parameters.set(name, value);
  const limits = new Map<string, readonly string[]>();
  collect(recordsIn(definition, 'Steps'), parameters, limits);
  return limits;
}

function collect(
  steps: readonly Readonly<Record<string, unknown>>[],
  parameters: ReadonlyMap<string, unknown>,
  limits: Map<string, readonly string[]>,
): void {
  for (const { Name: name, Type: type, Arguments: condition } of steps) {
    if (type !== 'Condition' || typeof name !== 'string') continue;
    limits.set(
      name,
      recordsIn(condition, 'Conditions').flatMap((member) => limitOf(member, parameters) ?? []),
    );
    // A step that only runs where a condition holds stands within it.
    for (const branch of ['IfSteps', 'ElseSteps']) collect(recordsIn(condition, branch), parameters, limits);
  }
}

function limitOf(
  condition: Readonly<Record<string, unknown>>,
  parameters: ReadonlyMap<string, unknown>,
): string | undefined {
  const { Type: type, LeftValue: left, RightValue: right } = condition;
  const sign = typeof type === 'string' ? SIGNS[type] : undefined;
  const read = isRecord(left) ? left['Std:JsonGet'] : undefined;
  const path = isRecord(read) ? read['Path'] : undefined;
  const limit = numberOf(right, parameters);
  if (sign === undefined || typeof path !== 'string' || limit === undefined) return undefined;
  return `${measureOf(path)} ${sign} ${limit}`;
}

/** Name of the metric at a path of a report; the path where it has another form. */
function measureOf(path: string): string {
  return /^\w+_metrics\.(?<name>\w+)\.value$/.exec(path)?.groups?.['name'] ?? path;
}

function numberOf(value: unknown, parameters: ReadonlyMap<string, unknown>): number | undefined {
  const reference = isRecord(value) ? value['Get'] : undefined;
  const found =
    typeof reference === 'string' ? parameters.get(reference.replace(/^Parameters\./, '')) : value;
  if (typeof found !== 'number' && (typeof found !== 'string' || found.trim() === '')) return undefined;
  return Number.isFinite(Number(found)) ? Number(found) : undefined;
}

function recordsIn(value: unknown, name: string): Readonly<Record<string, unknown>>[] {
  const members = isRecord(value) ? value[name] : undefined;
  return Array.isArray(members) ? members.filter(isRecord) : [];
}
