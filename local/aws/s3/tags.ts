import { AwsError } from '../service.ts';
import { elements, elementText, readXml } from '../xml.ts';
import { readDocument } from './document.ts';
import { malformedXml } from './errors.ts';
import { empty, type S3Call, type S3Operation, xml } from './request.ts';
import { askedVersion, requestedObject, versionHeader } from './version.ts';

/** Tags of objects and of buckets. */
export const tagOperations: Readonly<Record<string, S3Operation>> = {
  GetObjectTagging(call) {
    const { bucket, record } = objectOf(call);
    return xml('Tagging', writeTags(record.tags), versionHeader(bucket, record));
  },
  async PutObjectTagging(call) {
    const tags = await readTagging(call, 10);
    const { bucket, record } = objectOf(call);
    bucket.amend({ ...record, tags });
    return empty(200, versionHeader(bucket, record));
  },
  DeleteObjectTagging(call) {
    const { bucket, record } = objectOf(call);
    bucket.amend({ ...record, tags: {} });
    return empty(204, versionHeader(bucket, record));
  },
  GetBucketTagging({ request, store }) {
    const { name, tags } = store.bucket(request.bucket).facts.value;
    if (Object.keys(tags).length === 0)
      throw new AwsError('NoSuchTagSet', 'The TagSet does not exist', 404, { BucketName: name });
    return xml('Tagging', writeTags(tags));
  },
  PutBucketTagging: async (call) => setBucketTags(call, await readTagging(call, 50)),
  DeleteBucketTagging: (call) => setBucketTags(call, {}),
};

async function setBucketTags({ request, store }: S3Call, tags: Record<string, string>) {
  const { facts } = store.bucket(request.bucket);
  facts.value.tags = tags;
  await facts.save();
  return empty(204);
}

function objectOf({ request, store }: S3Call) {
  const bucket = store.bucket(request.bucket);
  const record = requestedObject(bucket, request.key, askedVersion(request));
  return { bucket, record };
}

async function readTagging({ request }: S3Call, limit: number): Promise<Record<string, string>> {
  const tagging = readXml(await readDocument(request), 'Tagging');
  const set = tagging && elements(tagging, 'TagSet')[0];
  if (!set) throw malformedXml();
  return checkTags(tagsOf(set), limit);
}

/** The `<Tag>` elements of a set. */
export function tagsOf(set: Record<string, unknown>): Record<string, string> {
  const tags: Record<string, string> = {};
  for (const tag of elements(set, 'Tag')) {
    const key = elementText(tag, 'Key');
    const value = elementText(tag, 'Value');
    if (key === undefined || value === undefined) throw malformedXml();
    if (Object.hasOwn(tags, key))
      throw new AwsError('InvalidTag', 'Cannot provide multiple Tags with the same key', 400, {
        TagKey: key,
      });
    tags[key] = value;
  }
  return tags;
}

function writeTags(tags: Record<string, string>): Record<string, unknown> {
  return { TagSet: { Tag: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })) } };
}

/** Throws what S3 answers to too many tags, or to one that is too long. */
export function checkTags(tags: Record<string, string>, limit: number): Record<string, string> {
  const names = Object.keys(tags);
  if (names.length > limit) {
    const what = limit === 10 ? 'Object' : 'Bucket';
    throw new AwsError('BadRequest', `${what} tags cannot be greater than ${limit}`, 400);
  }
  for (const [key, value] of Object.entries(tags)) {
    if (key.length === 0 || key.length > 128)
      throw new AwsError('InvalidTag', 'The TagKey you have provided is invalid', 400, { TagKey: key });
    if (value.length > 256)
      throw new AwsError('InvalidTag', 'The TagValue you have provided is invalid', 400, {
        TagKey: key,
        TagValue: value,
      });
  }
  return tags;
}
