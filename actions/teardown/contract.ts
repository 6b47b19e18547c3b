import type { Contract } from '../lib/action.ts';
import { bucketName, duration, input, role, text } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  environment: input('environment', text),
  confirm: input('confirm', text),
  bucket: input('artifact-bucket', bucketName),
  serviceRole: input('service-role-arn', role),
  environments: input('environments-folder', text),
  timeoutMs: input('timeout', duration),
};

const outputs = ['deleted', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'torn-down',
    'torn-down-already',
    'confirmation-missing',
    'teardown-failed',
    'deadline-passed',
    'cancelled',
    'manifests-invalid',
    'account-mismatch',
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
