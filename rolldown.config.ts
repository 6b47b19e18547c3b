import { globSync } from 'node:fs';
import path from 'node:path';
import { defineConfig } from 'rolldown';
import { distFiles } from './actions/lib/contract/dist-files.ts';

// Every folder with an action.yml is an action, its main.ts the entry.
const actions = globSync('actions/*/action.yml', { cwd: import.meta.dirname }).toSorted();
const entries = actions.map((file) => {
  const folder = path.dirname(file);
  return [path.basename(folder), path.join(folder, 'main.ts')];
});

export default defineConfig({
  cwd: import.meta.dirname,
  input: Object.fromEntries(entries),
  platform: 'node',
  // What splitting the code as below needs: a chunk may export more than its entry does.
  preserveEntrySignatures: 'allow-extension',
  // The AWS SDK's ES modules are half the size of its CommonJS ones, and load in half the time.
  resolve: { mainFields: ['module', 'main'] },
  treeshake: {
    // @actions/core brings an HTTP client (undici, 700 KB, 60 ms at start) for its OIDC tokens, which no action asks for.
    moduleSideEffects: [
      { test: /node_modules[\\/](@actions[\\/](core|http-client)|tunnel|undici)[\\/]/, sideEffects: false },
    ],
  },
  output: {
    dir: 'actions/dist',
    cleanDir: true,
    format: 'esm',
    entryFileNames: '[name].js',
    chunkFileNames: ({ name, facadeModuleId }) =>
      facadeModuleId ? `sdk/${moduleName(facadeModuleId)}.js` : `${name}.js`,
    // Names of errors and functions stay readable in logs, and bundles in reviews.
    minify: false,
    codeSplitting: {
      // Else the first group takes what its modules import, and actions that ask only AWS load it for that.
      includeDependenciesRecursively: false,
      groups: [
        // Octokit and the HTTP client below it are as large as all the rest: actions that ask only AWS start without them.
        {
          name: 'octokit',
          test: /[\\/]node_modules[\\/](@octokit|@actions[\\/](github|http-client)|undici|tunnel|bottleneck|before-after-hook|universal-user-agent|json-with-bigint|fast-content-type-parse|toad-cache)[\\/]/,
          priority: 3,
        },
        // The chart library is as large again, and one action draws.
        { name: 'charts', test: /[\\/]node_modules[\\/](echarts|zrender|tslib)[\\/]/, priority: 3 },
        { name: 'vendor', test: /[\\/]node_modules[\\/]/, priority: 2 },
        { name: 'github', test: /[\\/]actions[\\/]lib[\\/]github[\\/]/, priority: 2 },
        { name: 'lib', test: /[\\/]actions[\\/]lib[\\/]|\.schema\.json$/, priority: 1 },
      ],
    },
  },
  plugins: [distFiles()],
});

/**
 * What the AWS SDK imports on demand, its ways to credentials, gets small files of its own that lead into vendor.js. Most
 * come from an `index.js`: their package or folder gives them names that tell them apart.
 */
function moduleName(id: string): string {
  const [, inPackages = ''] = /.*[\\/]node_modules[\\/](?:@[^\\/]+[\\/])?(.*)\.\w+$/.exec(id) ?? [];
  return inPackages
    .split(/[\\/]/)
    .filter((part) => !/^(dist-\w+|index|submodules)$/.test(part))
    .join('-');
}
