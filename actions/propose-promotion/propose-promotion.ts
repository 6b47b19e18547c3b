import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { type DeploymentHistory, readDeployments } from '../lib/aws/deployment-records.ts';
import { listPackages } from '../lib/aws/model-packages.ts';
import { Failure } from '../lib/failure.ts';
import { isJobAccount, ownLogin } from '../lib/github/account.ts';
import type { GitHub } from '../lib/github/client.ts';
import { modelOf } from '../lib/manifest/lookup.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import type { DatasetSpec } from '../lib/pipeline/spec.ts';
import { openDriftIssue } from '../lib/drift/open-issue.ts';
import { decidePromotion, type Decision } from '../lib/promotion/decision.ts';
import type { Reason } from '../lib/reason.ts';
import { settleClosed } from './closed-proposals.ts';
import type { MainManifest } from './main-manifest.ts';
import { type FoundProposal, openProposal, publish, withdraw } from './proposal.ts';
import { evidenceFor, releaseOf } from './release.ts';
import { withLost } from './challengers.ts';
import { remarkApproved, remarkPaused, remarkResumed } from './remarks.ts';

export interface PromotionContext {
  github: GitHub;
  clients: Clients;
  place: Place;
  main: MainManifest;
  /** By model package group. */
  datasets: ReadonlyMap<string, DatasetSpec>;
  bucket: string;
  /** `owner/name`. */
  repository: string;
  now: Date;
  log: (line: string) => void;
}

export interface Proposal {
  model: string;
  outcome: 'created' | 'updated' | 'unchanged' | 'withdrawn' | 'none' | 'failed';
  reason: Reason;
  message: string;
  pullRequest: number | null;
  url: string | null;
}

/** What is known of one model before it is acted on. */
interface Known {
  model: string;
  login: string;
  release: Release | null;
  open: FoundProposal | undefined;
  here: DeploymentHistory;
  /** ModelApprovalStatus by ARN. */
  approvals: ReadonlyMap<string, string>;
}

/** Looks at each model in turn, so that GitHub's limits on what is made at once are kept. One that fails stops no other. */
export async function proposeAll(models: readonly string[], context: PromotionContext): Promise<Proposal[]> {
  const login = await ownLogin(context.github);
  const proposals: Proposal[] = [];
  for (const model of models) {
    const proposal = await proposeOne(model, login, context).catch((error: unknown) => failure(model, error));
    context.log(`${model}: ${proposal.message}`);
    proposals.push(proposal);
  }
  return proposals;
}

function failure(model: string, error: unknown): Proposal {
  if (!(error instanceof Failure)) throw error;
  const { reason, message } = error;
  return { model, outcome: 'failed', reason, message, pullRequest: null, url: null };
}

async function proposeOne(model: string, login: string, context: PromotionContext): Promise<Proposal> {
  const { github, clients, place, main, bucket, now } = context;
  const { manifest } = main.loaded;
  const { environment, promotesFrom, policy } = manifest;
  const { release, hold } = modelOf(main.loaded, model);
  const at = { environment, model };
  const open = await openProposal(github, main, model);
  const listed = await listPackages(clients, place, model);
  const settled = await settleClosed({ ...context, login, model, packages: listed });
  const { declined } = settled;
  const packages =
    promotesFrom === null
      ? await withLost(clients, place, settled.packages, { release, policy })
      : settled.packages;
  const here = await readDeployments(clients, place, { bucket, ...at });
  const previous =
    promotesFrom === null
      ? []
      : (await readDeployments(clients, place, { bucket, environment: promotesFrom, model })).deployed;
  const { failed, deployed } = here;
  const decision = decidePromotion({
    now,
    ...at,
    promotesFrom,
    policy,
    release,
    hold,
    packages,
    previous,
    failed,
    deployed,
    open,
    declined,
  });
  const approvals = new Map(packages.map(({ arn, approval }) => [arn, approval]));
  return act(decision, { model, login, release, open, here, approvals }, context);
}

async function act(decision: Decision, known: Known, context: PromotionContext): Promise<Proposal> {
  const { github } = context;
  const { model, open } = known;
  const at = { model, pullRequest: open?.number ?? null, url: open?.url ?? null };
  if (decision.kind === 'propose') return propose(decision, known, context);
  const { reason, message } = decision;
  if (decision.kind === 'withdraw') {
    const { number } = decision.open;
    await withdraw(github, number, message);
    return {
      ...at,
      outcome: 'withdrawn',
      reason: 'proposal-withdrawn',
      message: `#${number} was withdrawn: ${message}`,
    };
  }
  if (decision.open !== undefined) await remarkPaused(github, decision.open.number, message);
  return { ...at, outcome: 'none', reason, message };
}

async function propose(
  { candidate }: Extract<Decision, { kind: 'propose' }>,
  { model, login, release, open, here, approvals }: Known,
  context: PromotionContext,
): Promise<Proposal> {
  const { github, main, repository } = context;
  const { environment, promotesFrom } = main.loaded.manifest;
  const { number, url, outcome } = await publish(github, {
    main,
    model,
    release: await releaseOf(candidate, context),
    evidence: await evidenceFor(
      model,
      {
        candidate,
        release,
        here,
        driftIssueOf: (where) =>
          openDriftIssue(github, (about) => about.environment === where && about.model === model),
      },
      context,
    ),
    open,
    repository,
    checksNeedClick: isJobAccount(login),
  });
  const { arn, version } = candidate;
  const ran = here.deployed.some((past) => past.release.modelPackageArn === arn);
  if (promotesFrom === null && approvals.get(arn) === 'Approved' && !ran)
    await remarkApproved(github, number, { version, environment, package: arn });
  if (open !== undefined) await remarkResumed(github, number);
  const message = `Version ${version} for ${environment} is proposed in #${number}.`;
  return { model, outcome, reason: REASONS[outcome], message, pullRequest: number, url };
}

const REASONS = {
  created: 'proposed',
  updated: 'proposal-updated',
  unchanged: 'proposal-current',
} as const satisfies Record<string, Reason>;
