/** Something of an environment that is not as it should be, and that no workflow mends by itself. */
export interface Finding {
  /** Null where it is about the environment as a whole. */
  model: string | null;
  kind: FindingKind;
  /** What is wrong, what was found and what to do, as Markdown. */
  sentence: string;
}

export const FINDINGS = {
  release: 'A release is not deployed',
  endpoint: 'An endpoint is not what git says',
  watch: 'The watch does not work',
  approval: 'Somebody is waited for',
  events: 'Events did not arrive',
} as const;

export type FindingKind = keyof typeof FINDINGS;
