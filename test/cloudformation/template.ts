import { readFileSync } from 'node:fs';
import path from 'node:path';
import { CORE_SCHEMA, defineScalarTag, defineSequenceTag, load } from 'js-yaml';
import { isRecord } from '../../actions/lib/record.ts';

const FOLDER = path.resolve(import.meta.dirname, '../../cloudformation');

export const TEMPLATES = ['bootstrap.yaml', 'environment.yaml', 'endpoint.yaml', 'events.yaml'] as const;
export type TemplateName = (typeof TEMPLATES)[number];

export interface Parameter {
  Type: string;
  Default?: string | number;
  AllowedPattern?: string;
  AllowedValues?: string[];
}

export interface Resource {
  Type: string;
  Condition?: string;
  DependsOn?: string;
  DeletionPolicy?: string;
  UpdateReplacePolicy?: string;
  Properties: Record<string, unknown>;
}

/** A template with its functions in the long form that JSON has: `{ Ref: X }`, `{ 'Fn::Sub': '...' }`. */
export interface Template {
  /** As it stands in the file. */
  body: string;
  Parameters: Record<string, Parameter>;
  Conditions: Record<string, unknown>;
  Resources: Record<string, Resource>;
  Outputs: Record<string, { Condition?: string; Description?: string; Value: unknown }>;
}

const FUNCTIONS = ['Equals', 'GetAtt', 'If', 'Join', 'Not', 'Ref', 'Sub'];

function longForm(name: string, argument: unknown): Record<string, unknown> {
  if (name === 'Ref') return { Ref: argument };
  const split = name === 'GetAtt' && typeof argument === 'string' ? argument.split('.') : argument;
  return { [`Fn::${name}`]: split };
}

const SCHEMA = CORE_SCHEMA.withTags(
  FUNCTIONS.flatMap((name) => [
    defineScalarTag(`!${name}`, { resolve: (text) => longForm(name, text), identify: () => false }),
    defineSequenceTag<unknown[], unknown>(`!${name}`, {
      create: () => [],
      addItem: (list, item) => void list.push(item),
      finalize: (list) => longForm(name, list),
      identify: () => false,
    }),
  ]),
);

export function readTemplate(name: TemplateName): Template {
  return parseTemplate(readFileSync(path.join(FOLDER, name), 'utf8'));
}

export function parseTemplate(body: string): Template {
  const document = load(body, { schema: SCHEMA });
  if (!isRecord(document)) throw new Error('The template is no mapping.');
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- cfn-lint checks the shape.
  return { Conditions: {}, ...document, body } as Template;
}
