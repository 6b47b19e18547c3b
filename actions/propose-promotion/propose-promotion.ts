import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { readDeployments } from '../lib/aws/deployment-records.ts';
import { describePackage, listPackages } from '../lib/aws/model-packages.ts';
import { Failure } from '../lib/failure.ts';
import { ownLogin } from '../lib/github/account.ts';
import type { GitHub } from '../lib/github/client.ts';
import { modelOf } from '../lib/manifest/lookup.ts';
import type { Release } from '../lib/manifest/manifest.ts';
import type { DatasetSpec } from '../lib/pipeline/spec.ts';
import { type Candidate, decidePromotion, type Decision } from '../lib/promotion/decision.ts';
import type { Evidence } from '../lib/promotion/evidence.ts';
import { compareScored, packageEvidence } from '../lib/promotion/gather.ts';
import type { Reason } from '../lib/reason.ts';
import { settleClosed } from './closed-proposals.ts';
import type { MainManifest } from './main-manifest.ts';
import { branchOf, openProposal, publish, withdraw } from './proposal.ts';

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
  outcome: 'created' | 'updated' | 'unchanged' | 'withdrawn' | 'none';
  reason: Reason;
  message: string;
  pullRequest: number | null;
  url: string | null;
}

/** Looks at each model in turn, so that GitHub's limits on what is made at once are kept. */
export async function proposeAll(models: readonly string[], context: PromotionContext): Promise<Proposal[]> {
  const login = await ownLogin(context.github);
  const proposals: Proposal[] = [];
  for (const model of models) {
    const proposal = await proposeOne(model, login, context);
    context.log(`${model}: ${proposal.message}`);
    proposals.push(proposal);
  }
  return proposals;
}

async function proposeOne(model: string, login: string, context: PromotionContext): Promise<Proposal> {
  const { github, clients, place, main, bucket, now } = context;
  const { manifest } = main.loaded;
  const { environment, promotesFrom, policy } = manifest;
  const { release, hold } = modelOf(main.loaded, model);
  const at = { environment, model };
  const open = await openProposal(github, login, at);
  const declined = await settleClosed({ ...context, login, model, promotesFrom });
  const here = await readDeployments(clients, place, { bucket, ...at });
  const previous =
    promotesFrom === null
      ? []
      : (await readDeployments(clients, place, { bucket, environment: promotesFrom, model })).deployed;
  const decision = decidePromotion({
    now,
    ...at,
    promotesFrom,
    policy,
    release,
    hold,
    packages: await listPackages(clients, place, model),
    previous,
    failed: here.failed,
    deployed: here.deployed,
    open,
    declined,
  });
  return act(decision, { model, login, release, open }, context);
}

async function act(
  decision: Decision,
  about: {
    model: string;
    login: string;
    release: Release | null;
    open: { number: number; url: string } | undefined;
  },
  context: PromotionContext,
): Promise<Proposal> {
  const { github, main } = context;
  const { model } = about;
  const { environment } = main.loaded.manifest;
  if (decision.kind === 'none') {
    const { reason, message } = decision;
    return { model, outcome: 'none', reason, message, pullRequest: null, url: null };
  }
  if (decision.kind === 'withdraw') {
    const { open, message } = decision;
    await withdraw(github, open.number, message);
    return {
      model,
      outcome: 'withdrawn',
      reason: 'proposal-withdrawn',
      message: `#${open.number} was withdrawn: ${message}`,
      pullRequest: open.number,
      url: about.open?.url ?? null,
    };
  }
  const { candidate, supersedes } = decision;
  const evidence = await evidenceFor(model, candidate, about.release, context);
  const published = await publish(github, {
    main,
    branch: branchOf({ environment, model }),
    model,
    release: await releaseOf(candidate, context),
    evidence,
    login: about.login,
    supersedes: supersedes === undefined ? undefined : versionOf(supersedes.package),
    repository: context.repository,
    // The job's own token belongs to this account; the checks of its pull requests wait for a person.
    checksNeedClick: about.login === 'github-actions[bot]',
  });
  const reason = (
    { created: 'proposed', updated: 'proposal-updated', unchanged: 'proposal-current' } as const
  )[published.outcome];
  const message = `Version ${candidate.version} for ${environment} is proposed in #${published.number}.`;
  return {
    model,
    outcome: published.outcome,
    reason,
    message,
    pullRequest: published.number,
    url: published.url,
  };
}

/** What the manifest pins: the package as it lies in S3 now, and the image that the environment before really ran. */
async function releaseOf(
  { arn, imageDigest }: Candidate,
  { clients, place }: PromotionContext,
): Promise<Release> {
  const found = await describePackage(clients, place, arn);
  const etag = found?.modelDataETag;
  if (found === undefined || etag === undefined)
    throw new Failure('package-missing', `${arn} or its model data are not there any more; train again.`);
  const { execution, commit } = found.metadata;
  return {
    modelPackageArn: arn,
    modelDataETag: etag,
    imageDigest,
    pipelineExecutionArn: execution ?? null,
    commit: commit !== undefined && /^[0-9a-f]{40}$/.test(commit) ? commit : null,
  };
}

async function evidenceFor(
  model: string,
  candidate: Candidate,
  release: Release | null,
  { clients, place, main, datasets }: PromotionContext,
): Promise<Evidence> {
  const { environment, promotesFrom } = main.loaded.manifest;
  const dataset = datasets.get(model);
  const proposed = await packageEvidence(clients, place, candidate.arn, dataset);
  if (proposed === undefined)
    throw new Failure('package-missing', `SageMaker has no model package ${candidate.arn} any more.`);
  const current =
    release === null ? undefined : await packageEvidence(clients, place, release.modelPackageArn, dataset);
  const { verified } = candidate;
  return {
    model,
    environment,
    promotesFrom,
    candidate: proposed,
    current,
    comparison: current && (await compareScored(clients, place, { candidate: proposed, current, dataset })),
    dataset,
    verified:
      verified === undefined
        ? null
        : { at: verified.endedAt, rows: verified.verification?.rows ?? null, url: verified.run.url },
  };
}

function versionOf(arn: string): number | undefined {
  const version = Number(arn.slice(arn.lastIndexOf('/') + 1));
  return Number.isInteger(version) ? version : undefined;
}
