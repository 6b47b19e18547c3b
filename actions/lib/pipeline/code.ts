import { createHash } from 'node:crypto';
import { readdir, readFile, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Path } from './yaml.ts';

export interface CodeFile {
  /** Relative to the bundle, with forward slashes. */
  path: string;
  sha256: string;
  bytes: Buffer;
}

/** What one step runs: one file hashed alone, or a folder hashed whole. */
export interface CodeBundle {
  hash: string;
  /** Whether the files were a folder: it is mounted as a prefix. */
  folder: boolean;
  files: readonly CodeFile[];
}

/** Where the YAML names code: the key that has to be blamed, and what stands there. */
export interface CodeMention {
  path: Path;
  kind: 'file' | 'folder';
  /** Relative to the pipeline's folder. */
  target: string;
  entry?: { path: Path; file: string };
}

export type CodeReport = (path: Path, sentence: string) => void;

// What tools leave behind is no code: it would change the hash without changing the step.
const IGNORED = new Set(['__pycache__', '.pytest_cache', '.ipynb_checkpoints', '.DS_Store', '.git']);

/** Key of a bundle in `LoadedPipeline.code`. */
export function codeReference(kind: CodeMention['kind'], target: string): string {
  return `${kind}:${path.posix.normalize(target)}`;
}

/** The code that a step names, by key of the YAML. The rest of the step may be of any shape. */
export function codeMentions(name: string, step: Readonly<Record<string, unknown>>): CodeMention[] {
  const mentions: CodeMention[] = [];
  const at = (key: string): Path => ['steps', name, key];
  for (const key of ['script', 'preprocessor', 'postprocessor']) {
    const target = step[key];
    if (typeof target === 'string' && target !== '') mentions.push({ path: at(key), kind: 'file', target });
  }
  const { source, entry } = step;
  if (typeof source === 'string' && source !== '') {
    const started = typeof entry === 'string' ? { entry: { path: at('entry'), file: entry } } : {};
    mentions.push({ path: at('source'), kind: 'folder', target: source, ...started });
  }
  return mentions;
}

/** Reads all code that is mentioned, each file once. What cannot be read is reported and left out. */
export async function readCode(
  folder: string,
  root: string,
  mentions: readonly CodeMention[],
  report: CodeReport,
): Promise<Map<string, CodeBundle>> {
  const bundles = new Map<string, CodeBundle>();
  const faults = new Map<string, string>();
  const realRoot = await realpath(root);
  for (const mention of mentions) {
    const key = codeReference(mention.kind, mention.target);
    if (!bundles.has(key) && !faults.has(key)) {
      const read = await readBundle(folder, root, realRoot, mention);
      if (typeof read === 'string') faults.set(key, read);
      else bundles.set(key, read);
    }
    const fault = faults.get(key);
    if (fault !== undefined) report(mention.path, fault);
    checkEntry(mention, bundles.get(key), report);
  }
  return bundles;
}

/** A bundle of one file that is made, not read. */
export function singleFile(name: string, text: string): CodeBundle {
  const bytes = Buffer.from(text, 'utf8');
  const sha256 = sha256Hex(bytes);
  return { hash: sha256, folder: false, files: [{ path: name, sha256, bytes }] };
}

export function sha256Hex(data: string | Buffer): string {
  return createHash('sha256').update(data).digest('hex');
}

function checkEntry(mention: CodeMention, bundle: CodeBundle | undefined, report: CodeReport): void {
  if (mention.entry === undefined || bundle === undefined) return;
  const { file, path: at } = mention.entry;
  if (bundle.files.some((each) => each.path === path.posix.normalize(file))) return;
  report(
    at,
    `no file '${file}' in source folder '${mention.target}'; it has ${bundle.files.map((each) => each.path).join(', ')}`,
  );
}

async function readBundle(
  folder: string,
  root: string,
  realRoot: string,
  mention: CodeMention,
): Promise<CodeBundle | string> {
  const { kind, target } = mention;
  const outside = `'${target}' leads out of ${path.basename(root)}/: step code has to lie in it, so that a change to it is seen and reviewed; copy it there`;
  if (path.isAbsolute(target) || target.includes('\\')) {
    return `'${target}' has to be a path relative to this file, with forward slashes`;
  }
  const absolute = path.resolve(folder, target);
  if (!isInside(path.resolve(root), absolute)) return outside;
  const real = await realpath(absolute).catch(ignoreMissing);
  if (real === undefined) return `no ${kind} '${target}' beside this file`;
  if (!isInside(realRoot, real)) return `${outside} (it is a link to a place outside)`;
  const found = await stat(real);
  if (kind === 'file') {
    if (!found.isFile()) return `'${target}' is no file; for a folder write source and entry`;
    const file = await readOne(real, path.basename(target));
    return { hash: file.sha256, folder: false, files: [file] };
  }
  if (!found.isDirectory()) return `'${target}' is no folder; for one file write script`;
  return readFolder(real, realRoot, outside);
}

async function readFolder(real: string, realRoot: string, outside: string): Promise<CodeBundle | string> {
  const files: CodeFile[] = [];
  const entries = await readdir(real, { recursive: true, withFileTypes: true });
  for (const entry of entries) {
    const absolute = path.join(entry.parentPath, entry.name);
    const relative = path.relative(real, absolute).split(path.sep).join('/');
    if (relative.split('/').some((part) => IGNORED.has(part)) || relative.endsWith('.pyc')) continue;
    if (entry.isDirectory()) continue;
    const target = await realpath(absolute).catch(ignoreMissing);
    if (target === undefined) return `'${relative}' in it is a link to nowhere`;
    if (!isInside(realRoot, target)) return `${outside} ('${relative}' in it is a link to a place outside)`;
    if (!(await stat(target)).isFile())
      return `'${relative}' in it is a link to a folder; step code has files and folders only`;
    files.push(await readOne(target, relative));
  }
  if (files.length === 0) return 'the source folder is empty';
  files.sort((a, b) => (a.path < b.path ? -1 : 1));
  return {
    hash: sha256Hex(files.map((file) => `${file.sha256}  ${file.path}\n`).join('')),
    folder: true,
    files,
  };
}

async function readOne(absolute: string, name: string): Promise<CodeFile> {
  const bytes = await readFile(absolute);
  return { path: name, sha256: sha256Hex(bytes), bytes };
}

function isInside(parent: string, child: string): boolean {
  const relative = path.relative(parent, child);
  return relative !== '..' && !relative.startsWith(`..${path.sep}`) && !path.isAbsolute(relative);
}

function ignoreMissing(error: unknown): undefined {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  if (code === 'ENOENT' || code === 'ENOTDIR' || code === 'ELOOP') return undefined;
  throw error;
}
