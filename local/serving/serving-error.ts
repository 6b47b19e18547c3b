import { readFile } from 'node:fs/promises';
import { isAbsolute, relative } from 'node:path';

const LIMIT = 1024;

/** A model container that did not start, or gave no answer. The message is for people, at most 1024 characters. */
export class ServingError extends Error {
  override name = 'ServingError';
}

/** A container that could not be started when a request came. */
export class NotReadyError extends ServingError {
  override name = 'NotReadyError';
}

/** The service's sentence, the end of what the container said, and where the whole log is. */
export function withLog(sentence: string, errors: readonly string[], logFile: string): string {
  const near = relative(process.cwd(), logFile);
  const log = near.startsWith('..') || isAbsolute(near) ? logFile : near;
  const ending = `Log: ${log}`;
  const room = LIMIT - sentence.length - ending.length - 2;
  const output = errors.join('\n').trim();
  const shown = output.length > room ? `...${output.slice(output.length - room + 3)}` : output;
  return [sentence, shown, ending].filter(Boolean).join('\n');
}

/** The last lines of a log, where the container itself cannot be asked any more. */
export async function logTail(logFile: string, lines = 40): Promise<string[]> {
  const text = await readFile(logFile, 'utf8').catch(() => '');
  return text.trimEnd().split('\n').slice(-lines);
}
