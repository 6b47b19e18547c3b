import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { getOctokit } from '@actions/github';
import { type LocalGitHub, startLocalGitHub } from '../../../local/github/server.ts';

export type Octokit = ReturnType<typeof getOctokit>;

/** Every call names the repository. */
export const PLACE = { owner: 'example', repo: 'taxi-models' } as const;

export interface Member {
  login: string;
  id: number;
  token: string;
  octokit: Octokit;
  rest: Octokit['rest'];
}

export interface GitHubSession extends AsyncDisposable {
  readonly github: LocalGitHub;
  folder: string;
  /** Administrates. */
  ada: Member;
  /** Ben and Cleo may write, Cleo as one of the team `operators`; Rita may read. */
  ben: Member;
  cleo: Member;
  rita: Member;
  octokit(token: string): Octokit;
  /** Commits files to a branch, made from main where it is not there. Answers the commit. */
  commit(branch: string, files: Readonly<Record<string, string>>, by?: Member): Promise<string>;
  /** Opens a pull request of Ben's that changes these files. */
  propose(
    branch: string,
    files?: Readonly<Record<string, string>>,
  ): Promise<{ number: number; head: string }>;
  /** Runs git as a person would, in a folder of its own; answers what it wrote to both outputs. */
  git(folder: string, ...args: readonly string[]): Promise<string>;
  /** An installation token of an App, with these of its permissions. */
  appToken(
    app: { appId: string; privateKey: string },
    permissions?: Readonly<Record<string, string>>,
  ): string;
  cloneUrl(user: string, password: string): string;
  /** Lets a job begin and answers its token, which is valid until `end`. */
  job(workflow: string): Promise<{ octokit: Octokit; token: string; end: () => Promise<void> }>;
  /** Stops the server and starts one on the same state. */
  restart(): Promise<void>;
}

/** A job that writes its token to a file, and ends when another file is there. */
export function holdingWorkflow(permissions: string): string {
  return `name: Hold
on: workflow_dispatch
permissions: ${permissions}
jobs:
  hold:
    runs-on: ubuntu-24.04
    steps:
      - run: |
          printf %s "$TOKEN" > "$HOLD/token.part"
          mv "$HOLD/token.part" "$HOLD/token"
          until [ -e "$HOLD/end" ]; do sleep 0.02; done
        env:
          TOKEN: \${{ github.token }}
`;
}

