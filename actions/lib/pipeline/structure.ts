import schema from '../../../pipelines/pipeline.schema.json' with { type: 'json' };
import { schemaFaults, type SchemaFault } from './schema-fault.ts';
import { validate } from './validator.generated.js';

/** Checks a value against `pipelines/pipeline.schema.json`, all faults at once. */
export function structureFaults(value: unknown): SchemaFault[] {
  return schemaFaults({ schema, validate }, value);
}
