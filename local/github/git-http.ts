import { spawn } from 'node:child_process';
import type { Context } from 'hono';
import { ApiError } from './api-error.ts';
import { allows, type Caller } from './caller.ts';
import type { Core } from './core.ts';
import { NO_COMMIT } from './git.ts';
import { branches, headOf } from './history.ts';
import { checkDirectPush } from './pulls.ts';
import { announcePush } from './refs.ts';
import { branchRules } from './rules.ts';

const SERVICES = { 'git-upload-pack': 'read', 'git-receive-pack': 'write' } as const;

/** Answers git's smart HTTP protocol with git's own server program. `path` is what follows `NAME.git`. */
export async function answerGit(
  core: Core,
  caller: Caller | undefined,
  context: Context,
  path: string,
): Promise<Response> {
  const service = serviceOf(path, context.req.query('service'));
  if (service === undefined) return new Response('Not Found', { status: 404 });
  const access = SERVICES[service];
  const open = access === 'read' && core.state.repository.visibility === 'public';
  if (caller === undefined || !(open || allows(caller, 'contents', access)))
    return new Response('Unauthorized', {
      status: 401,
      headers: { 'www-authenticate': 'Basic realm="GitHub"' },
    });
  const body = Buffer.from(await context.req.arrayBuffer());
  const pushes = service === 'git-receive-pack' && path === '/git-receive-pack';
  if (pushes) {
    const refused = await refusal(core, caller, body);
    if (refused) return new Response(refused, { status: 403 });
  }
  const before = pushes ? await heads(core) : undefined;
  const answer = await runBackend(core, context, path, body);
  if (before) await announceAll(core, caller, before);
  return answer;
}

function serviceOf(path: string, asked: string | undefined): keyof typeof SERVICES | undefined {
  const name = path === '/info/refs' ? asked : path.slice(1);
  return name === 'git-upload-pack' || name === 'git-receive-pack' ? name : undefined;
}

/** Why this push may not be taken: each of its commands is `OLD NEW REF` at the beginning of the request. */
async function refusal(core: Core, caller: Caller, body: Buffer): Promise<string | undefined> {
  for (const { before, after, ref } of commandsIn(body)) {
    if (!ref.startsWith('refs/heads/')) continue;
    const branch = ref.slice('refs/heads/'.length);
    const rules = branchRules(core, branch);
    try {
      checkDirectPush(core, caller, branch);
    } catch (error) {
      if (error instanceof ApiError) return `${error.message}\n`;
      throw error;
    }
    if (after === NO_COMMIT && !rules.mayDelete) return `Cannot delete ${branch}.\n`;
    if (!rules.mayForce && before !== NO_COMMIT && before !== (await headOf(core.git, ref)))
      return `Cannot force-push to ${branch}.\n`;
  }
  return undefined;
}

function commandsIn(body: Buffer): { before: string; after: string; ref: string }[] {
  const commands = [];
  for (let at = 0; at + 4 <= body.length;) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    const line = body.toString('utf8', at + 4, at + length).split('\0')[0] ?? '';
    const [before = '', after = '', ref = ''] = line.trim().split(' ');
    commands.push({ before, after, ref });
    at += length;
  }
  return commands;
}

async function heads({ git }: Core): Promise<Map<string, string>> {
  return new Map((await branches(git)).map(({ name, sha }) => [name, sha]));
}

async function announceAll(core: Core, caller: Caller, before: ReadonlyMap<string, string>): Promise<void> {
  const after = await heads(core);
  for (const branch of new Set([...before.keys(), ...after.keys()])) {
    const move = { branch, before: before.get(branch) ?? NO_COMMIT, after: after.get(branch) ?? NO_COMMIT };
    if (move.before !== move.after) await announcePush(core, caller, move);
  }
}

/** Runs `git http-backend`, a CGI program, and makes a response of what it writes. */
function runBackend({ git }: Core, context: Context, path: string, body: Buffer): Promise<Response> {
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
