import { counted } from './page-wording.ts';
import type { QualityDrift } from './report.ts';

export interface UnreadableLabels {
  /** What could not be read, as a sentence. */
  sentence: string;
  /** Of the first such files. These names are whatever somebody wrote to S3. */
  names: readonly string[];
}

/** Labels that came and that nobody could read; null where there are none. */
export function unreadableLabels({ unreadable }: QualityDrift): UnreadableLabels | null {
  if (unreadable === undefined || unreadable.files + unreadable.lines === 0) return null;
  const found = [
    ...(unreadable.files === 0 ? [] : [counted(unreadable.files, 'label file')]),
    ...(unreadable.lines === 0 ? [] : [counted(unreadable.lines, 'line')]),
  ];
  return { sentence: `${found.join(' and ')} could not be read as labels.`, names: unreadable.names };
}
