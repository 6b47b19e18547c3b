import { html } from 'hono/html';
import type { FileChange } from '../history.ts';
import { type Html } from './layout.ts';

export interface DiffLine {
  kind: 'hunk' | 'added' | 'removed' | 'same' | 'note';
  before: number | null;
  after: number | null;
  text: string;
}

/** The lines of a unified difference with their numbers in both files. */
export function diffLines(patch: string): DiffLine[] {
  let before = 0;
  let after = 0;
  return patch.split('\n').map((line) => {
    const hunk = /^@@ -(\d+)(?:,\d+)? \+(\d+)/.exec(line);
    if (hunk) {
      before = Number(hunk[1]);
      after = Number(hunk[2]);
      return { kind: 'hunk', before: null, after: null, text: line };
    }
    const text = line.slice(1);
    if (line.startsWith('+')) return { kind: 'added', before: null, after: after++, text };
    if (line.startsWith('-')) return { kind: 'removed', before: before++, after: null, text };
    if (line.startsWith('\\')) return { kind: 'note', before: null, after: null, text: line };
    return { kind: 'same', before: before++, after: after++, text };
  });
}

/** Changed files as GitHub's "Files changed". */
export function diff(files: readonly FileChange[]): Html {
  return html`${files.map(
    ({ path, previousPath, status, additions, deletions, patch }) =>
      html`<details class="box diff" open>
        <summary>
          <code>${previousPath === undefined ? path : `${previousPath} → ${path}`}</code> ${status}
          <span class="plus">+${additions}</span> <span class="minus">−${deletions}</span>
        </summary>
        ${patch === '' ? html`<p>No text to show.</p>` : table(patch)}
      </details>`,
  )}`;
}

function table(patch: string): Html {
  return html`<table>
    ${diffLines(patch).map(
      ({ kind, before, after, text }) =>
        html`<tr class="${kind}">
          <td>${before ?? ''}</td>
          <td>${after ?? ''}</td>
          <td><code>${text}</code></td>
        </tr>`,
    )}
  </table>`;
}
