import { ApiError, notFound } from '../api-error.ts';
import { type Call, type Operation } from './router.ts';
import { nextId, note, timestamp } from '../core.ts';
import { diffFiles, mergeBase, readCommit, commitsBetween } from '../history.ts';
import { changeJson, commitJson } from '../json/commit.ts';
import { reviewJson } from '../json/issue.ts';
import { loginJson } from '../json/account.ts';
import { pullRequestJson, pullRequestSimpleJson } from '../json/pull-request.ts';
import { changePull, mergePull, mergeWaiting, openPull, pullOf, requireWriter } from '../pulls.ts';
import { accountOf } from '../core.ts';
import type { PullRecord, ReviewRecord } from '../state.ts';
import { choice, flag, requiredText, text, texts } from './input.ts';

const PULLS = '/repos/:owner/:repo/pulls';
const READ = ['pull-requests', 'read'] as const;
const WRITE = ['pull-requests', 'write'] as const;

export const pullOperations: readonly Operation[] = [
  {
    name: 'pulls.list',
    method: 'get',
    path: PULLS,
    needs: READ,
    handle: (call) => ({ json: selected(call).map((pull) => pullRequestSimpleJson(call.core, pull)) }),
  },
  {
    name: 'pulls.create',
    method: 'post',
    path: PULLS,
    needs: WRITE,
    async handle({ core, caller, body }) {
      const input = await body();
      const pull = await openPull(core, caller, {
        title: requiredText(input, 'title'),
        body: text(input, 'body') ?? '',
        head: requiredText(input, 'head'),
        base: requiredText(input, 'base'),
        draft: flag(input, 'draft') ?? false,
      });
      return { status: 201, json: await pullRequestJson(core, pull) };
    },
  },
  {
    name: 'pulls.get',
    method: 'get',
    path: `${PULLS}/:number`,
    needs: READ,
    handle: async ({ core, number }) => ({
      json: await pullRequestJson(core, pullOf(core, number('number'))),
    }),
  },
  {
    name: 'pulls.update',
    method: 'patch',
    path: `${PULLS}/:number`,
    needs: WRITE,
    async handle({ core, caller, number, body }) {
      const pull = pullOf(core, number('number'));
      const input = await body();
      const change = {
        title: text(input, 'title'),
        body: text(input, 'body'),
        base: text(input, 'base'),
        state: choice(input, 'state', ['open', 'closed']),
      };
      await changePull(core, caller, pull, defined(change));
      return { json: await pullRequestJson(core, pull) };
    },
  },
  {
    name: 'pulls.merge',
    method: 'put',
    path: `${PULLS}/:number/merge`,
    needs: ['contents', 'write'],
    async handle({ core, caller, number, body }) {
      if (caller.kind === 'user') requireWriter(caller.account);
      const input = await body();
      const merge = {
        title: text(input, 'commit_title'),
        message: text(input, 'commit_message'),
        sha: text(input, 'sha'),
      };
      const method = choice(input, 'merge_method', ['merge', 'squash', 'rebase']) ?? 'merge';
      const sha = await mergePull(core, caller, pullOf(core, number('number')), {
        method,
        ...defined(merge),
      });
      return { json: { sha, merged: true, message: 'Pull Request successfully merged' } };
    },
  },
  {
    name: 'pulls.checkIfMerged',
    method: 'get',
    path: `${PULLS}/:number/merge`,
    needs: READ,
    handle({ core, number }) {
      if (pullOf(core, number('number')).merged === null) throw notFound();
      return { status: 204 };
    },
  },
  {
    name: 'pulls.listFiles',
    method: 'get',
    path: `${PULLS}/:number/files`,
    needs: READ,
    async handle({ core, number }) {
      const pull = pullOf(core, number('number'));
      const from = (await mergeBase(core.git, pull.base.sha, pull.head.sha)) ?? pull.base.sha;
      const files = await diffFiles(core.git, from, pull.head.sha);
      return { json: files.map((file) => changeJson(core, file, pull.head.sha)) };
    },
  },
  {
    name: 'pulls.listCommits',
    method: 'get',
    path: `${PULLS}/:number/commits`,
    needs: READ,
    async handle({ core, number }) {
      const pull = pullOf(core, number('number'));
      const commits = await commitsBetween(core.git, pull.base.sha, pull.head.sha);
      return { json: commits.toReversed().map((commit) => commitJson(core, commit)) };
    },
  },
  {
    name: 'pulls.listReviews',
    method: 'get',
    path: `${PULLS}/:number/reviews`,
    needs: READ,
    handle: ({ core, number }) => ({
      json: core.state.reviews
        .filter(({ pull }) => pull === number('number'))
        .map((review) => reviewJson(core, review)),
    }),
  },
  {
    name: 'pulls.createReview',
    method: 'post',
    path: `${PULLS}/:number/reviews`,
    needs: WRITE,
    handle: createReview,
  },
  {
    name: 'pulls.dismissReview',
    method: 'put',
    path: `${PULLS}/:number/reviews/:review/dismissals`,
    needs: WRITE,
    async handle({ core, caller, number, body }) {
      const message = requiredText(await body(), 'message');
      const review = reviewOf(core.state.reviews, number('number'), number('review'));
      if (review.state !== 'APPROVED' && review.state !== 'CHANGES_REQUESTED')
        throw new ApiError(422, 'Can not dismiss a commented pull request review');
      review.state = 'DISMISSED';
      note(core, review.pull, 'review_dismissed', caller.account.login, { message });
      await core.document.save();
      return { json: reviewJson(core, review) };
    },
  },
  {
    name: 'pulls.requestReviewers',
    method: 'post',
    path: `${PULLS}/:number/requested_reviewers`,
    needs: WRITE,
    async handle({ core, number, body }) {
      const pull = pullOf(core, number('number'));
      const input = await body();
      const logins = texts(input, 'reviewers') ?? [];
      for (const login of logins) {
        if (login === pull.author)
          throw new ApiError(422, 'Review cannot be requested from pull request author.');
        if (!accountOf(core, login)?.role)
          throw new ApiError(422, 'Reviews may only be requested from collaborators.');
      }
      pull.requestedReviewers = [...new Set([...pull.requestedReviewers, ...logins])];
      pull.requestedTeams = [...new Set([...pull.requestedTeams, ...(texts(input, 'team_reviewers') ?? [])])];
      await core.document.save();
      return { status: 201, json: pullRequestSimpleJson(core, pull) };
    },
  },
  {
    name: 'pulls.listRequestedReviewers',
    method: 'get',
    path: `${PULLS}/:number/requested_reviewers`,
    needs: READ,
    handle({ core, number }) {
      const { requestedReviewers } = pullOf(core, number('number'));
      return { json: { users: requestedReviewers.map((login) => loginJson(core, login)), teams: [] } };
    },
  },
];

