import { ownLogin } from './account.ts';
import { ask, type GitHub } from './client.ts';
import { makeOnce, NOT_AGAIN } from './once.ts';

export interface Comment {
  id: number;
  url: string;
  body: string;
}

export type CommentOutcome = 'created' | 'updated' | 'unchanged';

/** Our own comment with this marker: anybody can write a marker, so that the account counts too. */
export async function findComment(
  github: GitHub,
  { issue, marker }: { issue: number; marker: string },
): Promise<Comment | undefined> {
  const { rest, paginate, owner, repo } = github;
  const login = await ownLogin(github);
  const comments = await ask(`read the comments of #${issue}`, () =>
    paginate(rest.issues.listComments, { owner, repo, issue_number: issue, per_page: 100 }),
  );
  const found = comments.find(({ user, body }) => user?.login === login && body?.includes(marker));
  return found && { id: found.id, url: found.html_url, body: found.body ?? '' };
}

/** Writes the one comment of this marker, or brings it up to date. `body` holds the marker. */
export async function upsertComment(
  github: GitHub,
  { issue, marker, body }: { issue: number; marker: string; body: string },
): Promise<{ id: number; url: string; outcome: CommentOutcome }> {
  const { rest, owner, repo } = github;
  const found = await findComment(github, { issue, marker });
  if (found?.body === body) return { id: found.id, url: found.url, outcome: 'unchanged' };
  if (found === undefined) {
    const { id, url } = await ask(`comment on #${issue}`, () =>
      makeOnce(
        async () => {
          const { data } = await rest.issues.createComment({
            owner,
            repo,
            issue_number: issue,
            body,
            request: NOT_AGAIN,
          });
          return { id: data.id, url: data.html_url };
        },
        () => findComment(github, { issue, marker }),
      ),
    );
    return { id, url, outcome: 'created' };
  }
  const { id, url } = found;
  await ask(`update a comment of #${issue}`, () =>
    rest.issues.updateComment({ owner, repo, comment_id: id, body }),
  );
  return { id, url, outcome: 'updated' };
}
