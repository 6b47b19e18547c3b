import type { Contract } from '../lib/action.ts';
import { input } from '../lib/input.ts';
import { SELECTION_REASONS } from './selection.ts';

const inputs = {
  pipeline: input('pipeline', String),
  event: input('event', String),
  before: input('before', String),
  after: input('after', String),
};

const outputs = ['pipelines', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [...SELECTION_REASONS, 'inputs-invalid', 'unexpected'],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
