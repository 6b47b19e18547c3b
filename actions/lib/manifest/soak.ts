/** What a deployment record tells about a release that ran. */
export interface PastDeployment {
  /** ISO 8601. */
  endedAt: string;
  release: { modelPackageArn: string; modelDataETag: string; imageDigest: string | null };
}

/**
 * Milliseconds that a package has run in an environment: the longest time between its deployment and that of another
 * one, or now. Undefined where it never ran. `deployed` holds successful deployments in any order.
 */
export function soaked(
  deployed: readonly PastDeployment[],
  isSame: (past: PastDeployment) => boolean,
  now: Date,
): number | undefined {
  const byTime = deployed.toSorted((a, b) => Date.parse(a.endedAt) - Date.parse(b.endedAt));
  let longest: number | undefined;
  let since: number | undefined;
  for (const [index, past] of byTime.entries()) {
    if (!isSame(past)) {
      since = undefined;
      continue;
    }
    // Another deployment of the same package, with more instances for example, goes on with its time.
    since ??= Date.parse(past.endedAt);
    const next = byTime[index + 1];
    const until = next === undefined ? now.getTime() : Date.parse(next.endedAt);
    longest = Math.max(longest ?? 0, until - since);
  }
  return longest;
}
