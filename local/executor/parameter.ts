export const parameterTypes = ['String', 'Integer', 'Float', 'Boolean'] as const;
export type ParameterType = (typeof parameterTypes)[number];
export type ParameterValue = string | number | boolean;

export interface ParameterDeclaration {
  name: string;
  type: ParameterType;
  defaultValue?: ParameterValue;
  enumValues?: readonly string[];
}

export type ParameterValues = Readonly<Record<string, ParameterValue>>;

/** Checks the texts given at start against the declarations and fills in defaults. All problems at once. */
export function bindParameters(
  declarations: readonly ParameterDeclaration[],
  given: Readonly<Record<string, string>>,
): { values: ParameterValues; problems: string[] } {
  const known = new Set(declarations.map(({ name }) => name));
  const unknown = Object.keys(given).filter((name) => !known.has(name));
  const problems = unknown.map(
    (name) =>
      `Parameter '${name}' is not declared in the pipeline definition, which has: ${[...known].join(', ') || 'none'}.`,
  );
  const values: Record<string, ParameterValue> = {};
  for (const declaration of declarations) {
    const value = bind(
      declaration,
      Object.hasOwn(given, declaration.name) ? given[declaration.name] : undefined,
    );
    if (typeof value === 'object') problems.push(value.problem);
    else values[declaration.name] = value;
  }
  return { values, problems };
}

function bind(
  declaration: ParameterDeclaration,
  text: string | undefined,
): ParameterValue | { problem: string } {
  const { name, type, defaultValue, enumValues } = declaration;
  if (text === undefined) {
    return defaultValue ?? { problem: `Parameter '${name}' has no default value, so a value must be given.` };
  }
  const value = parseParameter(type, text);
  if (value === undefined)
    return { problem: `Parameter '${name}' is of type ${type}, but its value is '${text}'.` };
  if (enumValues && !enumValues.includes(text)) {
    return {
      problem: `Parameter '${name}' must be one of [${enumValues.join(', ')}], but its value is '${text}'.`,
    };
  }
  return value;
}

function parseParameter(type: ParameterType, text: string): ParameterValue | undefined {
  if (type === 'String') return text;
  if (type === 'Boolean') return /^(true|false)$/i.test(text) ? text.toLowerCase() === 'true' : undefined;
  if (type === 'Integer') return /^[+-]?\d+$/.test(text) ? Number(text) : undefined;
  return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text) ? Number(text) : undefined;
}
