import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { ensurePython } from '../local/python/environment.ts';

const ACTIONLINT = 'github.com/rhysd/actionlint/cmd/actionlint@v1.7.12';

const repository = path.resolve(import.meta.dirname, '..');
const { bin } = await ensurePython({
  folder: path.join(repository, '.local', 'tools'),
  requirements: path.join(import.meta.dirname, 'requirements.txt'),
  log: (line) => process.stdout.write(`${line}\n`),
});

// The environment is made anew when its requirements change, and actionlint with it.
if (!existsSync(path.join(bin, 'actionlint'))) {
  process.stdout.write(`Building ${ACTIONLINT} ...\n`);
  const env = { ...process.env, GOBIN: bin, GOTOOLCHAIN: 'local', GOFLAGS: '' };
  await promisify(execFile)(path.join(bin, 'go'), ['install', ACTIONLINT], { env });
}
