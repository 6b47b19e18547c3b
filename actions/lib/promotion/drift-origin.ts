/** Which drift a package was trained for. */
export interface DriftOrigin {
  /** Where the drift was found. */
  environment: string;
  /** To the minute: when the alarm was raised. */
  raisedAt: Date;
}

/**
 * Reads it from the address of the labelled rows that the training got, whose last part is the cause of the retraining. Undefined
 * for packages that drift did not start. Metadata are what somebody wrote: nothing but a name and a time is taken from them.
 */
export function driftOrigin(
  metadata: Readonly<Record<string, string>>,
  model: string,
): DriftOrigin | undefined {
  if (metadata['inputSource'] !== 'Drift') return undefined;
  const cause = metadata['labelledUri']?.split('/').at(-1) ?? '';
  const [, before = '', year, month, day, hour, minute] =
    /^drift-([a-z0-9-]+)-(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)$/.exec(cause) ?? [];
  const raisedAt = new Date(`${year}-${month}-${day}T${hour}:${minute}:00Z`);
  if (!before.endsWith(`-${model}`) || Number.isNaN(raisedAt.getTime())) return undefined;
  return { environment: before.slice(0, -`-${model}`.length), raisedAt };
}
