import type { Attempt } from './attempts.ts';
import type { Finding } from './finding.ts';

const PATIENCE_MS = 24 * 3_600_000;

/** Runs that have waited for an environment's reviewers for longer than a day; GitHub gives them up after thirty. */
export function waitingFindings(
  attempts: readonly Attempt[],
  { environment, now }: { environment: string; now: Date },
): Finding[] {
  return attempts
    .filter(({ status, waitsFor }) => status === 'waiting' && waitsFor.includes(environment))
    .filter(({ startedAt }) => now.getTime() - startedAt.getTime() > PATIENCE_MS)
    .map(({ url, startedAt }) => ({
      model: null,
      kind: 'approval',
      sentence: `[A deployment](${url}) has waited for the reviewers of ${environment} since ${startedAt.toISOString()}: approve or reject it.`,
    }));
}
