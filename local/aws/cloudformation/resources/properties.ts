import { isObject } from '../../../plain.ts';
import type { Properties } from './schema.ts';

/** A list of texts among properties; empty where there is none. */
export function listOf(properties: Properties, name: string): string[] {
  const value = properties[name];
  return Array.isArray(value) ? value.map(String) : [];
}

/** A document such as a policy as its text: templates may hold either. */
export function documentText(document: unknown): string {
  return isObject(document) ? JSON.stringify(document) : String(document);
}

/** Refuses by name what the local handler would silently leave out. */
export function refuseOthers(subject: string, properties: Properties, known: readonly string[]): void {
  const others = Object.keys(properties).filter((name) => !known.includes(name));
  if (others.length > 0)
    throw new Error(
      `The local CloudFormation does not know ${others.join(', ')} of ${subject}. It knows ${known.toSorted().join(', ')}.`,
    );
}
