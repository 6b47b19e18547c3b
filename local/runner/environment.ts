import { arch, platform } from 'node:os';
import path from 'node:path';
import type { Contexts } from './expression.ts';

export type Environment = Readonly<Record<string, string>>;

// Nothing else of the caller's environment reaches an action: an AWS profile or a token of the developer's
// shell must never decide where a local run goes.
const INHERITED = [
  'PATH',
  'HOME',
  'USERPROFILE',
  'LANG',
  'LC_ALL',
  'TZ',
  'TMPDIR',
  'TEMP',
  'TMP',
  'SYSTEMROOT',
];

export interface Workspace {
  /** The checked-out repository: the step's working directory. */
  folder: string;
  /** For files that end with the job. */
  temp: string;
  eventFile: string;
}

/** The variables of a GitHub-hosted job on Linux, overridden by `given`. */
export function jobEnvironment(workspace: Workspace, given: Environment): Record<string, string> {
  const inherited: Record<string, string> = {};
  for (const name of INHERITED) {
    const value = process.env[name];
    if (value !== undefined) inherited[name] = value;
  }
  return {
    ...inherited,
    CI: 'true',
    GITHUB_ACTIONS: 'true',
    GITHUB_ACTOR: 'local',
    GITHUB_API_URL: 'https://api.github.com',
    GITHUB_EVENT_NAME: 'workflow_dispatch',
    GITHUB_EVENT_PATH: workspace.eventFile,
    GITHUB_GRAPHQL_URL: 'https://api.github.com/graphql',
    GITHUB_JOB: 'local',
    GITHUB_REF: 'refs/heads/main',
    GITHUB_REF_NAME: 'main',
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: 'local/sagemaker-drift-gitops',
    GITHUB_REPOSITORY_OWNER: 'local',
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: '0'.repeat(40),
    GITHUB_WORKFLOW: 'local',
    GITHUB_WORKSPACE: workspace.folder,
    RUNNER_ARCH: arch() === 'arm64' ? 'ARM64' : 'X64',
    RUNNER_ENVIRONMENT: 'self-hosted',
    RUNNER_NAME: 'local',
    RUNNER_OS: { darwin: 'macOS', win32: 'Windows' }[platform() as string] ?? 'Linux',
    RUNNER_TEMP: workspace.temp,
    RUNNER_TOOL_CACHE: path.join(workspace.temp, 'tools'),
    ...given,
  };
}

/** The `github`, `runner` and `env` contexts that these variables describe: one source for both. */
export function contextsOf(environment: Environment, event: unknown, token: string): Contexts {
  return {
    github: { ...prefixed(environment, 'GITHUB_'), event, token },
    runner: prefixed(environment, 'RUNNER_'),
    env: environment,
  };
}

function prefixed(environment: Environment, prefix: string): Record<string, string> {
  const context: Record<string, string> = {};
  for (const [name, value] of Object.entries(environment)) {
    if (name.startsWith(prefix)) context[name.slice(prefix.length).toLowerCase()] = value;
  }
  return context;
}
