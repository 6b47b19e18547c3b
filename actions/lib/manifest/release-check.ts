import { durationSeconds } from '../pipeline/duration.ts';
import { suggestion } from '../pipeline/nearest.ts';
import type { Path } from '../pipeline/position.ts';
import { formatSpan } from '../summary/time-span.ts';
import { freezeFaults, frozenAt } from './freeze.ts';
import type { EndpointSpec, Manifest, MonitorSpec, Release } from './manifest.ts';
import { parsePackageArn } from './package-arn.ts';
import type { ReleaseFacts, ReleaseProblem, ReleaseReason, ReleaseSubject } from './release-facts.ts';
import { otherRegion } from './rules/release.ts';
import { type PastDeployment, soaked } from './soak.ts';

export {
  type PackageState,
  RELEASE_REASONS,
  type ReleaseFacts,
  type ReleaseProblem,
  type ReleaseSubject,
} from './release-facts.ts';

interface Subject {
  manifest: Manifest;
  model: string;
  release: Release;
  endpoint: EndpointSpec;
  monitor: MonitorSpec | null;
}

interface Finding {
  reason: ReleaseReason;
  /** Below the model's entry. */
  path: Path;
  message: string;
}

type ReleaseRule = (subject: Subject, facts: ReleaseFacts) => Finding | undefined;

const PACKAGE: Path = ['release', 'modelPackageArn'];

/** What forbids that a release is deployed here and now, by the facts. In the order of the rules below. */
export function checkRelease({ loaded, model }: ReleaseSubject, facts: ReleaseFacts): ReleaseProblem[] {
  const { manifest } = loaded;
  const entry = manifest.models[model];
  if (entry === undefined || entry.release === null) return [];
  const { release, endpoint, monitor } = entry;
  const subject = { manifest, model, release, endpoint, monitor };
  const problems: ReleaseProblem[] = [];
  for (const rule of RULES) {
    const finding = rule(subject, facts);
    if (finding === undefined) continue;
    const part = finding.path.length === 0 ? 'key' : 'value';
    const problem = loaded.problem(['models', model, ...finding.path], finding.message, part);
    problems.push({ reason: finding.reason, problem });
  }
  return problems;
}

const RULES: readonly ReleaseRule[] = [
  sameRegion,
  packageThere,
  packageOfGroup,
  packageComplete,
  packageApproved,
  packageUnchanged,
  instanceTypeAllowed,
  baselineThere,
  ranBefore,
  sameImage,
  soakedEnough,
  notFrozen,
];

function sameRegion({ manifest, release }: Subject): Finding | undefined {
  const region = parsePackageArn(release.modelPackageArn)?.region;
  if (region === undefined || region === manifest.region) return undefined;
  return { reason: 'region-differs', path: PACKAGE, message: otherRegion(region, manifest) };
}

function packageThere({ release }: Subject, facts: ReleaseFacts): Finding | undefined {
  if (facts.package !== undefined) return undefined;
  const message = `SageMaker has no model package ${release.modelPackageArn}; pin a version that is there`;
  return { reason: 'package-missing', path: PACKAGE, message };
}

function packageOfGroup({ model }: Subject, { package: pinned }: ReleaseFacts): Finding | undefined {
  if (pinned === undefined || pinned.group === model) return undefined;
  const message = `is of the group '${pinned.group}'; the model '${model}' takes packages of the group '${model}' only`;
  return { reason: 'package-not-of-group', path: PACKAGE, message };
}

function packageComplete(_: Subject, { package: pinned }: ReleaseFacts): Finding | undefined {
  if (pinned === undefined || pinned.status === 'Completed') return undefined;
  const message = `its registration is ${pinned.status}, and only a completed one can be served; pin another version`;
  return { reason: 'package-incomplete', path: PACKAGE, message };
}

/** Merging where releases begin is the approval; later environments need it to have happened. */
function packageApproved({ manifest }: Subject, { package: pinned }: ReleaseFacts): Finding | undefined {
  if (pinned === undefined || pinned.approval === 'Approved') return undefined;
  if (pinned.approval === 'Rejected') {
    const message = 'was rejected; pin another version';
    return { reason: 'package-rejected', path: PACKAGE, message };
  }
  if (manifest.promotesFrom === null) return undefined;
  const message = `is ${pinned.approval}, and ${manifest.environment} takes approved packages only; deploy it in ${manifest.promotesFrom} first, which approves it`;
  return { reason: 'package-not-approved', path: PACKAGE, message };
}

