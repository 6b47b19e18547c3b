import type { IncomingHttpHeaders } from 'node:http';
import { header } from '../http.ts';
import { conditionalConflict, invalidArgument, noSuchKey, preconditionFailed } from './errors.ts';
import type { Condition, ObjectRecord } from './record.ts';

/** What a conditional read comes to: the object, `not-modified` (304), or a failed precondition (412, thrown). */
export function checkRead(
  record: ObjectRecord,
  headers: IncomingHttpHeaders,
  prefix = '',
): 'send' | 'not-modified' {
  const ifMatch = header(headers, `${prefix}if-match`);
  const ifNoneMatch = header(headers, `${prefix}if-none-match`);
  const unmodifiedSince = readDate(headers, `${prefix}if-unmodified-since`);
  const modifiedSince = readDate(headers, `${prefix}if-modified-since`);
  const lastModified = Date.parse(record.lastModified);

  // RFC 9110 13.2.2: entity tags outrank dates.
  if (ifMatch !== undefined) {
    if (!matches(ifMatch, record.etag)) throw preconditionFailed(`${prefix}If-Match`);
  } else if (unmodifiedSince !== undefined && lastModified > unmodifiedSince) {
    throw preconditionFailed(`${prefix}If-Unmodified-Since`);
  }
  if (ifNoneMatch !== undefined) return matches(ifNoneMatch, record.etag) ? 'not-modified' : 'send';
  return modifiedSince !== undefined && lastModified <= modifiedSince ? 'not-modified' : 'send';
}

/**
 * The condition under which a write may take place, given the object as it is when the request comes. It throws at once
 * where the write has no chance, so that no body is read for nothing.
 */
export function writeCondition(
  headers: IncomingHttpHeaders,
  key: string,
  atStart: ObjectRecord | undefined,
): Condition {
  const ifMatch = header(headers, 'if-match');
  const ifNoneMatch = header(headers, 'if-none-match');
  if (ifNoneMatch !== undefined && ifNoneMatch !== '*') {
    throw invalidArgument('The If-None-Match header of a write must be *.', 'If-None-Match', ifNoneMatch);
  }
  const condition: Condition = (current) => {
    if (ifNoneMatch !== undefined && current) throw preconditionFailed('If-None-Match');
    if (ifMatch === undefined) return;
    // A delete that came in between is a conflict; a key that never was is not found.
    if (!current) throw atStart ? conditionalConflict('If-Match') : noSuchKey(key);
    if (!matches(ifMatch, current.etag)) throw preconditionFailed('If-Match');
  };
  condition(atStart);
  return condition;
}

function matches(list: string, etag: string): boolean {
  return list.split(',').some((entry) => {
    const tag = entry
      .trim()
      .replace(/^W\//, '')
      .replace(/^"(.*)"$/, '$1');
    return tag === '*' || tag === etag;
  });
}

function readDate(headers: IncomingHttpHeaders, name: string): number | undefined {
  const date = Date.parse(header(headers, name) ?? '');
  return Number.isNaN(date) ? undefined : date;
}
