import { existsSync } from 'node:fs';
import path from 'node:path';
import { DescribeEndpointCommand, paginateListEndpoints, SageMakerClient } from '@aws-sdk/client-sagemaker';
import { messageOf } from '../plain.ts';

/** Where the port of `npm run local` is unless it is told another one. */
const LOCAL_URL = 'http://127.0.0.1:4566';
const REPOSITORY = path.resolve(import.meta.dirname, '../..');

/** What AWS clients are made with; empty where the environment tells them all. */
export interface ClientSettings {
  endpoint?: string;
  region: string;
  credentials?: { accessKeyId: string; secretAccessKey: string };
}

export interface Target {
  settings: ClientSettings;
  /** For people: `http://127.0.0.1:4566`, or `AWS, us-east-1`. */
  place: string;
}

/**
 * The AWS that the environment names. Where it names none and `npm run local` runs at its port, that one; else the
 * credentials of the AWS configuration files.
 */
export async function findAws(environment: NodeJS.ProcessEnv, localUrl = LOCAL_URL): Promise<Target> {
  const { AWS_ENDPOINT_URL, AWS_REGION, AWS_DEFAULT_REGION, AWS_PROFILE, AWS_ACCESS_KEY_ID } = environment;
  const region = AWS_REGION || AWS_DEFAULT_REGION || 'us-east-1';
  if (AWS_ENDPOINT_URL) return { settings: { region }, place: AWS_ENDPOINT_URL };
  const isNamed = [AWS_PROFILE, AWS_ACCESS_KEY_ID, environment['AWS_WEB_IDENTITY_TOKEN_FILE']].some(Boolean);
  if (!isNamed && (await answersLocally(localUrl))) {
    const credentials = { accessKeyId: 'AKIALOCALLOCALLOCAL1', secretAccessKey: 'local' };
    return { settings: { region, endpoint: localUrl, credentials }, place: localUrl };
  }
  return { settings: { region }, place: `AWS, ${region}` };
}

async function answersLocally(url: string): Promise<boolean> {
  try {
    const answer = await fetch(`${url}/_local/`, { signal: AbortSignal.timeout(2000) });
    return answer.ok;
  } catch {
    return false;
  }
}

/** An endpoint that can be asked. */
export interface FoundEndpoint {
  /** The bucket that captured requests go to; undefined where none are captured. */
  captureBucket: string | undefined;
}

/** Looks an endpoint up. Throws a sentence where it is not there, with those that are, or cannot be asked. */
export async function findEndpoint({ settings, place }: Target, name: string): Promise<FoundEndpoint> {
  const client = new SageMakerClient(settings);
  try {
    const endpoint = await client.send(new DescribeEndpointCommand({ EndpointName: name }));
    const { EndpointStatus: status, DataCaptureConfig: capture } = endpoint;
    // While it is updated the old instances still answer.
    const canAnswer = ['InService', 'Updating', 'SystemUpdating', 'RollingBack', 'UpdateRollbackFailed'];
    if (!canAnswer.includes(status ?? ''))
      throw new Error(`The endpoint ${name} is ${status}; it cannot be asked.`);
    const uri = capture?.EnableCapture ? (capture.DestinationS3Uri ?? '') : '';
    return { captureBucket: /^s3:\/\/([^/]+)/.exec(uri)?.[1] };
  } catch (error) {
    if (!(error instanceof Error) || !/could not find/i.test(error.message)) throw unreachable(error, place);
    const names: string[] = [];
    for await (const page of paginateListEndpoints({ client }, {}))
      for (const { EndpointName = '' } of page.Endpoints ?? []) names.push(EndpointName);
    const others = names.length > 0 ? `there are ${names.slice(0, 20).join(', ')}` : 'it has no endpoint';
    throw new Error(`${place} has no endpoint ${name}; ${others}.`, { cause: error });
  } finally {
    client.destroy();
  }
}

function unreachable(error: unknown, place: string): Error {
  const name = error instanceof Error ? error.name : '';
  if (name === 'CredentialsProviderError') {
    const message = `There are no AWS credentials, and nothing listens on ${LOCAL_URL}: start npm run local, or set AWS_PROFILE or AWS_ENDPOINT_URL.`;
    return new Error(message, { cause: error });
  }
  if (error instanceof Error && 'code' in error && error.code === 'ECONNREFUSED')
    return new Error(`Nothing listens on ${place}; start npm run local, or correct AWS_ENDPOINT_URL.`, {
      cause: error,
    });
  return error instanceof Error ? error : new Error(messageOf(error));
}

/** The model of an endpoint: its name without the environment, which is the last part. */
export function modelOf(endpoint: string): string {
  return endpoint.split('-').slice(0, -1).join('-');
}

/** The folder of the pipeline that trains an endpoint's model. Throws a sentence where it must be named. */
export function findPipeline(endpoint: string, folder: string | undefined): string {
  if (folder !== undefined) {
    if (existsSync(path.join(folder, 'pipeline.yaml'))) return folder;
    throw new Error(`--pipeline is ${folder}, which has no pipeline.yaml.`);
  }
  const found = path.join(REPOSITORY, 'pipelines', modelOf(endpoint));
  if (modelOf(endpoint) !== '' && existsSync(path.join(found, 'pipeline.yaml'))) return found;
  throw new Error(
    `There is no pipelines/${modelOf(endpoint) || endpoint} that says what a request to ${endpoint} is made of; give --pipeline DIR.`,
  );
}