function packageUnchanged({ release }: Subject, { package: pinned }: ReleaseFacts): Finding | undefined {
  if (pinned === undefined || plainETag(pinned.modelDataETag) === plainETag(release.modelDataETag))
    return undefined;
  const message = `is '${release.modelDataETag}', and the package's model data have the ETag '${pinned.modelDataETag ?? ''}': they are not what was reviewed. Find out who exchanged them; train again and pin the new version`;
  return { reason: 'package-swapped', path: ['release', 'modelDataETag'], message };
}

function instanceTypeAllowed({ endpoint }: Subject, { package: pinned }: ReleaseFacts): Finding | undefined {
  const allowed = pinned?.instanceTypes ?? [];
  if (allowed.length === 0 || allowed.includes(endpoint.instanceType)) return undefined;
  const message = `the package was not registered for '${endpoint.instanceType}'; ${suggestion(endpoint.instanceType, allowed, 'It allows')} Or register it with this type in the pipeline's realtimeInstances`;
  return { reason: 'instance-type-unsupported', path: ['endpoint', 'instanceType'], message };
}

function baselineThere({ monitor }: Subject, { package: pinned }: ReleaseFacts): Finding | undefined {
  if (monitor === null || pinned === undefined || pinned.baselineUri !== undefined) return undefined;
  const message =
    'the package has no baseline that its traffic could be compared with: register it with driftCheckBaselines.modelDataQuality, statistics.json and constraints.json in one folder, or write "monitor": null';
  return { reason: 'baseline-missing', path: ['monitor'], message };
}

function ranBefore({ manifest, release }: Subject, { previous }: ReleaseFacts): Finding | undefined {
  const { promotesFrom, environment } = manifest;
  if (promotesFrom === null || previous.some((past) => isSamePackage(past, release))) return undefined;
  const last = previous.toSorted((a, b) => Date.parse(b.endedAt) - Date.parse(a.endedAt))[0];
  const found =
    last === undefined
      ? 'which has run nothing of this model'
      : `which ran ${last.release.modelPackageArn} last`;
  const message = `${environment} takes only what has run and was verified in ${promotesFrom}, ${found}; deploy this release there first`;
  return { reason: 'not-run-in-previous-environment', path: PACKAGE, message };
}

function sameImage({ manifest, release }: Subject, { previous }: ReleaseFacts): Finding | undefined {
  const { promotesFrom } = manifest;
  if (promotesFrom === null) return undefined;
  const ran = previous.filter((past) => isSamePackage(past, release)).map((past) => past.release.imageDigest);
  if (ran.length === 0 || ran.includes(release.imageDigest)) return undefined;
  const message = `is ${release.imageDigest}, and what ran in ${promotesFrom} is ${ran.join(', ')}; write that`;
  return { reason: 'image-differs', path: ['release', 'imageDigest'], message };
}

function soakedEnough({ manifest, release }: Subject, facts: ReleaseFacts): Finding | undefined {
  const { promotesFrom } = manifest;
  if (promotesFrom === null) return undefined;
  const wanted = (durationSeconds(facts.policy.soak) ?? 0) * 1000;
  const ran = soaked(facts.previous, (past) => isSamePackage(past, release), facts.now);
  if (ran === undefined || ran >= wanted) return undefined;
  const message = `has run ${formatSpan(ran)} in ${promotesFrom}, and policy.soak asks for ${formatSpan(wanted)}; deploy it in ${formatSpan(wanted - ran)}`;
  return { reason: 'soaking', path: PACKAGE, message };
}

function notFrozen({ manifest }: Subject, { policy, now }: ReleaseFacts): Finding | undefined {
  for (const [index, freeze] of policy.freeze.entries()) {
    const [fault] = freezeFaults(freeze);
    if (fault === undefined) continue;
    const message = `the base branch's policy.freeze[${index}].${fault.key} can't be read, which counts as a freeze: ${fault.message}`;
    return { reason: 'frozen', path: [], message };
  }
  const frozen = frozenAt(policy.freeze, now);
  if (frozen === undefined) return undefined;
  const message = `${manifest.environment} is frozen until ${frozen.until}: ${frozen.reason}. Deploy after that, or merge a change of policy.freeze first`;
  return { reason: 'frozen', path: [], message };
}

function isSamePackage(past: PastDeployment, release: Release): boolean {
  return (
    past.release.modelPackageArn === release.modelPackageArn &&
    plainETag(past.release.modelDataETag) === plainETag(release.modelDataETag)
  );
}

// S3 writes ETags in quotes, SageMaker without.
function plainETag(tag: string | undefined): string | undefined {
  return tag?.replaceAll('"', '');
}
