import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { processingOutputs } from '../lib/aws/executions.ts';
import { describeModelPackage, type ModelPackage } from '../lib/aws/model-packages.ts';
import { parseS3Uri, readJsonObject } from '../lib/aws/objects.ts';
import { messageOf } from '../lib/failure.ts';
import type { CompiledPipeline } from '../lib/pipeline/compile.ts';
import { isRecord } from '../lib/record.ts';
import { hasEnded, type Sight } from './follow.ts';
import { type Metric, metricsOf } from '../lib/metrics.ts';

/** What an execution brought. */
export interface Model {
  modelPackage: ModelPackage | undefined;
  metrics: readonly Metric[];
}

export interface ModelRequest {
  pipeline: CompiledPipeline;
  place: Place;
  /** Name of the metric that counts, from the spec's `dataset.metric`. */
  metric: string | undefined;
  warn: (message: string) => void;
}

/** The package that the execution registered, and the model's metrics: known even where a gate refused to register it. */
export async function modelOf(clients: Clients, sight: Sight, request: ModelRequest): Promise<Model> {
  if (!hasEnded(sight)) return { modelPackage: undefined, metrics: [] };
  const arn = sight.steps.find(
    (step) => step.status === 'Succeeded' && step.modelPackageArn,
  )?.modelPackageArn;
  const modelPackage = arn === undefined ? undefined : await describeModelPackage(clients, arn);
  for (const uri of await reportAddresses(clients, sight, modelPackage, request)) {
    const metrics = metricsOf(await readReport(clients, uri, request), request.metric);
    if (metrics.length > 0) return { modelPackage, metrics };
  }
  return { modelPackage, metrics: [] };
}

/** Where the report may be: at the registered model, else among the reports of the steps that wrote some. */
async function reportAddresses(
  clients: Clients,
  { steps }: Sight,
  modelPackage: ModelPackage | undefined,
  { pipeline, place }: ModelRequest,
): Promise<string[]> {
  if (modelPackage?.qualityReport !== undefined) return [modelPackage.qualityReport];
  const addresses: string[] = [];
  for (const { name, file, output } of reportsOf(pipeline)) {
    const job = steps.find((step) => step.name === name && step.status === 'Succeeded')?.job;
    if (job?.kind !== 'processing') continue;
    const folder = (await processingOutputs(clients, place, job.name)).get(output);
    if (folder !== undefined) addresses.push(`${folder.replace(/\/$/, '')}/${file}`);
  }
  return addresses;
}

/** The property files of a definition. */
function reportsOf({ definition }: CompiledPipeline): { name: string; output: string; file: string }[] {
  const reports: { name: string; output: string; file: string }[] = [];
  for (const step of definition.Steps) {
    const files: unknown = step.PropertyFiles;
    for (const file of Array.isArray(files) ? files : []) {
      if (!isRecord(file)) continue;
      reports.push({ name: step.Name, output: String(file['OutputName']), file: String(file['FilePath']) });
    }
  }
  return reports;
}

/** A report that can't be read spoils no finished training: it is told as a warning. */
async function readReport(clients: Clients, uri: string, { place, warn }: ModelRequest): Promise<unknown> {
  const address = parseS3Uri(uri);
  if (address === undefined) return undefined;
  try {
    return await readJsonObject(clients, place, address);
  } catch (error) {
    warn(`The metrics are unknown: ${uri} could not be read. ${messageOf(error)}`);
    return undefined;
  }
}

/** The outputs of the action that tell of the model. */
export function modelOutputs({ modelPackage, metrics }: Model) {
  return {
    'model-package-arn': modelPackage?.arn,
    'model-package-version': modelPackage?.version,
    metrics: JSON.stringify(Object.fromEntries(metrics.map(({ name, value }) => [name, value]))),
  };
}
