import path from 'node:path';

/** A folder as people type it: relative where it lies below the current one. */
export function shortPath(folder: string): string {
  const relative = path.relative(process.cwd(), folder);
  return relative === '' || relative.startsWith('..') || path.isAbsolute(relative) ? folder : relative;
}
