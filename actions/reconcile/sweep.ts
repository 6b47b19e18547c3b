import type { Clients } from '../lib/aws/clients.ts';
import { lastDecision } from '../lib/aws/drift-decisions.ts';
import { readWatch } from '../lib/aws/watch.ts';
import { DRIFT_MARKER } from '../lib/drift/issue-text.ts';
import { watchFaults } from '../lib/drift/watch-faults.ts';
import type { GitHub } from '../lib/github/client.ts';
import { ownIssues } from '../lib/github/issues.ts';
import { parseMarker } from '../lib/github/marker.ts';
import { endpointName } from '../lib/manifest/names.ts';
import { plain } from '../lib/summary/markdown.ts';
import { endpointFindings } from './endpoint-state.ts';
import type { Finding } from './finding.ts';
import type { ReleasedModel, Sources } from './reconcile.ts';
import { isToBeAssessed } from './watch-state.ts';

export interface Sweep {
  findings: Finding[];
  /** Models whose drift is to be assessed. */
  assess: string[];
  /** Models with an open issue about drift that nobody watches any more. */
  unwatched: string[];
}

/** Looks at what runs: whether endpoints and their watch are what git says, and whether drift was looked at. */
export async function sweep(
  clients: Clients,
  github: GitHub,
  models: readonly ReleasedModel[],
  { loaded, place, bucket, now }: Sources,
): Promise<Sweep> {
  const { environment } = loaded.manifest;
  const drifting = await modelsWithIssue(github, environment);
  const found: Sweep = { findings: [], assess: [], unwatched: [] };
  for (const { model, entry, state, deployed } of models) {
    const endpoint = endpointName(model, environment);
    if (state === 'deployed')
      found.findings.push(...(await endpointFindings(clients, place, { model, endpoint, entry })));
    const { monitor } = entry;
    if (deployed === undefined || monitor === null) continue;
    const deployedAt = new Date(deployed.endedAt);
    const watch = await readWatch(clients, place, { endpoint, monitor, deployedAt, bucket, now });
    // Before its deployment the watch is the one of another entry, or none.
    if (state === 'deployed')
      for (const fault of watchFaults(watch))
        found.findings.push({ model, kind: 'watch', sentence: plain(fault) });
    const assessedAt = await lastDecision(clients, place, { bucket, environment, model });
    const issueOpen = drifting.has(model);
    drifting.delete(model);
    const { alarms, checkedAt } = watch;
    if (isToBeAssessed({ alarms, checkedAt, assessedAt, issueOpen })) found.assess.push(model);
  }
  found.unwatched.push(...drifting);
  return found;
}

/** Models of an environment whose issue about drift is open. */
async function modelsWithIssue(github: GitHub, environment: string): Promise<Set<string>> {
  const about = (await ownIssues(github)).map(({ body }) => parseMarker(DRIFT_MARKER, body) ?? {});
  return new Set(
    about.flatMap(({ environment: where, model }) =>
      where === environment && typeof model === 'string' ? [model] : [],
    ),
  );
}
