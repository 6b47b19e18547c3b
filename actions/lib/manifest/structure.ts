import schema from '../../../environments/manifest.schema.json' with { type: 'json' };
import { schemaFaults, type SchemaFault } from '../pipeline/schema-fault.ts';
import { validate } from './validator.generated.js';

/** Checks a value against `environments/manifest.schema.json`, all faults at once. */
export function structureFaults(value: unknown): SchemaFault[] {
  return schemaFaults({ schema, validate }, value);
}