export async function githubSession(
  files: Readonly<Record<string, string>> = {},
  options: { visibility?: 'public' | 'private' } = {},
): Promise<GitHubSession> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(path.join(tmpdir(), 'local-github-')), (made) =>
    rm(made, { recursive: true, force: true, maxRetries: 5 }),
  );
  const source = path.join(folder, 'source');
  const hold = path.join(folder, 'hold');
  await mkdir(hold);
  await writeFiles(source, { 'README.md': '# Models\n', ...files });
  const start = () =>
    startLocalGitHub({
      folder: path.join(folder, 'github'),
      source,
      repository: { owner: PLACE.owner, name: PLACE.repo, ...options },
      jobEnvironment: () => ({ HOLD: hold }),
    });
  let github = await start();
  stack.defer(() => github.close());
  const octokit = (token: string): Octokit =>
    getOctokit(token, { baseUrl: github.apiUrl, log: SILENT, request: { timeout: 20_000 } });
  const member = (login: string, ...rights: Role): Member => {
    const { token, id } = github.addUser(login, ...rights);
    const own = octokit(token);
    return { login, id, token, octokit: own, rest: own.rest };
  };
  const people = (): Pick<GitHubSession, 'ada' | 'ben' | 'cleo' | 'rita'> => ({
    ada: member('ada', 'admin'),
    ben: member('ben', 'write'),
    cleo: member('cleo', 'write', ['operators']),
    rita: member('rita', 'read'),
  });
  const kept = stack.move();
  const session: GitHubSession = {
    get github() {
      return github;
    },
    folder,
    ...people(),
    octokit,
    commit: (branch, changed, by = session.ben) => commit(by, branch, changed),
    async propose(branch, changed = { [`${branch}.txt`]: `${branch}\n` }) {
      const head = await commit(session.ben, branch, changed);
      const title = `Change by ${branch}`;
      const { data } = await session.ben.rest.pulls.create({ ...PLACE, title, head: branch, base: 'main' });
      return { number: data.number, head };
    },
    git: (at, ...args) => git(path.join(folder, at), args),
    cloneUrl(user, password) {
      const url = new URL(`/${PLACE.owner}/${PLACE.repo}.git`, github.url);
      return Object.assign(url, { username: user, password }).href;
    },
    appToken: (app, permissions) => github.appToken(app, permissions),
    async job(workflow_id) {
      await session.ada.rest.actions.createWorkflowDispatch({ ...PLACE, workflow_id, ref: 'main' });
      const token = await arrived(path.join(hold, 'token'));
      return {
        token,
        octokit: octokit(token),
        async end() {
          await writeFile(path.join(hold, 'end'), '');
          await github.workflows.idle();
          await rm(hold, { recursive: true });
          await mkdir(hold);
        },
      };
    },
    async restart() {
      await github.close();
      github = await start();
      Object.assign(session, people());
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
  return session;
}

type Role = Parameters<LocalGitHub['addUser']> extends [string, ...infer Rest] ? Rest : never;

const nothing = (): void => undefined;
const SILENT = { debug: nothing, info: nothing, warn: nothing, error: nothing };

/** Status and message of a call that GitHub refuses. */
export async function refusal(call: Promise<unknown>): Promise<{ status: number; message: string }> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Error && 'status' in error && typeof error.status === 'number')
      return { status: error.status, message: error.message };
    throw error;
  }
  throw new Error('GitHub did not refuse the call.');
}

async function commit(by: Member, branch: string, files: Readonly<Record<string, string>>): Promise<string> {
  const { git: api } = by.rest;
  const ref = `heads/${branch}`;
  const known = await api.listMatchingRefs({ ...PLACE, ref });
  const own = known.data.find((candidate) => candidate.ref === `refs/${ref}`);
  const parent = own?.object.sha ?? (await api.getRef({ ...PLACE, ref: 'heads/main' })).data.object.sha;
  const tree = await api.createTree({
    ...PLACE,
    base_tree: parent,
    tree: Object.entries(files).map(([file, content]) => ({
      path: file,
      mode: '100644',
      type: 'blob',
      content,
    })),
  });
  const message = `Change ${Object.keys(files).join(', ')}`;
  const made = await api.createCommit({ ...PLACE, message, tree: tree.data.sha, parents: [parent] });
  const { sha } = made.data;
  if (own) await api.updateRef({ ...PLACE, ref, sha });
  else await api.createRef({ ...PLACE, ref: `refs/${ref}`, sha });
  return sha;
}

async function git(cwd: string, args: readonly string[]): Promise<string> {
  await mkdir(cwd, { recursive: true });
  const who = ['-c', 'user.name=Ben', '-c', 'user.email=ben@example.com', '-c', 'credential.helper='];
  const env = { ...process.env, GIT_CONFIG_GLOBAL: '/dev/null', GIT_TERMINAL_PROMPT: '0' };
  const { stdout, stderr } = await promisify(execFile)('git', [...who, ...args], { cwd, env });
  return stdout + stderr;
}

async function arrived(file: string): Promise<string> {
  for (;;) {
    const there = await access(file).then(
      () => true,
      () => false,
    );
    if (there) return readFile(file, 'utf8');
    await sleep(20);
  }
}

async function writeFiles(folder: string, files: Readonly<Record<string, string>>): Promise<void> {
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(folder, name)), { recursive: true });
    await writeFile(path.join(folder, name), text);
  }
}
