import type { Path } from '../pipeline/position.ts';
import { sortProblems, type Problem } from '../pipeline/problem.ts';
import type { DatasetSpec } from '../pipeline/spec.ts';
import type { LoadedManifest, Manifests } from './manifests.ts';
import { autoscalingBoundsRule, burstableTypeRule } from './rules/autoscaling.ts';
import { captureKeyRule, volumeKeyRule } from './rules/encryption.ts';
import { fileNameRule, freezeRule } from './rules/environment.ts';
import { holdDateRule } from './rules/hold.ts';
import {
  alarmFeatureRule,
  alarmMetricRule,
  alarmNameRule,
  captureForMonitorRule,
  checkMetricRule,
  datapointsRule,
  labelDelayRule,
  modelMonitorRegionRule,
  scheduleRule,
} from './rules/monitor.ts';
import { endpointNameRule, sharedNames } from './rules/names.ts';
import { brokenChains, unknownModels } from './rules/promotion.ts';
import { imageDigestRule, packageGroupRule, packageRegionRule } from './rules/release.ts';
import { rolloutRule } from './rules/rollout.ts';
import type { EntryRule, EnvironmentRule, Report } from './rules/rule.ts';

export {
  checkRelease,
  RELEASE_REASONS,
  type ReleaseFacts,
  type ReleaseProblem,
  type ReleaseSubject,
} from './release-check.ts';

const ENVIRONMENT_RULES: readonly EnvironmentRule[] = [fileNameRule, freezeRule];

const ENTRY_RULES: readonly EntryRule[] = [
  endpointNameRule,
  packageGroupRule,
  packageRegionRule,
  imageDigestRule,
  holdDateRule,
  autoscalingBoundsRule,
  burstableTypeRule,
  rolloutRule,
  captureKeyRule,
  volumeKeyRule,
  scheduleRule,
  modelMonitorRegionRule,
  captureForMonitorRule,
  alarmMetricRule,
  alarmFeatureRule,
  checkMetricRule,
  datapointsRule,
  alarmNameRule,
  labelDelayRule,
];

const CHAIN_RULES: readonly ((manifests: Manifests) => Problem[])[] = [
  brokenChains,
  unknownModels,
  sharedNames,
];

/** By model package group, what the pipeline that fills it says about its data. */
export type Datasets = ReadonlyMap<string, DatasetSpec>;

/**
 * Everything that is wrong in manifests and can be told without a cloud, in the order of the files. Without `datasets`
 * alarms are not held against the features of the models' pipelines.
 */
export function checkManifests(manifests: Manifests, datasets: Datasets = new Map()): Problem[] {
  const between = CHAIN_RULES.flatMap((rule) => rule(manifests));
  return sortProblems([...between, ...checkEach(manifests, datasets)]);
}

/** What is wrong in any manifest by itself, whatever the others say. */
export function checkEach(manifests: Manifests, datasets: Datasets = new Map()): Problem[] {
  const problems: Problem[] = [];
  for (const loaded of manifests.environments.values()) {
    const { manifest, file } = loaded;
    for (const rule of ENVIRONMENT_RULES) {
      if (allSound(loaded, rule.reads)) rule.check({ manifest, file }, reporter(loaded, [], problems));
    }
    for (const [model, entry] of Object.entries(manifest.models)) {
      const subject = { manifest, model, entry, dataset: datasets.get(model) };
      const report = reporter(loaded, ['models', model], problems);
      for (const rule of ENTRY_RULES) if (readable(loaded, model, rule)) rule.check(subject, report);
    }
  }
  return problems;
}

function readable(loaded: LoadedManifest, model: string, { reads, around = [] }: EntryRule): boolean {
  const inside = reads.map((path) => ['models', model, ...path]);
  return allSound(loaded, [...inside, ...around.map((key) => [key])]);
}

function allSound(loaded: LoadedManifest, paths: readonly Path[]): boolean {
  return paths.every((path) => loaded.sound(path));
}

function reporter(loaded: LoadedManifest, at: Path, problems: Problem[]): Report {
  return (path, message, part) => problems.push(loaded.problem([...at, ...path], message, part));
}
