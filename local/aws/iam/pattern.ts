import type { RequestContext } from './request-context.ts';

/** Whether a text is what a pattern says: `*` stands for any characters, `?` for one. */
export function matchesPattern(pattern: string, text: string): boolean {
  return toRegExp(pattern, '').test(text);
}

/** Actions are the same in upper and lower case. */
export function matchesAction(pattern: string, action: string): boolean {
  return toRegExp(pattern, 'i').test(action);
}

/**
 * Compares ARNs part by part, so that a `*` ends at the next colon; in the last part of the pattern it reaches to the
 * ARN's end. `*` alone is every ARN.
 */
export function matchesArn(pattern: string, arn: string): boolean {
  if (pattern === '*') return true;
  const parts = splitParts(pattern, 6);
  const found = splitParts(arn, parts.length);
  return (
    parts.length === found.length && parts.every((part, index) => matchesPattern(part, found[index] ?? ''))
  );
}

/** Splits at the first colons, into at most `count` parts. */
function splitParts(text: string, count: number): string[] {
  const parts = text.split(':');
  return parts.length <= count ? parts : [...parts.slice(0, count - 1), parts.slice(count - 1).join(':')];
}

// A character that stands for itself although it would be a wildcard: from ${*} and ${?}.
const literals: Readonly<Record<string, string>> = { '*': '\uE000', '?': '\uE001', $: '$' };

/**
 * Puts the request's values into `${aws:PrincipalTag/team}` and `${key, 'default'}`. Returns undefined where the request
 * has no such value: then the pattern matches nothing.
 */
export function fillVariables(pattern: string, context: RequestContext): string | undefined {
  let isMissing = false;
  const filled = pattern.replace(/\$\{([^}]*)\}/g, (_, inside: string) => {
    if (inside in literals) return literals[inside] ?? '';
    const [, key = inside, fallback] = /^([^,]+?)\s*,\s*'([^']*)'\s*$/.exec(inside) ?? [];
    const values = context.get(key.trim().toLowerCase());
    const value = values?.length === 1 ? values[0] : fallback;
    isMissing ||= value === undefined;
    // A value is compared as it is: its own stars are no wildcards.
    return (value ?? '').replaceAll('*', '\uE000').replaceAll('?', '\uE001');
  });
  return isMissing ? undefined : filled;
}

/** The text of a filled pattern for operators that know no wildcards. */
export function literalText(filled: string): string {
  return filled.replaceAll('\uE000', '*').replaceAll('\uE001', '?');
}

function toRegExp(pattern: string, flags: string): RegExp {
  const source = pattern.replace(/[\\^$.*+?()[\]{}|\uE000\uE001]/g, (char) => {
    if (char === '*') return '.*';
    if (char === '?') return '.';
    if (char === '\uE000') return String.raw`\*`;
    return char === '\uE001' ? String.raw`\?` : `\\${char}`;
  });
  return new RegExp(`^${source}$`, `s${flags}`);
}
