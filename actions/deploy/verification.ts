import pMap from 'p-map';
import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { describeEndpoint, type Endpoint } from '../lib/aws/endpoints.ts';
import { AwsError } from '../lib/aws/errors.ts';
import { invokeCsv } from '../lib/aws/invocations.ts';
import { servedBy } from '../lib/aws/served-facts.ts';
import { parseS3Uri, readText } from '../lib/aws/objects.ts';
import type { EndpointRecord, VerificationRecord } from '../lib/deployment/record.ts';
import { pickRows, type ScoredRow } from '../lib/deployment/scored-rows.ts';
import { measureSkew, type ServedRow, type SkewReport, TOLERANCE } from '../lib/deployment/serving-skew.ts';
import { endpointFaults, type ServedFacts } from '../lib/deployment/served-facts.ts';
import { Failure } from '../lib/failure.ts';
import type { EndpointSpec, Release } from '../lib/manifest/manifest.ts';
import { DeadlineError, waitUntil } from '../lib/wait.ts';

export interface VerificationRequest {
  endpoint: string;
  release: Release;
  spec: EndpointSpec;
  /** S3 folder with `scored.csv`. */
  scored: string | undefined;
  label: string | undefined;
  testRows: number;
  commit: string;
  /** The stack was what the manifest says before this deployment. */
  unchanged: boolean;
  /** Until when an endpoint that scales is waited for. */
  deadline: number;
  signal: AbortSignal;
}

export interface Verification {
  endpoint: EndpointRecord;
  imageDigest: string;
  rows: VerificationRecord;
}

// CloudFormation compares a stack with its template, not with what somebody made of its resources.
const BEHIND =
  "Its stack does, so it was changed without CloudFormation, which deploying again doesn't undo: update the endpoint to the EndpointConfigName that the stack's outputs have.";
const GO_BACK = 'It serves all the same: revert the commit to go back to what ran before.';

// A busy endpoint of one small instance still answers so many at once.
const CONCURRENT_REQUESTS = 8;
const SHOWN_ROWS = 5;

/** Asks the endpoint what it runs, and then for predictions that the model has made before. Throws a `Failure`. */
export async function verifyEndpoint(
  clients: Clients,
  place: Place,
  request: VerificationRequest,
): Promise<Verification> {
  const facts = await servedFacts(clients, place, request);
  const faults = endpointFaults(facts, request);
  if (faults.length > 0)
    throw new Failure(
      'not-what-was-pinned',
      `${request.endpoint} does not run what the manifest says. ${request.unchanged ? BEHIND : GO_BACK}`,
      { problems: faults },
    );
  const rows = await scoredRows(clients, place, request);
  const report = measureSkew(await serve(clients, place, request, rows));
  if (report.skewed.length > 0) throw skewFailure(request.endpoint, report);
  const { maxRelativeDifference, latencyMs } = report;
  return {
    endpoint: facts.record,
    imageDigest: facts.imageDigests[0] ?? '',
    rows: { rows: report.rows, maxRelativeDifference, latencyMs },
  };
}

async function servedFacts(
  clients: Clients,
  place: Place,
  request: VerificationRequest,
): Promise<ServedFacts> {
  const endpoint = await settledEndpoint(clients, place, request);
  if (endpoint === undefined)
    throw new Failure('not-what-was-pinned', `There is no endpoint ${request.endpoint}; deploy again.`);
  return servedBy(clients, place, endpoint);
}

const MOVING = new Set(['Creating', 'Updating', 'SystemUpdating', 'RollingBack']);

/** Autoscaling that adds instances makes an endpoint "Updating" too, at any time. */
async function settledEndpoint(
  clients: Clients,
  place: Place,
  { endpoint: name, deadline, signal }: VerificationRequest,
): Promise<Endpoint | undefined> {
  try {
    return await waitUntil({
      look: () => describeEndpoint(clients, place, name),
      done: (endpoint) => endpoint === undefined || !MOVING.has(endpoint.status),
      deadlineMs: Math.max(0, deadline - Date.now()),
      minIntervalMs: 1000,
      signal,
    });
  } catch (cause) {
    if (!(cause instanceof DeadlineError)) throw cause;
    const message = `The endpoint ${name} was still changing at the deadline, so it was not verified. Run the job again.`;
    throw new Failure('deadline-passed', message, { cause });
  }
}

async function scoredRows(
  clients: Clients,
  place: Place,
  { scored, label, testRows, endpoint }: VerificationRequest,
): Promise<ScoredRow[]> {
  const address = parseS3Uri(scored ?? '');
  if (address === undefined || label === undefined) {
    const what =
      label === undefined
        ? 'no pipeline in this checkout registers models of this group, so the label of its data is not known'
        : `the package's metadata has ${JSON.stringify(scored ?? null)} as "scored", where the address of its scored test rows belongs`;
    throw new Failure('scored-rows-unusable', `${endpoint} can't be verified row by row: ${what}.`);
  }
  const key = `${address.key.replace(/\/+$/, '')}/scored.csv`;
  const text = await readText(clients, place, { bucket: address.bucket, key });
  return pickRows(text, { label, count: testRows, uri: `s3://${address.bucket}/${key}` });
}

/** Each row is a request of its own, as clients send them, marked so that the monitor leaves it out. */
async function serve(
  clients: Clients,
  place: Place,
  { endpoint, commit, signal }: VerificationRequest,
  rows: readonly ScoredRow[],
): Promise<ServedRow[]> {
  return pMap(
    rows,
    async (row) => {
      const begun = performance.now();
      const inferenceId = `verification/${commit.slice(0, 12)}/${row.line}`;
      const answer = await invokeCsv(clients, place, { endpoint, rows: row.features, inferenceId }).catch(
        (error: unknown) => {
          throw unanswered(error, endpoint, row);
        },
      );
      return { row, answer, latencyMs: performance.now() - begun };
    },
    { concurrency: CONCURRENT_REQUESTS, signal },
  );
}

/** An error of the model's container is the release's, and not the network's. */
function unanswered(error: unknown, endpoint: string, { line, features }: ScoredRow): unknown {
  if (!(error instanceof AwsError) || !/^aws-(refused|unavailable)$/.test(error.reason)) return error;
  return new Failure(
    'serving-failed',
    `${endpoint} has no prediction for line ${line} of the test rows (${features}): ${error.message} ${GO_BACK}`,
    { cause: error },
  );
}

function skewFailure(endpoint: string, { skewed, rows }: SkewReport): Failure {
  const worst = skewed
    .slice(0, SHOWN_ROWS)
    .map(
      ({ row, answer, relative }) =>
        `line ${row.line}: offline ${row.prediction}, served ${answer.trim().slice(0, 40)} (${Number.isFinite(relative) ? `${(relative * 100).toPrecision(3)} % apart` : 'no number'}) for ${row.features}`,
    );
  return new Failure(
    'serving-skew',
    `${endpoint} predicts something else than the model did when it was evaluated: ${skewed.length} of ${rows} test rows are more than ${TOLERANCE * 100} % apart. Compare the versions of the training and the serving image. ${GO_BACK}`,
    { problems: worst },
  );
}
