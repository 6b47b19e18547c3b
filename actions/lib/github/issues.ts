import { ownLogin } from './account.ts';
import { ask, type GitHub } from './client.ts';
import { upsertComment } from './comments.ts';
import { makeOnce, NOT_AGAIN } from './once.ts';

export interface IssueText {
  /** By which it is found again. */
  marker: string;
  title: string;
  /** Holds the marker. */
  body: string;
  labels: readonly string[];
}

export interface FoundIssue {
  number: number;
  title: string;
  body: string;
}

/** Opens the one issue of this marker, or brings the open one up to date. */
export async function upsertIssue(
  github: GitHub,
  { marker, title, body, labels }: IssueText,
): Promise<{ number: number; outcome: 'created' | 'updated' | 'unchanged' }> {
  const { rest, owner, repo } = github;
  const open = await openIssue(github, marker);
  if (open === undefined) {
    const request = { owner, repo, title, body, labels: [...labels], request: NOT_AGAIN };
    const made = await ask(`open the issue "${title}"`, () =>
      makeOnce(
        async () => (await rest.issues.create(request)).data.number,
        async () => (await openIssue(github, marker))?.number,
      ),
    );
    return { number: made, outcome: 'created' };
  }
  const { number } = open;
  if (open.title === title && open.body === body) return { number, outcome: 'unchanged' };
  await ask(`update the issue #${number}`, () =>
    rest.issues.update({ owner, repo, issue_number: number, title, body }),
  );
  return { number, outcome: 'updated' };
}

/** Closes the issue of this marker with a comment, which holds `commentMarker`. Answers its number; undefined where none is open. */
export async function closeIssue(
  github: GitHub,
  { marker, commentMarker, comment }: { marker: string; commentMarker: string; comment: string },
): Promise<number | undefined> {
  const { rest, owner, repo } = github;
  const open = await openIssue(github, marker);
  if (open === undefined) return undefined;
  const { number } = open;
  // First, since a closed issue is not looked at again.
  await upsertComment(github, { issue: number, marker: commentMarker, body: comment });
  await ask(`close the issue #${number}`, () =>
    rest.issues.update({ owner, repo, issue_number: number, state: 'closed', state_reason: 'completed' }),
  );
  return number;
}

/** Our own: anybody can write a marker. */
async function openIssue(github: GitHub, marker: string): Promise<FoundIssue | undefined> {
  return (await ownIssues(github)).find(({ body }) => body.includes(marker));
}

/** The open issues that whom the token belongs to has opened. */
export async function ownIssues(github: GitHub): Promise<FoundIssue[]> {
  const { rest, paginate, owner, repo } = github;
  const login = await ownLogin(github);
  const issues = await ask('list the open issues', () =>
    paginate(rest.issues.listForRepo, { owner, repo, state: 'open', creator: login, per_page: 100 }),
  );
  return issues
    .filter(({ user, pull_request: pull }) => user?.login === login && pull === undefined)
    .map(({ number, title, body }) => ({ number, title, body: body ?? '' }));
}
