import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readDeployments } from '../lib/aws/deployment-records.ts';
import { gatherFacts } from '../lib/deployment/facts.ts';
import type { DeploymentRecord } from '../lib/deployment/record.ts';
import { entryHash } from '../lib/manifest/canonical.ts';
import type { ModelEntry } from '../lib/manifest/manifest.ts';
import type { LoadedManifest } from '../lib/manifest/manifests.ts';
import { checkRelease } from '../lib/manifest/rules.ts';
import { type DeploymentState, deploymentState } from './model-state.ts';

export interface Sources {
  loaded: LoadedManifest;
  place: Place;
  bucket: string;
  templateHash: string;
  now: Date;
}

/** A model that the manifest gives a release, and what its deployment records say. */
export interface ReleasedModel {
  model: string;
  entry: ModelEntry;
  entryHash: string;
  state: DeploymentState;
  /** Its newest deployment. */
  deployed: DeploymentRecord | undefined;
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

/** All models of an environment that its manifest gives a release. */
export async function releasedModels(clients: Clients, sources: Sources): Promise<ReleasedModel[]> {
  const { loaded, place, bucket, templateHash } = sources;
  const { manifest } = loaded;
  const { environment } = manifest;
  const found: ReleasedModel[] = [];
  for (const [model, entry] of Object.entries(manifest.models)) {
    if (entry.release === null) continue;
    const history = await readDeployments(clients, place, { bucket, environment, model });
    const { modelPackageArn } = entry.release;
    const wanted = { modelPackageArn, templateHash, entryHash: entryHash(manifest, model) };
    const state = deploymentState(wanted, history);
    found.push({ model, entry, entryHash: wanted.entryHash, state, deployed: history.deployed[0] });
  }
  return found;
}

/** Models that are not deployed as the manifest says, and what a deployment of them would come to. */
export async function differences(
  clients: Clients,
  models: readonly ReleasedModel[],
  { loaded, place, bucket, now }: Sources,
): Promise<Difference[]> {
  const { policy } = loaded.manifest;
  const found: Difference[] = [];
  for (const { model, entryHash: hash, state } of models) {
    if (state === 'deployed') continue;
    const base = { model, entryHash: hash };
    if (state === 'failed') {
      found.push({ ...base, state });
      continue;
    }
    const facts = await gatherFacts(clients, place, { loaded, model, policy, bucket, now });
    const [problem] = checkRelease({ loaded, model }, facts.release);
    if (problem === undefined) found.push({ ...base, state: 'due' });
    else found.push({ ...base, state: 'refused', message: problem.problem.message });
  }
  return found;
}
