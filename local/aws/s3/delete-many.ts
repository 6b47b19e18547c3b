import type { Answer } from '../http.ts';
import { AwsError } from '../service.ts';
import { elements, elementText, readXml } from '../xml.ts';
import type { Bucket } from './bucket.ts';
import { writeCondition } from './conditions.ts';
import { readDocument } from './document.ts';
import { malformedXml, noSuchVersion } from './errors.ts';
import { type S3Call, type S3Operation, xml } from './request.ts';
import { wholeSeconds } from './store.ts';
import { isVersionId } from './versions.ts';

export const deleteManyOperations: Readonly<Record<string, S3Operation>> = { DeleteObjects: deleteObjects };

async function deleteObjects(call: S3Call): Promise<Answer> {
  const { request, store } = call;
  const bucket = store.bucket(request.bucket);
  const document = readXml(await readDocument(request, 'proven'), 'Delete');
  const objects = document ? elements(document, 'Object') : [];
  if (!document || objects.length === 0 || objects.length > 1000) throw malformedXml();

  const at = wholeSeconds(store.now());
  const deleted: Record<string, unknown>[] = [];
  const errors: Record<string, unknown>[] = [];
  for (const object of objects) {
    const key = elementText(object, 'Key');
    if (key === undefined) throw malformedXml();
    const VersionId = elementText(object, 'VersionId');
    try {
      call.context.authorize({
        action: VersionId === undefined ? 's3:DeleteObject' : 's3:DeleteObjectVersion',
        resource: `arn:aws:s3:::${request.bucket}/${key}`,
      });
      deleted.push({ Key: key, VersionId, ...deleteOne(bucket, { object, key, at }) });
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      errors.push({ Key: key, VersionId, Code: error.code, Message: error.message });
    }
  }
  const quiet = elementText(document, 'Quiet') === 'true';
  return xml('DeleteResult', { Deleted: quiet ? [] : deleted, Error: errors });
}

function deleteOne(
  bucket: Bucket,
  { object, key, at }: { object: Record<string, unknown>; key: string; at: string },
): Record<string, unknown> {
  const versionId = elementText(object, 'VersionId');
  if (versionId !== undefined && !isVersionId(versionId)) throw noSuchVersion(key, versionId);
  const etag = elementText(object, 'ETag');
  const condition =
    etag === undefined ? undefined : writeCondition({ 'if-match': etag }, key, bucket.get(key));
  const deletion =
    versionId === undefined ? bucket.delete(key, at, condition) : bucket.deleteVersion(key, versionId);
  return deletion.isMarker ? { DeleteMarker: true, DeleteMarkerVersionId: deletion.versionId } : {};
}
