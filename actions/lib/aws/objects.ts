import {
  GetObjectCommand,
  HeadBucketCommand,
  HeadObjectCommand,
  paginateListObjectsV2,
  PutObjectCommand,
} from '@aws-sdk/client-s3';
import { bucketArn, type Place } from './arn.ts';
import { call, items } from './call.ts';
import type { Clients } from './clients.ts';
import { isMissing } from './errors.ts';

export interface S3Address {
  bucket: string;
  /** Key or prefix, as it is in S3: nothing in it is escaped. */
  key: string;
}

export interface S3Object extends S3Address {
  size: number;
  etag: string;
  modifiedAt: Date;
}

/** The parts of `s3://bucket/key`; undefined for any other text. */
export function parseS3Uri(uri: string): S3Address | undefined {
  const match = /^s3:\/\/([^/]+)(?:\/(.*))?$/s.exec(uri);
  return match?.[1] === undefined ? undefined : { bucket: match[1], key: match[2] ?? '' };
}

/** An object among others of its kind: a policy allows all below the folder. */
export interface KeptObject extends S3Address {
  folder: string;
}

export async function objectExists(clients: Clients, place: Place, object: KeptObject): Promise<boolean> {
  const { bucket, key, folder } = object;
  // Without s3:ListBucket, S3 says "forbidden" of an object that is not there.
  const permissions = [
    { action: 's3:GetObject', resource: `${bucketArn(place, bucket)}/${folder}/*` },
    { action: 's3:ListBucket', resource: bucketArn(place, bucket) },
  ];
  try {
    await call(permissions, () => clients.s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key })));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

export async function bucketExists(clients: Clients, place: Place, bucket: string): Promise<boolean> {
  const permission = { action: 's3:ListBucket', resource: bucketArn(place, bucket) };
  try {
    await call(permission, () => clients.s3.send(new HeadBucketCommand({ Bucket: bucket })));
    return true;
  } catch (error) {
    if (isMissing(error)) return false;
    throw error;
  }
}

/** What S3 says of an object, or undefined where there is none. */
export async function headObject(
  clients: Clients,
  place: Place,
  address: S3Address,
): Promise<S3Object | undefined> {
  const { bucket, key } = address;
  const permissions = [
    { action: 's3:GetObject', resource: `${bucketArn(place, bucket)}/${key}` },
    { action: 's3:ListBucket', resource: bucketArn(place, bucket) },
  ];
  const command = new HeadObjectCommand({ Bucket: bucket, Key: key });
  try {
    const { ContentLength, ETag, LastModified } = await call(permissions, () => clients.s3.send(command));
    return {
      bucket,
      key,
      size: ContentLength ?? 0,
      etag: (ETag ?? '').replaceAll('"', ''),
      modifiedAt: LastModified ?? new Date(0),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export async function putObject(
  clients: Clients,
  place: Place,
  object: KeptObject & { body: Uint8Array; contentType: string },
): Promise<void> {
  const { bucket, key, folder, body, contentType } = object;
  const command = new PutObjectCommand({ Bucket: bucket, Key: key, Body: body, ContentType: contentType });
  const permission = { action: 's3:PutObject', resource: `${bucketArn(place, bucket)}/${folder}/*` };
  await call(permission, () => clients.s3.send(command));
}

/** All objects whose keys begin with the address's, in key order. None where the bucket is not there. */
export async function* listObjects(
  clients: Clients,
  place: Place,
  address: S3Address,
): AsyncGenerator<S3Object> {
  const { bucket, key: prefix } = address;
  const permission = { action: 's3:ListBucket', resource: bucketArn(place, bucket) };
  const pages = paginateListObjectsV2({ client: clients.s3 }, { Bucket: bucket, Prefix: prefix });
  try {
    for await (const { Key, Size, ETag, LastModified } of items(permission, pages, (page) => page.Contents)) {
      if (Key !== undefined)
        yield {
          bucket,
          key: Key,
          size: Size ?? 0,
          etag: (ETag ?? '').replaceAll('"', ''),
          modifiedAt: LastModified ?? new Date(0),
        };
    }
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

/** The JSON in an object. Throws where there is none or where it is no JSON. */
export async function readJsonObject(clients: Clients, place: Place, address: S3Address): Promise<unknown> {
  return JSON.parse(await readText(clients, place, address));
}

export async function readText(clients: Clients, place: Place, address: S3Address): Promise<string> {
  const { bucket, key } = address;
  const permission = { action: 's3:GetObject', resource: `${bucketArn(place, bucket)}/${key}` };
  return call(permission, async () => {
    const answer = await clients.s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }));
    return (await answer.Body?.transformToString()) ?? '';
  });
}
