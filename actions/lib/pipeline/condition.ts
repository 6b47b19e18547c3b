import { Binary, FunctionCall, Grouping, Literal, Logical, Unary, type Expr } from '@actions/expressions/ast';
import { TokenType, type Token } from '@actions/expressions/lexer';
import type { Value } from './definition.ts';
import { offsetOf, parseExpression, splitTemplate, type Expression } from './expression.ts';
import { checkEnum, comparisonFault, kindOf, literalOperand, toOperand, type Operand } from './operand.ts';
import { rawValue } from './raw.ts';
import { typeName } from './resolved.ts';
import { report, type Place, type Scope } from './scope.ts';
import type { ConditionSpec } from './spec.ts';
import type { Path } from './yaml.ts';

const COMPARISONS: Partial<Record<TokenType, string>> = {
  [TokenType.EQUAL_EQUAL]: 'Equals',
  [TokenType.BANG_EQUAL]: 'NotEquals',
  [TokenType.LESS]: 'LessThan',
  [TokenType.LESS_EQUAL]: 'LessThanOrEqualTo',
  [TokenType.GREATER]: 'GreaterThan',
  [TokenType.GREATER_EQUAL]: 'GreaterThanOrEqualTo',
};

/** SageMaker's list of conditions, all of which have to hold, from the `if` of a Condition step. */
export function conditionList(scope: Scope, path: Path, condition: ConditionSpec['if']): Value[] {
  if (typeof condition === 'string') return parsedConditions(scope, path, condition);
  return condition.flatMap((item, index) => {
    const at = [...path, index];
    if (typeof item === 'string') return parsedConditions(scope, at, item);
    const raw = rawValue(scope, at, item);
    return raw === undefined ? [] : [raw];
  });
}

function parsedConditions(scope: Scope, path: Path, text: string): Value[] {
  const expression = readCondition(text, scope.pipeline.expressions);
  if (expression instanceof Error) {
    report(scope, { path }, expression.message);
    return [];
  }
  const place = { path, nth: 0 };
  return conjuncts(expression.tree).flatMap((tree) => toCondition(scope, place, tree) ?? []);
}

// As in a workflow, the `${{ }}` around an `if` may be left out.
function readCondition(text: string, known: Map<string, Expression | Error>): Expression | Error {
  if (!text.includes('${{')) return parseExpression(text, known);
  const parts = splitTemplate(text.trim());
  if (parts instanceof Error) return parts;
  const [only] = parts;
  if (parts.length !== 1 || typeof only !== 'object') {
    return new Error(
      `a condition is one expression: write all of it inside one \${{ }}, found '${text.trim()}'`,
    );
  }
  return parseExpression(only.expression, known);
}

function conjuncts(tree: Expr): Expr[] {
  if (tree instanceof Grouping) return conjuncts(tree.group);
  if (tree instanceof Logical && tree.operator.type === TokenType.AND) return tree.args.flatMap(conjuncts);
  return [tree];
}

function toCondition(scope: Scope, place: Place, tree: Expr): Value | undefined {
  if (tree instanceof Grouping) return toCondition(scope, place, tree.group);
  if (tree instanceof Unary) return negate(toCondition(scope, place, tree.expr));
  if (tree instanceof Logical) return toLogical(scope, place, tree);
  if (tree instanceof Binary) return toComparison(scope, place, tree);
  if (tree instanceof FunctionCall) return toMembership(scope, place, tree);
  const operand = toOperand(scope, place, tree);
  if (operand === undefined) return undefined;
  if (operand.literal === true || (operand.type !== 'boolean' && operand.type !== 'unknown')) {
    report(
      scope,
      place,
      `'${operand.text}' is ${typeName(operand.type)}, not a condition; compare it with something`,
    );
    return undefined;
  }
  return { Type: 'Equals', LeftValue: operand.value, RightValue: true };
}

// SageMaker knows Or and Not but no And below the top: a && b is !(!a || !b).
function toLogical(scope: Scope, place: Place, tree: Logical): Value | undefined {
  const conditions = tree.args.map((arg) => toCondition(scope, place, arg));
  if (tree.operator.type === TokenType.OR) return either(conditions);
  return negate(either(conditions.map(negate)));
}

function either(conditions: readonly (Value | undefined)[]): Value | undefined {
  const known = conditions.filter((condition) => condition !== undefined);
  return known.length < conditions.length ? undefined : { Type: 'Or', Conditions: known };
}

function negate(condition: Value | undefined): Value | undefined {
  if (condition === undefined) return undefined;
  if (isNot(condition)) return condition.Condition;
  return { Type: 'Not', Condition: condition };
}

function isNot(condition: Value): condition is { Type: 'Not'; Condition: Value } {
  return (
    typeof condition === 'object' && condition !== null && 'Type' in condition && condition.Type === 'Not'
  );
}

function toComparison(scope: Scope, place: Place, tree: Binary): Value | undefined {
  const left = toOperand(scope, place, tree.left);
  const right = toOperand(scope, place, tree.right);
  const type = COMPARISONS[tree.operator.type];
  if (left === undefined || right === undefined || type === undefined) return undefined;
  const at = { ...place, offset: offsetOf(tree.operator) };
  if (!comparable(scope, at, tree.operator, left, right)) return undefined;
  checkEnum(scope, at, left, right);
  checkEnum(scope, at, right, left);
  const compared = { LeftValue: left.value, RightValue: right.value };
  return type === 'NotEquals' ? negate({ Type: 'Equals', ...compared }) : { Type: type, ...compared };
}

function comparable(scope: Scope, place: Place, operator: Token, left: Operand, right: Operand): boolean {
  const sentence = comparisonFault(operator, left, right);
  if (sentence !== undefined) report(scope, place, sentence);
  return sentence === undefined;
}

// contains(fromJSON('["a", "b"]'), x), as GitHub's documentation writes it.
function toMembership(scope: Scope, place: Place, tree: FunctionCall): Value | undefined {
  const at = { ...place, offset: offsetOf(tree.functionName) };
  const [list, query] = tree.args;
  const values = list === undefined ? undefined : literalList(list);
  if (tree.functionName.lexeme.toLowerCase() !== 'contains' || values === undefined || query === undefined) {
    const form = `contains(fromJSON('["a", "b"]'), parameters.NAME)`;
    report(
      scope,
      at,
      `SageMaker has no '${tree.functionName.lexeme}(...)' of this form; the one function of conditions is ${form}`,
    );
    return undefined;
  }
  const operand = toOperand(scope, place, query);
  if (operand === undefined) return undefined;
  for (const value of values) {
    const item = literalOperand(value);
    const fits = kindOf(operand.type) === 'unknown' || kindOf(item.type) === kindOf(operand.type);
    if (fits) checkEnum(scope, at, operand, item);
    else
      report(
        scope,
        at,
        `looks for ${typeName(operand.type)} ('${operand.text}') in a list that has ${typeName(item.type)} (${item.text})`,
      );
  }
  return { Type: 'In', QueryValue: operand.value, Values: values };
}

function literalList(tree: Expr): (string | number | boolean)[] | undefined {
  if (!(tree instanceof FunctionCall) || tree.functionName.lexeme.toLowerCase() !== 'fromjson')
    return undefined;
  const [json] = tree.args;
  if (!(json instanceof Literal)) return undefined;
  try {
    const list: unknown = JSON.parse(json.literal.coerceString());
    return Array.isArray(list) && list.every((item) => ['string', 'number', 'boolean'].includes(typeof item))
      ? list
      : undefined;
  } catch {
    return undefined;
  }
}
