import type { Document } from '../state/document.ts';
import type { Workflows } from '../workflows/host.ts';
import type { RepositoryEvent } from './event.ts';
import type { Git } from './git.ts';
import type { Account, GitHubState, IssueEventRecord } from './state.ts';

/** What every part of this GitHub works on. */
export interface Core {
  document: Document<GitHubState>;
  readonly state: GitHubState;
  git: Git;
  /** Root of the pages; the API lies below it. Known once the server listens. */
  url(): string;
  apiUrl(): string;
  workflows(): Workflows;
  now(): Date;
  /** Lets the event start workflows, after the change that it tells is saved. */
  publish(event: RepositoryEvent): Promise<number[]>;
}

export function nextId({ state }: Pick<Core, 'state'>): number {
  state.nextId += 1;
  return state.nextId;
}

export function nextNumber({ state }: Pick<Core, 'state'>): number {
  state.nextNumber += 1;
  return state.nextNumber;
}

/** ISO 8601 without fractions, as GitHub writes times. */
export function timestamp(core: Pick<Core, 'now'>): string {
  return `${core.now().toISOString().slice(0, 19)}Z`;
}

export function accountOf({ state }: Pick<Core, 'state'>, login: string): Account | undefined {
  const wanted = login.toLowerCase();
  return state.accounts.find((account) => account.login.toLowerCase() === wanted);
}

/** Adds a line to the timeline of an issue or pull request. */
export function note(
  core: Core,
  number: number,
  event: string,
  actor: string,
  more: Partial<IssueEventRecord> = {},
): void {
  core.state.issueEvents.push({ id: nextId(core), number, event, actor, at: timestamp(core), ...more });
}

export function fullName({ state }: Pick<Core, 'state'>): string {
  return `${state.repository.owner}/${state.repository.name}`;
}
