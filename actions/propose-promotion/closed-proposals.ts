import type { Clients } from '../lib/aws/clients.ts';
import { type ListedPackage, rejectPackage } from '../lib/aws/model-packages.ts';
import { isBot } from '../lib/github/account.ts';
import { ask, type GitHub } from '../lib/github/client.ts';
import { findComment, upsertComment } from '../lib/github/comments.ts';
import { marker } from '../lib/github/marker.ts';
import { addLabels } from '../lib/github/pull-requests.ts';
import { parsePackageArn } from '../lib/manifest/package-arn.ts';
import { closedComment, type ClosedProposal, DECLINED_LABEL, meaningOf } from '../lib/promotion/closed.ts';
import type { MainManifest } from './main-manifest.ts';
import { branchOf, packageIn } from './proposal.ts';

export interface ClosedRequest {
  github: GitHub;
  clients: Clients;
  main: MainManifest;
  login: string;
  model: string;
  /** The model's packages as SageMaker has them now. */
  packages: readonly ListedPackage[];
  /** `owner/name`. */
  repository: string;
  log: (line: string) => void;
}

export interface Settled {
  /** The packages, with the approval that they have after this. */
  packages: readonly ListedPackage[];
  /** ARNs of packages that are not proposed here again. */
  declined: ReadonlySet<string>;
}

// Each closed proposal is settled by the next run; what is older than these was long ago.
const NEWEST = 20;

/**
 * Does what closing a pull request unmerged means, once for each closing: our comment on it says that it is done, so that a
 * person who takes the label off, or sets the package back, has the last word.
 */
export async function settleClosed(request: ClosedRequest): Promise<Settled> {
  const { model, main, log } = request;
  const { promotesFrom } = main.loaded.manifest;
  const declined = new Set<string>();
  let packages = request.packages;
  for (const closed of await closedProposals(request)) {
    const { number, labels } = closed;
    const approval = packages.find(({ arn }) => arn === closed.package)?.approval;
    if (parsePackageArn(closed.package)?.group !== model || approval === undefined) continue;
    if (labels.includes(DECLINED_LABEL)) {
      declined.add(closed.package);
      continue;
    }
    const closedBy = await closerOf(request, number);
    const meaning = meaningOf({ closedBy }, { promotesFrom, approval });
    if (meaning === 'nothing' || closedBy === undefined) continue;
    if (!(await settle(closed, { meaning, by: closedBy.login }, request))) continue;
    log(
      `#${number} was closed by ${closedBy.login}: ${closed.package} is ${meaning === 'reject' ? 'rejected' : 'declined'}.`,
    );
    if (meaning === 'remember') declined.add(closed.package);
    else
      packages = packages.map((each) =>
        each.arn === closed.package ? { ...each, approval: 'Rejected' } : each,
      );
  }
  return { packages, declined };
}

/** Answers false where it was done before. */
async function settle(
  { number, package: arn, closedAt }: ClosedProposal,
  { meaning, by }: { meaning: 'reject' | 'remember'; by: string },
  { github, clients, main, repository }: ClosedRequest,
): Promise<boolean> {
  const mark = marker('closed', { package: arn, at: closedAt });
  if ((await findComment(github, { issue: number, marker: mark })) !== undefined) return false;
  if (meaning === 'reject')
    await rejectPackage(clients, arn, `${by} closed pull request #${number} of ${repository}.`);
  else await addLabels(github, number, [DECLINED_LABEL]);
  const { environment } = main.loaded.manifest;
  const text = closedComment(meaning, { by, version: parsePackageArn(arn)?.version, environment });
  await upsertComment(github, { issue: number, marker: mark, body: `${mark}\n${text}` });
  return true;
}

/** Our own ones, whoever else writes our marker. */
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
  return data.flatMap(({ number, user, body, merged_at: merged, closed_at: closedAt, labels }) => {
    const proposed = user?.login === login && merged === null ? packageIn(body ?? '') : undefined;
    if (proposed === undefined || closedAt === null) return [];
    return [{ number, package: proposed, closedAt, labels: labels.map(({ name }) => name) }];
  });
}

async function closerOf({ github, login }: ClosedRequest, number: number) {
  const { rest, owner, repo } = github;
  const { data } = await ask(`read who closed #${number}`, () =>
    rest.issues.get({ owner, repo, issue_number: number }),
  );
  const closer = data.closed_by;
  if (!closer) return undefined;
  // With a person's token we are no person either.
  const isPerson = closer.type === 'User' && !isBot(closer.login) && closer.login !== login;
  return { login: closer.login, isPerson };
}
