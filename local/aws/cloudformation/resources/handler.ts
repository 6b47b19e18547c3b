import type { Clients } from './clients.ts';
import { textOf } from '../template/text.ts';
import type { Properties } from './schema.ts';

/** What a handler works with: one resource of one stack. */
export interface Work {
  clients: Clients;
  account: string;
  region: string;
  stackName: string;
  logicalId: string;
  /** Aborted when the operation gives up. */
  signal: AbortSignal;
  /** Tells the ID of what is being made before it is ready, so that it can be removed if it never gets ready. */
  started(physicalId: string): void;
  /** Whether an earlier state is brought back. */
  isRollback: boolean;
}

export interface MadeResource {
  /** What `Ref` gives. */
  physicalId: string;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, unknown>;
}

/** How resources of one type are made, changed and removed: through the service's own API. */
export interface Handler {
  /** The property that names a resource, where templates may choose the name. */
  nameProperty?: string;
  create(properties: Properties, work: Work): Promise<MadeResource>;
  /** Only for properties that may change in place. Returns the attributes as they are after it. */
  update(change: Change, work: Work): Promise<Record<string, unknown>>;
  /** One that is gone already is fine. */
  remove(physicalId: string, properties: Properties, work: Work): Promise<void>;
}

export interface Change {
  physicalId: string;
  attributes: Record<string, unknown>;
  before: Properties;
  after: Properties;
}

/** A resource that did not become what it should, in the service's words. */
export class NotStabilized extends Error {
  override name = 'NotStabilized';
}

const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

/** A name that CloudFormation chooses: parts, then twelve characters of chance; the parts give way to the limit. */
export function chosenName(parts: readonly string[], limit: number): string {
  const chance = Array.from(
    crypto.getRandomValues(new Uint8Array(12)),
    (byte) => letters[byte % letters.length],
  );
  return `${parts.join('-').slice(0, limit - 13)}-${chance.join('')}`;
}

export function text(properties: Properties, name: string): string | undefined {
  const value = properties[name];
  return value === undefined ? undefined : textOf(value);
}

export interface Tag {
  Key: string;
  Value: string;
}

/** Tags of a resource, and which of them a change adds or takes away. */
export function tagsOf(properties: Properties): Tag[] {
  const { Tags: tags } = properties;
  if (!Array.isArray(tags)) return [];
  return tags.map(({ Key: key, Value: value }) => ({ Key: String(key), Value: String(value) }));
}

export function tagChange({ before, after }: Change): { add: Tag[]; remove: string[] } {
  const old = tagsOf(before);
  const wanted = tagsOf(after);
  return {
    add: wanted.filter(({ Key, Value }) => !old.some((tag) => tag.Key === Key && tag.Value === Value)),
    remove: old.filter(({ Key }) => !wanted.some((tag) => tag.Key === Key)).map(({ Key }) => Key),
  };
}

/** Properties without their tags. */
export function untagged(properties: Properties): Properties {
  const { Tags: _, ...others } = properties;
  return others;
}

/** Properties as the input of an SDK's command, whose members have the same names. */
// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- `typed` has fitted them to the schema
export function inputOf<T>(properties: Properties): T {
  const input: T = JSON.parse(JSON.stringify(properties));
  return input;
}

/** Runs the removal of something; that it is gone already is fine. */
export async function removeOnce(remove: () => Promise<unknown>): Promise<void> {
  try {
    await remove();
  } catch (error) {
    if (!isMissing(error)) throw error;
  }
}

const missingNames = new Set([
  'NoSuchBucket',
  'NoSuchBucketPolicy',
  'NoSuchEntityException',
  'ObjectNotFoundException',
  'QueueDoesNotExist',
  'ResourceNotFound',
  'ResourceNotFoundException',
]);

export function isMissing(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (missingNames.has(error.name)) return true;
  return (
    error.name === 'ValidationException' && /could not find|does not exist|cannot find/i.test(error.message)
  );
}
