import { createTwoFilesPatch } from 'diff';
import { fenced } from './markdown.ts';

// Leaves room for the rest of the summary under GitHub's 1 MiB.
const MAX_BYTES = 600_000;
// Beyond this, comparing takes longer than anybody wants to wait for a summary.
const MAX_EDITS = 4000;

/** What differs between two JSON texts, as a unified difference of their indented forms, in Markdown. */
export function jsonDifference(before: string, after: string, maxBytes = MAX_BYTES): string {
  const patch = createTwoFilesPatch(
    'deployed',
    'compiled',
    indented(before),
    indented(after),
    undefined,
    undefined,
    {
      context: 3,
      maxEditLength: MAX_EDITS,
    },
  );
  if (patch === undefined) return `More than ${MAX_EDITS} lines differ: too many to show.\n`;
  const lines = patch.split('\n').filter((line) => !line.startsWith('====') && !line.startsWith('\\ '));
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
