import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { describePackage, type ListedPackage } from '../lib/aws/model-packages.ts';
import { parseS3Uri, readJsonObject } from '../lib/aws/objects.ts';
import { judgementIn } from '../lib/drift/judgement.ts';
import type { Policy, Release } from '../lib/manifest/manifest.ts';
import { parsePackageArn } from '../lib/manifest/package-arn.ts';
import { type ChallengerFacts, lossOf } from '../lib/promotion/challenger.ts';
import type { PackageCandidate } from '../lib/promotion/decision.ts';
import { isOurs } from '../lib/promotion/gather.ts';
import { isRecord } from '../lib/record.ts';

/** Packages that could be proposed, with why those that lost against what runs are not. */
export async function withLost(
  clients: Clients,
  place: Place,
  packages: readonly ListedPackage[],
  { release, policy }: { release: Release | null; policy: Policy },
): Promise<PackageCandidate[]> {
  const current = parsePackageArn(release?.modelPackageArn ?? '')?.version ?? 0;
  const candidates: PackageCandidate[] = [];
  let found = false;
  for (const { arn, version, approval } of packages) {
    // The first one that may be proposed is proposed: nobody asks about those before it.
    const asked = !found && version > current && approval !== 'Rejected';
    const lost = asked ? lossOf(await challengerOf(clients, place, arn), policy) : undefined;
    if (asked && lost === undefined) found = true;
    candidates.push({ arn, version, approval, ...(lost !== undefined && { lost }) });
  }
  return candidates;
}

async function challengerOf(clients: Clients, place: Place, arn: string): Promise<ChallengerFacts> {
  const found = await describePackage(clients, place, arn);
  const inputSource = found?.metadata['inputSource'];
  const address = parseS3Uri(found?.metricsUri ?? '');
  const report = address === undefined ? undefined : await readReport(clients, place, address);
  const problem = isRecord(report) ? report['judgeProblem'] : undefined;
  return {
    inputSource,
    judge: judgementIn(report),
    problem: typeof problem === 'string' ? problem.replaceAll(/\s+/g, ' ').slice(0, 200) : undefined,
  };
}

/** Undefined where there is none that can be read: no victory, and for what drift did not train no defeat. */
async function readReport(
  clients: Clients,
  place: Place,
  address: { bucket: string; key: string },
): Promise<unknown> {
  try {
    return await readJsonObject(clients, place, address);
  } catch (error) {
    if (isOurs(error)) throw error;
    return undefined;
  }
}
