import { mkdir, writeFile } from 'node:fs/promises';
import { cpus } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { benchBundles } from './bundles.ts';
import { benchCompile } from './compile.ts';
import { benchDeploy } from './deploy.ts';
import { benchCheck } from './drift/check.ts';
import { benchLocalRun } from './local-run.ts';
import { type Section, formatSection } from './report.ts';

const root = resolve(import.meta.dirname, '..');
const { values } = parseArgs({
  options: { runs: { type: 'string', default: '5' }, only: { type: 'string', multiple: true, default: [] } },
});

const benches: Record<string, (root: string, runs: number) => Promise<Section | undefined>> = {
  compile: benchCompile,
  bundles: benchBundles,
  local: benchLocalRun,
  deploy: benchDeploy,
  check: benchCheck,
};

const unknown = values.only.filter((name) => !(name in benches));
if (unknown.length > 0) {
  console.error(`--only takes ${Object.keys(benches).join(', ')}; found ${unknown.join(', ')}.`);
  process.exit(1);
}
console.log(
  `# Benchmark: Node ${process.versions.node}, ${cpus().length} x ${cpus()[0]?.model ?? 'unknown'}\n`,
);
const figures: Record<string, number> = {};
for (const [name, bench] of Object.entries(benches)) {
  if (values.only.length > 0 && !values.only.includes(name)) continue;
  const section = await bench(root, Number(values.runs));
  if (section === undefined) {
    console.log(
      `${name}: skipped, the real month is not at ../shared/data (set BENCH_TRIPS and BENCH_ZONES).\n`,
    );
    continue;
  }
  console.log(formatSection(section));
  Object.assign(figures, section.figures);
}
await mkdir(join(root, '.local'), { recursive: true });
await writeFile(join(root, '.local/bench.json'), `${JSON.stringify(figures, null, 2)}\n`);
