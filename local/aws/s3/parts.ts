import { createHash } from 'node:crypto';
import { AwsError } from '../service.ts';
import { badChecksum, defaultAlgorithm, findAlgorithm, startDigest } from './checksum.ts';
import { invalidRequest } from './errors.ts';
import type { Attributes, Condition, StoredChecksum } from './record.ts';

/** S3's limit for every part but the last. */
const smallestPart = 5 * 1024 * 1024;

export interface Part {
  number: number;
  size: number;
  /** MD5, hex. */
  etag: string;
  /** Base64, by the upload's algorithm. */
  checksum: string;
  lastModified: string;
}

export interface Upload {
  id: string;
  key: string;
  initiated: string;
  attributes: Attributes;
  algorithm: string;
  checksumType: StoredChecksum['type'];
  /** Whether the client chose the algorithm: only then the answers name checksums of parts. */
  algorithmAsked: boolean;
  parts: Part[];
}

/** A part as the client names it when it completes the upload. */
export interface NamedPart {
  number: number;
  etag: string;
  checksum?: string;
}

/** How a client completes an upload. */
export interface Completion {
  parts: readonly NamedPart[];
  /** Base64 of the whole object, or `<base64>-<parts>`; when the client knows it. */
  checksum?: string;
  size?: number;
  lastModified: string;
  condition: Condition;
}

/** The parts that a completion names, or what S3 answers to a wrong order, an unknown or a small part. */
export function chooseParts(upload: Upload, named: readonly NamedPart[]): Part[] {
  for (const [index, part] of named.entries()) {
    const before = named[index - 1];
    if (before && before.number >= part.number) {
      const message = 'The list of parts was not in ascending order. Parts must be ordered by part number.';
      throw new AwsError('InvalidPartOrder', message, 400, { UploadId: upload.id });
    }
  }
  const parts = named.map((name) => {
    const found = upload.parts.find(({ number }) => number === name.number);
    if (
      found &&
      found.etag === name.etag &&
      (name.checksum === undefined || name.checksum === found.checksum)
    )
      return found;
    const message = `One or more of the specified parts could not be found.  The part may not have been uploaded, or the specified entity tag may not match the part's entity tag.`;
    throw new AwsError('InvalidPart', message, 400, {
      UploadId: upload.id,
      PartNumber: String(name.number),
      ETag: name.etag,
    });
  });
  for (const part of parts.slice(0, -1)) {
    if (part.size >= smallestPart) continue;
    throw new AwsError(
      'EntityTooSmall',
      'Your proposed upload is smaller than the minimum allowed size',
      400,
      {
        ETag: part.etag,
        MinSizeAllowed: String(smallestPart),
        PartNumber: String(part.number),
        ProposedSize: String(part.size),
      },
    );
  }
  return parts;
}

/** Throws where the whole is not what the client says it is. */
export function checkWhole(completion: Completion, size: number, checksum: StoredChecksum): void {
  if (completion.size !== undefined && completion.size !== size) {
    throw invalidRequest(
      `The provided 'x-amz-mp-object-size' header value ${completion.size} does not match what was computed: ${size}`,
    );
  }
  // A composite value may come without its number of parts.
  const found = completion.checksum?.includes('-') ? checksum.value : checksum.value.replace(/-\d+$/, '');
  if (completion.checksum !== undefined && completion.checksum !== found)
    throw badChecksum(checksum.algorithm);
}

/** MD5 of the parts' MD5s, and how many they are. */
export function multipartETag(parts: readonly Pick<Part, 'etag'>[]): string {
  const hash = createHash('md5');
  for (const { etag } of parts) hash.update(etag, 'hex');
  return `${hash.digest('hex')}-${parts.length}`;
}

/** The checksum of the parts' checksums, and how many they are. */
export async function compositeChecksum(algorithm: string, parts: readonly Part[]): Promise<string> {
  const digest = startDigest(algorithm);
  for (const { checksum } of parts) digest.update(Buffer.from(checksum, 'base64'));
  return `${(await digest.finish()).toString('base64')}-${parts.length}`;
}

/** What S3 makes of the checksum algorithm and type that an upload is created with. */
export function chooseChecksum(
  algorithm: string | undefined,
  type: string | undefined,
): Pick<Upload, 'algorithm' | 'checksumType' | 'algorithmAsked'> {
  const name = algorithm?.toUpperCase() ?? defaultAlgorithm;
  const { combines } = findAlgorithm(name);
  const asked = type?.toUpperCase() ?? (name === defaultAlgorithm ? 'FULL_OBJECT' : 'COMPOSITE');
  if (asked !== 'FULL_OBJECT' && asked !== 'COMPOSITE')
    throw invalidRequest('Value for x-amz-checksum-type header is invalid.');
  if ((asked === 'FULL_OBJECT' && !combines) || (asked === 'COMPOSITE' && name === defaultAlgorithm)) {
    throw invalidRequest(
      `The ${asked} checksum type cannot be used with the ${name.toLowerCase()} checksum algorithm.`,
    );
  }
  return { algorithm: name, checksumType: asked, algorithmAsked: algorithm !== undefined };
}

/** Tells whether two completions name the same parts. */
export function fingerprint(parts: readonly NamedPart[]): string {
  return parts.map(({ number, etag }) => `${number}=${etag}`).join();
}
