import { createWriteStream } from 'node:fs';
import { copyFile, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';

/** Where pipeline input is written to. Names are relative, with `/` between their parts. */
export interface Destination extends Disposable {
  /** Copies a local file unchanged and returns its new address. */
  copy(file: string, name: string): Promise<string>;
  /** Writes text that comes in pieces and returns its address. */
  write(text: Iterable<string>, name: string): Promise<string>;
}

/** Opens a local folder or `s3://bucket/prefix`; which S3 is told by the environment (AWS_ENDPOINT_URL, AWS_REGION ...). */
export function openDestination(to: string): Destination {
  if (to.startsWith('s3://')) return openBucket(to);
  if (/^[a-z][a-z0-9+.-]*:\/\//i.test(to)) {
    throw new Error(`--to is ${to}; write a folder or an address such as s3://bucket/prefix.`);
  }
  return openFolder(to);
}

function openFolder(folder: string): Destination {
  async function place(name: string): Promise<string> {
    const file = join(folder, name);
    await mkdir(dirname(file), { recursive: true });
    return file;
  }
  return {
    async copy(file, name) {
      const target = await place(name);
      await copyFile(file, target);
      return target;
    },
    async write(text, name) {
      const target = await place(name);
      await pipeline(Readable.from(text), createWriteStream(target));
      return target;
    },
    [Symbol.dispose]: () => undefined,
  };
}

function openBucket(to: string): Destination {
  const [, bucket, path = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]+[a-z0-9])(?:\/(.*))?$/.exec(to) ?? [];
  if (!bucket) throw new Error(`--to is ${to}; write an address such as s3://bucket/prefix.`);
  const prefix = path.replace(/\/+$/, '');
  const client = new S3Client({ region: process.env['AWS_REGION'] ?? 'us-east-1' });

  async function put(body: Buffer, name: string): Promise<string> {
    const key = prefix ? `${prefix}/${name}` : name;
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    } catch (error) {
      const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
      throw new Error(`s3://${bucket}/${key} could not be written (${reason}).`, { cause: error });
    }
    return `s3://${bucket}/${key}`;
  }
  return {
    // A body in memory, unlike a stream, can be sent again when S3 asks for it.
    copy: async (file, name) => await put(await readFile(file), name),
    write: async (text, name) => await put(Buffer.from([...text].join('')), name),
    [Symbol.dispose]: () => client.destroy(),
  };
}
