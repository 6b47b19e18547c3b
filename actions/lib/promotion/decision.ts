import { durationSeconds } from '../pipeline/duration.ts';
import { freezeFaults, frozenAt } from '../manifest/freeze.ts';
import type { Hold, Policy, Release } from '../manifest/manifest.ts';
import { parsePackageArn } from '../manifest/package-arn.ts';
import { soaked } from '../manifest/soak.ts';
import type { DeploymentRecord } from '../deployment/record.ts';
import type { Reason } from '../reason.ts';

/** What is known of one model in one environment when it is decided whether to propose a release. */
export interface PromotionFacts {
  now: Date;
  model: string;
  environment: string;
  /** Null where releases begin. */
  promotesFrom: string | null;
  /** Main's, as are release and hold: no pull request loosens its own check. */
  policy: Policy;
  release: Release | null;
  hold: Hold | null;
  /** Complete packages of the model's group, the highest version first. */
  packages: readonly PackageCandidate[];
  /** What was deployed and verified in `promotesFrom`, newest first; empty where releases begin. */
  previous: readonly DeploymentRecord[];
  /** Deployments here that failed, newest first. */
  failed: readonly DeploymentRecord[];
  /** Deployments here that succeeded, newest first. */
  deployed: readonly DeploymentRecord[];
  /** Our own open pull request. */
  open: OpenProposal | undefined;
  /** ARNs of packages whose proposal for this environment a person closed. */
  declined: ReadonlySet<string>;
}

export interface PackageCandidate {
  arn: string;
  version: number;
  /** ModelApprovalStatus. */
  approval: string;
  /** Why it is not proposed, as the end of a sentence: it lost against what runs, or was not judged where it had to be. */
  lost?: string;
}

export interface OpenProposal {
  number: number;
  /** ARN of the package that it proposes. */
  package: string;
}

/** Reason codes that a decision may have. */
export const PROMOTION_REASONS = [
  'proposed',
  'proposal-updated',
  'proposal-current',
  'proposal-withdrawn',
  'on-hold',
  'frozen',
  'soaking',
  'nothing-newer',
  'nothing-registered',
  'candidate-rejected',
  'challenger-not-better',
  'proposal-declined',
  'release-failed-here',
  'not-verified-in-previous',
] as const satisfies readonly Reason[];

export type Decision =
  | {
      /** Open the pull request, or bring the open one up to date. */
      kind: 'propose';
      candidate: Candidate;
      /** The open pull request whose other candidate this one takes the place of. */
      supersedes: OpenProposal | undefined;
    }
  | {
      /** Close our own pull request: what it proposes is not to be released any more. */
      kind: 'withdraw';
      open: OpenProposal;
      reason: DecisionReason;
      message: string;
    }
  | {
      kind: 'none';
      /** Our own open pull request, which stays as it is meanwhile. */
      open: OpenProposal | undefined;
      reason: DecisionReason;
      message: string;
    };

export type DecisionReason = (typeof PROMOTION_REASONS)[number];

/** The release to propose. */
export interface Candidate {
  arn: string;
  version: number;
  /** What the environment before really ran; null where releases begin. */
  imageDigest: string | null;
  /** The record of the environment before. */
  verified: DeploymentRecord | undefined;
}

interface No {
  reason: DecisionReason;
  message: string;
  /** Whether an open pull request has to go, since merging it would be wrong. */
  withdraw: boolean;
}

/** Whether a release is proposed for a model in an environment, and which one. */
export function decidePromotion(facts: PromotionFacts): Decision {
  const { open } = facts;
  const found = facts.promotesFrom === null ? newestPackage(facts) : newestVerified(facts);
  const answer = 'reason' in found ? found : (objection(facts, found) ?? found);
  if (!('reason' in answer)) {
    const supersedes = open !== undefined && open.package !== answer.arn ? open : undefined;
    return { kind: 'propose', candidate: answer, supersedes };
  }
  const { reason, message, withdraw } = answer;
  if (open === undefined || withdraw)
    return open === undefined
      ? { kind: 'none', open, reason, message }
      : { kind: 'withdraw', open, reason, message };
  const fault = faultOf(open, facts);
  return fault === undefined ? { kind: 'none', open, reason, message } : { kind: 'withdraw', open, ...fault };
}

/** Why what is proposed already would be wrong to merge, whatever keeps a newer one from being proposed. */
function faultOf(
  open: OpenProposal,
  { release, packages, promotesFrom, previous, model, environment }: PromotionFacts,
): Pick<No, 'reason' | 'message'> | undefined {
  const version = parsePackageArn(open.package)?.version ?? 0;
  const what = `version ${version} of ${model}`;
  if (packages.find(({ arn }) => arn === open.package)?.approval === 'Rejected')
    return { reason: 'candidate-rejected', message: `${capital(what)} was rejected.` };
  if (version <= versionOf(release))
    return { reason: 'nothing-newer', message: `${environment} has version ${versionOf(release)} already.` };
  if (promotesFrom !== null && version > versionOf(previous[0]?.release ?? null))
    return { reason: 'not-verified-in-previous', message: `${promotesFrom} does not run ${what} any more.` };
  return undefined;
}

