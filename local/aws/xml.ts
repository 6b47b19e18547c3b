import { XMLBuilder, XMLParser } from 'fast-xml-parser';
import { isObject } from '../plain.ts';

const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };

// Control characters are escaped too: a parser turns a bare CR into LF, and S3 keys may hold either.
function escapeText(text: string): string {
  // oxlint-disable-next-line no-control-regex
  return text.replace(/[&<>"\u0000-\u001f\u007f]/g, (char) => escapes[char] ?? `&#${char.charCodeAt(0)};`);
}

const builder = new XMLBuilder({
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  processEntities: false,
  suppressEmptyNode: false,
  tagValueProcessor: (_name, value) => escapeText(String(value)),
});

const parser = new XMLParser({
  ignoreAttributes: true,
  removeNSPrefix: true,
  parseTagValue: false,
  trimValues: false,
  htmlEntities: true,
});

/** Writes one element. Arrays repeat their element, undefined members are left out, the order is the object's. */
export function writeXml(root: string, value: Readonly<Record<string, unknown>>, xmlns?: string): string {
  const content = xmlns === undefined ? value : { '@xmlns': xmlns, ...value };
  return `<?xml version="1.0" encoding="UTF-8"?>\n${builder.build({ [root]: content })}`;
}

/**
 * Reads a document whose root element is `root` into objects of strings; elements that repeat become arrays.
 * Returns undefined for what is not well-formed, has another root, or declares a document type.
 */
export function readXml(text: string, root: string): Record<string, unknown> | undefined {
  if (text.includes('<!DOCTYPE')) return undefined;
  try {
    const document: Record<string, unknown> = parser.parse(text, true);
    if (!(root in document)) return undefined;
    const content = document[root];
    return isObject(content) ? content : {};
  } catch {
    return undefined;
  }
}

/** The elements of a name below a parsed element, however many there are. */
export function elements(parent: Readonly<Record<string, unknown>>, name: string): Record<string, unknown>[] {
  const value = parent[name];
  const list: unknown[] = Array.isArray(value) ? value : value === undefined ? [] : [value];
  return list.map((item) => (isObject(item) ? item : {}));
}

/** The text of an element, or undefined when it is absent. */
export function elementText(parent: Readonly<Record<string, unknown>>, name: string): string | undefined {
  const value = parent[name];
  return typeof value === 'string' ? value : undefined;
}
