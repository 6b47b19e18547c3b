import type { Path } from '../pipeline/position.ts';
import type { Problem } from '../pipeline/problem.ts';
import type { Manifest } from './manifest.ts';

/** The manifests of all environments. */
export interface Manifests {
  /** By the environment's name, each after the one that it promotes from. */
  readonly environments: ReadonlyMap<string, LoadedManifest>;
}

export interface LoadedManifest {
  readonly manifest: Manifest;
  readonly file: string;
  /** A problem at a place in the file, or at the nearest key above it where nothing is there. */
  problem(path: Path, message: string, part?: 'key' | 'value'): Problem;
  /** Whether the value at the path is what the schema says; always true of manifests that were read without problems. */
  sound(path: Path): boolean;
}
