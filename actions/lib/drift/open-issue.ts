import { ask, type GitHub } from '../github/client.ts';
import { parseMarker } from '../github/marker.ts';
import { DRIFT_LABEL, DRIFT_MARKER } from './issue-text.ts';

/**
 * Number of the open issue about drift that `isMeant` picks. It is only linked to, so that anybody's issue with label and marker
 * will do: it may have been opened with another token than this one.
 */
export async function openDriftIssue(
  { rest, owner, repo }: GitHub,
  isMeant: (about: { environment: string; model: string }) => boolean,
): Promise<number | undefined> {
  const { data } = await ask('look for the issue about drift', () =>
    rest.issues.listForRepo({ owner, repo, state: 'open', labels: DRIFT_LABEL, per_page: 100 }),
  );
  for (const { number, body, pull_request: pull } of data) {
    const { environment, model } = parseMarker(DRIFT_MARKER, body ?? '') ?? {};
    if (pull !== undefined || typeof environment !== 'string' || typeof model !== 'string') continue;
    if (isMeant({ environment, model })) return number;
  }
  return undefined;
}
