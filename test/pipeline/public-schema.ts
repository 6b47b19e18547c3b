import { readFileSync } from 'node:fs';
import path from 'node:path';

export interface SchemaNode {
  [key: string]: SchemaNode;
}

export interface Patch {
  /** What the public schema refuses although SageMaker takes it. */
  gap: string;
  apply: (definitions: SchemaNode) => void;
}

const ANY_TEXT = { $ref: '#/definitions/StringArgumentValue' };

/**
 * Where the public schema is wrong, each found by what the SageMaker SDK 2.257.6 writes and the service takes. Only what
 * our own definitions need is mended.
 */
export const PATCHES: readonly Patch[] = [
  {
    gap: 'a String parameter may have EnumValues',
    apply: (definitions) =>
      set(definitions, 'StringParameter.properties.EnumValues', { type: 'array', items: { type: 'string' } }),
  },
  {
    gap: 'Std:Join is not accepted in string arguments, and its definition lacks On',
    apply: (definitions) => {
      const values = {
        type: 'array',
        items: { anyOf: [{ type: ['string', 'number', 'boolean'] }, { $ref: '#/definitions/GetFunction' }] },
      };
      const join = {
        type: 'object',
        properties: { On: { type: 'string' }, Values: values },
        required: ['On', 'Values'],
        additionalProperties: false,
      };
      set(definitions, 'JoinFunction.properties.Std:Join', join);
      set(definitions, 'StringArgumentValue.oneOf.2', { $ref: '#/definitions/JoinFunction' });
    },
  },
  {
    gap: 'AppManaged stands in every input and output of a processing job',
    apply: (definitions) => {
      set(definitions, 'ProcessingArgs.properties.ProcessingInputs.items.properties.AppManaged', {
        type: 'boolean',
      });
      set(
        definitions,
        'ProcessingArgs.properties.ProcessingOutputConfig.properties.Outputs.items.properties.AppManaged',
        { type: 'boolean' },
      );
    },
  },
  {
    gap: 'a Processing step may have PropertyFiles',
    apply: (definitions) => {
      const file = {
        type: 'object',
        required: ['PropertyFileName', 'OutputName', 'FilePath'],
        additionalProperties: false,
        properties: {
          PropertyFileName: { type: 'string' },
          OutputName: { type: 'string' },
          FilePath: { type: 'string' },
        },
      };
      set(definitions, 'ProcessingStep.properties.PropertyFiles', { type: 'array', items: file });
    },
  },
  {
    gap: 'Std:JsonGet is not accepted in conditions',
    apply: (definitions) => {
      const get = {
        type: 'object',
        required: ['PropertyFile', 'Path'],
        additionalProperties: false,
        properties: { PropertyFile: { $ref: '#/definitions/GetFunction' }, Path: { type: 'string' } },
      };
      const jsonGet = {
        type: 'object',
        required: ['Std:JsonGet'],
        additionalProperties: false,
        properties: { 'Std:JsonGet': get },
      };
      set(definitions, 'BinaryCondition.properties.LeftValue.anyOf.4', jsonGet);
      set(definitions, 'BinaryCondition.properties.RightValue.anyOf.4', jsonGet);
    },
  },
  {
    gap: 'RegisterModel lacks ModelApprovalStatus, DriftCheckBaselines, SkipModelValidation and CustomerMetadataProperties',
    apply: (definitions) => {
      const at = 'RegisterModelStep.properties.Arguments.properties';
      const source = {
        type: 'object',
        required: ['S3Uri'],
        additionalProperties: false,
        properties: { ContentType: ANY_TEXT, S3Uri: ANY_TEXT },
      };
      const group = {
        type: 'object',
        additionalProperties: false,
        properties: { Statistics: source, Constraints: source },
      };
      set(definitions, `${at}.ModelApprovalStatus`, ANY_TEXT);
      set(definitions, `${at}.SkipModelValidation`, { enum: ['None', 'All'] });
      set(definitions, `${at}.CustomerMetadataProperties`, {
        type: 'object',
        additionalProperties: ANY_TEXT,
      });
      set(definitions, `${at}.DriftCheckBaselines`, {
        type: 'object',
        additionalProperties: false,
        properties: { ModelQuality: group, ModelDataQuality: group },
      });
    },
  },
];

/** The public schema with patches. */
export function publicSchema(patches: readonly Patch[]): SchemaNode {
  const file = path.join(import.meta.dirname, 'reference/pipeline-definition.schema.json');
  const schema: { definitions: SchemaNode } & SchemaNode = JSON.parse(readFileSync(file, 'utf8'));
  for (const patch of patches) patch.apply(schema.definitions);
  return schema;
}

function set(definitions: SchemaNode, at: string, value: object): void {
  const keys = at.split('.');
  const last = keys.pop() ?? '';
  let node = definitions;
  for (const key of keys) {
    const next = node[key];
    if (next === undefined) throw new Error(`the public schema has no '${key}' of '${at}'`);
    node = next;
  }
  Object.assign(node, { [last]: value });
}
