import { ApiError, notFound } from '../api-error.ts';
import { mergeWaiting } from '../auto-merge.ts';
import { accountOf, type Core, nextId, note, timestamp } from '../core.ts';
import type { Caller } from '../caller.ts';
import { checkBody } from '../issues.ts';
import { readCommit } from '../history.ts';
import { loginJson } from '../json/account.ts';
import { reviewJson } from '../json/issue.ts';
import { pullRequestSimpleJson, teamsOf } from '../json/pull-request.ts';
import { teamJson } from '../json/team.ts';
import { pullOf } from '../pulls.ts';
import type { PullRecord, ReviewRecord } from '../state.ts';
import { teams } from '../team.ts';
import { choice, requiredText, text, texts } from './input.ts';
import type { Call, Operation } from './router.ts';

const PULLS = '/repos/:owner/:repo/pulls';
const READ = ['pull-requests', 'read'] as const;
const WRITE = ['pull-requests', 'write'] as const;

export const reviewOperations: readonly Operation[] = [
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
    people: 'read',
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
        throw new ApiError(422, 'Unprocessable Entity', ['Can not dismiss a commented pull request review']);
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
      const slugs = texts(input, 'team_reviewers') ?? [];
      if (slugs.some((slug) => !teams(core).some((team) => team.slug === slug)))
        throw new ApiError(422, 'Could not resolve to a node: a team is not there.');
      pull.requestedReviewers = [...new Set([...pull.requestedReviewers, ...logins])];
      pull.requestedTeams = [...new Set([...pull.requestedTeams, ...slugs])];
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
      const pull = pullOf(core, number('number'));
      return {
        json: {
          users: pull.requestedReviewers.map((login) => loginJson(core, login)),
          teams: teamsOf(core, pull).map((team) => teamJson(core, team)),
        },
      };
    },
  },
];

const STATES = { APPROVE: 'APPROVED', REQUEST_CHANGES: 'CHANGES_REQUESTED', COMMENT: 'COMMENTED' } as const;

async function createReview({ core, caller, number, body }: Call) {
  const pull = pullOf(core, number('number'));
  const input = await body();
  const event = choice(input, 'event', ['APPROVE', 'REQUEST_CHANGES', 'COMMENT']);
  if (event === undefined)
    throw new ApiError(422, 'The local GitHub has no pending reviews: say which "event" the review is.');
  const words = text(input, 'body') ?? '';
  const problem = reviewProblem(core, caller, pull, event, words);
  if (problem) throw new ApiError(422, 'Unprocessable Entity', [problem]);
  checkBody(words);
  const commit = text(input, 'commit_id') ?? pull.head.sha;
  if (!/^[0-9a-f]{40}$/.test(commit) || (await readCommit(core.git, commit)) === undefined)
    throw new ApiError(422, 'Unprocessable Entity', ['The commit_id is not part of the pull request']);
  const review: ReviewRecord = {
    id: nextId(core),
    pull: pull.number,
    author: caller.account.login,
    body: words,
    state: STATES[event],
    commit,
    submittedAt: timestamp(core),
  };
  core.state.reviews.push(review);
  pull.requestedReviewers = pull.requestedReviewers.filter((login) => login !== review.author);
  pull.updatedAt = review.submittedAt;
  await core.document.save();
  await mergeWaiting(core);
  return { json: reviewJson(core, review) };
}

function reviewProblem(
  core: Core,
  caller: Caller,
  pull: PullRecord,
  event: keyof typeof STATES,
  words: string,
): string | undefined {
  const own = pull.author === caller.account.login;
  if (event === 'APPROVE') {
    if (own) return 'Can not approve your own pull request';
    if (caller.kind === 'job' && !core.state.repository.actionsMayOpenPullRequests)
      return 'GitHub Actions is not permitted to approve pull requests.';
    return pull.merged ? 'Can not approve a merged pull request' : undefined;
  }
  if (own && event === 'REQUEST_CHANGES') return 'Can not request changes on your own pull request';
  return words.trim() === '' ? `Review body can't be blank for ${event}` : undefined;
}

function reviewOf(reviews: readonly ReviewRecord[], pull: number, id: number): ReviewRecord {
  const review = reviews.find((candidate) => candidate.id === id && candidate.pull === pull);
  if (review === undefined) throw notFound();
  return review;
}
