import { isRecord } from '../record.ts';
import type { Place } from './arn.ts';
import type { Clients } from './clients.ts';
import { executionDefinition, executionParameters } from './executions.ts';
import { listObjects, parseS3Uri } from './objects.ts';

/** Rows that an earlier drift had collected, which never change. */
const LABELLED = 'labelled/';

/**
 * When the data that an execution read last changed, as far as they lie in the bucket: the newest object below an S3 address among
 * its parameters. Undefined where there is none.
 */
export async function rawDataChangedAt(
  clients: Clients,
  place: Place,
  { execution, bucket }: { execution: string; bucket: string },
): Promise<Date | undefined> {
  const values = defaultsOf(await executionDefinition(clients, execution));
  for (const [name, value] of await executionParameters(clients, execution)) values.set(name, value);
  let newest: Date | undefined;
  for (const value of values.values()) {
    const address = parseS3Uri(value);
    if (address?.bucket !== bucket || address.key === '' || address.key.startsWith(LABELLED)) continue;
    for await (const { modifiedAt } of listObjects(clients, place, address))
      if (newest === undefined || modifiedAt > newest) newest = modifiedAt;
  }
  return newest;
}

/** Defaults of a pipeline definition's parameters. A definition is JSON that SageMaker has accepted. */
function defaultsOf(definition: string): Map<string, string> {
  const parsed: unknown = JSON.parse(definition);
  const parameters = isRecord(parsed) && Array.isArray(parsed['Parameters']) ? parsed['Parameters'] : [];
  return new Map(
    parameters.flatMap((parameter: unknown) => {
      if (!isRecord(parameter)) return [];
      const { Name: name, DefaultValue: value } = parameter;
      return typeof name === 'string' && typeof value === 'string' ? [[name, value] as const] : [];
    }),
  );
}
