import { elements, elementText } from '../../xml.ts';
import { invalidArgument, invalidRequest, malformedXml } from '../errors.ts';
import { allowOnly, choiceOf, type Content, type Element, flagOf, numberOf } from './setting.ts';

const storageClasses = [
  'STANDARD_IA',
  'ONEZONE_IA',
  'INTELLIGENT_TIERING',
  'GLACIER_IR',
  'GLACIER',
  'DEEP_ARCHIVE',
] as const;
const actionNames = [
  'Expiration',
  'Transition',
  'NoncurrentVersionExpiration',
  'NoncurrentVersionTransition',
  'AbortIncompleteMultipartUpload',
];

/** What a rule does, checked; `byTag` says that it picks objects by their tags. */
export function readActions(rule: Element, byTag: boolean): Content {
  allowOnly(rule, ['ID', 'Status', 'Filter', 'Prefix', ...actionNames]);
  const all: Content = {
    Expiration: elements(rule, 'Expiration').map((element) => readExpiration(element, byTag)),
    Transition: elements(rule, 'Transition').map((element) => ({
      ...readMoment(element, 'Transition', ['StorageClass'], 0),
      StorageClass: requiredClass(element),
    })),
    NoncurrentVersionExpiration: elements(rule, 'NoncurrentVersionExpiration').map((element) =>
      readNoncurrent(element, 'NoncurrentVersionExpiration', []),
    ),
    NoncurrentVersionTransition: elements(rule, 'NoncurrentVersionTransition').map((element) => ({
      ...readNoncurrent(element, 'NoncurrentVersionTransition', ['StorageClass']),
      StorageClass: requiredClass(element),
    })),
    AbortIncompleteMultipartUpload: elements(rule, 'AbortIncompleteMultipartUpload').map((element) =>
      readAbort(element, byTag),
    ),
  };
  const actions = Object.entries(all).filter(([name]) => name in rule);
  for (const [name, list] of actions) {
    if (Array.isArray(list) && list.length > 1 && !name.endsWith('Transition')) throw malformedXml();
  }
  return Object.fromEntries(actions);
}

function readExpiration(element: Element, byTag: boolean): Content {
  const marker = flagOf(element, 'ExpiredObjectDeleteMarker');
  if (marker === undefined) return readMoment(element, 'Expiration', [], 1);
  allowOnly(element, ['ExpiredObjectDeleteMarker']);
  if (byTag) {
    const message = 'Tag based filter cannot be used with ExpiredObjectDeleteMarker action';
    throw invalidRequest(message);
  }
  return { ExpiredObjectDeleteMarker: marker };
}

/** `Days` or `Date`, and never both. */
function readMoment(element: Element, action: string, more: readonly string[], least: number): Content {
  allowOnly(element, ['Days', 'Date', ...more]);
  const days = numberOf(element, 'Days');
  const date = elementText(element, 'Date')?.trim();
  if ((days === undefined) === (date === undefined)) throw malformedXml();
  if (days !== undefined) return { Days: atLeast(days, least, `'Days' for ${action} action`, 'Days') };
  const at = new Date(date ?? '');
  if (Number.isNaN(at.getTime())) throw malformedXml();
  if (at.getTime() % 86_400_000 !== 0)
    throw invalidArgument("'Date' must be at midnight GMT", 'Date', date ?? '');
  return { Date: at.toISOString() };
}

function readNoncurrent(element: Element, action: string, more: readonly string[]): Content {
  allowOnly(element, ['NoncurrentDays', 'NewerNoncurrentVersions', ...more]);
  const days = numberOf(element, 'NoncurrentDays');
  const newer = numberOf(element, 'NewerNoncurrentVersions');
  if (days === undefined) throw malformedXml();
  const least = action.endsWith('Transition') ? 0 : 1;
  if (newer !== undefined && (newer < 1 || newer > 100)) {
    const message = `'NewerNoncurrentVersions' for ${action} action must be a positive integer of at most 100`;
    throw invalidArgument(message, 'NewerNoncurrentVersions', String(newer));
  }
  const what = `'NoncurrentDays' for ${action} action`;
  return {
    NoncurrentDays: atLeast(days, least, what, 'NoncurrentDays'),
    ...(newer !== undefined && { NewerNoncurrentVersions: newer }),
  };
}

function readAbort(element: Element, byTag: boolean): Content {
  allowOnly(element, ['DaysAfterInitiation']);
  if (byTag) throw invalidRequest('AbortIncompleteMultipartUpload cannot be specified with Tags.');
  const days = numberOf(element, 'DaysAfterInitiation');
  if (days === undefined) throw malformedXml();
  const what = "'DaysAfterInitiation' for AbortIncompleteMultipartUpload action";
  return { DaysAfterInitiation: atLeast(days, 1, what, 'DaysAfterInitiation') };
}

function atLeast(days: number, least: number, what: string, name: string): number {
  if (days >= least) return days;
  const kind = least === 0 ? 'nonnegative' : 'positive';
  throw invalidArgument(`${what} must be a ${kind} integer`, name, String(days));
}

function requiredClass(element: Element): string {
  const storageClass = choiceOf(element, 'StorageClass', storageClasses);
  if (storageClass === undefined) throw malformedXml();
  return storageClass;
}
