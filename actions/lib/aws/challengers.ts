import type { Challenger } from '../drift/decision.ts';
import { judgementIn } from '../drift/judgement.ts';
import type { Place } from './arn.ts';
import type { Clients } from './clients.ts';
import { describePackage, type ListedPackage } from './model-packages.ts';
import { parseS3Uri, readJsonObject } from './objects.ts';

/** What started the training of a registered version, and what the judge said of it. */
export async function readChallenger(
  clients: Clients,
  place: Place,
  { arn, version, approval, registeredAt }: ListedPackage,
): Promise<Challenger> {
  const found = await describePackage(clients, place, arn);
  const inputSource = found?.metadata['inputSource'];
  const address = parseS3Uri(found?.metricsUri ?? '');
  const known = { version, approval, registeredAt, inputSource };
  // Only what drift had trained was judged; another report is not worth a call.
  if (inputSource !== 'Drift' || address === undefined) return { ...known, verdict: null };
  // A report that can't be read is no victory.
  const report = await readJsonObject(clients, place, address).catch(() => undefined);
  const judgement = judgementIn(report);
  return judgement === null
    ? { ...known, verdict: null }
    : { ...known, verdict: judgement.verdict, judgement };
}
