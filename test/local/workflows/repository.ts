import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { type LocalGitHub, startLocalGitHub } from '../../../local/github/server.ts';
import type { WorkflowJob, WorkflowRun, Workflows } from '../../../local/workflows/host.ts';

const run = promisify(execFile);

export interface WorkflowSession extends AsyncDisposable {
  readonly github: LocalGitHub;
  readonly workflows: Workflows;
  /** Calls the REST API as a person: the administrator `owner`, unless told otherwise. Throws at 4xx and 5xx. */
  call(method: string, path: string, body?: object, login?: string): Promise<unknown>;
  /** Status of the same call, whatever it is. */
  status(method: string, path: string, body?: object, login?: string): Promise<number>;
  /** Commits files to a branch through the API, as the owner; answers the commit. */
  push(files: Readonly<Record<string, string>>, branch?: string, login?: string): Promise<string>;
  /** Dispatches a workflow and waits until all is at rest; answers the run. */
  dispatch(file: string, inputs?: object, login?: string): Promise<WorkflowRun>;
  /** The newest run. */
  last(): WorkflowRun;
  job(key: string): WorkflowJob;
  log(key: string): Promise<string>;
  /** Stops the server and starts another one on the same state. */
  restart(): Promise<void>;
}

export const LOGINS = ['owner', 'writer', 'reviewer'] as const;

/** A local GitHub whose repository has these files, the workflows by their names below `.github/workflows`. */
export async function workflowSession(
  workflows: Readonly<Record<string, string>>,
  options: {
    files?: Readonly<Record<string, string>>;
    jobEnvironment?: Readonly<Record<string, string>>;
    now?: () => Date;
  } = {},
): Promise<WorkflowSession> {
  await using stack = new AsyncDisposableStack();
  const root = stack.adopt(await mkdtemp(path.join(tmpdir(), 'workflows-')), (folder) =>
    rm(folder, { recursive: true, force: true, maxRetries: 5 }),
  );
  const source = path.join(root, 'source');
  const named = Object.entries(workflows).map(([name, text]) => [`.github/workflows/${name}`, text]);
  await writeFiles(source, { 'README.md': 'test\n', ...options.files, ...Object.fromEntries(named) });
  const start = () =>
    startLocalGitHub({
      folder: path.join(root, 'state'),
      source,
      jobEnvironment: () => options.jobEnvironment ?? {},
      ...(options.now && { now: options.now }),
    });
  let github = await start();
  stack.defer(() => github.close());
  const tokens = new Map<string, string>();
  const addUsers = (): void => {
    for (const login of LOGINS)
      tokens.set(login, github.addUser(login, login === 'owner' ? 'admin' : 'write').token);
  };
  addUsers();

  const send = (method: string, at: string, body?: object, login = 'owner') => {
    const { owner, name } = github.repository;
    return fetch(`${github.apiUrl}/repos/${owner}/${name}${at}`, {
      method,
      headers: { authorization: `Bearer ${tokens.get(login)}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
  };
  const call: WorkflowSession['call'] = async (...request) => {
    const answer = await send(...request);
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${request[0]} ${request[1]}: ${answer.status} ${text}`);
    return text === '' ? undefined : JSON.parse(text);
  };
  const last = (): WorkflowRun => {
    const found = github.workflows.runs().at(-1);
    if (found === undefined) throw new Error('Nothing has run.');
    return found;
  };
  const job = (key: string): WorkflowJob => {
    const found = last().jobs.find((candidate) => candidate.key === key || candidate.name === key);
    if (found === undefined)
      throw new Error(
        `No job ${key}, but ${last()
          .jobs.map(({ name }) => name)
          .join(', ')}; ${last().problems.join(' ')}`,
      );
    return found;
  };
  const moved = stack.move();
  return {
    get github() {
      return github;
    },
    get workflows() {
      return github.workflows;
    },
    call,
    status: async (...request) => (await send(...request)).status,
    async push(files, branch = 'main', login = 'owner') {
      const clone = await mkdtemp(path.join(root, 'clone-'));
      const { owner, name } = github.repository;
      const url = new URL(`${github.url}/${owner}/${name}.git`);
      Object.assign(url, { username: 'x', password: tokens.get(login) });
      const git = async (...args: string[]) => (await run('git', args, { cwd: clone })).stdout.trim();
      await git('clone', '--quiet', url.href, '.');
      const known = await git('ls-remote', '--heads', 'origin', branch);
      await (known === '' ? git('checkout', '--quiet', '-b', branch) : git('checkout', '--quiet', branch));
      await writeFiles(clone, files);
      await git('add', '--all');
      await git(
        '-c',
        'user.name=owner',
        '-c',
        'user.email=o@example.org',
        'commit',
        '--quiet',
        '-m',
        'Change',
      );
      await git('push', '--quiet', 'origin', branch);
      return git('rev-parse', 'HEAD');
    },
    async dispatch(file, inputs = {}, login = 'owner') {
      await call('POST', `/actions/workflows/${file}/dispatches`, { ref: 'main', inputs }, login);
      const started = last();
      await github.workflows.idle();
      return started;
    },
    last,
    job,
    log: (key) => github.workflows.log(job(key).id),
    async restart() {
      await github.close();
      github = await start();
      addUsers();
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(folder, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
}
