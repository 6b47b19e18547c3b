import { generateKeyPairSync } from 'node:crypto';
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
import { accountOf, type Core, fullName, nextId } from './core.ts';
import type { RepositoryEvent } from './event.ts';
import { faulty } from './fault.ts';
import { createBareRepository, openGit } from './git.ts';
import { importFolder } from './git.ts';
import { answerGit } from './git-http.ts';
import { answerGraphql } from './graphql.ts';
import { createIssuer } from './oidc.ts';
import { pages } from './pages/app.ts';
import type { PagesSource } from './pages/source.ts';
import { createRequestLog, type RequestLog } from './request-log.ts';
import { actionOperations } from './rest/actions.ts';
import { environmentOperations } from './rest/environments.ts';
import { gitOperations } from './rest/git.ts';
import { issueOperations } from './rest/issues.ts';
import { pullOperations } from './rest/pulls.ts';
import { repositoryOperations } from './rest/repository.ts';
import { type Operation, restApi } from './rest/router.ts';
import { setValue, variableOperations } from './rest/variables.ts';
import type { GitHubState, Role } from './state.ts';
import { createTokens, JOB_ACCOUNT } from './tokens.ts';
import { repositoryFacts, workflowHost } from './workflow-host.ts';

export interface LocalGitHubOptions {
  /** Folder for all state; made when absent, taken up again when there. */
  folder: string;
  /** Folder whose files are the first commit of a new repository, but those that its .gitignore names. */
  source?: string;
  repository?: {
    owner: string;
    name: string;
    id?: number;
    ownerId?: number;
    visibility?: 'public' | 'private';
  };
  /** 0, the default, takes any free port. */
  port?: number;
  now?: () => Date;
  /** Variables for every job: where the local AWS is. */
  jobEnvironment?: () => Readonly<Record<string, string>>;
  onEvent?: (event: RepositoryEvent) => void;
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
  /** Sets a secret of the repository or of an environment. */
  setSecret(name: string, value: string, environment?: string): void;
  /** Runs git on the bare repository. */
  git(...args: readonly string[]): Promise<string>;
  close(): Promise<void>;
}

const OPERATIONS: readonly Operation[] = [
  ...gitOperations,
  ...pullOperations,
  ...issueOperations,
  ...actionOperations,
  ...environmentOperations,
  ...variableOperations,
  ...repositoryOperations,
];

/** Starts a GitHub with one repository on 127.0.0.1. */
export async function startLocalGitHub(options: LocalGitHubOptions): Promise<LocalGitHub> {
  const { port = 0, now = () => new Date(), jobEnvironment = () => ({}), onEvent } = options;
  const folder = path.resolve(options.folder);
  const unlock = takeLock(path.join(folder, 'lock'));
  const document = openDocument<GitHubState>(path.join(folder, 'github.json'), initialState(options, now()));
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
  const listener = getRequestListener(app.fetch);
  const server = createServer((request, response) => void listener(request, response));
  server.keepAliveTimeout = 600_000;
  url = await listen(server, port);
  const host = workflowHost({ core, tokens, issuer, folder: path.join(folder, 'workflows'), jobEnvironment });
  const workflows: Workflows = createWorkflows(host);

  const around = faulty({ faults, requests, now });
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
    setSecret(secret, value, environment) {
      setValue(core, 'secrets', secret, value, environment);
      void document.save();
    },
    git: (...args) => git(args),
    close,
    [Symbol.asyncDispose]: close,
  };
}

function initialState({ repository }: LocalGitHubOptions, now: Date): GitHubState {
  const {
    owner = 'example',
    name = 'taxi-models',
    id = 2002,
    ownerId = 1001,
    visibility = 'private',
  } = repository ?? {};
  const bot = {
    id: 41_898_282,
    login: JOB_ACCOUNT,
    type: 'Bot',
    role: null,
    teams: [],
    token: null,
  } as const;
  return {
    repository: {
      owner,
      ownerId,
      name,
      id,
      visibility,
      defaultBranch: 'main',
      createdAt: `${now.toISOString().slice(0, 19)}Z`,
      actionsMayOpenPullRequests: false,
      defaultWorkflowPermissions: 'read',
      oidcSubject: { useDefault: true, immutable: true, claims: [] },
      deleteBranchOnMerge: false,
      allowAutoMerge: false,
      allowUpdateBranch: false,
      mergeMethods: { merge: true, squash: true, rebase: true },
    },
    nextNumber: 0,
    nextId: 10_000,
    accounts: [
      { ...bot, teams: [] },
      { id: ownerId, login: owner, type: 'Organization', role: null, teams: [], token: null },
    ],
    apps: [],
    pulls: [],
    issues: [],
    comments: [],
    reviews: [],
    issueEvents: [],
    labels: [],
    environments: [],
    deployments: [],
    rulesets: [],
    checks: [],
    statuses: [],
    variables: {},
    secrets: {},
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

function addUser(core: Core, login: string, role: Role, teams: readonly string[]) {
  const known = accountOf(core, login);
  const account = known ?? {
    id: nextId(core),
    login,
    type: 'User' as const,
    role,
    teams: [...teams],
    token: null,
  };
  account.role = role;
  account.teams = [...teams];
  account.token ??= `github_pat_${login}_${account.id}`;
  if (!known) core.state.accounts.push(account);
  void core.document.save();
  return { token: account.token, id: account.id };
}

function installApp(core: Core, slug: string, permissions: Readonly<Record<string, 'read' | 'write'>>) {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
  const id = nextId(core);
  core.state.apps.push({
    id,
    slug,
    installationId: nextId(core),
    publicKey,
    permissions: { ...permissions },
  });
  core.state.accounts.push({
    id: nextId(core),
    login: `${slug}[bot]`,
    type: 'Bot',
    role: null,
    teams: [],
    token: null,
  });
  void core.document.save();
  return { appId: String(id), privateKey };
}
