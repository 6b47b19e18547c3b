import { parseS3Uri, type S3Address } from '../lib/aws/objects.ts';
import { Failure } from '../lib/failure.ts';
import type { CompiledPipeline } from '../lib/pipeline/compile.ts';
import { checkParameterValues, inputUri } from '../lib/pipeline/parameters.ts';

/** What this action fills in where the pipeline has a parameter of that name: where a model comes from can't be made up. */
export interface Provenance {
  Commit: string;
  Repository: string;
  InputSource: string;
  DefinitionHash: string;
  /** Known only once the data was looked at; empty until then. */
  InputFingerprint: string;
}

export interface InputAddress extends S3Address {
  uri: string;
  /** Steps and inputs that read it, as `PreprocessData.trips`. */
  readers: readonly string[];
}

/** The values that an execution is started with. Throws one `Failure` with all that is wrong. */
export function executionParameters(
  pipeline: CompiledPipeline,
  given: Readonly<Record<string, string>>,
  provenance: Provenance,
): { values: Record<string, string>; inputs: InputAddress[]; beside: string[] } {
  const declared = new Set(pipeline.parameters.map(({ name }) => name));
  const filled = Object.entries(provenance).filter(([name]) => declared.has(name));
  const { values, problems } = checkParameterValues(pipeline.parameters, {
    ...given,
    ...Object.fromEntries(filled),
  });
  for (const [name] of filled) {
    if (!Object.hasOwn(given, name)) continue;
    const instead = name === 'InputSource' ? 'use the input input-source' : 'leave it out';
    problems.push(`parameter ${name}: run-pipeline fills it in; ${instead}`);
  }
  const inputs = inputAddresses(pipeline, values, problems);
  if (problems.length > 0) {
    const message = `The parameters don't fit pipeline ${pipeline.name}; AWS was not asked for anything.`;
    throw new Failure('parameters-invalid', message, { problems });
  }
  return { values, inputs, beside: addressesBeside(given, inputs) };
}

/** Addresses among the given values that are no step's input: what a step fetches by itself, where it is optional. */
function addressesBeside(given: Readonly<Record<string, string>>, inputs: readonly InputAddress[]): string[] {
  return Object.values(given).filter(
    (value) => parseS3Uri(value) !== undefined && !inputs.some(({ uri }) => uri === value),
  );
}

function inputAddresses(
  pipeline: CompiledPipeline,
  values: Readonly<Record<string, string>>,
  problems: string[],
): InputAddress[] {
  const readers = new Map<string, string[]>();
  for (const source of pipeline.inputs) {
    const uri = inputUri(source, pipeline.parameters, values);
    // Without a value: told above.
    if (uri === undefined) continue;
    readers.set(uri, [...(readers.get(uri) ?? []), `${source.step}.${source.name}`]);
  }
  const addresses: InputAddress[] = [];
  for (const [uri, names] of readers) {
    const address = parseS3Uri(uri);
    if (address !== undefined) addresses.push({ uri, ...address, readers: names });
    else
      problems.push(`input of ${names.join(' and ')}: '${uri}' is no S3 address; write s3://bucket/prefix`);
  }
  return addresses;
}
