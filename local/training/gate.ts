import type { Definition } from '../executor/definition.ts';
import { listAt, textAt, valueAt } from '../runner/value.ts';

const COMPARISONS: Readonly<
  Record<string, { sign: string; holds: (value: number, limit: number) => boolean }>
> = {
  LessThan: { sign: '<', holds: (value, limit) => value < limit },
  LessThanOrEqualTo: { sign: '≤', holds: (value, limit) => value <= limit },
  GreaterThan: { sign: '>', holds: (value, limit) => value > limit },
  GreaterThanOrEqualTo: { sign: '≥', holds: (value, limit) => value >= limit },
};

/** A condition on a report's number, e.g. `regression_metrics.rmse.value ≤ 7`. */
export interface Gate {
  step: string;
  path: string;
  sign: string;
  limit: number;
  passes: (value: number) => boolean;
}

/** The conditions of a pipeline that compare a number of a report with a limit, with this run's parameters put in. */
export function gatesOf(definition: Definition, parameters: Readonly<Record<string, string>>): Gate[] {
  const defaults = definition.parameters.map(({ name, defaultValue }) => [name, defaultValue]);
  const values: Record<string, unknown> = { ...Object.fromEntries(defaults), ...parameters };
  const gates: Gate[] = [];
  for (const step of definition.steps.filter(({ type }) => type === 'Condition')) {
    for (const condition of listAt(step.arguments, 'Conditions')) {
      const gate = gateOf(step.name, condition, values);
      if (gate) gates.push(gate);
    }
  }
  return gates;
}

function gateOf(
  step: string,
  condition: unknown,
  parameters: Readonly<Record<string, unknown>>,
): Gate | undefined {
  const path = textAt(condition, 'LeftValue', 'Std:JsonGet', 'Path');
  const comparison = COMPARISONS[textAt(condition, 'Type') ?? ''];
  const limit = numberOf(valueAt(condition, 'RightValue'), parameters);
  if (path === undefined || comparison === undefined || limit === undefined) return undefined;
  return { step, path, sign: comparison.sign, limit, passes: (value) => comparison.holds(value, limit) };
}

function numberOf(value: unknown, parameters: Readonly<Record<string, unknown>>): number | undefined {
  const reference = textAt(value, 'Get')?.replace(/^Parameters\./, '');
  const found = Number(reference === undefined ? value : parameters[reference]);
  return Number.isFinite(found) ? found : undefined;
}
