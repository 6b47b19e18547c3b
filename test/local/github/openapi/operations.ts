import { OPERATIONS } from '../../../../local/github/rest/operations.ts';

/** What the local GitHub answers, as it is described by GitHub: `get /repos/{}/{}/pulls/{}`. */
export function describedOperations(): string[] {
  return OPERATIONS.map(({ method, path }) => `${method} ${shapeOf(path)}`).toSorted();
}

/** A path without the names of its parameters, of which each side has its own. */
export function shapeOf(path: string): string {
  return path.replaceAll(/:\w+(\{[^}]*\})?|\{\w+\}/g, '{}');
}
