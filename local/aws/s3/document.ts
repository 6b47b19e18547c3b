import { createHash } from 'node:crypto';
import { readBody } from '../http.ts';
import { AwsError } from '../service.ts';
import { badChecksum, givenChecksum, startDigest } from './checksum.ts';
import { invalidRequest } from './errors.ts';
import { s3Header, type S3Request } from './request.ts';

const documentLimit = 2 * 1024 * 1024;

/** Reads a body that is a document, and checks it against the checksums that came with it; `proven`: one must have come. */
export async function readDocument(request: S3Request, kind?: 'proven'): Promise<string> {
  const body = await readBody(request.body, documentLimit);
  const given = givenChecksum(request.headers);
  const md5 = s3Header(request, 'content-md5');
  if (kind === 'proven' && !given && md5 === undefined)
    throw invalidRequest('Missing required header for this request: Content-MD5 OR x-amz-checksum-*');
  if (md5 !== undefined && createHash('md5').update(body).digest('base64') !== md5) {
    throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400);
  }
  if (given) {
    const digest = startDigest(given.algorithm);
    digest.update(body);
    if ((await digest.finish()).toString('base64') !== given.value) throw badChecksum(given.algorithm);
  }
  return body.toString('utf8');
}
