import { isRecord } from '../record.ts';

const PREFIX = '<!-- sagemaker-drift-gitops:';

/** A line that Markdown does not show and by which this project finds what it wrote. */
export function marker(kind: string, data: Readonly<Record<string, unknown>>): string {
  // "--" would end an HTML comment.
  return `${PREFIX}${kind} ${JSON.stringify(data).replaceAll('-', String.raw`\u002d`)} -->`;
}

/** The data of the first marker of this kind; undefined where there is none that can be read. */
export function parseMarker(kind: string, text: string): Readonly<Record<string, unknown>> | undefined {
  const start = text.indexOf(`${PREFIX}${kind} `);
  const end = text.indexOf(' -->', start);
  if (start === -1 || end === -1) return undefined;
  try {
    const data: unknown = JSON.parse(text.slice(start + `${PREFIX}${kind} `.length, end));
    return isRecord(data) ? data : undefined;
  } catch {
    return undefined;
  }
}
