import { mkdir } from 'node:fs/promises';
import { basename, join, relative } from 'node:path';
import type { ObjectStore } from '../../aws/object-store.ts';
import { messageOf } from '../../plain.ts';
import { parseS3Uri } from './s3-uri.ts';

export interface JobInput {
  uri: string;
  dataType: 'S3Prefix' | 'ManifestFile';
  distribution: 'FullyReplicated' | 'ShardedByS3Key';
  /** Folder that the objects are put into. */
  folder: string;
}

/** An input that cannot be had; the message is SageMaker's where it is known. */
export class InputError extends Error {
  override name = 'InputError';
}

interface Source {
  bucket: string;
  key: string;
  /** Path in the input's folder. */
  path: string;
}

/** Downloads one host's share of an input. Hosts are counted from 0. */
export async function downloadInput(
  objects: ObjectStore,
  input: JobInput,
  host: number,
  hosts: number,
  roleArn: string,
): Promise<void> {
  await mkdir(input.folder, { recursive: true });
  const found =
    input.dataType === 'ManifestFile'
      ? await readManifest(objects, input.uri)
      : await listPrefix(objects, input.uri);
  if (found.length === 0) throw noObjects(input.uri, roleArn);
  const share =
    input.distribution === 'ShardedByS3Key' ? found.filter((_, index) => index % hosts === host) : found;
  await downloadAll(objects, share, input.folder);
}

/** Downloads all objects under a prefix, if there are any. */
export async function downloadPrefix(objects: ObjectStore, uri: string, folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  await downloadAll(objects, await listPrefix(objects, uri), folder);
}

async function downloadAll(objects: ObjectStore, sources: readonly Source[], folder: string): Promise<void> {
  for (const { bucket, key, path } of sources) {
    const file = join(folder, path);
    if (relative(folder, file).startsWith('..')) {
      throw new InputError(`ClientError: s3://${bucket}/${key} would be written outside of its folder.`);
    }
    await objects.download(bucket, key, file);
  }
}

/** All objects whose key begins with the prefix: SageMaker does not stop at a slash. */
async function listPrefix(objects: ObjectStore, uri: string): Promise<Source[]> {
  const { bucket, key: prefix } = parseS3Uri(uri);
  const listed = await objects.list(bucket, prefix).catch(() => []);
  return listed
    .filter(({ key }) => !key.endsWith('/'))
    .map(({ key }) => ({
      bucket,
      key,
      path: key === prefix ? basename(key) : key.slice(prefix.length).replace(/^\/+/, ''),
    }));
}

/** `[{"prefix": "s3://bucket/folder/"}, "path/in/folder", ...]`. */
async function readManifest(objects: ObjectStore, uri: string): Promise<Source[]> {
  const { bucket, key } = parseS3Uri(uri);
  if (!(await objects.head(bucket, key).catch(() => undefined))) return [];
  const text = (await objects.read(bucket, key)).toString('utf8');
  const [head, ...paths] = parseManifest(text, uri);
  const prefix =
    typeof head === 'object' && head !== null ? (head as { prefix?: unknown }).prefix : undefined;
  if (typeof prefix !== 'string' || !paths.every((path) => typeof path === 'string')) {
    throw new InputError(
      `ClientError: Manifest ${uri} must be a list that begins with {"prefix": "s3://..."} and goes on with texts.`,
    );
  }
  const base = parseS3Uri(prefix);
  return paths.map((path) => ({ bucket: base.bucket, key: `${base.key}${path}`, path }));
}

function parseManifest(text: string, uri: string): unknown[] {
  try {
    const value: unknown = JSON.parse(text);
    return Array.isArray(value) ? value : [];
  } catch (error) {
    throw new InputError(`ClientError: Manifest ${uri} is not JSON: ${messageOf(error)}`, {
      cause: error,
    });
  }
}

function noObjects(uri: string, roleArn: string): InputError {
  const { bucket } = parseS3Uri(uri);
  return new InputError(
    `ClientError: No S3 objects found under S3 URL "${uri}" given in input data source. Please ensure that the bucket exists in the selected region, ` +
      `that objects exist under that S3 prefix, and that the role "${roleArn}" has "s3:ListBucket" permissions on bucket "${bucket}".`,
  );
}
