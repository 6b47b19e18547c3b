import { Failure } from '../failure.ts';
import { ownLogin } from './account.ts';
import { ask, find, type GitHub, statusOf } from './client.ts';
import { upsertComment } from './comments.ts';
import { marker } from './marker.ts';
import { makeOnce, NOT_AGAIN } from './once.ts';

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

export interface OpenPullRequest {
  number: number;
  url: string;
  title: string;
  body: string;
  labels: readonly string[];
}

/** Our own open pull request of a branch of this repository; somebody else's is none of ours, whatever it says. */
export async function openPullRequestOf(
  github: GitHub,
  { head, base }: { head: string; base: string },
): Promise<OpenPullRequest | undefined> {
  const login = await ownLogin(github);
  const open = await listOpen(github, { head, base });
  const own = open.find(({ author }) => author === login);
  return own && { ...own };
}

/** Opens the one pull request of a branch, or brings our own up to date. Doing it again changes nothing. */
export async function upsertPullRequest(
  github: GitHub,
  { head, base, title, body, labels }: PullRequestText,
): Promise<{ number: number; url: string; outcome: 'created' | 'updated' | 'unchanged' }> {
  const { rest, owner, repo } = github;
  const at = { owner, repo };
  const look = () => openPullRequestOf(github, { head, base });
  const open = await look();
  if (open === undefined) {
    const make = async () => {
      const { data } = await rest.pulls.create({ ...at, head, base, title, body, request: NOT_AGAIN });
      return { number: data.number, url: data.html_url };
    };
    const made = await ask(`open a pull request of ${head}`, () =>
      makeOnce(make, look).catch(async (error: unknown) => {
        // GitHub has one of this branch already: another run opened it at the same moment, or it is somebody else's.
        if (statusOf(error) !== 422) throw error;
        const other = await look();
        if (other !== undefined) return other;
        const [foreign] = await listOpen(github, { head, base });
        throw foreign === undefined ? error : inTheWay(head, foreign);
      }),
    );
    await addLabels(github, made.number, labels);
    return { number: made.number, url: made.url, outcome: 'created' };
  }
  const { number, url } = open;
  const missing = labels.filter((label) => !open.labels.includes(label));
  if (missing.length > 0) await addLabels(github, number, missing);
  if (open.title === title && open.body === body) return { number, url, outcome: 'unchanged' };
  await ask(`update #${number}`, () => rest.pulls.update({ ...at, pull_number: number, title, body }));
  return { number, url, outcome: 'updated' };
}

async function listOpen(
  { rest, owner, repo }: GitHub,
  { head, base }: { head: string; base: string },
): Promise<(OpenPullRequest & { author: string })[]> {
  const { data } = await ask(`list the pull requests of ${head}`, () =>
    rest.pulls.list({ owner, repo, state: 'open', head: `${owner}:${head}`, base }),
  );
  return data.map(({ number, html_url: url, title, body, labels, user }) => ({
    number,
    url,
    title,
    body: body ?? '',
    labels: labels.map(({ name }) => name),
    author: user?.login ?? '',
  }));
}

function inTheWay(head: string, { number, author }: { number: number; author: string }): Failure {
  return new Failure(
    'github-refused',
    `#${number} of ${author} is open on the branch ${head}, which is this program's: close it, and run the job again.`,
  );
}

/** Labels that the repository does not have yet are made by this. */
export async function addLabels(
  { rest, owner, repo }: GitHub,
  number: number,
  labels: readonly string[],
): Promise<void> {
  await ask(`label #${number}`, () =>
    rest.issues.addLabels({ owner, repo, issue_number: number, labels: [...labels] }),
  );
}

/** Takes a label off; one that is not there is no matter. */
export async function removeLabel(
  { rest, owner, repo }: GitHub,
  number: number,
  name: string,
): Promise<void> {
  await find(`take a label off #${number}`, () =>
    rest.issues.removeLabel({ owner, repo, issue_number: number, name }),
  );
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
