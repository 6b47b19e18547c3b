import { execFile } from 'node:child_process';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The versions that every pinned package has a wheel for. The AWS image has 3.10. */
const OLDEST = 10;
const NEWEST = 13;
const CANDIDATES = ['python3.13', 'python3.12', 'python3.11', 'python3.10', 'python3'];

const PROBE = `
import sys
try:
    import ensurepip, venv
    complete = "complete"
except ImportError:
    complete = "incomplete"
print(sys.executable, *sys.version_info[:3], complete, sep="\\n")
`;

interface Probe {
  python: string;
  version: [major: number, minor: number, patch: number];
  complete: boolean;
}

const INSTALL =
  'install Python 3.10 to 3.13 with its venv module (Debian and Ubuntu: "apt install python3 python3-venv"; macOS: "brew install python@3.13"), ' +
  'or name an interpreter in the environment variable PYTHON';

/**
 * Finds the newest interpreter that can make a virtual environment and returns its path.
 * Throws one sentence that says what to install.
 */
export async function findInterpreter(environment: NodeJS.ProcessEnv): Promise<string> {
  const named = environment['PYTHON'];
  const candidates = named ? [named] : CANDIDATES;
  const refused: string[] = [];
  for (const candidate of candidates) {
    const probe = await probeInterpreter(candidate, environment);
    const reason = refusal(candidate, probe);
    if (probe && !reason) return probe.python;
    if (reason) refused.push(reason);
  }
  if (named) throw new Error(`PYTHON names ${named}, but ${refused[0]}; ${INSTALL}.`);
  const found = refused.filter((reason) => !reason.endsWith('does not run'));
  throw new Error(`The step scripts need Python, but ${found[0] ?? 'none was found'}; ${INSTALL}.`);
}

async function probeInterpreter(
  candidate: string,
  environment: NodeJS.ProcessEnv,
): Promise<Probe | undefined> {
  try {
    const { stdout } = await run(candidate, ['-c', PROBE], { env: environment, timeout: 30_000 });
    const [python = '', major, minor, patch, complete] = stdout.trim().split(/\r?\n/);
    return {
      python,
      version: [Number(major), Number(minor), Number(patch)],
      complete: complete === 'complete',
    };
  } catch {
    // Absent, or a version manager's shim with nothing behind it: the next candidate may do.
    return undefined;
  }
}

function refusal(candidate: string, probe: Probe | undefined): string | undefined {
  if (!probe) return `${candidate} does not run`;
  const version = probe.version.join('.');
  const [major, minor] = probe.version;
  if (major !== 3 || minor < OLDEST || minor > NEWEST) return `${probe.python} is version ${version}`;
  if (!probe.complete) return `${probe.python} (${version}) lacks its venv or ensurepip module`;
  return undefined;
}
