import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { input, repositoryPath, text } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  event: input('event', text),
  region: input('aws-region', text),
  pipelines: input('pipelines-folder', repositoryPath),
  token: input('github-token', text),
};

const outputs = ['status', 'pipeline', 'issue', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'training-succeeded',
    'training-failed',
    'training-stopped',
    'training-under-way',
    'training-unknown',
    'event-invalid',
    'pipeline-invalid',
    ...GITHUB_REASONS,
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
