import { createWriteStream } from 'node:fs';
import { chmod, copyFile, mkdir, readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { paginateListObjectsV2, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { reasonOf } from './reason.ts';

/** Where pipeline input is written to. Names are relative, with `/` between their parts. */
export interface Destination extends Disposable {
  /** The names of the files that lie under a prefix already. */
  names(prefix: string): Promise<string[]>;
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
  async function place(name: string, write: (file: string) => Promise<void>): Promise<string> {
    const file = join(folder, name);
    try {
      await mkdir(dirname(file), { recursive: true });
      await write(file);
    } catch (error) {
      throw new Error(`${file} could not be written (${reasonOf(error)}).`, { cause: error });
    }
    return file;
  }
  return {
    async names(prefix) {
      const entries = await readdir(join(folder, prefix), { withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isFile()).map(({ name }) => name);
    },
    copy: (file, name) =>
      place(name, async (target) => {
        await copyFile(file, target);
        // The copy of a read-only file could not be replaced by the next one.
        await chmod(target, 0o644);
      }),
    write: (text, name) => place(name, (target) => pipeline(Readable.from(text), createWriteStream(target))),
    [Symbol.dispose]: () => undefined,
  };
}

function openBucket(to: string): Destination {
  const [, bucket, path = ''] = /^s3:\/\/([a-z0-9][a-z0-9.-]+[a-z0-9])(?:\/(.*))?$/.exec(to) ?? [];
  if (!bucket) throw new Error(`--to is ${to}; write an address such as s3://bucket/prefix.`);
  const prefix = path.replace(/\/+$/, '');
  const { AWS_REGION, AWS_DEFAULT_REGION } = process.env;
  // The bucket's own region counts: S3 names it to those who ask elsewhere.
  const region = AWS_REGION ?? AWS_DEFAULT_REGION ?? 'us-east-1';
  const client = new S3Client({ region, followRegionRedirects: true });

  function keyOf(name: string): string {
    return prefix ? `${prefix}/${name}` : name;
  }
  async function put(body: Buffer, name: string): Promise<string> {
    const key = keyOf(name);
    try {
      await client.send(new PutObjectCommand({ Bucket: bucket, Key: key, Body: body }));
    } catch (error) {
      throw s3Error(`s3://${bucket}/${key} could not be written`, error);
    }
    return `s3://${bucket}/${key}`;
  }
  return {
    async names(folder) {
      const start = `${keyOf(folder)}/`;
      const names: string[] = [];
      try {
        for await (const page of paginateListObjectsV2({ client }, { Bucket: bucket, Prefix: start })) {
          for (const { Key = '' } of page.Contents ?? []) names.push(Key.slice(start.length));
        }
      } catch (error) {
        throw s3Error(`s3://${bucket}/${start} could not be listed`, error);
      }
      return names;
    },
    // A body in memory, unlike a stream, can be sent again when S3 asks for it.
    copy: async (file, name) => await put(await readFile(file), name),
    write: async (text, name) => await put(Buffer.from([...text].join('')), name),
    [Symbol.dispose]: () => client.destroy(),
  };
}

function s3Error(sentence: string, error: unknown): Error {
  const reason = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return new Error(`${sentence} (${reason}).`, { cause: error });
}
