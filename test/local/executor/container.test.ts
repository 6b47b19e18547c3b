import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { type Container, startContainer } from '../../../local/executor/job/container.ts';
import { detectIsolation, type Isolation } from '../../../local/executor/job/isolation.ts';
import { ensurePython } from '../../../local/python/environment.ts';
import { type Hold, holdProgram, openHold } from './hold.ts';

let python = '';
let best: Isolation = 'redirect';
beforeAll(async () => {
  ({ python } = await ensurePython());
  best = await detectIsolation({});
});

interface Started extends AsyncDisposable {
  container: Container;
  folder: string;
  log(): Promise<string>;
}

async function start(
  isolation: Isolation,
  program: string,
  environment: Record<string, string> = {},
  parameters: string[] = [],
): Promise<Started> {
  const folder = await mkdtemp(join(tmpdir(), 'container-'));
  for (const name of ['ml/input', 'ml/output', 'work', 'temporary', 'stage'])
    await mkdir(join(folder, name), { recursive: true });
  await writeFile(join(folder, 'ml/input/program.py'), program);
  const logFile = join(folder, 'logs/algo-1.log');
  const command = ['python3', '/opt/ml/input/program.py', ...parameters];
  const container = await startContainer({ folder, command, environment, logFile, python, isolation });
  return {
    container,
    folder,
    log: () => readFile(logFile, 'utf8'),
    async [Symbol.asyncDispose]() {
      container.stop(0);
      await container.ended;
      await rm(folder, { recursive: true, force: true });
    },
  };
}

/** Where the kernel allows no mount, the tests of it cannot run. */
function needs(isolation: Isolation, skip: (note: string) => void): void {
  if (isolation === 'mount' && best !== 'mount') skip('user namespaces with mounts are not allowed here');
}

