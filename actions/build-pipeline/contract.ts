import type { Contract } from '../lib/action.ts';
import { tags, bucketName, folder, input, role } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  folder: input('pipeline', folder),
  role: input('role-arn', role),
  bucket: input('artifact-bucket', bucketName),
  tags: input('tags', tags),
};

const outputs = ['pipeline-name', 'pipeline-arn', 'definition-hash', 'changed', 'trains', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: ['created', 'updated', 'unchanged', 'pipeline-invalid', 'account-mismatch', ...COMMON_REASONS],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
