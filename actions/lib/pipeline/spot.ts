import { EVENT_ID, getScalarValue, SCALAR_STYLE, type Event } from 'js-yaml';
import { pathText, positionOf } from './position.ts';
import { ProblemsError, type Problem } from './problem.ts';

/** Where a node stands in the text, as offsets. `key` is the key's own offset, or the item's. */
export interface Spot {
  key: number;
  start: number;
  /** -1 where the value is empty or a collection. */
  end: number;
  plain: boolean;
  children: Map<string | number, Spot> | undefined;
  size: number;
}

// Aliases of aliases grow without bound ("billion laughs"); no pipeline comes near this many nodes.
const MAX_NODES = 500_000;

/** The spots of a document, and the keys that stand twice in one mapping. */
export function findSpots(
  events: readonly Event[],
  text: string,
  file: string,
  lineStarts: readonly number[],
): { root: Spot; duplicates: Problem[] } {
  const duplicates: Problem[] = [];
  const anchors = new Map<string, number>();
  // One list for all nodes: a path for each would cost more than the rest of the walk.
  const trail: (string | number)[] = [];
  let next = 0;

  function read(key: number): Spot {
    const event = events[next++];
    if (event === undefined) throw new Error('YAML events ended inside a node');
    const spot: Spot = { key, start: key, end: -1, plain: false, children: undefined, size: 1 };
    fill(spot, event);
    if ('anchorStart' in event && event.type !== EVENT_ID.ALIAS && event.anchorStart >= 0) {
      anchors.set(text.slice(event.anchorStart, event.anchorEnd), spot.size);
    }
    if (spot.size > MAX_NODES) {
      const message = `aliases blow this up to more than ${MAX_NODES} nodes`;
      throw new ProblemsError([{ file, ...positionOf(lineStarts, spot.key), message }]);
    }
    return spot;
  }

  function fill(spot: Spot, event: Event): void {
    if (event.type === EVENT_ID.SCALAR && event.valueStart >= 0) {
      spot.start = event.valueStart;
      spot.end = event.valueEnd;
      spot.plain = event.style === SCALAR_STYLE.PLAIN;
    } else if (event.type === EVENT_ID.MAPPING) {
      spot.start = event.start;
      readPairs(spot);
    } else if (event.type === EVENT_ID.SEQUENCE) {
      spot.start = event.start;
      readItems(spot);
    } else if (event.type === EVENT_ID.ALIAS) {
      spot.start = event.anchorStart - 1;
      spot.size = anchors.get(text.slice(event.anchorStart, event.anchorEnd)) ?? 1;
    }
  }

  function readItems(spot: Spot): void {
    const children = new Map<string | number, Spot>();
    for (let index = 0; events[next]?.type !== EVENT_ID.POP; index++) {
      trail.push(index);
      const child = read(startOf(events[next], spot.start));
      trail.pop();
      children.set(index, child);
      spot.size += child.size;
    }
    next++;
    spot.children = children;
  }

  function readPairs(spot: Spot): void {
    const children = new Map<string | number, Spot>();
    while (events[next]?.type !== EVENT_ID.POP) {
      const keyEvent = events[next];
      const key = startOf(keyEvent, spot.start);
      const name = keyEvent?.type === EVENT_ID.SCALAR ? getScalarValue(text, keyEvent) : undefined;
      read(key);
      trail.push(name ?? '?');
      const child = read(key);
      spot.size += child.size;
      const first = name === undefined || name === '<<' ? undefined : children.get(name);
      if (first !== undefined) duplicates.push(duplicate(key, first));
      trail.pop();
      if (name !== undefined) children.set(name, child);
    }
    next++;
    spot.children = children;
  }

  function duplicate(key: number, first: Spot): Problem {
    const path = pathText(trail);
    const message = `${path}: defined twice, first in line ${positionOf(lineStarts, first.key).line}`;
    return { file, ...positionOf(lineStarts, key), path, message };
  }

  const document = events[next++];
  const hasContent = document?.type === EVENT_ID.DOCUMENT && events[next]?.type !== EVENT_ID.POP;
  const empty: Spot = { key: 0, start: 0, end: -1, plain: false, children: undefined, size: 1 };
  return { root: hasContent ? read(0) : empty, duplicates };
}

function startOf(event: Event | undefined, fallback: number): number {
  if (event === undefined) return fallback;
  if (event.type === EVENT_ID.SCALAR) return event.valueStart < 0 ? fallback : event.valueStart;
  if (event.type === EVENT_ID.SEQUENCE || event.type === EVENT_ID.MAPPING) return event.start;
  return event.type === EVENT_ID.ALIAS ? event.anchorStart - 1 : fallback;
}
