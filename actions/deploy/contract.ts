import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import {
  bucketName,
  duration,
  flag,
  input,
  optional,
  optionalRole,
  role,
  text,
  wholeNumber,
} from '../lib/input.ts';
import { RELEASE_REASONS } from '../lib/manifest/release-facts.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  environment: input('environment', text),
  bucket: input('artifact-bucket', bucketName),
  executionRole: input('execution-role-arn', role),
  serviceRole: input('service-role-arn', role),
  scheduleRole: input('schedule-role-arn', optionalRole),
  planFile: input('plan-file', text),
  environments: input('environments-folder', text),
  pipelines: input('pipelines-folder', text),
  template: input('template', text),
  head: input('head', text),
  token: input('github-token', optional),
  approvedBy: input('approved-by', optional),
  pullRequest: input('pull-request', optional),
  timeoutMs: input('timeout', duration),
  testRows: input('test-rows', wholeNumber(1, 10_000)),
  automatic: input('automatic', flag),
};

const outputs = ['deployed', 'failed', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'deployed',
    'deployed-nothing',
    'plan-invalid',
    'plan-outdated',
    'manifest-moved',
    'template-moved',
    'head-moved',
    'base-missing',
    'template-invalid',
    'manifests-invalid',
    'pipeline-invalid',
    'approval-missing',
    'release-failed-before',
    'account-mismatch',
    'stack-foreign',
    'stack-blocked',
    'stack-failed',
    'endpoint-replaced',
    'change-set-failed',
    'rolled-back',
    'deadline-passed',
    'deploy-cancelled',
    'not-what-was-pinned',
    'serving-skew',
    'serving-failed',
    'scored-rows-unusable',
    ...RELEASE_REASONS,
    ...GITHUB_REASONS,
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
