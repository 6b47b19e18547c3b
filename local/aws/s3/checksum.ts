import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { crc32 } from 'node:zlib';
import { Crc32c, Crc64NvmeJs } from '@aws-sdk/checksums/crc';
import { header } from '../http.ts';
import { AwsError } from '../service.ts';
import { invalidRequest } from './errors.ts';

/** A running digest of bytes; `finish` is called once. */
export interface Digest {
  update(chunk: Uint8Array): void;
  finish(): Promise<Buffer>;
}

interface Algorithm {
  bytes: number;
  /** Whether the checksum of a whole object can be told from a multipart upload's parts without their bytes. */
  combines: boolean;
  start(): Digest;
}

const algorithms: Readonly<Record<string, Algorithm>> = {
  CRC32: { bytes: 4, combines: true, start: startCrc32 },
  CRC32C: { bytes: 4, combines: true, start: () => fromSdk(new Crc32c()) },
  CRC64NVME: { bytes: 8, combines: true, start: () => fromSdk(new Crc64NvmeJs()) },
  SHA1: { bytes: 20, combines: false, start: () => startHash('sha1') },
  SHA256: { bytes: 32, combines: false, start: () => startHash('sha256') },
};

/** What S3 computes where a client chose nothing. */
export const defaultAlgorithm = 'CRC64NVME';

export function startDigest(algorithm: string): Digest {
  return findAlgorithm(algorithm).start();
}

export function startHash(name: string): Digest {
  const hash = createHash(name);
  return { update: (chunk) => void hash.update(chunk), finish: () => Promise.resolve(hash.digest()) };
}

function startCrc32(): Digest {
  let value = 0;
  return {
    update(chunk) {
      value = crc32(chunk, value);
    },
    finish() {
      const bytes = Buffer.alloc(4);
      bytes.writeUInt32BE(value);
      return Promise.resolve(bytes);
    },
  };
}

function fromSdk(checksum: { update(data: Uint8Array): void; digest(): Promise<Uint8Array> }): Digest {
  return {
    update: (chunk) => checksum.update(chunk),
    finish: async () => Buffer.from(await checksum.digest()),
  };
}

export function findAlgorithm(name: string): Algorithm {
  const algorithm = Object.hasOwn(algorithms, name) ? algorithms[name] : undefined;
  if (!algorithm)
    throw invalidRequest(
      `Checksum algorithm provided is unsupported. Please try again with any of the valid types: [${Object.keys(algorithms).join(', ')}]`,
    );
  return algorithm;
}

/** `x-amz-checksum-crc32` and so on. */
export function checksumHeader(algorithm: string): string {
  return `x-amz-checksum-${algorithm.toLowerCase()}`;
}

/** The element and member name in XML, e.g. `ChecksumCRC32`. */
export function checksumElement(algorithm: string): string {
  return `Checksum${algorithm}`;
}

/** A checksum that comes with a request: its value in a header, or promised for the trailer. */
export interface GivenChecksum {
  algorithm: string;
  value: string | undefined;
}

/** Reads which checksum a request carries. Throws what S3 answers to two of them, an unknown one or a malformed value. */
export function givenChecksum(headers: IncomingHttpHeaders): GivenChecksum | undefined {
  const given = Object.keys(algorithms).flatMap((algorithm): GivenChecksum[] => {
    const value = header(headers, checksumHeader(algorithm));
    if (value !== undefined) return [{ algorithm, value: checkedValue(algorithm, value) }];
    return trailerNames(headers).includes(checksumHeader(algorithm)) ? [{ algorithm, value: undefined }] : [];
  });
  if (given.length > 1)
    throw invalidRequest(
      'Expecting a single x-amz-checksum- header. Multiple checksum Types are not allowed.',
    );

  const asked = header(headers, 'x-amz-sdk-checksum-algorithm')?.toUpperCase();
  if (asked !== undefined) {
    findAlgorithm(asked);
    if (given.length === 0)
      throw invalidRequest(
        'x-amz-sdk-checksum-algorithm specified, but no corresponding x-amz-checksum-* or x-amz-trailer headers were found.',
      );
    if (given[0]?.algorithm !== asked)
      throw invalidRequest('Value for x-amz-sdk-checksum-algorithm header is invalid.');
  }
  return given[0];
}

export function trailerNames(headers: IncomingHttpHeaders): string[] {
  return (header(headers, 'x-amz-trailer') ?? '')
    .split(',')
    .map((name) => name.trim().toLowerCase())
    .filter(Boolean);
}

/** Throws where a checksum is not Base64 of the algorithm's length. */
export function checkedValue(algorithm: string, value: string): string {
  const bytes = Buffer.from(value, 'base64');
  if (bytes.length !== findAlgorithm(algorithm).bytes || bytes.toString('base64') !== value) {
    throw invalidRequest(`Value for ${checksumHeader(algorithm)} header is invalid.`);
  }
  return value;
}

export function badChecksum(algorithm: string): AwsError {
  return new AwsError(
    'BadDigest',
    `The ${algorithm} you specified did not match the calculated checksum.`,
    400,
  );
}
