import { writeFile } from 'node:fs/promises';
import { Ajv, type AnySchemaObject } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import manifestSchema from '../../../environments/manifest.schema.json' with { type: 'json' };
import pipelineSchema from '../../../pipelines/pipeline.schema.json' with { type: 'json' };

/** The schemas that validators are made of, and where these go. */
export const VALIDATORS = [
  {
    file: 'pipelines/pipeline.schema.json',
    schema: pipelineSchema,
    output: new URL('./validator.generated.js', import.meta.url),
  },
  {
    file: 'environments/manifest.schema.json',
    schema: manifestSchema,
    output: new URL('../manifest/validator.generated.js', import.meta.url),
  },
] as const;

const HEADER = `// by \`node actions/lib/pipeline/validator-source.ts\`; do not edit.
// Compiling a schema takes ajv 100 ms in every process that needs it; this loads in 7 ms.
/* oxlint-disable */
import { isDeepStrictEqual } from 'node:util';

const codePoints = (text) => Array.from(text).length;
`;

// ajv's ESM output still requires its two runtime functions, as CommonJS; these stand for them.
const RUNTIME = new Map([
  ['require("ajv/dist/runtime/ucs2length").default', 'codePoints'],
  ['require("ajv/dist/runtime/equal").default', 'isDeepStrictEqual'],
]);

/** The validator of a schema as a module. Not for a formatter: it is as ajv writes it. */
export function validatorSource({ file, schema }: { file: string; schema: AnySchemaObject }): string {
  const ajv = new Ajv({
    allErrors: true,
    verbose: true,
    messages: false,
    discriminator: true,
    allowUnionTypes: true,
    inlineRefs: false,
    code: { source: true, esm: true },
  });
  // Editors show this text for a pattern that does not match; so do we.
  ajv.addKeyword('patternErrorMessage');
  let code = standalone.default(ajv, ajv.compile(schema));
  for (const [required, replacement] of RUNTIME) code = code.replaceAll(required, replacement);
  if (code.includes('require('))
    throw new Error('the validator requires a module that has no replacement here');
  return `// Generated from ${file}\n${HEADER}${code.replaceAll('}function ', '}\nfunction ')}\n`;
}

if (import.meta.main) {
  for (const validator of VALIDATORS) await writeFile(validator.output, validatorSource(validator));
}
