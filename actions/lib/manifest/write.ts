import { suggestion } from '../pipeline/nearest.ts';
import { isMapping } from '../pipeline/mapping.ts';
import { ProblemsError } from '../pipeline/problem.ts';
import { readJson } from './json.ts';
import type { Hold, Release } from './manifest.ts';

/**
 * The text of a manifest with another release of one model. Nothing else of the text changes, so the diff is the release's
 * lines; the same release gives the same text. `file` names the manifest in messages. Throws `ProblemsError` where the text
 * is not JSON or has no such model.
 */
export function withRelease(
  text: string,
  model: string,
  release: Release | null,
  file = 'the manifest',
): string {
  return withMember(text, { model, key: 'release', value: ordered(release), file });
}

/** The text of a manifest with another hold of one model, as `withRelease` does it. */
export function withHold(text: string, model: string, hold: Hold | null, file = 'the manifest'): string {
  const value = hold && { by: hold.by, reason: hold.reason, until: hold.until };
  return withMember(text, { model, key: 'hold', value, file });
}

function withMember(
  text: string,
  { model, key, value, file }: { model: string; key: string; value: object | null; file: string },
): string {
  const mark = text.startsWith('\uFEFF') ? 1 : 0;
  const { root, value: manifest } = readJson(file, text);
  const spot = root.children?.get('models')?.children?.get(model)?.children?.get(key);
  if (spot === undefined) {
    const models = isMapping(manifest) && isMapping(manifest.models) ? Object.keys(manifest.models) : [];
    const message = models.includes(model)
      ? `models.${model}: needs a key '${key}'`
      : `there is no model '${model}'; ${suggestion(model, models)}`;
    throw new ProblemsError([{ file, message }], 'manifests-invalid');
  }
  const start = mark + spot.start;
  const written = JSON.stringify(value, null, 2).replaceAll('\n', newline(text) + indent(text, start));
  return text.slice(0, start) + written + text.slice(endOfValue(text, start));
}

// Always in this order, however the object came about.
function ordered(release: Release | null): Release | null {
  if (release === null) return null;
  const { modelPackageArn, modelDataETag, imageDigest, pipelineExecutionArn, commit } = release;
  return { modelPackageArn, modelDataETag, imageDigest, pipelineExecutionArn, commit };
}

function newline(text: string): string {
  return text.includes('\r\n') ? '\r\n' : '\n';
}

/** White space at the beginning of the line that an offset lies in. */
function indent(text: string, offset: number): string {
  const line = text.slice(text.lastIndexOf('\n', offset - 1) + 1, offset);
  return /^[ \t]*/.exec(line)?.[0] ?? '';
}

/** Offset behind a value of valid JSON: behind its only token, or behind the bracket that closes it. */
function endOfValue(text: string, start: number): number {
  let depth = 0;
  for (const { 0: token, index } of text.slice(start).matchAll(/"(?:[^"\\]|\\.)*"|[[\]{}]|[^\s"[\]{},:]+/g)) {
    if (token === '{' || token === '[') depth++;
    if (token === '}' || token === ']') depth--;
    if (depth === 0) return start + index + token.length;
  }
  throw new Error(`no JSON value ends behind offset ${start}`);
}
