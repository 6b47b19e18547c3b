import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { bucketName, input, names, optional, repositoryPath, text } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  environment: input('environment', environmentName),
  model: input('model', optional),
  version: input('release', packageVersion),
  by: input('by', optional),
  why: input('why', optional),
  until: input('until', optional),
  bucket: input('artifact-bucket', bucketName),
  environments: input('environments-folder', repositoryPath),
  branch: input('branch', text),
  token: input('github-token', text),
};

const outputs = ['proposals', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'rollback-proposed',
    'rollback-current',
    'rollback-merged',
    'rollback-needless',
    'rollback-impossible',
    'manifests-invalid',
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

function packageVersion(value: string): number | undefined {
  if (value === '') return undefined;
  if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
  throw new Error(`is '${value}': write the version of a model package, such as 3, or nothing.`);
}
