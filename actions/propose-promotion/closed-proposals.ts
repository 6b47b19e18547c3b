import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { describePackage, rejectPackage } from '../lib/aws/model-packages.ts';
import { isBot } from '../lib/github/account.ts';
import { ask, type GitHub } from '../lib/github/client.ts';
import { parsePackageArn } from '../lib/manifest/package-arn.ts';
import { type ClosedProposal, DECLINED_LABEL, meaningOf } from '../lib/promotion/closed.ts';
import { branchOf, packageIn } from './proposal.ts';
import type { MainManifest } from './main-manifest.ts';

export interface ClosedRequest {
  github: GitHub;
  clients: Clients;
  place: Place;
  main: MainManifest;
  login: string;
  model: string;
  promotesFrom: string | null;
  repository: string;
  log: (line: string) => void;
}

// Each closed proposal is settled by the next run; what is older than these was long ago.
const NEWEST = 20;

/**
 * Does what closing a pull request unmerged means, once for each, and answers the packages that are not proposed here
 * again. Every fact is read again: who closed it, whether it is ours, what the package's approval is by now.
 */
export async function settleClosed(request: ClosedRequest): Promise<ReadonlySet<string>> {
  const { github, clients, place, model, promotesFrom, repository, log } = request;
  const declined = new Set<string>();
  for (const closed of await closedProposals(request)) {
    if (parsePackageArn(closed.package)?.group !== model) continue;
    const found = promotesFrom === null ? await describePackage(clients, place, closed.package) : undefined;
    const meaning = meaningOf(closed, { promotesFrom, approval: found?.approval });
    const by = closed.closedBy?.login ?? '';
    if (meaning === 'reject') {
      await rejectPackage(
        clients,
        closed.package,
        `${by} closed pull request #${closed.number} of ${repository}.`,
      );
      log(`${closed.package} is rejected: ${by} closed #${closed.number}.`);
    }
    if (meaning === 'remember') await label(github, closed.number);
    if (closed.labels.includes(DECLINED_LABEL) || meaning === 'remember') declined.add(closed.package);
  }
  return declined;
}

async function closedProposals({ github, login, main, model }: ClosedRequest): Promise<ClosedProposal[]> {
  const { rest, owner, repo } = github;
  const branch = branchOf({ environment: main.loaded.manifest.environment, model });
  const { data } = await ask(`list the closed pull requests of ${branch}`, () =>
    rest.pulls.list({
      owner,
      repo,
      state: 'closed',
      head: `${owner}:${branch}`,
      sort: 'updated',
      direction: 'desc',
      per_page: NEWEST,
    }),
  );
  const proposals: ClosedProposal[] = [];
  for (const { number, user, body, merged_at: merged, labels } of data) {
    const proposed = user?.login === login && merged === null ? packageIn(body ?? '') : undefined;
    if (proposed === undefined) continue;
    const issue = await ask(`read who closed #${number}`, () =>
      rest.issues.get({ owner, repo, issue_number: number }),
    );
    const closer = issue.data.closed_by;
    proposals.push({
      number,
      package: proposed,
      closedBy: closer
        ? { login: closer.login, isPerson: closer.type === 'User' && !isBot(closer.login) }
        : undefined,
      labels: labels.map(({ name }) => name),
    });
  }
  return proposals;
}

async function label({ rest, owner, repo }: GitHub, number: number): Promise<void> {
  await ask(`label #${number}`, () =>
    rest.issues.addLabels({ owner, repo, issue_number: number, labels: [DECLINED_LABEL] }),
  );
}
