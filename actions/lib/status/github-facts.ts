import { DRIFT_LABEL, DRIFT_MARKER } from '../drift/issue-text.ts';
import { ask, type GitHub } from '../github/client.ts';
import { parseMarker } from '../github/marker.ts';
import { listRuns, pendingEnvironments } from '../github/runs.ts';
import type { Wait } from './status.ts';

/** What GitHub knows to wait for somebody, each with the environment, and the model where it is about one. */
export interface GitHubWait extends Wait {
  environment: string;
  /** Undefined where it is about all of the environment. */
  model: string | undefined;
}

/** Open promotions and rollbacks, deployments that wait for reviewers, and open issues about drift. */
export async function gitHubWaits(github: GitHub): Promise<GitHubWait[]> {
  return [
    ...(await openPullRequests(github)),
    ...(await waitingRuns(github)),
    ...(await driftIssues(github)),
  ];
}

async function openPullRequests({ rest, paginate, owner, repo }: GitHub): Promise<GitHubWait[]> {
  const pulls = await ask('list the open pull requests', () =>
    paginate(rest.pulls.list, { owner, repo, state: 'open', per_page: 100 }),
  );
  return pulls.flatMap(({ number, labels, created_at: created }) => {
    const names = labels.map(({ name }) => name);
    const environment = labelled(names, 'environment');
    if (environment === undefined) return [];
    const what = `review of #${number}`;
    return [{ environment, model: labelled(names, 'model'), what, since: new Date(created) }];
  });
}

function labelled(labels: readonly string[], kind: string): string | undefined {
  return labels.find((label) => label.startsWith(`${kind}:`))?.slice(kind.length + 1);
}

async function waitingRuns(github: GitHub): Promise<GitHubWait[]> {
  const runs = await listRuns(github, { workflow: 'deploy.yml', status: 'waiting', limit: 20 });
  const found: GitHubWait[] = [];
  for (const { id, url, startedAt } of runs)
    for (const environment of await pendingEnvironments(github, id))
      found.push({
        environment,
        model: undefined,
        what: `approval of the deployment ${url}`,
        since: startedAt,
      });
  return found;
}

/** Anybody can open one with our label and marker: it is only linked to. */
async function driftIssues({ rest, owner, repo }: GitHub): Promise<GitHubWait[]> {
  const { data } = await ask('list the open issues about drift', () =>
    rest.issues.listForRepo({ owner, repo, state: 'open', labels: DRIFT_LABEL, per_page: 100 }),
  );
  return data.flatMap(({ number, body, created_at: created, pull_request: pull }) => {
    const { environment, model } = parseMarker(DRIFT_MARKER, body ?? '') ?? {};
    if (pull !== undefined || typeof environment !== 'string' || typeof model !== 'string') return [];
    return [{ environment, model, what: `an end of drift (#${number})`, since: new Date(created) }];
  });
}
