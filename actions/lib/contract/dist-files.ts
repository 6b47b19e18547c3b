import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Plugin } from 'rolldown';

const RULE = '-'.repeat(80);

/** Adds what lies beside the bundles: `package.json` for Node, and the licences of all packages whose code is in them. */
export function distFiles(): Plugin {
  return {
    name: 'dist-files',
    generateBundle(_, bundle) {
      const packages = new Set<string>();
      for (const file of Object.values(bundle)) {
        if (file.type !== 'chunk') continue;
        for (const [id, module] of Object.entries(file.modules)) {
          const folder = module.renderedLength > 0 ? packageFolder(id) : undefined;
          if (folder !== undefined) packages.add(folder);
        }
      }
      this.emitFile({ type: 'asset', fileName: 'package.json', source: '{ "type": "module" }\n' });
      this.emitFile({ type: 'asset', fileName: 'licenses.txt', source: licenses([...packages]) });
    },
  };
}

/** The innermost package that a module belongs to; undefined for this repository's own modules. */
function packageFolder(id: string): string | undefined {
  return /^.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?[^\\/]+/.exec(id)?.[0];
}

/** Packages with the same text share it: the AWS SDK alone has two dozen. */
function licenses(folders: readonly string[]): string {
  const byText = new Map<string, string[]>();
  for (const folder of folders) {
    const { name, version, license, text } = readPackage(folder);
    const names = byText.get(text) ?? [];
    byText.set(text, [...names, `${name} ${version} (${license})`]);
  }
  const sections = [...byText].map(([text, names]) => `${names.toSorted().join('\n')}\n\n${text}\n`);
  const head = 'The bundles in this folder contain code of the packages below, each under its own licence.\n';
  return [head, ...sections.toSorted()].join(`\n${RULE}\n\n`);
}

function readPackage(folder: string) {
  const { name, version, license } = readManifest(folder);
  const texts = licenseFiles(folder).map((file) =>
    readFileSync(file, 'utf8').replaceAll('\r\n', '\n').trim(),
  );
  return { name, version, license, text: texts.join('\n\n') };
}

function readManifest(folder: string): Record<'name' | 'version' | 'license', string> {
  return JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8'));
}

/** A package that forgot to bring the text gets that of a package of the same scope with the same licence. */
function licenseFiles(folder: string): string[] {
  const own = filesIn(folder);
  if (own.length > 0) return own;
  const { name, license } = readManifest(folder);
  const scope = path.dirname(folder);
  if (name.startsWith('@')) {
    for (const sibling of readdirSync(scope).toSorted()) {
      const files = filesIn(path.join(scope, sibling));
      if (files.length > 0 && readManifest(path.join(scope, sibling)).license === license) return files;
    }
  }
  throw new Error(`${name} (${license}) has no licence file to go with the bundles.`);
}

/** Licences of code that a package took over may lie in a folder beside its own. */
function filesIn(folder: string): string[] {
  const found = readdirSync(folder, { withFileTypes: true }).filter(({ name }) =>
    /^(licen[cs]e|notice)/i.test(name),
  );
  return found
    .toSorted((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const file = path.join(folder, entry.name);
      return entry.isDirectory() ? filesIn(file) : [file];
    });
}
