import { randomBytes } from 'node:crypto';
import { createReadStream, existsSync, mkdirSync, readdirSync, renameSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type Document, openDocument } from '../../state/document.ts';
import { defaultAlgorithm, startDigest } from './checksum.ts';
import { noSuchUpload } from './errors.ts';
import { type Draft, dropDraft, receive } from './intake.ts';
import { compareKeys } from './key-order.ts';
import {
  type Condition,
  type NewObject,
  noAttributes,
  type ObjectRecord,
  type StoredChecksum,
} from './record.ts';
import {
  checkWhole,
  chooseParts,
  type Completion,
  compositeChecksum,
  fingerprint,
  multipartETag,
  type Part,
  type Upload,
} from './parts.ts';

/** The bucket, as far as its uploads need it. */
export interface PartsOwner {
  readonly folder: string;
  readonly drafts: string;
  store(draft: Draft, object: NewObject, condition: Condition): ObjectRecord;
}

/** The multipart uploads of one bucket that are neither completed nor aborted; each is a folder of parts. */
export class Uploads {
  readonly #bucket: PartsOwner;
  readonly #open = new Map<string, Document<Upload>>();
  /** Completed ones, so that a client whose answer was lost can ask again and gets the same one. */
  readonly #completed = new Map<string, { parts: string; record: ObjectRecord }>();

  constructor(bucket: PartsOwner) {
    this.#bucket = bucket;
    mkdirSync(this.#folder(''), { recursive: true });
    for (const id of readdirSync(this.#folder(''))) {
      const file = join(this.#folder(id), 'upload.json');
      if (existsSync(file)) this.#open.set(id, openDocument<Upload>(file, newUpload(id, '', '')));
    }
  }

  /** In S3's order: by key, then by time. */
  list(): Upload[] {
    const uploads = [...this.#open.values()].map(({ value }) => value);
    return uploads.toSorted(
      (a, b) => compareKeys(a.key, b.key) || compareKeys(a.initiated, b.initiated) || compareKeys(a.id, b.id),
    );
  }

  async create(upload: Omit<Upload, 'id' | 'parts'>): Promise<Upload> {
    const id = randomBytes(32).toString('base64url');
    const document = openDocument<Upload>(join(this.#folder(id), 'upload.json'), {
      ...upload,
      id,
      parts: [],
    });
    await document.save();
    this.#open.set(id, document);
    return document.value;
  }

  /** Throws NoSuchUpload. */
  get(id: string, key: string): Upload {
    return this.#document(id, key).value;
  }

  /** The checksum algorithm of an upload, completed ones included; the default where there is none. */
  algorithm(id: string): string {
    return (
      this.#open.get(id)?.value.algorithm ??
      this.#completed.get(id)?.record.checksum?.algorithm ??
      defaultAlgorithm
    );
  }

  async addPart(id: string, key: string, draft: Draft, part: Part): Promise<void> {
    // The upload may have ended while the part's bytes came.
    const document = this.#document(id, key);
    renameSync(draft.file, this.#partFile(id, part.number));
    const others = document.value.parts.filter(({ number }) => number !== part.number);
    document.value.parts = [...others, part].toSorted((a, b) => a.number - b.number);
    await document.save();
  }

  async abort(id: string, key: string): Promise<void> {
    this.#document(id, key);
    this.#open.delete(id);
    await rm(this.#folder(id), { recursive: true, force: true });
  }

  /** Joins the named parts into the object. */
  async complete(id: string, key: string, completion: Completion): Promise<ObjectRecord> {
    const { parts: named, lastModified, condition } = completion;
    const again = this.#completed.get(id);
    if (again?.record.key === key && again.parts === fingerprint(named)) return again.record;

    const upload = this.get(id, key);
    const parts = chooseParts(upload, named);
    const whole = startDigest(upload.algorithm);
    const digests = upload.checksumType === 'FULL_OBJECT' ? [whole] : [];
    const draft = await receive(this.#bucket.drafts, this.#bytes(id, parts), digests);
    try {
      const checksum: StoredChecksum = {
        algorithm: upload.algorithm,
        type: upload.checksumType,
        value:
          upload.checksumType === 'FULL_OBJECT'
            ? (await whole.finish()).toString('base64')
            : await compositeChecksum(upload.algorithm, parts),
      };
      checkWhole(completion, draft.size, checksum);
      // A second completion of the same upload, or an abort, may have been faster.
      this.#document(id, key);
      const record = this.#bucket.store(
        draft,
        {
          ...upload.attributes,
          key,
          etag: multipartETag(parts),
          lastModified,
          checksum,
          parts: parts.map(({ size }) => size),
        },
        condition,
      );
      this.#open.delete(id);
      this.#completed.set(id, { parts: fingerprint(named), record });
      await rm(this.#folder(id), { recursive: true, force: true });
      return record;
    } catch (error) {
      await dropDraft(draft);
      throw error;
    }
  }

  async *#bytes(id: string, parts: readonly Part[]): AsyncGenerator<Buffer> {
    for (const { number } of parts)
      yield* createReadStream(this.#partFile(id, number), { highWaterMark: 256 * 1024 });
  }

  #document(id: string, key: string): Document<Upload> {
    const document = this.#open.get(id);
    if (document?.value.key !== key) throw noSuchUpload(id);
    return document;
  }

  #folder(id: string): string {
    return join(this.#bucket.folder, 'uploads', id);
  }

  #partFile(id: string, number: number): string {
    return join(this.#folder(id), `part-${String(number).padStart(5, '0')}`);
  }
}

function newUpload(id: string, key: string, initiated: string): Upload {
  return {
    id,
    key,
    initiated,
    attributes: noAttributes,
    algorithm: defaultAlgorithm,
    checksumType: 'FULL_OBJECT',
    algorithmAsked: false,
    parts: [],
  };
}
