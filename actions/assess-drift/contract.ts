import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { bucketName, flag, input, optional, repositoryPath, text } from '../lib/input.ts';
import { COMMON_REASONS } from '../lib/reason.ts';

const inputs = {
  event: input('event', optional),
  environment: input('environment', text),
  model: input('model', optional),
  bucket: input('artifact-bucket', bucketName),
  environments: input('environments-folder', repositoryPath),
  pipelines: input('pipelines-folder', repositoryPath),
  page: input('report-file', repositoryPath),
  heartbeat: input('heartbeat', flag),
  token: input('github-token', text),
};

const outputs = [
  'retrain',
  'model',
  'pipeline',
  'cause',
  'ingest-parameters',
  'training-parameters',
  'report',
  'issue',
  'reason',
] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'retraining-decided',
    'retraining-declined',
    'retraining-not-yet',
    'no-drift',
    'watch-works',
    'watch-broken',
    'alarm-elsewhere',
    'event-invalid',
    'manifests-invalid',
    'pipeline-invalid',
    'package-missing',
    'account-mismatch',
    ...GITHUB_REASONS,
    ...COMMON_REASONS,
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
