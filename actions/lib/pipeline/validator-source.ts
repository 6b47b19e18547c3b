import { writeFile } from 'node:fs/promises';
import { Ajv } from 'ajv';
import standalone from 'ajv/dist/standalone/index.js';
import schema from '../../../pipelines/pipeline.schema.json' with { type: 'json' };

const OUTPUT = new URL('./validator.generated.js', import.meta.url);

const HEADER = `// Generated from pipelines/pipeline.schema.json by \`node actions/lib/pipeline/validator-source.ts\`; do not edit.
// Compiling the schema takes ajv 100 ms in every process that compiles a pipeline; this loads in 7 ms.
/* oxlint-disable */
import { isDeepStrictEqual } from 'node:util';

const codePoints = (text) => Array.from(text).length;
`;

// ajv's ESM output still requires its two runtime functions, as CommonJS; these stand for them.
const RUNTIME = new Map([
  ['require("ajv/dist/runtime/ucs2length").default', 'codePoints'],
  ['require("ajv/dist/runtime/equal").default', 'isDeepStrictEqual'],
]);

/** The validator of `pipelines/pipeline.schema.json` as a module. Not for a formatter: it is as ajv writes it. */
export function validatorSource(): string {
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
  return `${HEADER}${code.replaceAll('}function ', '}\nfunction ')}\n`;
}

if (import.meta.main) await writeFile(OUTPUT, validatorSource());
