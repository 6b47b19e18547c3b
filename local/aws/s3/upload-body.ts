import { type Readable, pipeline } from 'node:stream';
import { header } from '../http.ts';
import { AwsError } from '../service.ts';
import {
  badChecksum,
  checkedValue,
  checksumHeader,
  defaultAlgorithm,
  type Digest,
  givenChecksum,
  startDigest,
  startHash,
} from './checksum.ts';
import { ChunkedDecoder, incompleteBody } from './chunked.ts';
import { type Draft, dropDraft, receive } from './intake.ts';
import type { StoredChecksum } from './record.ts';
import type { S3Request } from './request.ts';

// S3's limit for one PutObject or part.
const bodyLimit = 5 * 1024 ** 3;

export interface ReceivedBody {
  draft: Draft;
  /** MD5, hex. */
  md5: string;
  checksum: StoredChecksum;
}

/**
 * Streams the body of a PutObject or UploadPart into a draft and checks everything the client said about it: length,
 * Content-MD5, x-amz-content-sha256, checksum in a header or trailer.
 */
export async function receiveBody(
  request: S3Request,
  folder: string,
  fallbackAlgorithm = defaultAlgorithm,
): Promise<ReceivedBody> {
  const { headers } = request;
  const given = givenChecksum(headers);
  const expectedMd5 = readContentMd5(header(headers, 'content-md5'));
  const payload = header(headers, 'x-amz-content-sha256') ?? 'UNSIGNED-PAYLOAD';
  const decoder =
    payload.startsWith('STREAMING-') || header(headers, 'content-encoding')?.includes('aws-chunked')
      ? new ChunkedDecoder()
      : undefined;
  const declared = Number(
    header(headers, decoder ? 'x-amz-decoded-content-length' : 'content-length') ?? Number.NaN,
  );
  if (declared > bodyLimit)
    throw new AwsError('EntityTooLarge', 'Your proposed upload exceeds the maximum allowed size', 400);

  const md5 = startHash('md5');
  const sha256 = /^[0-9a-f]{64}$/.test(payload) ? startHash('sha256') : undefined;
  const algorithm = given?.algorithm ?? fallbackAlgorithm;
  const checksum = startDigest(algorithm);
  const digests: Digest[] = [md5, checksum, ...(sha256 ? [sha256] : [])];
  const draft = await receive(folder, decoder ? decode(request.body, decoder) : request.body, digests);

  try {
    if (!Number.isNaN(declared) && draft.size !== declared) throw incompleteBody();
    const foundMd5 = await md5.finish();
    if (expectedMd5 && !expectedMd5.equals(foundMd5))
      throw new AwsError('BadDigest', 'The Content-MD5 you specified did not match what we received.', 400);
    if (sha256 && (await sha256.finish()).toString('hex') !== payload) {
      throw new AwsError(
        'XAmzContentSHA256Mismatch',
        `The provided 'x-amz-content-sha256' header does not match what was computed.`,
        400,
      );
    }
    const value = (await checksum.finish()).toString('base64');
    if (given && value !== (given.value ?? trailingValue(algorithm, decoder))) throw badChecksum(algorithm);
    return { draft, md5: foundMd5.toString('hex'), checksum: { algorithm, value, type: 'FULL_OBJECT' } };
  } catch (error) {
    await dropDraft(draft);
    throw error;
  }
}

function decode(body: Readable, decoder: ChunkedDecoder): ChunkedDecoder {
  // The error reaches whoever reads the decoder: pipeline destroys it with it.
  return pipeline(body, decoder, () => undefined);
}

function trailingValue(algorithm: string, decoder: ChunkedDecoder | undefined): string {
  const value = decoder?.trailers.get(checksumHeader(algorithm));
  if (value === undefined)
    throw new AwsError(
      'MalformedTrailerError',
      'The request contained trailing data that was not well-formed or did not conform to our published schema.',
      400,
    );
  return checkedValue(algorithm, value);
}

function readContentMd5(text: string | undefined): Buffer | undefined {
  if (text === undefined) return undefined;
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== 16)
    throw new AwsError('InvalidDigest', 'The Content-MD5 you specified is not valid.', 400, {
      'Content-MD5': text,
    });
  return bytes;
}
