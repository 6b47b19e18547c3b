// GitHub refuses a job summary of more than 1 MiB per step; the rest is left for what the runner adds.
const MAX_SUMMARY_BYTES = 1024 * 1024 - 4096;

/** A table of GitHub-flavoured Markdown. Cells are Markdown; line ends and bars in them are made harmless. */
export function table(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  const lines = [columns, columns.map(() => '---'), ...rows].map(
    (cells) => `| ${cells.map(cell).join(' | ')} |`,
  );
  return `${lines.join('\n')}\n`;
}

export function list(items: readonly string[]): string {
  return `${items.map((item) => `- ${item.replaceAll('\n', '\n  ')}`).join('\n')}\n`;
}

/** Text as it stands, in a fixed-width font; the fence is longer than any within. */
export function fenced(language: string, text: string): string {
  const longest = Math.max(2, ...[...text.matchAll(/`{3,}/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  return `${fence}${language}\n${text.replace(/\n$/, '')}\n${fence}\n`;
}

/** Text in a fixed-width font within a line, whatever is in it. */
export function code(text: string): string {
  const line = oneLine(text);
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const marks = '`'.repeat(longest + 1);
  // A blank between is not shown, and keeps the text's own marks from counting as these.
  const gap = /^`|`$/.test(line) ? ' ' : '';
  return `${marks}${gap}${line}${gap}${marks}`;
}

/** A part that is folded until somebody opens it. */
export function folded(title: string, body: string): string {
  return `<details><summary>${unmentioned(escapeHtml(oneLine(title)))}</summary>\n\n${body}\n</details>\n`;
}

export function link(text: string, url: string): string {
  return `[${text}](${url})`;
}

/** Text of unknown origin, such as a failure reason, as words and not as Markdown, HTML or a mention of somebody. */
export function plain(text: string): string {
  return unmentioned(escapeHtml(text).replaceAll(/[\\`*_[\]|~#]/g, (mark) => `\\${mark}`));
}

/** Markdown that GitHub accepts as a summary: cut at its limit, and said so. */
export function cutMarkdown(markdown: string, maxBytes = MAX_SUMMARY_BYTES): string {
  const bytes = Buffer.from(markdown);
  if (bytes.length <= maxBytes) return markdown;
  const note = `\n\nThe summary has ${bytes.length} bytes; GitHub shows ${maxBytes} of them at most. The rest was cut.\n`;
  const kept = new TextDecoder().decode(bytes.subarray(0, maxBytes - Buffer.byteLength(note)));
  // Whole lines only: half a character or half a table row would spoil what is left.
  return kept.slice(0, kept.lastIndexOf('\n') + 1) + note;
}

function cell(text: string): string {
  return text.replaceAll(/(?<!\\)\|/g, '\\|').replaceAll(/\r?\n/g, '<br>');
}

function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** GitHub looks for mentions in what Markdown leaves, where a backslash is gone; a character without width is not. */
function unmentioned(text: string): string {
  return text.replaceAll(/(?<!\w)@(?=\w)/g, '@&#8203;');
}

/** A line end within HTML or code would end it. */
function oneLine(text: string): string {
  return text.replaceAll(/\s*[\r\n]+\s*/g, ' ');
}
