import { context, getOctokit } from '@actions/github';
import { retry } from '@octokit/plugin-retry';
import { throttling } from '@octokit/plugin-throttling';
import { Failure, messageOf } from '../failure.ts';
import { isRecord } from '../record.ts';
import type { Reason } from '../reason.ts';

/** GitHub's API for the repository that the job runs in. */
export interface GitHub {
  rest: ReturnType<typeof getOctokit>['rest'];
  paginate: ReturnType<typeof getOctokit>['paginate'];
  graphql: ReturnType<typeof getOctokit>['graphql'];
  owner: string;
  repo: string;
  serverUrl: string;
}

/** Endings that every action which asks GitHub can come to. */
export const GITHUB_REASONS = [
  'github-permission-missing',
  'github-refused',
  'github-unavailable',
] as const satisfies readonly Reason[];

// GitHub asks for a minute at most in one answer; more than these waits are an outage that people should know of.
const MAX_WAITS = 4;

/** Made once, by an action's entry. The server is the runner's: `GITHUB_API_URL`. */
export function createGitHub(token: string): GitHub {
  const octokit = getOctokit(
    token,
    { throttle: { onRateLimit: waits, onSecondaryRateLimit: waits } },
    retry,
    throttling,
  );
  const { rest, paginate, graphql } = octokit;
  return { rest, paginate, graphql, ...context.repo, serverUrl: context.serverUrl };
}

/** Whether to wait as long as GitHub asks, once more. */
function waits(_after: number, _options: object, _octokit: object, before: number): boolean {
  return before < MAX_WAITS;
}

/** What the call answers; undefined where GitHub has no such thing. Throws a `Failure` that says what was asked for. */
export async function find<T>(what: string, call: () => Promise<{ data: T }>): Promise<T | undefined> {
  try {
    return (await call()).data;
  } catch (error) {
    if (statusOf(error) === 404) return undefined;
    throw failureOf(what, error);
  }
}

/** What the call answers. `what` ends the sentence "GitHub could not ...". */
export async function ask<T>(what: string, call: () => Promise<T>): Promise<T> {
  try {
    return await call();
  } catch (error) {
    throw failureOf(what, error);
  }
}

export function statusOf(error: unknown): number | undefined {
  const status = isRecord(error) || error instanceof Error ? Reflect.get(error, 'status') : undefined;
  return typeof status === 'number' ? status : undefined;
}

function failureOf(what: string, cause: unknown): Failure {
  if (cause instanceof Failure) return cause;
  const status = statusOf(cause);
  const message = messageOf(cause);
  if (status === undefined || status >= 500 || status === 429)
    return new Failure('github-unavailable', `GitHub did not ${what}: ${message}. Run the job again.`, {
      cause,
    });
  if (status === 401 || status === 403)
    return new Failure(
      'github-permission-missing',
      `The token may not ${what}: ${message}. Give the job the permission that the action's github-token asks for.`,
      { cause },
    );
  return new Failure('github-refused', `GitHub refused to ${what}: ${message}`, { cause });
}
