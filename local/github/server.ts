import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import path from 'node:path';
import { getRequestListener, type HttpBindings } from '@hono/node-server';
import { type Context, Hono } from 'hono';
import type { JWK } from 'jose';
import { createFaultQueue, type FaultQueue } from '../aws/faults.ts';
import { openDocument } from '../state/document.ts';
import { takeLock } from '../state/lock.ts';
import { createWorkflows } from '../workflows/engine.ts';
import type { RepositoryFacts, Workflows } from '../workflows/host.ts';
import type { Caller } from './caller.ts';
import { addUser, installApp } from './accounts.ts';
import { accountOf, type Core, fullName } from './core.ts';
import type { RepositoryEvent } from './event.ts';
import { type Exchange, faulty } from './fault.ts';
import { createBareRepository, importFolder, openGit } from './git.ts';
import { initialState, type NewRepository } from './initial-state.ts';
import { answerGit } from './git-http.ts';
import { answerGraphql } from './graphql.ts';
import { loopbackOnly } from './loopback.ts';
import { createIssuer } from './oidc.ts';
import { pages } from './pages/app.ts';
import type { PagesSource } from './pages/source.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { OPERATIONS } from './rest/operations.ts';
import { restApi } from './rest/router.ts';
import { setValue } from './rest/values.ts';
import type { GitHubState, Role } from './state.ts';
import { createTokens } from './tokens.ts';
import { repositoryFacts, workflowHost } from './workflow-host.ts';

export interface LocalGitHubOptions {
  /** Folder for all state; made when absent, taken up again when there. */
  folder: string;
  /** Folder whose files are the first commit of a new repository, but those that its .gitignore names. */
  source?: string;
  repository?: NewRepository;
  /** 0, the default, takes any free port. */
  port?: number;
  now?: () => Date;
  /** Variables for every job: where the local AWS is. */
  jobEnvironment?: () => Readonly<Record<string, string>>;
  onEvent?: (event: RepositoryEvent) => void;
  /** Sees every request to the REST API with its answer. */
  onExchange?: (exchange: Exchange) => void;
}

