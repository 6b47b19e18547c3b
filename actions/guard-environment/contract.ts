import type { Contract } from '../lib/action.ts';
import { GITHUB_REASONS } from '../lib/github/client.ts';
import { input, names, optional, repositoryPath, text } from '../lib/input.ts';

const inputs = {
  environments: input('environments', oneOrMore),
  plansFolder: input('plans-folder', optional),
  environmentsFolder: input('environments-folder', repositoryPath),
  template: input('template', repositoryPath),
  workflow: input('workflow', text),
  token: input('github-token', text),
};

const outputs = ['environments', 'superseded', 'reason'] as const;

export const CONTRACT = {
  inputs,
  outputs,
  reasons: [
    'guarded',
    'guarded-nothing',
    'environment-missing',
    'environment-unprotected',
    'plan-invalid',
    'manifests-invalid',
    'inputs-invalid',
    ...GITHUB_REASONS,
    'unexpected',
  ],
} satisfies Contract<typeof inputs, (typeof outputs)[number]>;

/** One name as it is, or a JSON list of them. */
function oneOrMore(value: string): string[] {
  return names(value.startsWith('[') ? value : JSON.stringify([value]));
}
