import { spawn } from 'node:child_process';
import type { Context } from 'hono';
import { allows, type Caller } from './caller.ts';
import { type Core, fullName } from './core.ts';
import { NO_COMMIT } from './git.ts';
import { branchHead } from './history.ts';
import { violations } from './protection.ts';
import { type PushCommand, pushCommands, rejectedPush } from './push-request.ts';
import { announcePush } from './refs.ts';
import { branchRules, bypasses } from './rules.ts';

const SERVICES = { 'git-upload-pack': 'read', 'git-receive-pack': 'write' } as const;
const BRANCHES = 'refs/heads/';

/** Answers git's smart HTTP protocol with git's own server program. `path` is what follows `NAME.git`. */
export async function answerGit(
  core: Core,
  caller: Caller | undefined,
  context: Context,
  path: string,
): Promise<Response> {
  const service = serviceOf(path, context.req.query('service'));
  if (service === undefined) return new Response('Not Found', { status: 404 });
  const denied = refusal(core, caller, SERVICES[service]);
  if (denied !== undefined || caller === undefined) return denied ?? unauthorized();
  const body = Buffer.from(await context.req.arrayBuffer());
  if (path !== '/git-receive-pack') return runBackend(core, context, path, body);
  return receivePush(core, caller, context, body);
}

function serviceOf(path: string, asked: string | undefined): keyof typeof SERVICES | undefined {
  const name = path === '/info/refs' ? asked : path.slice(1);
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : undefined;
}

function refusal(core: Core, caller: Caller | undefined, access: 'read' | 'write'): Response | undefined {
  if (caller === undefined) return unauthorized();
  if (allows(caller, 'contents', access)) return undefined;
  if (access === 'read' && core.state.repository.visibility === 'public') return undefined;
  if (caller.kind === 'anonymous') return unauthorized();
  const { login, role } = caller.account;
  if (caller.kind === 'user' && role === null) return new Response('Repository not found.', { status: 404 });
  return new Response(`Permission to ${fullName(core)}.git denied to ${login}.`, { status: 403 });
}

function unauthorized(): Response {
  const headers = { 'www-authenticate': 'Basic realm="GitHub"' };
  return new Response('Unauthorized', { status: 401, headers });
}

/** Takes a push that the rules allow, and tells the branches that it moved. */
async function receivePush(core: Core, caller: Caller, context: Context, body: Buffer): Promise<Response> {
  const { commands, capabilities } = pushCommands(body);
  const moves = commands.filter(({ ref }) => ref.startsWith(BRANCHES));
  for (const { before, after, ref } of moves) {
    const branch = ref.slice(BRANCHES.length);
    const reasons = await violations(core, caller.account, { branch, before, after });
    if (reasons.length > 0) return rejectedPush(commands, capabilities, { ref, reasons });
  }
  const noForce = moves.some(({ ref }) => {
    const branch = ref.slice(BRANCHES.length);
    return !branchRules(core, branch).mayForce && !bypasses(core, caller.account, branch, 'always');
  });
  const known = new Map<string, string | undefined>();
  for (const { ref } of moves) known.set(ref, await branchHead(core.git, ref.slice(BRANCHES.length)));
  const answer = await runBackend(core, context, '/git-receive-pack', body, {
    'receive.hideRefs': 'refs/pull',
    'receive.denyNonFastForwards': String(noForce),
  });
  for (const move of moves) await announce(core, caller, move, known.get(move.ref));
  return answer;
}

/** Tells a branch's move if this push is what moved it. */
async function announce(
  core: Core,
  caller: Caller,
  { ref, after }: PushCommand,
  before = NO_COMMIT,
): Promise<void> {
  const branch = ref.slice(BRANCHES.length);
  const now = (await branchHead(core.git, branch)) ?? NO_COMMIT;
  if (now === after && now !== before) await announcePush(core, caller, { branch, before, after });
}

/** Runs `git http-backend`, a CGI program, and makes a response of what it writes. */
function runBackend(
  { git }: Core,
  context: Context,
  path: string,
  body: Buffer,
  settings: Readonly<Record<string, string>> = {},
): Promise<Response> {
  const { req } = context;
  return new Promise((resolve, reject) => {
    const child = spawn('git', ['http-backend'], {
      env: {
        PATH: process.env['PATH'],
        GIT_CONFIG_GLOBAL: '/dev/null',
        GIT_CONFIG_NOSYSTEM: '1',
        GIT_PROJECT_ROOT: git.folder,
        GIT_HTTP_EXPORT_ALL: '1',
        PATH_INFO: path,
        REQUEST_METHOD: req.method,
        QUERY_STRING: new URL(req.url).search.slice(1),
        CONTENT_TYPE: req.header('content-type') ?? '',
        CONTENT_LENGTH: String(body.length),
        HTTP_CONTENT_ENCODING: req.header('content-encoding') ?? '',
        GIT_PROTOCOL: req.header('git-protocol') ?? '',
        REMOTE_USER: 'local',
        ...settingVariables(settings),
      },
    });
    const output: Buffer[] = [];
    child.stdout.on('data', (chunk: Buffer) => output.push(chunk));
    child.once('error', reject);
    child.once('close', () => resolve(responseOf(Buffer.concat(output))));
    child.stdin.on('error', () => undefined);
    child.stdin.end(body);
  });
}

/** Variables that set git's settings for one call. */
function settingVariables(settings: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(settings);
  const variables: Record<string, string> = { GIT_CONFIG_COUNT: String(entries.length) };
  for (const [index, [key, value]] of entries.entries()) {
    variables[`GIT_CONFIG_KEY_${index}`] = key;
    variables[`GIT_CONFIG_VALUE_${index}`] = value;
  }
  return variables;
}

function responseOf(output: Buffer): Response {
  const end = output.indexOf('\r\n\r\n');
  const headers = new Headers();
  for (const line of output.toString('latin1', 0, Math.max(0, end)).split('\r\n')) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.append(line.slice(0, colon), line.slice(colon + 1).trim());
  }
  const status = Number.parseInt(headers.get('status') ?? '200', 10);
  headers.delete('status');
  return new Response(new Uint8Array(output.subarray(end + 4)), { status, headers });
}