export interface LocalGitHub extends AsyncDisposable {
  /** Root of the pages, and of git: `URL/OWNER/NAME.git`. */
  url: string;
  apiUrl: string;
  graphqlUrl: string;
  repository: RepositoryFacts;
  workflows: Workflows;
  faults: FaultQueue;
  requests: RequestLog;
  /** The public keys of the issuer of jobs' OIDC tokens; undefined of any other issuer. */
  keys(issuer: string): readonly JWK[] | undefined;
  /** Makes an account, or changes its role, and answers its token. */
  addUser(login: string, role: Role, teams?: readonly string[]): { token: string; id: number };
  /** Makes a GitHub App and installs it here. */
  installApp(
    slug: string,
    permissions: Readonly<Record<string, 'read' | 'write'>>,
  ): { appId: string; privateKey: string };
  /** An installation token of an App, with all or some of its permissions. Throws where it lacks one. */
  appToken(
    app: { appId: string; privateKey: string },
    permissions?: Readonly<Record<string, string>>,
  ): string;
  /** Sets a secret of the repository or of an environment. */
  setSecret(name: string, value: string, environment?: string): void;
  /** Runs git on the bare repository. */
  git(...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

/** Starts a GitHub with one repository on 127.0.0.1. */
export async function startLocalGitHub(options: LocalGitHubOptions): Promise<LocalGitHub> {
  const { port = 0, now = () => new Date(), jobEnvironment = () => ({}), onEvent } = options;
  const folder = path.resolve(options.folder);
  const unlock = takeLock(path.join(folder, 'lock'));
  const document = openDocument<GitHubState>(
    path.join(folder, 'github.json'),
    initialState(options.repository, now()),
  );
  const bare = path.join(folder, 'repository.git');
  const { defaultBranch } = document.value.repository;
  const fresh = !existsSync(bare);
  const git = fresh ? await createBareRepository(bare, defaultBranch) : openGit(bare);
  let url = '';
  const core: Core = {
    document,
    get state() {
      return document.value;
    },
    git,
    url: () => url,
    apiUrl: () => `${url}/api/v3`,
    workflows: () => workflows,
    now,
    publish(event) {
      onEvent?.(event);
      return workflows.handle(event);
    },
  };
  if (fresh && options.source !== undefined)
    await importFolder(git, options.source, defaultBranch, 'Use this template');
  const tokens = createTokens(core);
  const issuer = await keptIssuer(core, path.join(folder, 'oidc.pem'));
  const faults = createFaultQueue();
  const requests = createRequestLog();
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use(loopbackOnly);
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  server.keepAliveTimeout = 600_000;
  url = await listen(server, port);
  const host = workflowHost({ core, tokens, issuer, folder: path.join(folder, 'workflows'), jobEnvironment });
  const workflows: Workflows = createWorkflows(host);

  const around = faulty({
    faults,
    requests,
    now,
    ...(options.onExchange && { onExchange: options.onExchange }),
  });
  const api = restApi(OPERATIONS, { core, caller: tokens.caller, around });
  app.all('/api/v3/repositories/:id{\\d+}/*', (context) => answerByNumber(core, api, context));
  app.route('/api/v3', api);
  app.post('/api/graphql', (context) =>
    withCaller(context, tokens.caller, (caller) =>
      around('graphql.query', caller, context, () => answerGraphql(core, caller, context)),
    ),
  );
  app.all('/_services/*', (context) => workflows.service(context.req.raw));
  const { owner, name } = document.value.repository;
  app.all(`/${owner}/${name}.git/*`, (context) =>
    answerGit(
      core,
      tokens.caller(context.req.header('authorization')),
      context,
      gitPath(context, owner, name),
    ),
  );
  const act = actAs(core, api);
  app.route('/', pages({ core, act }));

  const close = async (): Promise<void> => {
    await workflows[Symbol.asyncDispose]();
    server.closeAllConnections();
    await new Promise<void>((resolve) => server.close(() => resolve()));
    await document.save();
    unlock();
  };
  await document.save();
  return {
    url,
    apiUrl: `${url}/api/v3`,
    graphqlUrl: `${url}/api/graphql`,
    get repository() {
      return repositoryFacts(core);
    },
    workflows,
    faults,
    requests,
    keys: issuer.keys,
    addUser: (login, role, teams = []) => addUser(core, login, role, teams),
    installApp: (slug, permissions) => installApp(core, slug, permissions),
    appToken: ({ appId, privateKey }, permissions) => tokens.forApp(appId, privateKey, permissions).token,
    setSecret(secret, value, environment) {
      setValue(core, 'secrets', { name: secret, value, environment: environment ?? null });
      void document.save();
    },
    git: (...args) => git(args),
    close,
    [Symbol.asyncDispose]: close,
  };
}

async function keptIssuer(core: Core, file: string) {
  const issuer = await createIssuer(core, existsSync(file) ? readFileSync(file, 'utf8') : undefined);
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, issuer.pem, { mode: 0o600 });
  return issuer;
}

function listen(server: Server, port: number): Promise<string> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      resolve(`http://127.0.0.1:${typeof address === 'object' ? (address?.port ?? 0) : 0}`);
    });
  });
}

function withCaller(
  context: Context,
  find: (authorization: string | undefined) => Caller | undefined,
  answer: (caller: Caller) => Promise<Response>,
): Promise<Response> | Response {
  const caller = find(context.req.header('authorization'));
  if (caller === undefined || caller.kind === 'anonymous')
    return context.json({ message: 'Bad credentials' }, 401);
  return answer(caller);
}

/** The repository's number stands for its name, as gh writes it. */
function answerByNumber(core: Core, api: Hono, context: Context): Response | Promise<Response> {
  const { id } = core.state.repository;
  if (context.req.param('id') !== String(id)) return context.json({ message: 'Not Found' }, 404);
  const url = new URL(context.req.url);
  url.pathname = url.pathname.replace(`/api/v3/repositories/${id}`, `/repos/${fullName(core)}`);
  return api.fetch(new Request(url, context.req.raw), context.env);
}

/** Lets a button of the pages do what its viewer's own token may. */
function actAs(core: Core, api: Hono): PagesSource['act'] {
  return async (login, method, operation, body) => {
    const headers = {
      authorization: `Bearer ${accountOf(core, login)?.token ?? ''}`,
      'content-type': 'application/json',
    };
    return api.request(operation, { method, headers, body: JSON.stringify(body) });
  };
}

function gitPath(context: Context, owner: string, name: string): string {
  return new URL(context.req.url).pathname.slice(`/${owner}/${name}.git`.length);
}
