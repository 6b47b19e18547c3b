import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { bucketName, input, repositoryPath, text } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  environment: input('environment', text),
  bucket: input('artifact-bucket', bucketName),
  environments: input('environments-folder', repositoryPath),
  template: input('template', repositoryPath),
  workflow: input('workflow', text),
  driftWorkflow: input('drift-workflow', text),
  branch: input('branch', text),
  token: input('github-token', text),
};

const outputs = ['models', 'assess', 'issue', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'in-sync',
    'deployment-started',
    'deployment-under-way',
    'manifests-invalid',
    'template-invalid',
    'account-mismatch',
    'base-missing',
    ...GITHUB_REASONS,
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
