import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { commit, input, names, repositoryPath, text, wholeNumber } from '../lib/input.ts';

const inputs = {
  environments: input('environments', names),
  plans: input('plans-folder', repositoryPath),
  validation: input('validation-file', repositoryPath),
  pullRequest: input('pull-request', wholeNumber(1, Number.MAX_SAFE_INTEGER)),
  head: input('head', commit),
  file: input('comment-file', repositoryPath),
  token: input('github-token', text),
};

const outputs = ['comment-file', 'comment-url', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'commented',
    'comment-unchanged',
    'comment-needless',
    'comment-outdated',
    'plan-invalid',
    'validation-unreadable',
    ...GITHUB_REASONS,
    'inputs-invalid',
    'unexpected',
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
