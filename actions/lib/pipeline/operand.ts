import { Binary, FunctionCall, Grouping, Literal, Logical, Unary, type Expr } from '@actions/expressions/ast';
import { TokenType, type Token } from '@actions/expressions/lexer';
import type { Value } from './definition.ts';
import { suggestion } from './nearest.ts';
import { resolveReference } from './reference.ts';
import { typeName, type Resolved, type ValueType } from './resolved.ts';
import { report, type Place, type Scope } from './scope.ts';

/** A side of a comparison. */
export type Operand = Resolved & { literal?: boolean };

/** One side of a comparison. Undefined after it has reported a problem. */
export function toOperand(scope: Scope, place: Place, tree: Expr): Operand | undefined {
  if (tree instanceof Grouping) return toOperand(scope, place, tree.group);
  if (tree instanceof Literal) {
    const value: unknown =
      tree.token.type === TokenType.TRUE || tree.token.type === TokenType.FALSE
        ? tree.token.type === TokenType.TRUE
        : tree.token.value;
    if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean')
      return literalOperand(value);
    report(
      scope,
      place,
      "SageMaker cannot compare with 'null'; an optional text is a String parameter with the default ''",
    );
    return undefined;
  }
  return resolveReference(scope, place, tree, describe(tree));
}

function describe(tree: Expr): string {
  if (tree instanceof FunctionCall) return `${tree.functionName.lexeme}(...)`;
  if (tree instanceof Binary || tree instanceof Logical || tree instanceof Unary) return tree.operator.lexeme;
  return 'this';
}

/** A literal as an operand. */
export function literalOperand(value: string | number | boolean): Operand {
  const text = typeof value === 'string' ? `"${value}"` : String(value);
  const type: ValueType =
    typeof value === 'string' ? 'text' : typeof value === 'number' ? 'float' : 'boolean';
  return { value, type, constant: true, literal: true, text };
}

/** What can be compared with each other. */
export function kindOf(type: ValueType): 'text' | 'number' | 'boolean' | 'unknown' {
  return type === 'integer' || type === 'float' ? 'number' : type;
}

/** What is wrong with comparing two operands, or undefined. */
export function comparisonFault(operator: Token, left: Operand, right: Operand): string | undefined {
  if (left.constant && right.constant) {
    return `'${left.text} ${operator.lexeme} ${right.text}' is the same in every run: compare a parameter, a report or a property of a step`;
  }
  const kinds = [kindOf(left.type), kindOf(right.type)];
  const ordered = operator.type !== TokenType.EQUAL_EQUAL && operator.type !== TokenType.BANG_EQUAL;
  if (ordered && kinds.includes('boolean'))
    return `'${operator.lexeme}' cannot order true and false; use == or !=`;
  if (kinds.includes('unknown') || kinds[0] === kinds[1]) return undefined;
  const quoted = [left, right].find(
    ({ literal, type, value }) => literal && type === 'text' && isNumeric(value),
  );
  const advice = quoted === undefined ? '' : `; write ${quoted.text.slice(1, -1)} without quotes`;
  return `compares ${typeName(left.type)} ('${left.text}') with ${typeName(right.type)} ('${right.text}')${advice}`;
}

function isNumeric(value: Value): boolean {
  return typeof value === 'string' && value.trim() !== '' && Number.isFinite(Number(value));
}

/** Reports a literal that a parameter can never be. */
export function checkEnum(scope: Scope, place: Place, operand: Operand, other: Operand): void {
  if (operand.parameter === undefined || other.literal !== true || typeof other.value !== 'string') return;
  const allowed = scope.parameters.get(operand.parameter)?.enum;
  if (allowed === undefined || allowed.includes(other.value)) return;
  report(
    scope,
    place,
    `'${operand.text}' is never ${other.text}; ${suggestion(other.value, allowed, 'Allowed')}`,
  );
}