/**
 * Where releases begin: the newest registered package that nobody rejected, unless it is what main has. A challenger that is
 * not better stays registered: a person may still promote it by hand.
 */
function newestPackage({ packages, release, model, environment }: PromotionFacts): Candidate | No {
  const [newest] = packages;
  if (newest === undefined)
    return no('nothing-registered', `SageMaker has no registered version of ${model}.`);
  const candidate = packages.find(({ approval, lost }) => approval !== 'Rejected' && lost === undefined);
  const current = versionOf(release);
  if (
    newest.lost !== undefined &&
    newest.version > current &&
    (candidate === undefined || candidate.version <= current)
  )
    return no(
      'challenger-not-better',
      `Version ${newest.version} of ${model} ${newest.lost}. It stays registered, and a person can still promote it by hand.`,
    );
  if (candidate === undefined || (newest !== candidate && candidate.version <= current))
    return no('candidate-rejected', `Version ${newest.version} of ${model} was rejected.`, true);
  if (candidate.version <= current)
    return no('nothing-newer', `${environment} has version ${current}, and none is newer.`, true);
  return { arn: candidate.arn, version: candidate.version, imageDigest: null, verified: undefined };
}

/**
 * Later: the newest release that the environment before ran, verified, for as long as the policy asks. One that is newer than
 * what it runs by now was taken back there, and is not proposed.
 */
function newestVerified(facts: PromotionFacts): Candidate | No {
  const { promotesFrom, previous, release, packages, model, environment, policy, now } = facts;
  const [last] = previous;
  if (last === undefined) return no('not-verified-in-previous', `${promotesFrom} has not run ${model} yet.`);
  const [current, newest] = [versionOf(release), versionOf(last.release)];
  const newer = previous.filter(
    (past) => versionOf(past.release) > current && versionOf(past.release) <= newest,
  );
  if (newer.length === 0)
    return no(
      'nothing-newer',
      `${environment} has version ${current}, and ${promotesFrom} runs none that is newer.`,
      true,
    );
  const wanted = (durationSeconds(policy.soak) ?? 0) * 1000;
  let waiting: No | undefined;
  for (const past of newer) {
    const arn = past.release.modelPackageArn;
    const version = versionOf(past.release);
    if (packages.find((known) => known.arn === arn)?.approval === 'Rejected') continue;
    const ran = soaked(previous, (other) => other.release.modelPackageArn === arn, now) ?? 0;
    if (ran >= wanted) return { arn, version, imageDigest: past.release.imageDigest, verified: past };
    waiting ??= soaking(facts, { version, due: new Date(now.getTime() + wanted - ran), runs: past === last });
  }
  return waiting ?? no('candidate-rejected', `Version ${newest} of ${model} was rejected.`, true);
}

function soaking(
  { model, promotesFrom }: PromotionFacts,
  { version, due, runs }: { version: number; due: Date; runs: boolean },
): No {
  const what = `Version ${version} of ${model}`;
  if (!runs) return no('soaking', `${what} ran in ${promotesFrom} for less than the soak of the policy.`);
  return no('soaking', `${what} soaks in ${promotesFrom} until ${due.toISOString()}.`);
}

/** What stands against a candidate that is newer than what runs. */
function objection(facts: PromotionFacts, { arn, version }: Candidate): No | undefined {
  const { hold, now, policy, environment, model, declined, failed, deployed } = facts;
  if (hold !== null && holds(hold, now)) {
    const until = hold.until === null ? 'until somebody removes it' : `until ${hold.until}`;
    return no('on-hold', `${model} is on hold in ${environment} ${until}: ${hold.reason} (${hold.by}).`);
  }
  if (declined.has(arn))
    return no('proposal-declined', `Somebody closed the proposal of version ${version} for ${environment}.`);
  const failure = failed.find(({ release }) => release.modelPackageArn === arn);
  const success = deployed.find(({ release }) => release.modelPackageArn === arn);
  if (failure && (success === undefined || success.endedAt < failure.endedAt))
    return no(
      'release-failed-here',
      `The last deployment of version ${version} to ${environment} failed on ${failure.endedAt} (${failure.reason}); a person starts the next one.`,
    );
  const frozen = policy.freeze.some((freeze) => freezeFaults(freeze).length > 0)
    ? { until: 'its rule can be read', reason: 'policy.freeze is malformed' }
    : frozenAt(policy.freeze, now);
  if (frozen) return no('frozen', `${environment} is frozen until ${frozen.until}: ${frozen.reason}.`);
  return undefined;
}

/** A hold with a date holds to the end of that day in UTC. One that can't be read holds: a stop must not fail open. */
export function holds({ until }: Hold, now: Date): boolean {
  if (until === null) return true;
  const end = Date.parse(/^\d{4}-\d{2}-\d{2}$/.test(until) ? `${until}T23:59:59.999Z` : until);
  return Number.isNaN(end) || now.getTime() <= end;
}

function versionOf(release: Pick<Release, 'modelPackageArn'> | null): number {
  return release === null ? 0 : (parsePackageArn(release.modelPackageArn)?.version ?? 0);
}

function capital(sentence: string): string {
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

function no(reason: DecisionReason, message: string, withdraw = false): No {
  return { reason, message, withdraw };
}
