import { describeJson, isObject, type Json } from './json.ts';
import {
  type ParameterDeclaration,
  type ParameterType,
  parameterTypes,
  type ParameterValue,
} from './parameter.ts';

/** What steps and parameters may be called. */
export const namePattern = /^[A-Za-z0-9\-_]{1,64}$/;

/** Reads a definition's `Parameters`, adding what is wrong with them to the problems. */
export function readParameters(list: Json, problems: string[]): ParameterDeclaration[] {
  if (!Array.isArray(list)) {
    problems.push(`Parameters must be a list, found ${describeJson(list)}.`);
    return [];
  }
  return list.flatMap((item, index) => readParameter(item, `Parameters[${index}]`, problems) ?? []);
}

function readParameter(item: Json, path: string, problems: string[]): ParameterDeclaration | undefined {
  if (!isObject(item)) {
    problems.push(`${path} must be an object, found ${describeJson(item)}.`);
    return undefined;
  }
  const { Name: name, Type: typeName, DefaultValue: defaultValue, EnumValues: enumValues } = item;
  if (typeof name !== 'string' || !namePattern.test(name)) {
    problems.push(`${path}.Name must match ${namePattern.source}, found ${describeJson(name)}.`);
    return undefined;
  }
  const type = parameterTypes.find((candidate) => candidate === typeName);
  if (!type) {
    problems.push(
      `${path}.Type must be one of ${parameterTypes.join(', ')}, found ${describeJson(typeName)}.`,
    );
    return undefined;
  }
  const declaration: ParameterDeclaration = { name, type };
  if (defaultValue !== undefined) {
    if (fits(type, defaultValue)) declaration.defaultValue = defaultValue;
    else
      problems.push(
        `${path} ('${name}'): its DefaultValue must be of type ${type}, found ${describeJson(defaultValue)}.`,
      );
  }
  if (Array.isArray(enumValues))
    declaration.enumValues = enumValues.filter((value) => typeof value === 'string');
  return declaration;
}

const jsonTypes = { String: 'string', Integer: 'number', Float: 'number', Boolean: 'boolean' } as const;

function fits(type: ParameterType, value: Json): value is ParameterValue {
  return typeof value === jsonTypes[type] && (type !== 'Integer' || Number.isInteger(value));
}
