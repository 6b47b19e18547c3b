import type { EntryRule } from './rule.ts';

function keyRule(...path: readonly string[]): EntryRule {
  return {
    reads: [path],
    around: ['environment', 'region'],
    check({ manifest, entry }, report) {
      const arn = valueAt(entry, path);
      if (typeof arn !== 'string') return;
      const region = arn.split(':')[3];
      if (region === manifest.region) return;
      const message = `is a key of ${region}, and ${manifest.environment} is in ${manifest.region}: name a key of ${manifest.region}`;
      report(path, message);
    },
  };
}

function valueAt(root: object, path: readonly string[]): unknown {
  let value: unknown = root;
  for (const key of path) value = Object(value)[key];
  return value;
}

/** KMS keys are used in their own region only. */
export const captureKeyRule = keyRule('endpoint', 'dataCapture', 'kmsKeyArn');
export const volumeKeyRule = keyRule('endpoint', 'volumeKmsKeyArn');
