import {
  constructFromEvents,
  CORE_SCHEMA,
  EVENT_ID,
  getScalarValue,
  mergeTag,
  parseEvents,
  SCALAR_STYLE,
  YAMLException,
  type Event,
} from 'js-yaml';
import { ProblemsError, type Problem } from './problem.ts';

/** Keys and indexes from the root of the document. */
export type Path = readonly (string | number)[];

/** Where a node stands in the text, as offsets. `key` is the key's own offset, or the item's. */
interface Spot {
  key: number;
  start: number;
  /** -1 where the value is empty or a collection. */
  end: number;
  plain: boolean;
  children: Map<string | number, Spot> | undefined;
  size: number;
}

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
// Aliases of aliases grow without bound ("billion laughs"); no pipeline comes near this many nodes.
const MAX_NODES = 500_000;

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

/** `steps.TrainModel.arguments[0]`, for people. */
export function pathText(path: Path): string {
  let text = '';
  for (const segment of path) {
    if (typeof segment === 'number') text += `[${segment}]`;
    else text += text === '' ? segment : `.${segment}`;
  }
  return text;
}

function spotAt(document: YamlDocument, path: Path): Spot | undefined {
  let spot: Spot | undefined = document.root;
  for (const segment of path) spot = spot?.children?.get(segment);
  return spot;
}

function findSpots(events: readonly Event[], text: string, file: string, lineStarts: readonly number[]) {
  const duplicates: Problem[] = [];
  const anchors = new Map<string, number>();
  let next = 0;

  function read(path: Path, key: number): Spot {
    const event = events[next++];
    if (event === undefined) throw new Error('YAML events ended inside a node');
    const spot = readNode(event, path, key);
    if ('anchorStart' in event && event.type !== EVENT_ID.ALIAS && event.anchorStart >= 0) {
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), spot.size);
    }
    if (spot.size > MAX_NODES) {
      const message = `aliases blow this up to more than ${MAX_NODES} nodes`;
      throw new ProblemsError([{ file, ...positionOf(lineStarts, spot.key), message }]);
    }
    return spot;
  }

  function readNode(event: Event, path: Path, key: number): Spot {
    const leaf = { key, start: key, end: -1, plain: false, children: undefined, size: 1 };
    if (event.type === EVENT_ID.SEQUENCE) return readItems({ ...leaf, start: event.start }, path);
    if (event.type === EVENT_ID.MAPPING) return readPairs({ ...leaf, start: event.start }, path);
    if (event.type === EVENT_ID.ALIAS) {
      const size = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? 1;
      return { ...leaf, start: event.anchorStart - 1, size };
    }
    if (event.type !== EVENT_ID.SCALAR || event.valueStart < 0) return leaf;
    const plain = event.style === SCALAR_STYLE.PLAIN;
    return { ...leaf, start: event.valueStart, end: event.valueEnd, plain };
  }

  function readItems(spot: Spot, path: Path): Spot {
    const children = new Map<string | number, Spot>();
    for (let index = 0; events[next]?.type !== EVENT_ID.POP; index++) {
      const child = read([...path, index], startOf(events[next], spot.start));
      children.set(index, child);
      spot.size += child.size;
    }
    next++;
    return { ...spot, children };
  }

  function readPairs(spot: Spot, path: Path): Spot {
    const children = new Map<string | number, Spot>();
    while (events[next]?.type !== EVENT_ID.POP) {
      const keyEvent = events[next];
      const key = startOf(keyEvent, spot.start);
      const name = keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : undefined;
      read(path, key);
      const child = read([...path, name ?? '?'], key);
      spot.size += child.size;
      if (name === undefined) continue;
      const first = children.get(name);
      if (first !== undefined && name !== '<<') {
        const where = positionOf(lineStarts, first.key).line;
        const message = `${pathText([...path, name])}: defined twice, first in line ${where}`;
        duplicates.push({ file, ...positionOf(lineStarts, key), path: pathText([...path, name]), message });
      }
      children.set(name, child);
    }
    next++;
    return { ...spot, children };
  }

  const empty: Spot = { key: 0, start: 0, end: -1, plain: false, children: undefined, size: 1 };
  const document = events[next++];
  const hasContent = document?.type === EVENT_ID.DOCUMENT && events[next]?.type !== EVENT_ID.POP;
  const root = hasContent ? read([], 0) : empty;
  return { root, duplicates };
}

function startOf(event: Event | undefined, fallback: number): number {
  if (event === undefined) return fallback;
  if (event.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? fallback : event.valueStart;
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
  return event.type === EVENT_ID.ALIAS ? event.anchorStart - 1 : fallback;
}

function findLineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionOf(lineStarts: readonly number[], offset: number): { line: number; column: number } {
  let low = 0;
  let high = lineStarts.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if ((lineStarts[middle] ?? 0) <= offset) low = middle;
    else high = middle - 1;
  }
  return { line: low + 1, column: offset - (lineStarts[low] ?? 0) + 1 };
}
