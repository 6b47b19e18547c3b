import { ownLogin } from './account.ts';
import { ask, find, type GitHub, statusOf } from './client.ts';
import { upsertComment } from './comments.ts';
import { marker } from './marker.ts';

export interface MergedPullRequest {
  number: number;
  title: string;
  url: string;
  author: string;
  /** Undefined where GitHub does not know any more. */
  mergedBy: string | undefined;
  headRef: string;
}

/** The pull request that a commit of a branch was merged by; undefined where it came without one. */
export async function pullRequestOf(
  { rest, owner, repo }: GitHub,
  commit: string,
): Promise<MergedPullRequest | undefined> {
  const found = await find(`read the pull requests of ${commit}`, () =>
    rest.repos.listPullRequestsAssociatedWithCommit({ owner, repo, commit_sha: commit }),
  );
  const merged = found?.find((each) => each.merged_at !== null && each.merge_commit_sha === commit);
  const chosen = merged ?? found?.find((each) => each.merged_at !== null);
  if (chosen === undefined) return undefined;
  const { data } = await ask(`read #${chosen.number}`, () =>
    rest.pulls.get({ owner, repo, pull_number: chosen.number }),
  );
  return {
    number: data.number,
    title: data.title,
    url: data.html_url,
    author: data.user.login,
    mergedBy: data.merged_by?.login,
    headRef: data.head.ref,
  };
}

export interface PullRequestText {
  /** Branch of this repository. */
  head: string;
  base: string;
  title: string;
  /** Holds the marker. */
  body: string;
  marker: string;
  labels: readonly string[];
}

/** Opens the one pull request of a branch, or brings our own up to date. */
export async function upsertPullRequest(
  github: GitHub,
  { head, base, title, body, labels }: PullRequestText,
): Promise<{ number: number; url: string; outcome: 'created' | 'updated' | 'unchanged' }> {
  const { rest, owner, repo } = github;
  const at = { owner, repo };
  const login = await ownLogin(github);
  return ask(`open a pull request of ${head}`, async () => {
    const look = async () => {
      const { data } = await rest.pulls.list({ ...at, state: 'open', head: `${owner}:${head}`, base });
      return data.find(({ user }) => user?.login === login);
    };
    const label = (number: number) =>
      rest.issues.addLabels({ ...at, issue_number: number, labels: [...labels] });
    const open = await look();
    if (open === undefined) {
      try {
        const { data } = await rest.pulls.create({ ...at, head, base, title, body });
        await label(data.number);
        return { number: data.number, url: data.html_url, outcome: 'created' as const };
      } catch (error) {
        // Another run opened it at the same moment, or the answer to our own call was lost.
        const other = statusOf(error) === 422 ? await look() : undefined;
        if (other === undefined) throw error;
        await label(other.number);
        return { number: other.number, url: other.html_url, outcome: 'updated' as const };
      }
    }
    const { number, html_url: url } = open;
    await label(number);
    if (open.title === title && open.body === body) return { number, url, outcome: 'unchanged' as const };
    await rest.pulls.update({ ...at, pull_number: number, title, body });
    return { number, url, outcome: 'updated' as const };
  });
}

/**
 * Takes back what people gave to another change: approvals are dismissed with this message, and the pull request no longer
 * merges itself.
 */
export async function loosen(github: GitHub, number: number, message: string): Promise<void> {
  const { rest, graphql, paginate, owner, repo } = github;
  const at = { owner, repo, pull_number: number };
  const reviews = await ask(`read the reviews of #${number}`, () =>
    paginate(rest.pulls.listReviews, { ...at, per_page: 100 }),
  );
  for (const { id, state } of reviews) {
    if (state !== 'APPROVED' && state !== 'CHANGES_REQUESTED') continue;
    await ask(`dismiss a review of #${number}`, () =>
      rest.pulls.dismissReview({ ...at, review_id: id, message }).catch((error: unknown) => {
        // It was dismissed at the same moment, or by the call whose answer was lost.
        if (statusOf(error) !== 422) throw error;
      }),
    );
  }
  const { data } = await ask(`read #${number}`, () => rest.pulls.get(at));
  if (data.auto_merge === null) return;
  await ask(`switch off that #${number} merges itself`, () =>
    graphql(
      'mutation ($id: ID!) { disablePullRequestAutoMerge(input: { pullRequestId: $id }) { clientMutationId } }',
      {
        id: data.node_id,
      },
    ),
  );
}

/** Closes a pull request with a comment; one that is closed already is left as it is. */
export async function closePullRequest(github: GitHub, number: number, comment: string): Promise<void> {
  const { rest, owner, repo } = github;
  const at = { owner, repo, pull_number: number };
  const { data } = await ask(`read #${number}`, () => rest.pulls.get(at));
  if (data.state !== 'open') return;
  const mark = marker('withdrawn', { head: data.head.sha });
  await upsertComment(github, { issue: number, marker: mark, body: `${mark}\n${comment}` });
  await ask(`close #${number}`, () => rest.pulls.update({ ...at, state: 'closed' }));
}
