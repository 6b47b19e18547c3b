// GitHub refuses longer bodies of comments, issues and pull requests with 422; it counts characters.
export const MAX_BODY = 65_536;
const REST = 'GitHub takes no longer text here: the whole is in the summary of the workflow run.';

/**
 * Markdown that GitHub accepts as a body: whole lines as far as they fit, folded parts and fences closed, and a
 * sentence that says where the whole is. What has to survive, as a marker, belongs to the beginning.
 */
export function fit(markdown: string, limit = MAX_BODY): string {
  if (markdown.length <= limit) return markdown;
  let room = limit - REST.length - 2;
  for (;;) {
    const kept = markdown.slice(0, Math.max(0, room));
    const whole = kept.slice(0, kept.lastIndexOf('\n') + 1);
    const closed = `${whole}${endings(whole)}\n${REST}\n`;
    if (closed.length <= limit || room <= 0) return closed;
    room -= closed.length - limit;
  }
}

/** What is still open at the end of a text: a fence, and then folded parts. */
function endings(text: string): string {
  let fence: string | undefined;
  let folds = 0;
  for (const line of text.split('\n')) {
    const [mark] = /^ {0,3}(`{3,}|~{3,})/.exec(line)?.slice(1) ?? [];
    if (fence !== undefined) {
      if (mark?.startsWith(fence) === true && line.trim() === mark) fence = undefined;
      continue;
    }
    fence = mark;
    folds += (line.match(/<details\b/g) ?? []).length - (line.match(/<\/details>/g) ?? []).length;
  }
  return `${fence === undefined ? '' : `${fence}\n`}${'\n</details>\n'.repeat(Math.max(0, folds))}`;
}
