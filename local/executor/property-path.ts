import { isObject, type Json } from './json.ts';

/** A path like `ProcessingOutputConfig.Outputs['train'].S3Output.S3Uri` as keys and list positions. */
export type PropertyPath = readonly (string | number)[];

const token = /\.?(?:([^.[\]]+)|\[(\d+)\]|\['([^']*)'\]|\["([^"]*)"\])/uy;

/** Keys by which a list of named things is addressed, in the Describe answers of SageMaker. */
const nameKeys = ['OutputName', 'InputName', 'ChannelName', 'MetricName', 'Name'];

/** Reads a path; returns nothing where the text is not one. */
export function parsePropertyPath(text: string): PropertyPath | undefined {
  const path: (string | number)[] = [];
  token.lastIndex = 0;
  while (token.lastIndex < text.length) {
    if (text[token.lastIndex] === '.' && path.length === 0) return undefined;
    const match = token.exec(text);
    if (!match) return undefined;
    const [, key, position, single, double] = match;
    path.push(position === undefined ? (key ?? single ?? double ?? '') : Number(position));
  }
  return path.length > 0 ? path : undefined;
}

/** The value at the path, or nothing. A text segment picks an object's member or the list item of that name. */
export function lookUp(value: Json, path: PropertyPath): Json | undefined {
  let current: Json | undefined = value;
  for (const segment of path) {
    if (Array.isArray(current)) {
      current =
        typeof segment === 'number' ? current[segment] : current.find((item) => hasName(item, segment));
    } else if (isObject(current) && Object.hasOwn(current, segment)) {
      current = current[segment];
    } else {
      return undefined;
    }
  }
  return current;
}

function hasName(item: Json, name: string): boolean {
  return isObject(item) && nameKeys.some((key) => item[key] === name);
}
