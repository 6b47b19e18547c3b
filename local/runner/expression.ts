import { Evaluator, Lexer, Parser, data } from '@actions/expressions';
import { isObject, messageOf } from '../plain.ts';

/** Plain JSON by context name, e.g. `{ github: {...}, runner: {...} }`. */
export type Contexts = Readonly<Record<string, unknown>>;

/** A function that GitHub offers in some places only, such as `always()` in a condition. */
export type Functions = Readonly<Record<string, () => boolean>>;

/** `text ${{ expression }} text` with every expression replaced by its value as text. */
export function renderTemplate(template: string, contexts: Contexts): string {
  return template.replaceAll(/\$\{\{(.*?)\}\}/gs, (_, expression: string) =>
    evaluate(expression, contexts).coerceString(),
  );
}

/**
 * A value of a workflow file with its expressions evaluated: a text that is one expression and nothing else gives that
 * expression's value, whatever it is; lists and mappings are gone through.
 */
export function resolve(value: unknown, contexts: Contexts): unknown {
  if (typeof value === 'string') return resolveText(value, contexts);
  if (Array.isArray(value)) return value.map((item) => resolve(item, contexts));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, resolve(item, contexts)]));
}

function resolveText(text: string, contexts: Contexts): unknown {
  const [, only] = /^\s*\$\{\{((?:(?!\}\}).)*)\}\}\s*$/s.exec(text) ?? [];
  if (only === undefined) return renderTemplate(text, contexts);
  const json: unknown = JSON.parse(JSON.stringify(evaluate(only, contexts), data.replacer) ?? 'null');
  return json;
}

/** A condition (`if:`, `post-if:`), with or without its `${{ }}`, as true or false by GitHub's rules. */
export function holds(condition: string, contexts: Contexts, functions: Functions): boolean {
  const bare = condition.trim().replace(/^\$\{\{(.*)\}\}$/s, '$1');
  return truthy(evaluate(bare, contexts, functions));
}

function evaluate(expression: string, contexts: Contexts, functions: Functions = {}): data.ExpressionData {
  const definitions = Object.entries(functions).map(([name, call]) => ({
    name,
    minArgs: 0,
    maxArgs: 0,
    call: () => new data.BooleanData(call()),
  }));
  try {
    const tokens = new Lexer(expression).lex().tokens;
    const tree = new Parser(tokens, Object.keys(contexts), definitions).parse();
    const byName = new Map(definitions.map((definition) => [definition.name, definition]));
    return new Evaluator(tree, dictionaryOf(contexts), byName).evaluate();
  } catch (cause) {
    const reason = messageOf(cause);
    throw new Error(`The expression \${{${expression}}} can't be evaluated: ${reason}`, { cause });
  }
}

function dictionaryOf(contexts: Contexts): data.Dictionary {
  const value: unknown = JSON.parse(JSON.stringify(contexts), data.reviver);
  if (!(value instanceof data.Dictionary))
    throw new TypeError('The contexts of an expression must be an object.');
  return value;
}

/** GitHub's falsy values: false, 0, NaN, '' and null. */
function truthy(value: data.ExpressionData): boolean {
  if (!value.primitive) return true;
  if (value.kind === data.Kind.String) return value.coerceString() !== '';
  const number = value.number();
  return number !== 0 && !Number.isNaN(number);
}
