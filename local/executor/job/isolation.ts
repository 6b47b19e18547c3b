import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

/**
 * How a program comes to see its own folder as /opt/ml: by a mount in a namespace of its own (Linux), or by redirecting
 * Python's file functions (`redirect/sitecustomize.py`), which reaches Python programs only.
 */
export type Isolation = 'mount' | 'redirect';

const namespaces = [
  '--user',
  '--map-root-user',
  '--mount',
  '--pid',
  '--fork',
  '--kill-child',
  '--mount-proc',
];

/** The command that starts what follows it in namespaces of its own. */
export const unshare: readonly string[] = ['unshare', ...namespaces];

let probed: Promise<Isolation> | undefined;

/** The best isolation that this machine allows; the environment variable LOCAL_CONTAINER (mount, redirect) forces one. */
export async function detectIsolation(environment: NodeJS.ProcessEnv = process.env): Promise<Isolation> {
  const forced = environment['LOCAL_CONTAINER'];
  if (forced === 'mount' || forced === 'redirect') return forced;
  if (forced !== undefined) throw new Error(`LOCAL_CONTAINER is '${forced}': it must be mount or redirect.`);
  return await (probed ??= probe());
}

async function probe(): Promise<Isolation> {
  if (process.platform !== 'linux') return 'redirect';
  const script = 'test -d /opt && mount -t tmpfs tmpfs /opt';
  const [command, ...options] = unshare;
  try {
    await promisify(execFile)(command ?? '', [...options, 'sh', '-c', script], { timeout: 10_000 });
    return 'mount';
  } catch {
    // Not allowed here, as in most containers and where AppArmor restricts user namespaces.
    return 'redirect';
  }
}
