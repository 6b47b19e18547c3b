import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { assignments, input, text } from '../lib/input.ts';

const inputs = {
  workflow: input('workflow', text),
  ref: input('ref', text),
  inputs: input('inputs', assignments),
  token: input('github-token', text),
};

const outputs = ['reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: ['workflow-started', 'inputs-invalid', ...GITHUB_REASONS, 'unexpected'],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;
