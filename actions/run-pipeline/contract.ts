import type { Contract } from '../lib/action.ts';
import { assignments, bucketName, choice, duration, flag, folder, input, role, text } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  folder: input('pipeline', folder),
  role: input('role-arn', role),
  bucket: input('artifact-bucket', bucketName),
  parameters: input('parameters', assignments),
  inputSource: input('input-source', choice('Manual', 'Push', 'Schedule', 'Drift')),
  cause: input('cause', text),
  wait: input('wait', flag),
  timeoutMs: input('timeout', duration),
  stopOnCancel: input('stop-on-cancel', flag),
};

const outputs = [
  'execution-arn',
  'status',
  'started',
  'model-package-arn',
  'model-package-version',
  'metrics',
  'reason',
] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'started',
    'attached',
    'succeeded',
    'already-succeeded',
    'execution-failed',
    'gate-failed',
    'execution-stopped',
    'timeout',
    'cancelled',
    'cancelled-and-stopped',
    'pipeline-invalid',
    'parameters-invalid',
    'pipeline-missing',
    'pipeline-outdated',
    'input-empty',
    'account-mismatch',
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
