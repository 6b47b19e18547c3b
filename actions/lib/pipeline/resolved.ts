import type { Value } from './definition.ts';
import { report, type Place, type Scope } from './scope.ts';

export type ValueType = 'text' | 'integer' | 'float' | 'boolean' | 'unknown';

/** What a reference stands for in the definition. */
export interface Resolved {
  value: Value;
  type: ValueType;
  /** Known when the pipeline is compiled. */
  constant: boolean;
  parameter?: string;
  /** A report's value: only conditions can read it. */
  report?: boolean;
  text: string;
}

/** Reports a reference that has not the form that its first word asks for. */
export function malformed(scope: Scope, place: Place, text: string, form: string): undefined {
  report(scope, place, `cannot resolve '${text}': write ${form}`);
}

/** A type in a sentence. */
export function typeName(type: Resolved['type']): string {
  const names = {
    text: 'text',
    integer: 'a whole number',
    float: 'a number',
    boolean: 'true or false',
    unknown: 'unknown',
  };
  return names[type];
}
