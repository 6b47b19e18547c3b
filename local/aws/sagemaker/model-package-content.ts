import { createHash } from 'node:crypto';
import { isObject, type JsonObject } from '../../executor/json.ts';
import { parseS3Uri } from '../../executor/job/s3-uri.ts';
import type { ObjectStore } from '../object-store.ts';
import { AwsError } from '../service.ts';

/**
 * An InferenceSpecification with what the registry finds out when a package is made: the ETag of each container's model
 * data, and the digest of its image. No registry of images is asked here: the digest is the hash of the image's address,
 * so that equal addresses have equal digests.
 */
export async function completeSpecification(
  objects: ObjectStore,
  specification: JsonObject,
): Promise<JsonObject> {
  const containers = Array.isArray(specification['Containers'])
    ? specification['Containers'].filter(isObject)
    : [];
  return {
    ...specification,
    Containers: await Promise.all(containers.map((container) => completeContainer(objects, container))),
  };
}

async function completeContainer(objects: ObjectStore, container: JsonObject): Promise<JsonObject> {
  const { Image: image, ModelDataUrl: url } = container;
  const etag = typeof url === 'string' ? await modelDataETag(objects, url) : undefined;
  return {
    ...container,
    ...(typeof image === 'string' && { ImageDigest: container['ImageDigest'] ?? digestOf(image) }),
    ...(etag !== undefined && { ModelDataETag: etag }),
  };
}

async function modelDataETag(objects: ObjectStore, url: string): Promise<string> {
  const object = url.startsWith('s3://') ? await headOf(objects, url) : undefined;
  if (!object) throw new AwsError('ValidationException', `Could not find model data at ${url}.`);
  return object.etag;
}

async function headOf(objects: ObjectStore, url: string) {
  const { bucket, key } = parseS3Uri(url);
  return await objects.head(bucket, key).catch(() => undefined);
}

/** The digest in an image's address, or the hash of the address where it has none. */
export function digestOf(image: string): string {
  const digest = /@(sha256:[0-9a-f]{64})$/.exec(image)?.[1];
  return digest ?? `sha256:${createHash('sha256').update(image).digest('hex')}`;
}
