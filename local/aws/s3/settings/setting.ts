import type { AwsError } from '../../service.ts';
import { elementText } from '../../xml.ts';
import { malformedXml } from '../errors.ts';
import type { S3Request } from '../request.ts';

/** An element as the parser gives it. */
export type Element = Readonly<Record<string, unknown>>;
/** An element as it is kept and written. */
export type Content = Record<string, unknown>;

/** A configuration of a bucket that is put, read and deleted whole. */
export interface Setting {
  /** As in the operations' names: `BucketEncryption` of GetBucketEncryption. */
  part: string;
  /** Root element. */
  root: string;
  /** What is kept of a document. Throws what S3 answers to one that it does not take. */
  read(document: Element, request: S3Request): Content;
  /** What every new bucket has. */
  initial?: Content;
  /** What S3 answers where there is none. */
  missing(bucket: string): AwsError;
  /** Where there is no such operation, a setting is reset by putting an empty one. */
  isDeletable: boolean;
  /** Further headers of the answer to a put or get. */
  headers?: (request: S3Request) => Record<string, string>;
}

/** Throws MalformedXML for an element that has others than these below it. */
export function allowOnly(element: Element, names: readonly string[]): void {
  if (Object.keys(element).some((name) => !names.includes(name) && name !== '#text')) throw malformedXml();
}

/** `true` or `false`; undefined where there is no such element. */
export function flagOf(element: Element, name: string): boolean | undefined {
  const text = elementText(element, name)?.trim();
  if (text === undefined && !(name in element)) return undefined;
  if (text === 'true' || text === 'TRUE') return true;
  if (text === 'false' || text === 'FALSE') return false;
  throw malformedXml();
}

/** One of some words; undefined where there is no such element. */
export function choiceOf<T extends string>(
  element: Element,
  name: string,
  choices: readonly T[],
): T | undefined {
  const text = elementText(element, name)?.trim();
  if (text === undefined && !(name in element)) return undefined;
  const choice = choices.find((candidate) => candidate === text);
  if (choice === undefined) throw malformedXml();
  return choice;
}

/** A whole number; undefined where there is no such element. */
export function numberOf(element: Element, name: string): number | undefined {
  const text = elementText(element, name)?.trim();
  if (text === undefined && !(name in element)) return undefined;
  if (text === undefined || !/^-?\d{1,15}$/.test(text)) throw malformedXml();
  return Number(text);
}
