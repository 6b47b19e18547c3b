import { parseDuration } from './duration.ts';
import { jsonHash, type JsonObject } from './json.ts';

export interface CacheConfig {
  enabled: boolean;
  expireAfter?: string;
}

/**
 * The arguments that decide whether a step has run before, by step type. Source: SageMaker developer guide,
 * "Default cache key attributes by pipeline step type". Names, not contents, of S3 objects are compared.
 */
const keyArguments: Readonly<Record<string, readonly string[]>> = {
  Processing: ['AppSpecification', 'Environment', 'ProcessingInputs'],
  Training: [
    'AlgorithmSpecification',
    'CheckpointConfig',
    'DebugHookConfig',
    'DebugRuleConfigurations',
    'Environment',
    'HyperParameters',
    'InputDataConfig',
  ],
  QualityCheck: [
    'AppSpecification',
    'Environment',
    'ProcessingInputs',
    'ProcessingResources',
    'SkipCheck',
    'RegisterNewBaseline',
    'ModelPackageGroupName',
    'SuppliedBaselineConstraints',
    'SuppliedBaselineStatistics',
  ],
};

/** A hash of what the step would run on, its expressions resolved; nothing for types that are never cached. */
export function cacheKey(type: string, resolved: JsonObject): string | undefined {
  const names = keyArguments[type];
  if (!names) return undefined;
  const parts = Object.fromEntries(names.map((name) => [name, resolved[name] ?? null]));
  return jsonHash({ type, ...parts });
}

/** The earliest end of an earlier run that may still be used; nothing where the step asks for no cache. */
export function oldestHit(cache: CacheConfig | undefined, now: Date): Date | undefined {
  if (!cache?.enabled) return undefined;
  const age =
    cache.expireAfter === undefined ? Number.POSITIVE_INFINITY : (parseDuration(cache.expireAfter) ?? 0);
  return new Date(Math.max(0, now.getTime() - age));
}
