import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { startLocalAws, type LocalAws, type LocalAwsOptions } from '../aws/server.ts';
import { parseS3Uri } from '../executor/job/s3-uri.ts';
import { runAction, type ActionResult } from '../runner/action.ts';
import type { Annotation, LogLine } from '../runner/log.ts';

export const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** A local AWS with what a training pipeline needs, and the actions that run on it. */
export interface Session extends AsyncDisposable {
  aws: LocalAws;
  sagemaker: SageMakerClient;
  bucket: string;
  /** Runs a training action's bundle as `train.yml` does, on this session's AWS. */
  act(action: 'build-pipeline' | 'run-pipeline', call: ActionCall): Promise<ActionResult>;
}

export interface ActionCall {
  pipeline: string;
  inputs?: Readonly<Record<string, string>>;
  /** Tells one run from another: `run-pipeline` starts one execution per run. */
  runId: string;
  onLine?: (line: LogLine) => void;
  signal?: AbortSignal;
}

export interface SessionOptions {
  /** The keys of OpenID Connect issuers whose tokens the local STS takes. */
  webIdentity?: LocalAwsOptions['webIdentity'];
  /** False where a template makes the bucket. */
  createBucket?: boolean;
}

/** Starts the local AWS on the state in `root`, with a bucket for artifacts. Disposing of it ends what it started. */
export async function openSession(
  root: string,
  { webIdentity, createBucket = true }: SessionOptions = {},
): Promise<Session> {
  const aws = await startLocalAws({ root, ...(webIdentity && { webIdentity }) });
  const bucket = `sagemaker-${aws.region}-${aws.account}`;
  if (createBucket) await aws.objects.createBucket(bucket);
  const environment = aws.environment();
  const sagemaker = new SageMakerClient({
    endpoint: aws.url,
    region: aws.region,
    credentials: {
      accessKeyId: environment.AWS_ACCESS_KEY_ID ?? '',
      secretAccessKey: environment.AWS_SECRET_ACCESS_KEY ?? '',
    },
  });
  const commit = await commitOf(REPOSITORY);
  return {
    aws,
    sagemaker,
    bucket,
    act: (action, call) =>
      runAction({
        action,
        inputs: {
          pipeline: path.relative(REPOSITORY, path.resolve(call.pipeline)),
          'role-arn': `arn:aws:iam::${aws.account}:role/sagemaker-execution`,
          'artifact-bucket': bucket,
          ...call.inputs,
        },
        env: {
          ...environment,
          GITHUB_RUN_ID: call.runId,
          ...(commit !== undefined && { GITHUB_SHA: commit }),
        },
        ...(call.onLine && { onLine: call.onLine }),
        ...(call.signal && { signal: call.signal }),
      }),
    [Symbol.asyncDispose]: async () => {
      sagemaker.destroy();
      await aws.close();
    },
  };
}

/** Why an action failed: its own error annotations with their places, else the last lines that it wrote. */
export function failureOf(result: Pick<ActionResult, 'annotations' | 'lines' | 'exitCode'>): string {
  const errors = result.annotations.filter(({ level }) => level === 'error').map(annotationText);
  if (errors.length > 0) return errors.join('\n');
  const lines = result.lines.slice(-5).map(({ text }) => text);
  return lines.join('\n') || `it ended with exit code ${result.exitCode} and wrote nothing`;
}

/** `FILE:LINE:COLUMN: message`, as editors and terminals make links of it. */
function annotationText({ file, line, column, message }: Annotation): string {
  const place = [file, line, column].filter((part) => part !== undefined).join(':');
  return place === '' ? message : `${place}: ${message}`;
}

/** The object behind an `s3://` address, parsed as JSON. */
export async function readJson(session: Session, uri: string): Promise<unknown> {
  const { bucket, key } = parseS3Uri(uri);
  const body = await session.aws.objects.read(bucket, key);
  return JSON.parse(body.toString('utf8'));
}

/** A JSON file's value, or undefined where there is no such file yet. */
export async function readJsonFile(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}

async function commitOf(folder: string): Promise<string | undefined> {
  try {
    const { stdout } = await promisify(execFile)('git', ['rev-parse', 'HEAD'], { cwd: folder });
    return stdout.trim();
  } catch {
    // A downloaded archive is no checkout: its runs carry a commit of zeros.
    return undefined;
  }
}
