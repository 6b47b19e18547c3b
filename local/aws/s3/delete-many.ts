import { createHash } from 'node:crypto';
import { type Answer, readBody } from '../http.ts';
import { AwsError } from '../service.ts';
import { elements, elementText, readXml } from '../xml.ts';
import type { Bucket } from './bucket.ts';
import { badChecksum, givenChecksum, startDigest } from './checksum.ts';
import { writeCondition } from './conditions.ts';
import { invalidRequest, malformedXml } from './errors.ts';
import { type S3Call, type S3Operation, s3Header, xml } from './request.ts';

export const deleteManyOperations: Readonly<Record<string, S3Operation>> = { DeleteObjects: deleteObjects };

async function deleteObjects(call: S3Call): Promise<Answer> {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const body = await readBody(request.body, 2 * 1024 * 1024);
  await checkIntegrity(call, body);
  const document = readXml(body.toString('utf8'), 'Delete');
  const objects = document ? elements(document, 'Object') : [];
  if (!document || objects.length === 0 || objects.length > 1000) throw malformedXml();

  const deleted: { Key: string }[] = [];
  const errors: { Key: string; Code: string; Message: string }[] = [];
  for (const object of objects) {
    const key = elementText(object, 'Key');
    if (key === undefined) throw malformedXml();
    try {
      call.context.authorize({
        action: 's3:DeleteObject',
        resource: `arn:aws:s3:::${request.bucket}/${key}`,
      });
      deleteOne(bucket, object, key);
      deleted.push({ Key: key });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ Key: key, Code: error.code, Message: error.message });
    }
  }
  const quiet = elementText(document, 'Quiet') === 'true';
  return xml('DeleteResult', { Deleted: quiet ? [] : deleted, Error: errors });
}

function deleteOne(bucket: Bucket, object: Record<string, unknown>, key: string): void {
  const version = elementText(object, 'VersionId');
  if (version !== undefined && version !== 'null') {
    throw new AwsError(
      'NoSuchVersion',
      'The specified version does not exist: buckets of the local AWS are not versioned.',
      404,
    );
  }
  const etag = elementText(object, 'ETag');
  bucket.delete(
    key,
    etag === undefined ? undefined : writeCondition({ 'if-match': etag }, key, bucket.get(key)),
  );
}

/** S3 takes no list of deletions without a proof that it came whole. */
async function checkIntegrity({ request }: S3Call, body: Buffer): Promise<void> {
  const given = givenChecksum(request.headers);
  const md5 = s3Header(request, 'content-md5');
  if (!given && md5 === undefined)
    throw invalidRequest('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
  if (md5 !== undefined && createHash('md5').update(body).digest('base64') !== md5) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400);
  }
  if (!given) return;
  const digest = startDigest(given.algorithm);
  digest.update(body);
  if ((await digest.finish()).toString('base64') !== given.value) throw badChecksum(given.algorithm);
}
