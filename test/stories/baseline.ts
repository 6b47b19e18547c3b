import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensurePython } from '../../local/python/environment.ts';

const MONITOR = path.resolve(import.meta.dirname, '../../pipelines/monitor/monitor.py');

const DATASET = {
  problem: 'regression',
  label: { name: 'y' },
  id: 'id',
  time: 'time',
  metric: { name: 'rmse', better: 'lower' },
  features: ['a', 'b'].map((name) => ({ name, type: 'fractional' })),
};

let made: Promise<Map<string, Buffer>> | undefined;

/** The baseline that a pipeline would leave for the tiny model: its files by name. */
export function tinyBaseline(): Promise<Map<string, Buffer>> {
  made ??= makeBaseline();
  return made;
}

async function makeBaseline(): Promise<Map<string, Buffer>> {
  const root = await mkdtemp(path.join(tmpdir(), 'baseline-'));
  try {
    const input = path.join(root, 'processing/input');
    for (const name of ['dataset', 'scored']) await mkdir(path.join(input, name), { recursive: true });
    await writeFile(path.join(input, 'dataset/dataset.json'), JSON.stringify(DATASET));
    const lines = ['prediction,a,b,y,id,time'];
    for (let row = 0; row < 85; row += 1) {
      const [a, b] = [row % 17, row % 5];
      lines.push(`${2 * a + 3 * b},${a},${b},${2 * a + 3 * b + (row % 3)},${row},2026-11-01T00:00:00Z`);
    }
    await writeFile(path.join(input, 'scored/scored.csv'), `${lines.join('\n')}\n`);
    const { python } = await ensurePython();
    await promisify(execFile)(python, [MONITOR, 'baseline', '--root', root], {
      env: { ...process.env, PYTHONDONTWRITEBYTECODE: '1' },
    });
    const output = path.join(root, 'processing/output/baseline');
    const files = new Map<string, Buffer>();
    for (const name of await readdir(output)) files.set(name, await readFile(path.join(output, name)));
    return files;
  } finally {
    await rm(root, { recursive: true, force: true });
  }
}
