import type { Problem } from '../../pipeline/problem.ts';
import type { LoadedManifest, Manifests } from '../manifests.ts';
import { endpointName, MAX_ENDPOINT_NAME } from '../names.ts';
import type { EntryRule } from './rule.ts';

export const endpointNameRule: EntryRule = {
  reads: [],
  around: ['environment'],
  check({ manifest, model }, report) {
    const name = endpointName(model, manifest.environment);
    // A name of other characters is the schema's matter.
    if (/^[0-9]/.test(name)) {
      const message = `its stack would be called '${name}', and CloudFormation takes names that begin with a letter only; rename the model and its package group`;
      return report([], message, 'key');
    }
    if (name.length <= MAX_ENDPOINT_NAME) return;
    const message = `its endpoint would be called '${name}', which has ${name.length} characters; SageMaker takes ${MAX_ENDPOINT_NAME}. Shorten the environment's name, or that of the model and its package group, by ${name.length - MAX_ENDPOINT_NAME}`;
    report([], message, 'key');
  },
};

/** No two entries may share an endpoint: `a-b` in `c` and `a` in `b-c` would. SageMaker's names ignore case. */
export function sharedNames({ environments }: Manifests): Problem[] {
  const first = new Map<string, { loaded: LoadedManifest; model: string }>();
  const problems: Problem[] = [];
  for (const loaded of environments.values()) {
    for (const model of Object.keys(loaded.manifest.models)) {
      const name = endpointName(model, loaded.manifest.environment).toLowerCase();
      const other = first.get(name);
      if (other === undefined) {
        first.set(name, { loaded, model });
        continue;
      }
      const message = `its endpoint would be called '${name}', as that of '${other.model}' in ${other.loaded.file}; rename one of the two`;
      problems.push(loaded.problem(['models', model], message, 'key'));
    }
  }
  return problems;
}
