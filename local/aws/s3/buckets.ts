import { readBody } from '../http.ts';
import { AwsError } from '../service.ts';
import { elements, elementText, readXml } from '../xml.ts';
import { malformedXml } from './errors.ts';
import { ownerOf } from './lists.ts';
import { empty, type S3Call, type S3Operation, xml } from './request.ts';
import { tagsOf } from './tags.ts';

/** Buckets themselves. */
export const bucketOperations: Readonly<Record<string, S3Operation>> = {
  ListBuckets({ request, store, context }) {
    const prefix = request.query.get('prefix') ?? '';
    const buckets = store.buckets().filter(({ name }) => name.startsWith(prefix));
    return xml('ListAllMyBucketsResult', {
      Owner: ownerOf(context.account),
      Buckets: {
        Bucket: buckets.map(({ facts }) => ({
          Name: facts.value.name,
          CreationDate: facts.value.created,
          BucketRegion: facts.value.region,
        })),
      },
    });
  },
  CreateBucket: createBucket,
  HeadBucket({ request, store }) {
    const { region } = store.bucket(request.bucket).facts.value;
    return empty(200, { 'x-amz-bucket-region': region, 'x-amz-access-point-alias': 'false' });
  },
  GetBucketLocation({ request, store }) {
    const { region } = store.bucket(request.bucket).facts.value;
    // The first region is the one without a name here.
    return xml('LocationConstraint', { '#text': region === 'us-east-1' ? '' : region });
  },
  async DeleteBucket({ request, store }) {
    const bucket = store.bucket(request.bucket);
    if (!bucket.isEmpty) {
      const versions = bucket.facts.value.versioning && '. You must delete all versions in the bucket.';
      const message = `The bucket you tried to delete is not empty${versions ?? ''}`;
      throw new AwsError('BucketNotEmpty', message, 409, { BucketName: bucket.name });
    }
    await store.remove(bucket);
    return empty(204);
  },
};

async function createBucket({ request, store, context }: S3Call) {
  const { location, tags } = await readConfiguration(request.body);
  const found = store.find(request.bucket);
  if (location === undefined && context.region !== 'us-east-1') {
    const message =
      'The unspecified location constraint is incompatible for the region specific endpoint this request was sent to.';
    throw new AwsError('IllegalLocationConstraintException', message, 400);
  }
  const region = location ?? context.region;
  // Only the first region takes a second creation by the owner for a success.
  if (found && !(region === 'us-east-1' && found.facts.value.region === 'us-east-1')) {
    const message = 'Your previous request to create the named bucket succeeded and you already own it.';
    throw new AwsError('BucketAlreadyOwnedByYou', message, 409, { BucketName: request.bucket });
  }
  const bucket = store.create(request.bucket, region);
  if (Object.keys(tags).length > 0) bucket.facts.value.tags = tags;
  await bucket.facts.save();
  return empty(200, { location: `/${request.bucket}` });
}

async function readConfiguration(
  body: S3Call['request']['body'],
): Promise<{ location?: string; tags: Record<string, string> }> {
  const text = (await readBody(body, 100_000)).toString('utf8');
  if (text.trim() === '') return { tags: {} };
  const configuration = readXml(text, 'CreateBucketConfiguration');
  if (!configuration) throw malformedXml();
  const location = elementText(configuration, 'LocationConstraint');
  const tagSet = elements(configuration, 'Tags')[0];
  return { ...(location && { location }), tags: tagSet ? tagsOf(tagSet) : {} };
}
