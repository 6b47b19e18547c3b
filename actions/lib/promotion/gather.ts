import { parseExecutionArn, type Place } from '../aws/arn.ts';
import type { Clients } from '../aws/clients.ts';
import { AwsError, isAccessDenied, isMissing } from '../aws/errors.ts';
import { describePackage } from '../aws/model-packages.ts';
import { executionDefinition, executionParameters, listSteps } from '../aws/executions.ts';
import { parseS3Uri, readJsonObject, readText } from '../aws/objects.ts';
import { messageOf } from '../failure.ts';
import type { DatasetSpec } from '../pipeline/spec.ts';
import { labelName } from '../pipeline/dataset.ts';
import { compareRows, parseScored, type RowComparison, type ScoredRow } from './comparison.ts';
import { limitsOf } from './gate.ts';
import {
  type BaselineEvidence,
  type Gate,
  type PackageEvidence,
  parseBaseline,
  parseReport,
} from './evidence.ts';

/** Asks AWS what a reviewer should see of a package; undefined where there is no such package. */
export async function packageEvidence(
  clients: Clients,
  place: Place,
  arn: string,
  dataset: DatasetSpec | undefined,
): Promise<PackageEvidence | undefined> {
  const found = await describePackage(clients, place, arn);
  if (found === undefined) return undefined;
  const { version, approval, metadata, metricsUri } = found;
  const read = await readReport(clients, place, metricsUri);
  return {
    arn,
    version,
    approval,
    metadata,
    report: 'value' in read ? parseReport(read.value, dataset?.metric?.name) : undefined,
    reportMissing: 'value' in read ? undefined : read.missing,
    baseline: await readBaseline(clients, place, metadata['baseline']),
  };
}

/** What the conditions of an execution came to; undefined where SageMaker has no such execution any more. */
export async function gatesOf(clients: Clients, execution: string | undefined): Promise<Gate[] | undefined> {
  if (execution === undefined || parseExecutionArn(execution) === undefined) return undefined;
  try {
    const steps = await listSteps(clients, execution);
    const limits = await readLimits(clients, execution);
    return steps.flatMap(({ name, outcome }) =>
      outcome === undefined
        ? []
        : [{ name, passed: outcome.toLowerCase() === 'true', limits: limits?.get(name) ?? [] }],
    );
  } catch (error) {
    if (isOurs(error)) throw error;
    return undefined;
  }
}

/** The definition as the execution ran it, since the pipeline's may have changed; undefined where it can't be read. */
async function readLimits(
  clients: Clients,
  execution: string,
): Promise<ReadonlyMap<string, readonly string[]> | undefined> {
  try {
    const definition: unknown = JSON.parse(await executionDefinition(clients, execution));
    return limitsOf(definition, await executionParameters(clients, execution));
  } catch (error) {
    if (isOurs(error)) throw error;
    return undefined;
  }
}

async function readReport(
  clients: Clients,
  place: Place,
  uri: string | undefined,
): Promise<{ value: unknown } | { missing: string }> {
  if (uri === undefined) return { missing: 'The package was registered without a report on its quality.' };
  const address = parseS3Uri(uri);
  if (address === undefined)
    return { missing: short(`The package names ${uri} as its report, which is no address in S3.`) };
  try {
    return { value: await readJsonObject(clients, place, address) };
  } catch (error) {
    if (isOurs(error)) throw error;
    return { missing: short(`The package's report ${uri} can't be read: ${messageOf(error)}`) };
  }
}

// One line of a body, whatever somebody wrote into the package.
function short(text: string): string {
  return text.replaceAll(/\s+/g, ' ').slice(0, 400);
}

async function readBaseline(
  clients: Clients,
  place: Place,
  folder: string | undefined,
): Promise<BaselineEvidence | undefined> {
  const file = (name: string) => parseS3Uri(`${folder?.replace(/\/$/, '')}/${name}`);
  const [constraints, statistics] = [file('constraints.json'), file('statistics.json')];
  if (folder === undefined || constraints === undefined || statistics === undefined) return undefined;
  try {
    return parseBaseline(
      await readJsonObject(clients, place, constraints),
      await readJsonObject(clients, place, statistics),
    );
  } catch (error) {
    if (isOurs(error)) throw error;
    return undefined;
  }
}

/** Both models on their scored test rows, where these are the same; undefined otherwise. */
export async function compareScored(
  clients: Clients,
  place: Place,
  packages: { candidate: PackageEvidence; current: PackageEvidence; dataset: DatasetSpec | undefined },
): Promise<RowComparison | undefined> {
  const { candidate, current, dataset } = packages;
  if (dataset?.metric === undefined || dataset.id === undefined) return undefined;
  const columns = { label: labelName(dataset), id: dataset.id };
  const rows = await Promise.all(
    [candidate, current].map(({ metadata }) => readScored(clients, place, metadata['scored'], columns)),
  );
  const [ours, theirs] = rows;
  return ours && theirs && compareRows(ours, theirs, dataset.metric.name);
}

async function readScored(
  clients: Clients,
  place: Place,
  folder: string | undefined,
  columns: { label: string; id: string },
): Promise<ScoredRow[] | undefined> {
  const address = folder === undefined ? undefined : parseS3Uri(`${folder.replace(/\/$/, '')}/scored.csv`);
  if (address === undefined) return undefined;
  try {
    return parseScored(await readText(clients, place, address), columns);
  } catch (error) {
    if (isOurs(error)) throw error;
    return undefined;
  }
}

/** Whether a call failed for a reason of this job, and not because the file is missing or broken. */
export function isOurs(error: unknown): boolean {
  return error instanceof AwsError && !isMissing(error) && !isAccessDenied(error);
}
