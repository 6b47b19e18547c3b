import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openDocument } from '../../local/state/document.ts';
import { openJournal } from '../../local/state/journal.ts';
import { takeLock } from '../../local/state/lock.ts';

async function temporaryFolder() {
  const folder = await mkdtemp(join(tmpdir(), 'state-'));
  return { folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

test('a document starts with what it is given, and comes back as it was saved', async () => {
  await using here = await temporaryFolder();
  const file = join(here.folder, 'deep', 'state.json');

  const document = openDocument(file, { count: 0 });
  document.value.count = 1;
  const first = document.save();
  document.value.count = 2;
  const second = document.save();
  await Promise.all([first, second]);
  document.value.count = 3;
  await document.save();

  expect(first).toBe(second);
  expect(openDocument(file, { count: 0 }).value).toEqual({ count: 3 });
  expect(await readdir(join(here.folder, 'deep'))).toEqual(['state.json']);
});

test('saves that overlap end with the last value', async () => {
  await using here = await temporaryFolder();
  const file = join(here.folder, 'state.json');
  const document = openDocument<{ items: number[] }>(file, { items: [] });

  const saves: Promise<void>[] = [];
  for (let i = 0; i < 50; i++) {
    document.value.items.push(i);
    saves.push(document.save());
    if (i % 7 === 0) await new Promise(setImmediate);
  }
  await Promise.all(saves);

  expect(JSON.parse(await readFile(file, 'utf8'))).toEqual({
    items: Array.from({ length: 50 }, (_, i) => i),
  });
});

test('a save that fails says so to its caller, and the next one works', async () => {
  await using here = await temporaryFolder();
  const file = join(here.folder, 'sub', 'state.json');
  const document = openDocument(file, 1);
  await rm(join(here.folder, 'sub'), { recursive: true });

  await expect(document.save()).rejects.toMatchObject({ code: 'ENOENT' });
  const reopened = openDocument(file, 1);
  document.value = 2;
  await document.save();

  expect(reopened.value).toBe(1);
  expect(openDocument(file, 1).value).toBe(2);
});

test('a file that is not JSON is named', async () => {
  await using here = await temporaryFolder();
  const file = join(here.folder, 'state.json');
  await writeFile(file, '{');

  expect(() => openDocument(file, {})).toThrow(`${file} is not JSON`);
});

test('a journal gives back whole lines, and can be rewritten', async () => {
  await using here = await temporaryFolder();
  const file = join(here.folder, 'journal.jsonl');
  const journal = openJournal<number>(file);
  journal.append(1);
  journal.append(2);
  journal.close();
  await writeFile(file, '3', { flag: 'a' });

  const again = openJournal<number>(file);
  expect(again.found).toEqual([1, 2]);
  again.append(3);
  expect(await readFile(file, 'utf8')).toBe('1\n2\n3\n');
  again.rewrite([2]);
  again.append(4);
  again.close();

  expect(openJournal<number>(file).found).toEqual([2, 4]);
  expect(() => again.append(5)).toThrow('was closed');
  await writeFile(file, '1\nx\n');
  expect(() => openJournal(file)).toThrow(`${file}:2 is not JSON`);
});

test('a lock is taken over from a process that is gone, and given back', async () => {
  await using here = await temporaryFolder();
  const file = join(here.folder, 'lock');
  // Process ids end far below.
  await writeFile(file, '999999999\n');

  const unlock = takeLock(file);

  expect(() => takeLock(file)).toThrow(`in use by process ${process.pid}`);
  unlock();
  takeLock(file)();
  expect(await readdir(here.folder)).toEqual([]);
});
