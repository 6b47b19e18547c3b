import {
  appendFileSync,
  closeSync,
  mkdirSync,
  openSync,
  readFileSync,
  renameSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { dirname } from 'node:path';
import { messageOf } from '../plain.ts';

/**
 * A file of JSON lines to which changes are added, so that one change costs one small write however many there were.
 * Writes are synchronous: what `append` returned from is in the file.
 */
export interface Journal<T> {
  /** The entries found at opening, oldest first. */
  readonly found: readonly T[];
  append(entry: T): void;
  /** Replaces the whole file in one step. */
  rewrite(entries: readonly T[]): void;
  close(): void;
}

export function openJournal<T>(file: string): Journal<T> {
  mkdirSync(dirname(file), { recursive: true });
  appendFileSync(file, '');
  const text = readFileSync(file, 'utf8');
  // A process that was killed leaves half a line at the end: that change did not happen.
  const whole = text.slice(0, text.lastIndexOf('\n') + 1);
  if (whole !== text) truncateSync(file, Buffer.byteLength(whole));
  const found = parseLines<T>(whole, file);
  let descriptor: number | undefined = openSync(file, 'a');
  return {
    found,
    append(entry) {
      if (descriptor === undefined) throw new Error(`${file} was closed.`);
      writeSync(descriptor, `${JSON.stringify(entry)}\n`);
    },
    rewrite(entries) {
      const draft = `${file}.draft`;
      writeFileSync(draft, entries.map((entry) => `${JSON.stringify(entry)}\n`).join(''));
      renameSync(draft, file);
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = openSync(file, 'a');
    },
    close() {
      if (descriptor !== undefined) closeSync(descriptor);
      descriptor = undefined;
    },
  };
}

function parseLines<T>(text: string, file: string): T[] {
  const lines = text.split('\n');
  lines.pop();
  return lines.map((line, index) => {
    try {
      const entry: T = JSON.parse(line);
      return entry;
    } catch (error) {
      throw new Error(`${file}:${index + 1} is not JSON (${messageOf(error)}).`, { cause: error });
    }
  });
}
