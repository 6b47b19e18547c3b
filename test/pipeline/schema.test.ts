import { readFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { RAW_STEP_TYPES } from '../../actions/lib/pipeline/spec.ts';
import { VALIDATORS, validatorSource } from '../../actions/lib/pipeline/validator-source.ts';
import table from '../../actions/lib/pipeline/images.json' with { type: 'json' };
import schema from '../../pipelines/pipeline.schema.json' with { type: 'json' };

test.each(VALIDATORS)('the generated validator of $file is that of this schema', async (validator) => {
  const generated = await readFile(validator.output, 'utf8');

  expect(
    generated === validatorSource(validator),
    'run `node actions/lib/pipeline/validator-source.ts`',
  ).toBe(true);
});

describe('pipeline.schema.json', () => {
  test('is a valid schema of draft-07, the draft that editors know best', () => {
    expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
    expect(new Ajv().validateSchema(schema)).toBe(true);
  });

  test('knows the same frameworks and raw step types as the compiler', () => {
    expect(schema.definitions.image.properties.framework.enum).toEqual(Object.keys(table.frameworks));
    expect(schema.definitions.rawStep.properties.type.enum).toEqual([...RAW_STEP_TYPES]);
  });

  test('tells editors what every key of a step means', () => {
    const bare: string[] = [];
    for (const [name, definition] of Object.entries(schema.definitions)) {
      if (!name.endsWith('Step') || !('properties' in definition)) continue;
      for (const [key, property] of Object.entries(definition.properties)) {
        if (!('$ref' in property) && !('title' in property)) bare.push(`${name}.${key}`);
      }
    }

    expect(bare).toEqual([]);
  });
});
