import type { DatasetSpec } from '../../pipeline/spec.ts';
import type { Path } from '../../pipeline/position.ts';
import type { Manifest, ModelEntry } from '../manifest.ts';

/** Says that a value is wrong. The path starts where the rule's `reads` do. */
export type Report = (path: Path, message: string, part?: 'key' | 'value') => void;

/** A rule about one model in one environment; paths start at the model's entry. */
export interface EntryRule {
  /** Parts that have to be as the schema says, or the rule is left out. */
  reads: readonly Path[];
  /** Keys of the manifest around the entry of which the same is true. */
  around?: readonly (keyof Manifest)[];
  check(subject: EntrySubject, report: Report): void;
}

export interface EntrySubject {
  manifest: Manifest;
  model: string;
  entry: ModelEntry;
  /** What the model's pipeline says about its data, where a pipeline makes packages of this model. */
  dataset: DatasetSpec | undefined;
}

/** A rule about one manifest; paths start at its root. */
export interface EnvironmentRule {
  reads: readonly Path[];
  check(subject: { manifest: Manifest; file: string }, report: Report): void;
}
