import { existsSync, mkdirSync, readFileSync } from 'node:fs';
import { rename, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { setImmediate as nextTurn } from 'node:timers/promises';
import { messageOf } from '../plain.ts';

/** A value that lives in memory and in a JSON file. It must be plain JSON: dates come back as text. */
export interface Document<T> {
  value: T;
  /**
   * Writes the value as it is by then; resolves when it is on disk. The file is replaced in one step, and calls of one
   * turn share one write.
   */
  save(): Promise<void>;
}

/** Opens a JSON file, or starts with `initial` where there is none yet. Throws where the file is not JSON. */
export function openDocument<T>(file: string, initial: T): Document<T> {
  mkdirSync(dirname(file), { recursive: true });
  let running: Promise<void> = Promise.resolve();
  let queued: Promise<void> | undefined;

  function save(): Promise<void> {
    if (queued) return queued;
    const previous = running;
    running = queued = (async () => {
      // The order of writes is the order of saves; an earlier failure was its own caller's.
      await previous.catch(() => undefined);
      await nextTurn();
      queued = undefined;
      const draft = `${file}.draft`;
      await writeFile(draft, `${JSON.stringify(document.value, undefined, 2)}\n`);
      await rename(draft, file);
    })();
    return queued;
  }

  const document: Document<T> = { value: existsSync(file) ? readJson(file) : initial, save };
  return document;
}

// oxlint-disable-next-line typescript/no-unnecessary-type-parameters -- the file is this program's own: its shape is what was saved
function readJson<T>(file: string): T {
  try {
    const value: T = JSON.parse(readFileSync(file, 'utf8'));
    return value;
  } catch (error) {
    throw new Error(`${file} is not JSON (${messageOf(error)}). Repair it, or delete it to start afresh.`, {
      cause: error,
    });
  }
}
