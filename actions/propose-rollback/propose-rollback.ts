import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readDeployments } from '../lib/aws/deployment-records.ts';
import type { DeploymentRecord } from '../lib/deployment/record.ts';
import { Failure } from '../lib/failure.ts';
import { isJobAccount, ownLogin } from '../lib/github/account.ts';
import { commitFiles, headOf, readFile } from '../lib/github/branches.ts';
import type { GitHub } from '../lib/github/client.ts';
import { marker } from '../lib/github/marker.ts';
import { upsertPullRequest } from '../lib/github/pull-requests.ts';
import { modelOf } from '../lib/manifest/lookup.ts';
import type { Hold } from '../lib/manifest/manifest.ts';
import { rollbackBody, type RollbackText, rollbackTitle } from './body.ts';
import { isRolledBack, type ManifestFile, readManifest, rolledBackText } from './manifest-change.ts';
import { rolledBack, rollbackTarget, versionOf } from './target.ts';

export interface RollbackRequest {
  manifest: ManifestFile;
  /** The commit of the branch that the manifest was read at. */
  head: string;
  branch: string;
  place: Place;
  bucket: string;
  version: number | undefined;
  by: string | undefined;
  why: string | undefined;
  until: string | undefined;
}

export interface Proposal {
  model: string;
  outcome: 'created' | 'updated' | 'unchanged' | 'none';
  pullRequest: number | null;
  url: string | null;
  reason: 'rollback-proposed' | 'rollback-current' | 'rollback-merged' | 'rollback-needless';
}

// As the manifest's own line, not a page of it.
const MAX_REASON = 300;

/** The manifest as the branch's head has it. A checkout may be older. */
export async function readManifestFile(
  github: GitHub,
  { branch, file, environment }: { branch: string; file: string; environment: string },
): Promise<{ manifest: ManifestFile; head: string }> {
  const head = await headOf(github, branch);
  const text = head === undefined ? undefined : await readFile(github, head, file);
  if (head === undefined || text === undefined)
    throw new Failure(
      'inputs-invalid',
      `${branch} has no ${file}: name an environment that has a manifest there.`,
    );
  return { manifest: { file, text, environment }, head };
}

/** Goes back to the release before, or to a named one, because a person wants it. */
export async function proposeNamed(
  github: GitHub,
  clients: Clients,
  model: string,
  request: RollbackRequest,
): Promise<Proposal> {
  const entry = modelOf(readManifest(request.manifest), model);
  const history = await historyOf(clients, model, request);
  const { environment } = request.manifest;
  const target = rollbackTarget(entry.release, history, { environment, model, version: request.version });
  return propose(github, model, request, { target, failed: undefined });
}

/** Goes back to what runs, where an alarm ended the deployment of what the manifest says. */
export async function proposeRolledBack(
  github: GitHub,
  clients: Clients,
  request: RollbackRequest,
): Promise<Proposal[]> {
  const { manifest } = readManifest(request.manifest);
  const proposals: Proposal[] = [];
  for (const [model, { release }] of Object.entries(manifest.models)) {
    if (release === null) continue;
    const history = await historyOf(clients, model, request);
    const failed = rolledBack(release, history);
    if (failed === undefined) continue;
    const { environment } = manifest;
    const target = rollbackTarget(release, history, { environment, model, version: undefined });
    proposals.push(await propose(github, model, request, { target, failed }));
  }
  return proposals;
}

function historyOf(clients: Clients, model: string, { place, bucket, manifest }: RollbackRequest) {
  return readDeployments(clients, place, { bucket, environment: manifest.environment, model });
}

async function propose(
  github: GitHub,
  model: string,
  request: RollbackRequest,
  { target, failed }: { target: DeploymentRecord; failed: DeploymentRecord | undefined },
): Promise<Proposal> {
  const { manifest, head, branch } = request;
  const { environment, file } = manifest;
  const loaded = readManifest(manifest);
  if (isRolledBack(loaded, model, target.release))
    return { model, outcome: 'none', pullRequest: null, url: null, reason: 'rollback-merged' };
  const hold = holdOf(request, failed);
  const text: RollbackText = {
    environment,
    model,
    file,
    current: modelOf(loaded, model).release,
    target,
    hold,
    failed,
    checksNeedClick: isJobAccount(await ownLogin(github)),
  };
  const title = rollbackTitle(text);
  const changed = rolledBackText(manifest, model, { release: target.release, hold });
  const from = `rollback/${environment}/${model}`;
  await commitFiles(github, { branch: from, parent: head, files: { [file]: changed }, message: title });
  const mark = marker('rollback', { environment, model, version: versionOf(target.release) ?? null });
  const { number, url, outcome } = await upsertPullRequest(github, {
    head: from,
    base: branch,
    title,
    body: `${rollbackBody(text)}\n${mark}`,
    marker: mark,
    labels: ['rollback', `environment:${environment}`, `model:${model}`],
  });
  const reason = outcome === 'unchanged' ? 'rollback-current' : 'rollback-proposed';
  return { model, outcome, pullRequest: number, url, reason };
}

function holdOf({ by, why, until }: RollbackRequest, failed: DeploymentRecord | undefined): Hold {
  const told = failed === undefined ? 'rolled back' : `rolled back: ${failed.failure?.message ?? 'an alarm'}`;
  return {
    by: by ?? 'deploy.yml',
    reason: (why ?? told).replaceAll(/\s+/g, ' ').trim().slice(0, MAX_REASON),
    until: until ?? null,
  };
}
