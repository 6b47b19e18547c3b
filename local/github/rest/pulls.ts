import { notFound } from '../api-error.ts';
import { commitsBetween, diffFiles, mergeBase } from '../history.ts';
import { changeJson, commitJson } from '../json/commit.ts';
import { pullRequestJson, pullRequestSimpleJson } from '../json/pull-request.ts';
import { mergeBaseInto, mergePull } from '../merging.ts';
import { changePull, openPull, pullOf } from '../pulls.ts';
import type { PullRecord } from '../state.ts';
import { choice, flag, requiredText, text } from './input.ts';
import type { Call, Operation } from './router.ts';

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
    name: 'pulls.updateBranch',
    method: 'put',
    path: `${PULLS}/:number/update-branch`,
    needs: ['pull-requests', 'write'],
    async handle({ core, caller, number, body }) {
      const expected = text(await body(), 'expected_head_sha');
      await mergeBaseInto(core, caller, pullOf(core, number('number')), expected);
      return { status: 202, json: { message: 'Updating pull request branch.', url: '' } };
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

type Defined<T> = { [Key in keyof T]?: Exclude<T[Key], undefined> };

/** Without the members that are undefined. */
function defined<T extends object>(value: T): Defined<T> {
  const kept: Defined<T> = {};
  for (const [key, member] of Object.entries(value))
    if (member !== undefined) Object.assign(kept, { [key]: member });
  return kept;
}
