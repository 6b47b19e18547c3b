import { DescribeModelPackageCommand } from '@aws-sdk/client-sagemaker';
import { isObject } from '../plain.ts';
import { failureOf, readJson, type Session } from '../training/session.ts';
import type { Account } from './account.ts';
import type { DemoRepository } from './repository.ts';

/** One release in one environment, as `.local/demo.json` tells it. */
export interface Promotion {
  environment: string;
  version: number;
  /** Number of the pull request; null where the manifest was committed without one. */
  pullRequest: number | null;
  approvedBy: string | null;
  verified: boolean;
}

/** What the demo tells of a deployment beside that it succeeded. */
export interface Deployment {
  promotion: Promotion;
  commit: string;
  rows: number;
  maxRelativeDifference: number;
  latencyMs: { p50: number; p99: number };
  imageDigest: string;
}

export interface PromotionRequest {
  session: Session;
  account: Account;
  repository: DemoRepository;
  model: string;
  package: { arn: string; version: number };
  environment: string;
  /** The image that the environment before really ran; null for the first one. */
  imageDigest: string | null;
  /** Who merges; without GitHub the demo itself. */
  approvedBy: string;
  runId: string;
  signal: AbortSignal;
  onLine: (line: string) => void;
}

/** Writes the release into the environment's manifest, commits it, plans what the commit changes and deploys that plan. */
export async function promote(request: PromotionRequest): Promise<Deployment> {
  const { repository, environment, model, approvedBy } = request;
  const release = await releaseOf(request);
  const base = await repository.head();
  const version = request.package.version;
  const commit = await repository.commitJson(
    `environments/${environment}.json`,
    (manifest) => setRelease(manifest, model, release),
    `Promote ${model} version ${version} to ${environment}`,
  );
  await act(request, 'plan', { base }, commit);
  const service = request.account.environments[environment]?.service ?? '';
  await act(
    request,
    'deploy',
    { 'service-role-arn': service, head: 'main', 'approved-by': approvedBy },
    commit,
  );
  return { ...(await readRecord(request, commit)), commit };
}

/** What a manifest pins: the package and what it was made of. */
async function releaseOf({ session, package: { arn }, imageDigest }: PromotionRequest): Promise<object> {
  const model = await session.sagemaker.send(new DescribeModelPackageCommand({ ModelPackageName: arn }));
  const container = model.InferenceSpecification?.Containers?.[0];
  const metadata = model.CustomerMetadataProperties ?? {};
  return {
    modelPackageArn: arn,
    modelDataETag: container?.ModelDataETag,
    imageDigest,
    pipelineExecutionArn: metadata['execution'] ?? null,
    commit: metadata['commit'] ?? null,
  };
}

function setRelease(manifest: unknown, model: string, release: object): void {
  const models = isObject(manifest) ? manifest['models'] : undefined;
  const entry = isObject(models) ? models[model] : undefined;
  if (!isObject(entry)) throw new Error(`The manifest has no model "${model}".`);
  Object.assign(entry, { release });
}

async function act(
  request: PromotionRequest,
  action: 'plan' | 'deploy',
  inputs: Record<string, string>,
  commit: string,
): Promise<void> {
  const { account, environment, repository, runId, signal, onLine } = request;
  const result = await account.act({
    action,
    role: action,
    environment,
    cwd: repository.folder,
    inputs: {
      environment,
      'artifact-bucket': account.bucket,
      'execution-role-arn': account.executionRole,
      ...inputs,
    },
    runId,
    commit,
    onLine: ({ text }) => onLine(text),
    signal,
  });
  if (result.conclusion !== 'success') throw new Error(failureOf(result));
}

/** The deployment record that `deploy` left in the bucket: what really runs, and how that was verified. */
async function readRecord(
  { session, account, environment, model, approvedBy, package: { version } }: PromotionRequest,
  commit: string,
): Promise<Omit<Deployment, 'commit'>> {
  const uri = `s3://${account.bucket}/deployments/${environment}/${model}/${commit}.json`;
  const record = await readJson(session, uri);
  const verification = isObject(record) ? record['verification'] : undefined;
  const release = isObject(record) ? record['release'] : undefined;
  if (!isObject(verification) || !isObject(release))
    throw new Error(`${uri} is no record of a verified deployment.`);
  const latency = verification['latencyMs'];
  return {
    promotion: { environment, version, pullRequest: null, approvedBy, verified: true },
    rows: Number(verification['rows']),
    maxRelativeDifference: Number(verification['maxRelativeDifference']),
    latencyMs: {
      p50: Number(isObject(latency) ? latency['p50'] : Number.NaN),
      p99: Number(isObject(latency) ? latency['p99'] : Number.NaN),
    },
    imageDigest: String(release['imageDigest']),
  };
}
