import {
  CORE_SCHEMA,
  defineMappingTag,
  defineScalarTag,
  defineSequenceTag,
  load,
  YAMLException,
  type TagDefinition,
} from 'js-yaml';
import { isObject } from '../../../plain.ts';
import { validationError } from '../errors.ts';

/** A template as its author wrote it; short forms of functions are their long forms. */
export interface Template {
  description?: string;
  parameters: Readonly<Record<string, Declaration>>;
  mappings: Readonly<Record<string, unknown>>;
  conditions: Readonly<Record<string, unknown>>;
  resources: Readonly<Record<string, Resource>>;
  outputs: Readonly<Record<string, Declaration>>;
  metadata: unknown;
}

export type Declaration = Readonly<Record<string, unknown>>;

export interface Resource {
  type: string;
  properties: Readonly<Record<string, unknown>>;
  dependsOn: readonly string[];
  condition?: string;
  deletionPolicy: string;
  updateReplacePolicy: string;
}

const functions = [
  'And',
  'Base64',
  'Cidr',
  'Equals',
  'FindInMap',
  'GetAZs',
  'If',
  'ImportValue',
  'Join',
  'Not',
  'Or',
  'Select',
  'Split',
  'Sub',
];

const sections = new Set([
  'AWSTemplateFormatVersion',
  'Description',
  'Metadata',
  'Parameters',
  'Mappings',
  'Rules',
  'Conditions',
  'Resources',
  'Outputs',
]);

const resourceMembers = new Set([
  'Type',
  'Properties',
  'DependsOn',
  'Condition',
  'DeletionPolicy',
  'UpdateReplacePolicy',
  'Metadata',
  'CreationPolicy',
  'UpdatePolicy',
]);

// The tags are for reading alone.
const never = (): boolean => false;

function tagsOf(short: string, long: string): TagDefinition[] {
  return [
    defineScalarTag(`!${short}`, {
      resolve: (source): unknown => ({ [long]: scalar(short, source) }),
      identify: never,
    }),
    defineSequenceTag<unknown[], unknown>(`!${short}`, {
      create: (): unknown[] => [],
      identify: never,
      addItem: (list: unknown[], item: unknown) => void list.push(item),
      finalize: (list: unknown[]): unknown => ({ [long]: list }),
    }),
    defineMappingTag<Record<string, unknown>, unknown>(`!${short}`, {
      create: (): Record<string, unknown> => ({}),
      identify: never,
      addPair: (map: Record<string, unknown>, key: unknown, value: unknown) => {
        map[String(key)] = value;
        return '';
      },
      has: (map: Record<string, unknown>, key: unknown) => Object.hasOwn(map, String(key)),
      keys: (map) => (isObject(map) ? Object.keys(map) : []),
      get: (map, key) => (isObject(map) ? map[String(key)] : undefined),
      finalize: (map: Record<string, unknown>): unknown => ({ [long]: map }),
    }),
  ];
}

// `!GetAtt A.B` names the attribute behind the first dot.
function scalar(short: string, source: string): unknown {
  if (short !== 'GetAtt') return source;
  const dot = source.indexOf('.');
  return dot < 0 ? [source] : [source.slice(0, dot), source.slice(dot + 1)];
}

const schema = CORE_SCHEMA.withTags(
  ...tagsOf('Ref', 'Ref'),
  ...tagsOf('Condition', 'Condition'),
  ...tagsOf('GetAtt', 'Fn::GetAtt'),
  ...functions.flatMap((name) => tagsOf(name, `Fn::${name}`)),
);

/** Reads a template of YAML or JSON. Throws ValidationError in CloudFormation's words. */
export function parseTemplate(text: string): Template {
  const root = readYaml(text);
  if (!isObject(root)) throw validationError('Template format error: unsupported structure.');
  const unknown = Object.keys(root).filter((name) => !sections.has(name));
  if (unknown.length > 0)
    throw validationError(`Invalid template property or properties [${unknown.join(', ')}]`);
  if (Object.hasOwn(root, 'Rules'))
    throw validationError('Template error: the local CloudFormation does not know the section Rules.');
  const resources = section(root, 'Resources');
  if (Object.keys(resources).length === 0)
    throw validationError('Template format error: At least one Resources member must be defined.');
  const { Description: description } = root;
  return {
    ...(typeof description === 'string' && { description }),
    parameters: declarations(root, 'Parameters'),
    mappings: section(root, 'Mappings'),
    conditions: section(root, 'Conditions'),
    resources: Object.fromEntries(
      Object.entries(resources).map(([name, value]) => [name, readResource(name, value)]),
    ),
    outputs: declarations(root, 'Outputs'),
    metadata: root['Metadata'],
  };
}

function readYaml(text: string): unknown {
  try {
    return load(text, { schema });
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    throw validationError(`Template format error: YAML not well-formed. ${error.message}`);
  }
}

function section(root: Record<string, unknown>, name: string): Record<string, unknown> {
  const value = root[name] ?? {};
  if (!isObject(value)) throw validationError(`Template format error: ${name} must be an object.`);
  return value;
}

function declarations(root: Record<string, unknown>, name: string): Record<string, Declaration> {
  const entries = Object.entries(section(root, name)).map(([key, value]): [string, Declaration] => {
    if (!isObject(value))
      throw validationError(`Template format error: Every ${name} member must be an object ('${key}').`);
    return [key, value];
  });
  return Object.fromEntries(entries);
}

function readResource(name: string, value: unknown): Resource {
  if (!isObject(value) || typeof value['Type'] !== 'string')
    throw validationError(
      `Template format error: [/Resources/${name}] Every Resources object must contain a Type member.`,
    );
  const unknown = Object.keys(value).filter((member) => !resourceMembers.has(member));
  if (unknown.length > 0) throw validationError(`Invalid template resource property '${unknown[0]}'`);
  const { Type: type, Properties: properties, DependsOn: dependsOn, Condition: condition } = value;
  return {
    type,
    properties: isObject(properties) ? properties : {},
    dependsOn: (Array.isArray(dependsOn) ? dependsOn : [dependsOn]).filter((it) => typeof it === 'string'),
    ...(typeof condition === 'string' && { condition }),
    deletionPolicy: policyOf(value['DeletionPolicy']),
    updateReplacePolicy: policyOf(value['UpdateReplacePolicy']),
  };
}

function policyOf(value: unknown): string {
  return typeof value === 'string' ? value : 'Delete';
}
