import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readDeployments } from '../lib/aws/deployment-records.ts';
import { gatherFacts } from '../lib/deployment/facts.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { checkRelease } from '../lib/manifest/rules.ts';
import { deploymentState, type Wanted } from './model-state.ts';

export interface Sources {
  loaded: LoadedManifest;
  place: Place;
  bucket: string;
  templateHash: string;
  now: Date;
}

/** A model that does not run as the manifest says. */
export interface Difference {
  model: string;
  /** `failed`: an attempt failed; `refused`: a rule forbids it now; `due`: nothing is in the way. */
  state: 'failed' | 'refused' | 'due';
  /** What a rule says. */
  message?: string;
  entryHash: string;
}

/** Models of an environment that are not deployed as its manifest says, by the deployment records. */
export async function differences(clients: Clients, sources: Sources): Promise<Difference[]> {
  const { manifest } = sources.loaded;
  const found: Difference[] = [];
  for (const [model, { release }] of Object.entries(manifest.models)) {
    if (release === null) continue;
    const { modelPackageArn } = release;
    const { templateHash } = sources;
    const wanted = { modelPackageArn, templateHash, entryHash: entryHash(manifest, model) };
    const difference = await differenceOf(clients, model, wanted, sources);
    if (difference !== undefined) found.push(difference);
  }
  return found;
}

async function differenceOf(
  clients: Clients,
  model: string,
  wanted: Wanted,
  { loaded, place, bucket, now }: Sources,
): Promise<Difference | undefined> {
  const { environment, policy } = loaded.manifest;
  const history = await readDeployments(clients, place, { bucket, environment, model });
  const state = deploymentState(wanted, history);
  if (state === 'deployed') return undefined;
  const base = { model, entryHash: wanted.entryHash };
  if (state === 'failed') return { ...base, state };
  const facts = await gatherFacts(clients, place, { loaded, model, policy, bucket, now });
  const [problem] = checkRelease({ loaded, model }, facts.release);
  if (problem === undefined) return { ...base, state: 'due' };
  return { ...base, state: 'refused', message: problem.problem.message };
}
