import { Failure } from '../failure.ts';
import { suggestion } from '../pipeline/nearest.ts';
import type { ModelEntry } from './manifest.ts';
import type { LoadedManifest, Manifests } from './manifests.ts';

/** The manifest of an environment that somebody named. Throws a `Failure` that lists those that there are. */
export function environmentOf({ environments }: Manifests, name: string): LoadedManifest {
  const loaded = environments.get(name);
  if (loaded !== undefined) return loaded;
  const known = suggestion(name, environments.keys(), 'Environments');
  throw new Failure('inputs-invalid', `There is no environment '${name}'; ${known}`);
}

/** What runs of a model that somebody named. Throws a `Failure` that lists those that there are. */
export function modelOf({ manifest, file }: LoadedManifest, name: string): ModelEntry {
  const entry = Object.hasOwn(manifest.models, name) ? manifest.models[name] : undefined;
  if (entry !== undefined) return entry;
  const known = suggestion(name, Object.keys(manifest.models), 'Models there');
  throw new Failure('inputs-invalid', `${file} has no model '${name}'; ${known}`);
}
