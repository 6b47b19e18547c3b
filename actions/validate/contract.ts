import type { Contract } from '../lib/action.ts';
import { baseCommit, bucketName, input, names, optional, repositoryPath, role } from '../lib/input.ts';

const inputs = {
  environments: input('environments-folder', repositoryPath),
  pipelines: input('pipelines-folder', repositoryPath),
  base: input('base', baseCommit),
  changed: input('pipelines', names),
  region: input('region', optional),
  role: input('role-arn', (value) => (value === '' ? undefined : role(value))),
  bucket: input('artifact-bucket', (value) => (value === '' ? undefined : bucketName(value))),
  file: input('validation-file', repositoryPath),
};

const outputs = ['validation-file', 'problems', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: ['valid', 'manifests-invalid', 'pipeline-invalid', 'base-missing', 'inputs-invalid', 'unexpected'],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
