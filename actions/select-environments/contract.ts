import type { Contract } from '../lib/action.ts';
import { baseCommit, commit, input, repositoryPath } from '../lib/input.ts';
import { SELECTION_REASONS } from './selection.ts';

const inputs = {
  environment: input('environment', String),
  environmentsFolder: input('environments-folder', repositoryPath),
  pipelinesFolder: input('pipelines-folder', repositoryPath),
  template: input('template', repositoryPath),
  commit: input('commit', commit),
  base: input('base', baseCommit),
  head: input('head', baseCommit),
};

const outputs = ['environments', 'pipelines', 'base', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [...SELECTION_REASONS, 'inputs-invalid', 'base-missing', 'unexpected'],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
