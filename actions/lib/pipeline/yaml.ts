import { constructFromEvents, CORE_SCHEMA, mergeTag, parseEvents, YAMLException } from 'js-yaml';
import { findLineStarts, positionOf, type Path } from './position.ts';
import { ProblemsError, type Problem } from './problem.ts';
import { findSpots, type Spot } from './spot.ts';

export { pathText, type Path } from './position.ts';

/** A YAML text, the value in it, and the position of each of its parts. */
export interface YamlDocument {
  file: string;
  text: string;
  value: unknown;
  root: Spot;
  lineStarts: readonly number[];
  /** Keys that stand twice in one mapping. */
  duplicates: readonly Problem[];
}

const SCHEMA = CORE_SCHEMA.withTags(mergeTag);

/** Reads YAML of one document. Throws `ProblemsError` where the text is not YAML. */
export function readYaml(file: string, text: string): YamlDocument {
  try {
    const events = parseEvents(text, { filename: file });
    const lineStarts = findLineStarts(text);
    const { root, duplicates } = findSpots(events, text, file, lineStarts);
    // Duplicate keys are told apart from syntax errors: they are found above, all of them, not only the first.
    const documents = constructFromEvents(events, {
      source: text,
      filename: file,
      schema: SCHEMA,
      json: true,
    });
    if (documents.length !== 1) {
      const found = documents.length === 0 ? 'is empty' : `has ${documents.length} YAML documents`;
      throw new ProblemsError([
        { file, line: 1, column: 1, message: `the file ${found}, expected one document` },
      ]);
    }
    return { file, text, value: documents[0], root, lineStarts, duplicates };
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error;
    const position =
      error.mark === undefined ? {} : { line: error.mark.line + 1, column: error.mark.column + 1 };
    throw new ProblemsError([{ file, ...position, message: `not valid YAML: ${error.reason}` }]);
  }
}

/** Line and column, from 1, of the value at the path or of its nearest ancestor; `key` asks for the key's position. */
export function locate(
  document: YamlDocument,
  path: Path,
  part: 'key' | 'value' = 'value',
): { line: number; column: number } {
  let spot = document.root;
  let depth = 0;
  for (const segment of path) {
    const child = spot.children?.get(segment);
    if (child === undefined) break;
    spot = child;
    depth++;
  }
  // What is missing below a collection is shown at that collection's key: its value starts at some other key.
  const atKey = part === 'key' || (spot.end < 0 && depth < path.length);
  return positionOf(document.lineStarts, atKey ? spot.key : spot.start);
}

/** Position of the nth `${{` inside the text at the path, or of a character of the expression in it. */
export function locateExpression(
  document: YamlDocument,
  path: Path,
  nth: number,
  offset?: number,
): { line: number; column: number } {
  const spot = spotAt(document, path);
  if (spot === undefined || spot.end < 0) return locate(document, path);
  let open = document.text.indexOf('${{', spot.start);
  for (let i = 0; i < nth && open >= 0; i++) open = document.text.indexOf('${{', open + 3);
  // Without `${{`, as in a bare `if`, the expression is the value.
  if (open < 0 || open >= spot.end) return positionOf(document.lineStarts, spot.start + (offset ?? 0));
  return positionOf(document.lineStarts, offset === undefined ? open : open + 3 + offset);
}

/** The unquoted scalar at the path as it was written, e.g. `7.0` for the number 7. */
export function writtenText(document: YamlDocument, path: Path): string | undefined {
  const spot = spotAt(document, path);
  if (spot === undefined || !spot.plain || spot.end < 0) return undefined;
  return document.text.slice(spot.start, spot.end);
}

function spotAt(document: YamlDocument, path: Path): Spot | undefined {
  let spot: Spot | undefined = document.root;
  for (const segment of path) spot = spot?.children?.get(segment);
  return spot;
}
