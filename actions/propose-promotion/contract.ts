import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { bucketName, input, names, optional, repositoryPath, text } from '../lib/input.ts';
import { PROMOTION_REASONS } from '../lib/promotion/decision.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  environment: input('environment', environmentName),
  model: input('model', optional),
  bucket: input('artifact-bucket', bucketName),
  environments: input('environments-folder', repositoryPath),
  pipelines: input('pipelines-folder', repositoryPath),
  branch: input('branch', text),
  token: input('github-token', text),
};

const outputs = ['proposals', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    ...PROMOTION_REASONS,
    'manifests-invalid',
    'pipeline-invalid',
    'package-missing',
    'account-mismatch',
    ...GITHUB_REASONS,
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;

/** A part of a path. */
function environmentName(value: string): string {
  const [name = ''] = names(JSON.stringify([value]));
  return name;
}
