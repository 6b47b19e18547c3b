import { ApiError, notFound } from '../api-error.ts';
import { branchHead, commitsBetween, diffFiles, mergeBase } from '../history.ts';
import { commitJson, comparisonJson } from '../json/commit.ts';
import { pullRequestSimpleJson } from '../json/pull-request.ts';
import { repositoryUrl } from '../json/repository.ts';
import { branchRules } from '../rules.ts';
import { commitOf, resolve } from './revision.ts';
import type { Operation } from './router.ts';

const REPOSITORY = '/repos/:owner/:repo';
const READ = ['contents', 'read'] as const;
/** What a first commit differs from. */
const EMPTY_TREE = '4b825dc642cb6eb9a060e54bf8d69288fbee4904';

export const commitOperations: readonly Operation[] = [
  {
    name: 'repos.getCommit',
    method: 'get',
    path: `${REPOSITORY}/commits/:ref{[^/]+}`,
    needs: READ,
    async handle({ core, param }) {
      const commit = await commitOf(core, await resolve(core, param('ref')));
      const files = await diffFiles(core.git, commit.parents[0] ?? EMPTY_TREE, commit.sha);
      return { json: commitJson(core, commit, files) };
    },
  },
  {
    name: 'repos.listCommits',
    method: 'get',
    path: `${REPOSITORY}/commits`,
    needs: READ,
    async handle({ core, query }) {
      const commit = await resolve(core, query('sha') ?? core.state.repository.defaultBranch);
      return {
        json: (await commitsBetween(core.git, undefined, commit, 250)).map((item) => commitJson(core, item)),
      };
    },
  },
  {
    name: 'repos.listPullRequestsAssociatedWithCommit',
    method: 'get',
    path: `${REPOSITORY}/commits/:sha/pulls`,
    needs: ['pull-requests', 'read'],
    async handle({ core, param }) {
      const sha = param('sha');
      const pulls = core.state.pulls.filter(({ merged, head }) => merged?.commit === sha || head.sha === sha);
      return { json: pulls.map((pull) => pullRequestSimpleJson(core, pull)) };
    },
  },
  {
    name: 'repos.compareCommitsWithBasehead',
    method: 'get',
    path: `${REPOSITORY}/compare/:basehead{.+}`,
    needs: READ,
    async handle({ core, param }) {
      const [from = '', to = ''] = param('basehead').split('...');
      const [base, head] = await Promise.all([resolve(core, from), resolve(core, to)]);
      const common = await mergeBase(core.git, base, head);
      if (common === undefined) throw notFound();
      return { json: await comparisonJson(core, { base, head, common }) };
    },
  },
  {
    name: 'repos.getBranch',
    method: 'get',
    path: `${REPOSITORY}/branches/:branch{.+}`,
    needs: READ,
    async handle({ core, param }) {
      const branch = param('branch');
      const sha = await branchHead(core.git, branch);
      if (sha === undefined) throw new ApiError(404, 'Branch not found');
      const url = `${repositoryUrl(core)}/branches/${branch}`;
      return {
        json: {
          name: branch,
          commit: commitJson(core, await commitOf(core, sha)),
          _links: { self: url, html: url },
          protected: branchRules(core, branch).pullRequest,
          protection: {},
          protection_url: `${url}/protection`,
        },
      };
    },
  },
];
