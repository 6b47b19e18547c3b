import { accessSync, constants, createReadStream, createWriteStream, existsSync } from 'node:fs';
import { mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { createBrotliDecompress } from 'node:zlib';
import { type Browser, chromium } from 'playwright-core';
import { extract } from 'tar';

/** A Chromium to test with. */
export interface Chromium {
  executablePath: string;
  /** Variables that it needs to find its libraries and fonts. */
  env: Readonly<Record<string, string>>;
}

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PACKAGE = '@sparticuz/chromium';

/**
 * An installed Chromium, else that of the npm package @sparticuz/chromium, which brings its libraries and fonts and so
 * needs no root; undefined on what is neither (the package is for Linux on x64).
 */
export async function findChromium(): Promise<Chromium | undefined> {
  const folders = (process.env.PATH ?? '').split(path.delimiter);
  const installed = folders
    .flatMap((folder) => NAMES.map((name) => path.join(folder, name)))
    .find(isExecutable);
  if (installed !== undefined) return { executablePath: installed, env: {} };
  const packed = packageFolder();
  if (packed === undefined || process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const manifest: { version: string } = JSON.parse(await readFile(path.join(packed, 'package.json'), 'utf8'));
  const folder = path.resolve(import.meta.dirname, '../../.local/browser', manifest.version);
  await unpack(packed, folder);
  return {
    executablePath: path.join(folder, 'chromium'),
    env: { LD_LIBRARY_PATH: path.join(folder, 'lib'), FONTCONFIG_PATH: folder },
  };
}

/** Starts it without a window, and without its sandbox: that wants neither root nor a container, and the pages are ours. */
export function openBrowser({ executablePath, env }: Chromium): Promise<Browser> {
  return chromium.launch({ executablePath, env: { ...process.env, ...env }, chromiumSandbox: false });
}

function packageFolder(): string | undefined {
  try {
    return path.resolve(path.dirname(fileURLToPath(import.meta.resolve(PACKAGE))), '..');
  } catch {
    return undefined;
  }
}

/** Makes the folder once; two tests at the same moment make the same one. */
async function unpack(packed: string, folder: string): Promise<void> {
  if (existsSync(folder)) return;
  await mkdir(path.dirname(folder), { recursive: true });
  const temporary = await mkdtemp(`${folder}-`);
  const source = (name: string) => createReadStream(path.join(packed, 'bin', name));
  const target = createWriteStream(path.join(temporary, 'chromium'), { mode: 0o755 });
  await Promise.all([
    pipeline(source('chromium.br'), createBrotliDecompress(), target),
    pipeline(source('fonts.tar.br'), createBrotliDecompress(), extract({ cwd: temporary })),
    pipeline(source('al2023.tar.br'), createBrotliDecompress(), extract({ cwd: temporary })),
  ]);
  await writeFile(path.join(temporary, 'fonts.conf'), fontConfiguration(path.join(folder, 'fonts')));
  try {
    await rename(temporary, folder);
  } catch (error) {
    await rm(temporary, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** The package's own names folders of AWS Lambda. */
function fontConfiguration(folder: string): string {
  return `<?xml version="1.0"?><fontconfig><dir>/usr/share/fonts</dir><dir>${folder}</dir></fontconfig>`;
}

function isExecutable(file: string): boolean {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}
