import { mkdtemp, rm } from 'node:fs/promises';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand, S3Client, type S3ClientConfig } from '@aws-sdk/client-s3';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from '../../local/aws/server.ts';

export interface TemporaryAws extends AsyncDisposable {
  aws: LocalAws;
  root: string;
  /** A client of the bucket `bucket`, which exists. It tries once unless told otherwise. */
  s3: S3Client;
  /** What any SDK client of this server is made with. */
  client: {
    endpoint: string;
    region: string;
    credentials: { accessKeyId: string; secretAccessKey: string };
    maxAttempts: number;
  };
}

/** A local AWS with its state in a folder of its own; both are gone at the end of the scope. */
export async function temporaryAws(
  options: Partial<LocalAwsOptions> = {},
  s3Config: S3ClientConfig = {},
): Promise<TemporaryAws> {
  await using stack = new AsyncDisposableStack();
  const root = stack.adopt(await mkdtemp(join(tmpdir(), 'local-aws-')), (folder) =>
    rm(folder, { recursive: true, force: true }),
  );
  const aws = stack.use(await startLocalAws({ root, ...options }));
  const credentials = { accessKeyId: 'AKIATEST', secretAccessKey: 'secret' };
  const client = { endpoint: aws.url, region: 'us-east-1', credentials, maxAttempts: 1 };
  const s3 = stack.adopt(new S3Client({ ...client, ...s3Config }), (it) => it.destroy());
  await s3.send(new CreateBucketCommand({ Bucket: 'bucket' }));
  aws.requests.clear();
  const moved = stack.move();
  return { aws, root, s3, client, [Symbol.asyncDispose]: () => moved.disposeAsync() };
}

export interface RawAnswer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: string;
}

/** An Authorization header with a readable scope, for requests that no SDK would send. */
export function authorization(service: string): string {
  return `AWS4-HMAC-SHA256 Credential=AKIATEST/20260131/us-east-1/${service}/aws4_request, SignedHeaders=host, Signature=0`;
}

/** Sends bytes as they are: `fetch` would normalise the path. */
export function send(
  url: string,
  {
    method = 'GET',
    path = '/',
    headers = {},
    body = '',
  }: { method?: string; path?: string; headers?: Record<string, string>; body?: string | Buffer },
): Promise<RawAnswer> {
  const { hostname, port } = new URL(url);
  return new Promise((resolve, reject) => {
    const outgoing = request(
      { hostname, port, method, path, headers: { 'content-length': Buffer.byteLength(body), ...headers } },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({
            status: answer.statusCode ?? 0,
            headers: answer.headers,
            body: Buffer.concat(chunks).toString('utf8'),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