describe.each<Isolation>(['mount', 'redirect'])('with %s', (isolation) => {
  test('a program finds its folder at /opt/ml by every way of Python', async ({ skip }) => {
    needs(isolation, skip);
    const program = `
import glob, io, os, pathlib, shutil, subprocess, sys, tarfile, tempfile
import numpy, pandas
root = pathlib.Path('/opt/ml')
with open('/opt/ml/output/a.txt', 'w') as file: file.write('a')
(root / 'output/b').mkdir()
(root / 'output/b/c.txt').write_text('c')
os.makedirs('/opt/ml/output/d/e', exist_ok=True)
shutil.copy('/opt/ml/output/a.txt', '/opt/ml/output/d/e/a.txt')
os.rename('/opt/ml/output/d/e/a.txt', '/opt/ml/output/d/e/f.txt')
assert sorted(os.listdir('/opt/ml/output')) == ['a.txt', 'b', 'd'], os.listdir('/opt/ml/output')
assert glob.glob('/opt/ml/output/**/*.txt', recursive=True) and list(root.rglob('*.txt'))
assert os.path.exists('/opt/ml/output/b/c.txt') and not os.path.exists('/opt/ml/nothing')
assert [names for _, _, names in os.walk('/opt/ml/output/b')] == [['c.txt']]
pandas.DataFrame({'x': [1, 2]}).to_csv('/opt/ml/output/x.csv', index=False)
assert pandas.read_csv('/opt/ml/output/x.csv').x.sum() == 3
numpy.save('/opt/ml/output/x.npy', numpy.arange(3))
assert numpy.load('/opt/ml/output/x.npy').sum() == 3
with tarfile.open('/opt/ml/output/x.tar.gz', 'w:gz') as archive: archive.add('/opt/ml/output/b/c.txt', 'c.txt')
with tarfile.open('/opt/ml/output/x.tar.gz') as archive: assert archive.getnames() == ['c.txt']
assert io.open('/opt/ml/output/a.txt').read() == 'a'
with tempfile.TemporaryDirectory(dir='/opt/ml/output') as folder: os.stat(folder)
listing = subprocess.run([sys.executable, '-c', "import os; print(os.listdir('/opt/ml/output/b'))"], capture_output=True, text=True)
assert listing.stdout.strip() == "['c.txt']", listing
shutil.rmtree('/opt/ml/output/d')
print('argument', open(sys.argv[1]).read(), open(os.environ['WHERE']).read())
`;
    await using started = await start(isolation, program, { WHERE: '/opt/ml/output/b/c.txt' }, [
      '/opt/ml/output/a.txt',
    ]);

    const ending = await started.container.ended;

    expect(ending).toEqual({ code: 0, errors: [] });
    expect(await started.log()).toBe('argument a c\n');
    expect(await readFile(join(started.folder, 'ml/output/b/c.txt'), 'utf8')).toBe('c');
  });

  test('the program gets a short environment, and standard output and errors are kept', async ({ skip }) => {
    needs(isolation, skip);
    process.env['SECRET_OF_THE_HOST'] = 'x';
    await using started = await start(
      isolation,
      `import os, sys; print(sorted(name for name in os.environ if 'SECRET' in name or name == 'OWN')); sys.exit('bad\\nworse')`,
      { OWN: '1' },
    );

    expect(await started.container.ended).toEqual({ code: 1, errors: ['bad', 'worse'] });
    expect(await started.log()).toBe("['OWN']\nbad\nworse\n");
  });

  test('a program that ends on SIGTERM may do so in its own way', async ({ skip }) => {
    needs(isolation, skip);
    await using hold = await openHold();
    const program = `import signal, sys\nsignal.signal(signal.SIGTERM, lambda *_: sys.exit('saved'))\n${holdProgram(hold.port)}signal.pause()`;
    await using started = await start(isolation, program);
    await hold.next();

    started.container.stop(60_000);

    expect(await started.container.ended).toEqual({ code: 1, errors: ['saved'] });
  });

  test('one that does not is killed after the grace period, with what it started', async ({ skip }) => {
    needs(isolation, skip);
    await using hold = await openHold();
    const program = `import os, signal\nsignal.signal(signal.SIGTERM, signal.SIG_IGN)\nwho = 'child' if os.fork() == 0 else 'parent'\n${holdProgram(hold.port, 'who')}while True: time.sleep(1)`;
    await using started = await start(isolation, program);
    const both = [await hold.next(), await hold.next()];
    expect(both.map(({ line }) => line).toSorted()).toEqual(['child', 'parent']);

    started.container.stop(50);

    expect(await started.container.ended).toMatchObject({ code: 137 });
    await Promise.all(both.map(({ gone }) => gone));
  });

  test('what a program leaves running ends with it', async ({ skip }) => {
    needs(isolation, skip);
    await using hold = await openHold();
    await using started = await start(isolation, leavesChild(hold, ''));
    const child = await hold.next();

    expect(await started.container.ended).toMatchObject({ code: 0 });
    await child.gone;
  });

  test('a command that does not exist is said', async ({ skip }) => {
    needs(isolation, skip);
    await using started = await start(isolation, 'import os; os.execvp("nowhere", ["nowhere"])');

    const ending = await started.container.ended;

    expect(ending.code).toBe(1);
    expect(ending.errors.at(-1)).toContain('FileNotFoundError');
  });
});

test('a namespace holds even a child that made a session of its own', async ({ skip }) => {
  needs('mount', skip);
  await using hold = await openHold();
  await using started = await start('mount', leavesChild(hold, 'os.setsid()'));
  const child = await hold.next();

  expect(await started.container.ended).toMatchObject({ code: 0 });
  await child.gone;
});

/** A program that starts a child, waits until it is up, and ends without it. */
function leavesChild(hold: Hold, first: string): string {
  return `
import os
up, ready = os.pipe()
if os.fork() == 0:
    ${first}
    ${holdProgram(hold.port).replaceAll('\n', '\n    ').trimEnd()}
    os.write(ready, b'x')
    os.close(1); os.close(2)
    while True: time.sleep(1)
os.read(up, 1)
`;
}

test('LOCAL_CONTAINER forces the isolation', async () => {
  expect(await detectIsolation({ LOCAL_CONTAINER: 'redirect' })).toBe('redirect');
  await expect(detectIsolation({ LOCAL_CONTAINER: 'docker' })).rejects.toThrow(
    "LOCAL_CONTAINER is 'docker': it must be mount or redirect.",
  );
});
