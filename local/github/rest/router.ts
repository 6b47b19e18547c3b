import { type Context, Hono } from 'hono';
import { isObject } from '../../plain.ts';
import { WorkflowError } from '../../workflows/host.ts';
import { ApiError } from '../api-error.ts';
import { type Access, allows, type Caller, isSetting } from '../caller.ts';
import type { Core } from '../core.ts';
import { GitError } from '../git.ts';
import { pageOf, pagination } from './pagination.ts';

export interface Call {
  core: Core;
  caller: Caller;
  /** A part of the path, decoded. */
  param: (name: string) => string;
  /** The same as a whole number; 404 where it is none. */
  number: (name: string) => number;
  query: (name: string) => string | undefined;
  /** The JSON body; an empty object where there is none. Throws 400 for what is no JSON object. */
  body: () => Promise<Record<string, unknown>>;
  context: Context;
}

export interface Reply {
  status?: number;
  /** Sent as JSON; without it nothing is sent. */
  json?: unknown;
  text?: string;
  location?: string;
}

export type Handler = (call: Call) => Promise<Reply> | Reply;

export interface Operation {
  /** As octokit names it, with a point: `pulls.create`. Faults and the request log know it by this name. */
  name: string;
  method: 'get' | 'post' | 'put' | 'patch' | 'delete';
  /** Below the API's root: `/repos/:owner/:repo/pulls`. */
  path: string;
  /** Scope and access that a token needs; null: any token, also none. */
  needs: readonly [scope: string, access: Access] | null;
  /** What is enough for people where it is less: who may read may also comment, review and open issues. */
  people?: 'read';
  handle: Handler;
}

export interface RouterOptions {
  core: Core;
  caller: (authorization: string | undefined) => Caller | undefined;
  /** Stands before the operation and may answer instead of it, or change its answer. */
  around: (
    operation: string,
    caller: Caller,
    context: Context,
    answer: () => Promise<Response>,
  ) => Promise<Response>;
}

/** The REST API as one Hono application. */
export function restApi(operations: readonly Operation[], options: RouterOptions): Hono {
  const app = new Hono();
  for (const operation of operations) {
    app.on(operation.method.toUpperCase(), operation.path, (context) => answer(operation, context, options));
  }
  app.all('*', (context) => unknown(context, options));
  return app;
}

/** What this GitHub has not is said loudly, and noted as a call of the operation `unknown`. */
async function unknown(context: Context, options: RouterOptions): Promise<Response> {
  const caller = options.caller(context.req.header('authorization'));
  if (caller === undefined) return error(401, 'Bad credentials');
  const { method, url } = context.req;
  const message = `The local GitHub has no operation for ${method} ${new URL(url).pathname}.`;
  return options.around('unknown', caller, context, () => Promise.resolve(error(501, message)));
}

async function answer(operation: Operation, context: Context, options: RouterOptions): Promise<Response> {
  const { core } = options;
  const caller = options.caller(context.req.header('authorization'));
  if (caller === undefined) return error(401, 'Bad credentials');
  return options.around(operation.name, caller, context, async () => {
    try {
      const denied = refusal(operation, core, caller, context);
      if (denied) throw denied;
      return send(context, await operation.handle(callOf(core, caller, context)));
    } catch (failure) {
      return failed(failure);
    }
  });
}

function refusal(operation: Operation, core: Core, caller: Caller, context: Context): ApiError | undefined {
  const { owner, name, visibility } = core.state.repository;
  const wanted = [context.req.param('owner'), context.req.param('repo')];
  const here = [owner, name].every((part, index) => {
    const asked = wanted[index];
    return asked === undefined || asked.toLowerCase() === part.toLowerCase();
  });
  if (!here) return new ApiError(404, 'Not Found');
  if (operation.needs === null) return undefined;
  const [scope, needed] = operation.needs;
  const access = caller.kind === 'user' ? (operation.people ?? needed) : needed;
  if (allows(caller, scope, access)) return undefined;
  if (scope === 'issues' && allows(caller, 'pull-requests', access) && isAboutPull(core, context))
    return undefined;
  if (access === 'read' && visibility === 'public' && !isSetting(scope)) return undefined;
  if (caller.kind === 'anonymous') return new ApiError(401, 'Requires authentication');
  if (caller.kind !== 'user') return new ApiError(403, 'Resource not accessible by integration');
  if (caller.account.role === null) return new ApiError(404, 'Not Found');
  return isSetting(scope)
    ? new ApiError(403, 'Must have admin rights to Repository.')
    : new ApiError(403, 'Resource not accessible by personal access token');
}

/** Labels and comments of a pull request are there for whoever may change pull requests, too. */
function isAboutPull({ state }: Core, context: Context): boolean {
  const comment = state.comments.find(({ id }) => String(id) === context.req.param('comment'));
  const number = comment?.number ?? Number(context.req.param('number'));
  return state.pulls.some((pull) => pull.number === number);
}

function callOf(core: Core, caller: Caller, context: Context): Call {
  const param = (name: string): string => context.req.param(name) ?? '';
  return {
    core,
    caller,
    context,
    param,
    number(name) {
      const text = param(name);
      if (!/^\d{1,15}$/.test(text)) throw new ApiError(404, 'Not Found');
      return Number(text);
    },
    query: (name) => context.req.query(name),
    async body() {
      const text = await context.req.text();
      if (text.trim() === '') return {};
      const value: unknown = parse(text);
      if (!isObject(value)) throw new ApiError(400, 'Problems parsing JSON');
      return value;
    },
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function send(context: Context, { status, json, text, location }: Reply): Response {
  const headers = {
    'x-github-api-version-selected': '2022-11-28',
    ...(location !== undefined && { location }),
  };
  if (text !== undefined) return new Response(text, { status: status ?? 200, headers });
  if (json === undefined) return new Response(null, { status: status ?? 204, headers });
  const all = { ...headers, 'content-type': 'application/json; charset=utf-8', ...pagination(context, json) };
  const page = Array.isArray(json) ? pageOf(context, json) : json;
  return new Response(JSON.stringify(page), { status: status ?? 200, headers: all });
}

/** A list inside an object, as GitHub's Actions operations answer. */
export function listed(context: Context, name: string, items: readonly unknown[]): Reply {
  return { json: { total_count: items.length, [name]: pageOf(context, items) } };
}

function failed(failure: unknown): Response {
  if (failure instanceof ApiError) return error(failure.status, failure.message, failure.errors);
  if (failure instanceof WorkflowError) return error(failure.status, failure.message);
  if (failure instanceof GitError) return error(422, failure.message);
  throw failure;
}

function error(status: number, message: string, errors?: readonly (object | string)[]): Response {
  const body = {
    message,
    ...(errors && { errors }),
    documentation_url: 'https://docs.github.com/rest',
    status: String(status),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'content-type': 'application/json; charset=utf-8' },
  });
}
