import { execFile } from 'node:child_process';
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { ensurePython } from '../../local/python/environment.ts';

const run = promisify(execFile);

interface Place extends AsyncDisposable {
  root: string;
  folder: string;
  requirements: string;
}

/** A folder for an environment without packages, which needs no network. */
async function openPlace(): Promise<Place> {
  const root = await mkdtemp(join(tmpdir(), 'python-environment-'));
  const requirements = join(root, 'requirements.txt');
  await writeFile(requirements, '# nothing\n');
  return {
    root,
    folder: join(root, 'python'),
    requirements,
    [Symbol.asyncDispose]: async () => await rm(root, { recursive: true, force: true }),
  };
}

// Making an environment takes seconds, and minutes where many tests run at once.
describe('ensurePython', { timeout: 300_000 }, () => {
  test('makes the environment once, however many ask for it at the same time', async () => {
    await using place = await openPlace();
    const lines: string[] = [];
    const options = {
      folder: place.folder,
      requirements: place.requirements,
      log: (line: string) => lines.push(line),
    };

    const made = await Promise.all([ensurePython(options), ensurePython(options), ensurePython(options)]);

    expect(lines.filter((line) => line.startsWith('Installing '))).toHaveLength(1);
    for (const { python } of made) {
      const { stdout } = await run(python, ['-c', 'import sys; print(sys.prefix)']);
      expect(stdout.trim()).toBe(place.folder);
    }
    lines.length = 0;
    await ensurePython(options);
    expect(lines).toEqual([]);
  });

  test('makes it anew when the requirements change or when it is half-made', async () => {
    await using place = await openPlace();
    const lines: string[] = [];
    const options = {
      folder: place.folder,
      requirements: place.requirements,
      log: (line: string) => lines.push(line),
    };
    const { bin } = await ensurePython(options);
    await writeFile(join(bin, 'leftover'), '');

    await writeFile(place.requirements, '# nothing else\n');
    await ensurePython(options);
    await expect(readFile(join(bin, 'leftover'))).rejects.toThrow('ENOENT');

    await writeFile(join(bin, 'leftover'), '');
    await rm(join(place.folder, 'complete'));
    const { python } = await ensurePython(options);
    await expect(readFile(join(bin, 'leftover'))).rejects.toThrow('ENOENT');
    expect(lines.filter((line) => line.startsWith('Installing '))).toHaveLength(3);

    const { stdout } = await run(python, ['-c', 'import sys; print(sys._base_executable)']);
    await ensurePython({ ...options, environment: { ...process.env, PYTHON: stdout.trim() } });
    await ensurePython(options);
    expect(lines.filter((line) => line.startsWith('Installing '))).toHaveLength(4);
  });

  test('a package that cannot be installed leaves no environment behind', async () => {
    await using place = await openPlace();
    await writeFile(place.requirements, './no-such-package.whl\n');
    const options = { folder: place.folder, requirements: place.requirements };

    await expect(ensurePython(options)).rejects.toThrow(
      /^pip could not install .*requirements\.txt for Python 3/,
    );
    await expect(readFile(join(place.folder, 'complete'))).rejects.toThrow('ENOENT');
    await expect(ensurePython(options)).rejects.toThrow(/^pip could not install/);
  });

  test.each([
    [
      'Python is missing',
      {},
      'The step scripts need Python, but none was found; install Python 3.10 to 3.13',
    ],
    [
      'Python is too old',
      { python3: '3\n9\n2\ncomplete' },
      /^The step scripts need Python, but .*python3 is version 3\.9\.2; install Python 3\.10 to 3\.13/,
    ],
    [
      'Python is too new',
      { python3: '3\n14\n0\ncomplete' },
      /^The step scripts need Python, but .*python3 is version 3\.14\.0; install Python 3\.10 to 3\.13/,
    ],
    [
      'its venv module is missing',
      { 'python3.12': '3\n12\n3\nincomplete' },
      /python3\.12 \(3\.12\.3\) lacks its venv or ensurepip module; install .*apt install python3 python3-venv/,
    ],
  ])('says in one sentence what to install where %s', async (_, interpreters, message) => {
    await using place = await openPlace();
    const bin = join(place.root, 'bin');
    await mkdir(bin);
    for (const [name, answer] of Object.entries(interpreters)) {
      // Answers the probe as such an interpreter would.
      await writeFile(
        join(bin, name),
        `#!/bin/sh\nprintf '${join(bin, name)}\\n${answer.replaceAll('\n', '\\n')}\\n'\n`,
      );
      await chmod(join(bin, name), 0o755);
    }

    const made = ensurePython({ ...place, environment: { PATH: bin } });

    await expect(made).rejects.toThrow(message);
    await expect(made).rejects.not.toThrow('\n');
  });

  test('says that PYTHON names none', async () => {
    await using place = await openPlace();
    const environment = { ...process.env, PYTHON: join(place.root, 'nowhere') };
    await expect(ensurePython({ ...place, environment })).rejects.toThrow(
      /^PYTHON names .*nowhere, but .*nowhere does not run; install Python/,
    );
  });
});
