import { readdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { alternate, runProcess, spread } from './process.ts';
import { type Section, milliseconds } from './report.ts';

/** Start-up of each action bundle, ended by its missing inputs, against Node that runs nothing. */
export async function benchBundles(root: string, runs: number): Promise<Section> {
  const dist = join(root, 'actions/dist');
  const rows: string[][] = [];
  const figures: Record<string, number> = {};
  for (const file of (await readdir(dist)).filter((name) => name.endsWith('.js')).toSorted()) {
    const { size } = await stat(join(dist, file));
    const name = file.slice(0, -'.js'.length);
    if (name === 'lib' || name === 'vendor') {
      rows.push([name, '-', '-', '-', kilobytes(size)]);
      continue;
    }
    const env = { PATH: process.env['PATH'] ?? '' };
    const measured = await alternate(
      runs,
      () => runProcess(process.execPath, [join(dist, file)], { env, exitCodes: [0, 1] }),
      () => runProcess(process.execPath, ['-e', '0'], { env }),
    );
    const bundle = spread(measured.a.map((run) => run.wallMs)).median;
    const bare = spread(measured.b.map((run) => run.wallMs)).median;
    figures[`${name} above bare Node, ms`] = bundle - bare;
    rows.push([name, milliseconds(bundle), milliseconds(bare), milliseconds(bundle - bare), kilobytes(size)]);
  }
  return {
    title: 'Start-up and size of the action bundles',
    columns: ['bundle', 'start', 'bare Node', 'above', 'size'],
    rows,
    figures,
    target: 'start under 150 ms above bare Node 24',
  };
}

function kilobytes(bytes: number): string {
  return `${(bytes / 1024).toFixed(1)} KiB`;
}