function selected({ core, query }: Call): PullRecord[] {
  const state = query('state') ?? 'open';
  const head = query('head');
  const base = query('base');
  const { owner } = core.state.repository;
  const direction = query('direction') ?? 'desc';
  const by = query('sort') === 'updated' ? 'updatedAt' : 'createdAt';
  const found = core.state.pulls.filter(
    (pull) =>
      (state === 'all' || pull.state === state) &&
      (head === undefined ||
        head.toLowerCase() ===
          `${pull.head.fork?.split('/')[0] ?? owner}:${pull.head.branch}`.toLowerCase()) &&
      (base === undefined || pull.base.branch === base),
  );
  const sorted = found.toSorted((a, b) => a[by].localeCompare(b[by]) || a.number - b.number);
  return direction === 'asc' ? sorted : sorted.toReversed();
}

async function createReview({ core, caller, number, body }: Call) {
  const pull = pullOf(core, number('number'));
  const input = await body();
  const event = choice(input, 'event', ['APPROVE', 'REQUEST_CHANGES', 'COMMENT']);
  const own = pull.author === caller.account.login;
  if (own && event === 'APPROVE') throw new ApiError(422, 'Review Can not approve your own pull request');
  if (own && event === 'REQUEST_CHANGES')
    throw new ApiError(422, 'Review Can not request changes on your own pull request');
  if (event === 'APPROVE' && caller.kind === 'job' && !core.state.repository.actionsMayOpenPullRequests)
    throw new ApiError(403, 'GitHub Actions is not permitted to create or approve pull requests.');
  if (pull.state !== 'open' && event === 'APPROVE')
    throw new ApiError(422, 'Review Can not approve a closed pull request');
  const state = (
    { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const
  )[event ?? 'COMMENT'];
  const commit = text(input, 'commit_id') ?? pull.head.sha;
  if ((await readCommit(core.git, commit)) === undefined)
    throw new ApiError(422, 'commit_id is not of the pull request');
  const review: ReviewRecord = {
    id: nextId(core),
    pull: pull.number,
    author: caller.account.login,
    body: text(input, 'body') ?? '',
    state,
    commit,
    submittedAt: timestamp(core),
  };
  core.state.reviews.push(review);
  pull.requestedReviewers = pull.requestedReviewers.filter((login) => login !== review.author);
  pull.updatedAt = review.submittedAt;
  await core.document.save();
  await mergeWaiting(core, (login) => ({
    kind: 'user',
    account: accountOf(core, login) ?? caller.account,
    permissions: {},
  }));
  return { json: reviewJson(core, review) };
}

function reviewOf(reviews: readonly ReviewRecord[], pull: number, id: number): ReviewRecord {
  const review = reviews.find((candidate) => candidate.id === id && candidate.pull === pull);
  if (review === undefined) throw notFound();
  return review;
}

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the members that are undefined. */
function defined<T extends object>(value: T): Defined<T> {
  const kept: Defined<T> = {};
  for (const key of Object.keys(value) as (keyof T)[]) {
    const member = value[key];
    if (member !== undefined) Object.assign(kept, { [key]: member });
  }
  return kept;
}
