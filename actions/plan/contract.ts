import type { Contract } from '../lib/action.ts';
import { baseCommit, bucketName, input, optionalRole, repositoryPath, role, text } from '../lib/input.ts';
import { RELEASE_REASONS } from '../lib/manifest/release-facts.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  environment: input('environment', text),
  folder: input('environments-folder', repositoryPath),
  template: input('template', repositoryPath),
  bucket: input('artifact-bucket', bucketName),
  executionRole: input('execution-role-arn', role),
  scheduleRole: input('schedule-role-arn', optionalRole),
  base: input('base', baseCommit),
  planFile: input('plan-file', text),
};

const outputs = ['plan-file', 'changes', 'production', 'models', 'problems', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'planned',
    'planned-nothing',
    'manifests-invalid',
    ...RELEASE_REASONS,
    'stack-foreign',
    'stack-blocked',
    'endpoint-replaced',
    'change-set-failed',
    'template-invalid',
    'base-missing',
    'account-mismatch',
    'cancelled',
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
