/** Something of an environment that is not as it should be, and that no workflow mends by itself. */
export interface Finding {
  /** Null where it is about the environment as a whole. */
  model: string | null;
  kind: FindingKind;
  /** What is wrong, what was found and what to do. */
  sentence: string;
}

export const FINDINGS = {
  endpoint: 'The endpoint is not what git says',
  watch: 'The watch does not run',
  approval: 'Somebody is waited for',
  events: 'Events do not arrive',
  release: 'A release is not deployed',
} as const;

export type FindingKind = keyof typeof FINDINGS;
