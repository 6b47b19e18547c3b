import { createTwoFilesPatch } from 'diff';
import { fenced } from './markdown.ts';

// Leaves room for the rest of the summary under GitHub's 1 MiB.
const MAX_BYTES = 600_000;
// Beyond this, comparing takes longer than anybody wants to wait for a summary.
const MAX_EDITS = 4000;

/** What differs between two JSON texts, as a unified difference of their indented forms, in Markdown. */
export function jsonDifference(before: string, after: string, maxBytes = MAX_BYTES): string {
  const patch = jsonPatch({ name: 'deployed', json: before }, { name: 'compiled', json: after });
  return patch === undefined ? `${TOO_MANY}\n` : fencedPatch(patch, maxBytes);
}

/** What to say where `jsonPatch` has no answer. */
export const TOO_MANY = `More than ${MAX_EDITS} lines differ: too many to show.`;

/** The unified difference itself; undefined where too much differs. */
export function jsonPatch(
  before: { name: string; json: string },
  after: { name: string; json: string },
): string | undefined {
  const [old, fresh] = [indented(before.json), indented(after.json)];
  const options = { context: 3, maxEditLength: MAX_EDITS };
  const patch = createTwoFilesPatch(before.name, after.name, old, fresh, undefined, undefined, options);
  const lines = patch?.split('\n').filter((line) => !line.startsWith('====') && !line.startsWith('\\ '));
  return lines?.join('\n').trimEnd();
}

/** A unified difference as Markdown, its end cut where it is too long. */
export function fencedPatch(patch: string, maxBytes = MAX_BYTES): string {
  const lines = patch.split('\n');
  const kept: string[] = [];
  let bytes = 0;
  for (const line of lines) {
    bytes += Buffer.byteLength(line) + 1;
    if (bytes > maxBytes) break;
    kept.push(line);
  }
  const cut = lines.length - kept.length;
  const note =
    cut > 0 ? `\n${cut} more lines of the difference were cut: GitHub limits the summary to 1 MiB.\n` : '';
  return fenced('diff', kept.join('\n').trimEnd()) + note;
}

function indented(json: string): string {
  return `${JSON.stringify(JSON.parse(json), undefined, 2)}\n`;
}
