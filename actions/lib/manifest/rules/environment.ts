import path from 'node:path';
import { freezeFaults } from '../freeze.ts';
import type { EnvironmentRule } from './rule.ts';

/** A manifest is found by its name: whoever looks for prod opens prod.json. */
export const fileNameRule: EnvironmentRule = {
  reads: [['environment']],
  check({ manifest: { environment }, file }, report) {
    const name = path.posix.basename(file.replaceAll('\\', '/'), '.json');
    if (name !== environment)
      report(['environment'], `is '${environment}' in a file for '${name}'; rename one of the two`);
  },
};

export const freezeRule: EnvironmentRule = {
  reads: [['policy', 'freeze']],
  check({ manifest }, report) {
    for (const [index, freeze] of manifest.policy.freeze.entries()) {
      for (const { key, message } of freezeFaults(freeze)) report(['policy', 'freeze', index, key], message);
    }
  },
};
