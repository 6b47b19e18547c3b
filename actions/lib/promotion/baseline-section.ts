import { code, list, plain } from '../summary/markdown.ts';
import type { Evidence, PackageEvidence } from './evidence.ts';
import { count, number } from './wording.ts';

/** What the drift baseline that comes with the release is of, and how it differs from that of what runs. */
export function baselineSection({ candidate, current }: Evidence): string {
  const after = candidate.baseline;
  if (after === undefined)
    return '### Drift baseline\n\nThe package has no drift baseline: its traffic could not be compared with anything.\n';
  const before = current?.baseline;
  const size = `${after.features.size === 1 ? '1 column' : `${after.features.size} columns`}${after.rows === undefined ? '' : ` over ${count(after.rows)} rows`}`;
  if (before === undefined) return `### Drift baseline\n\nNew: ${size}.\n`;
  const changes = baselineChanges(before, after);
  const told =
    changes.length === 0
      ? `columns, types and completeness are those of version ${current?.version}.\n`
      : `against version ${current?.version}:\n\n${list(changes.slice(0, MAX_CHANGES))}`;
  const rest =
    changes.length > MAX_CHANGES ? `\n${changes.length - MAX_CHANGES} more are in the files.\n` : '';
  return `### Drift baseline\n\nComes with the release: ${size}; ${told}${rest}`;
}

// More changes than these are another data set.
const MAX_CHANGES = 20;

type Baseline = NonNullable<PackageEvidence['baseline']>;

function baselineChanges(before: Baseline, after: Baseline): string[] {
  const changes: string[] = [];
  for (const [name, { type, completeness }] of after.features) {
    const old = before.features.get(name);
    if (old === undefined) changes.push(`${code(name)} is new (${plain(type)})`);
    else if (old.type !== type) changes.push(`${code(name)} was ${plain(old.type)} and is ${plain(type)}`);
    else if (old.completeness !== completeness)
      changes.push(
        `completeness of ${code(name)}: ${share(old.completeness)} before, ${share(completeness)} now`,
      );
  }
  for (const name of before.features.keys())
    if (!after.features.has(name)) changes.push(`${code(name)} is gone`);
  return changes;
}

function share(value: number | undefined): string {
  return value === undefined ? 'unknown' : `${number(100 * value)} %`;
}
