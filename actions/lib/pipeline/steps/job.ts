import type { Value } from '../definition.ts';
import { durationSeconds } from '../duration.ts';
import { imageUri } from '../images.ts';
import { report, type Scope } from '../scope.ts';
import type { ImageSpec, InstanceSpec, JobSpec, Text } from '../spec.ts';
import { limitedText, numberValue, textValue } from '../text.ts';
import type { Path } from '../yaml.ts';

/** The volume that the SageMaker Python SDK asks for where nothing is said, in GB. */
const DEFAULT_VOLUME = 30;

// CreateProcessingJob: values of environment variables. CreateTrainingJob has a limit of the number of entries only.
const PROCESSING_ENVIRONMENT_LIMIT = 256;

/** URI of an image that is given whole or by framework and version. */
export function imageValue(scope: Scope, path: Path, image: ImageSpec): Value | undefined {
  if (typeof image === 'string') return textValue(scope, path, image);
  if ('framework' in image && typeof image.framework === 'string') {
    const version = typeof image.version === 'string' ? image.version : undefined;
    const uri = imageUri(image.framework, version, scope.environment.region);
    if (typeof uri === 'string') return uri;
    report(scope, { path: uri.key === undefined ? path : [...path, uri.key] }, uri.sentence);
    return undefined;
  }
  if ('Get' in image) return textValue(scope, path, image);
  report(scope, { path }, "an image needs 'framework' and 'version', or is a URI as text");
  return undefined;
}

/** `{ InstanceType, InstanceCount, VolumeSizeInGB }` */
export function clusterConfig(
  scope: Scope,
  path: Path,
  instance: InstanceSpec,
): Record<string, Value | undefined> {
  const { type, count, volumeGb } = typeof instance === 'string' ? { type: instance } : instance;
  const typePath = typeof instance === 'string' ? path : [...path, 'type'];
  return {
    InstanceType: instanceType(scope, typePath, type),
    InstanceCount: numberValue(scope, [...path, 'count'], count ?? 1),
    VolumeSizeInGB: numberValue(scope, [...path, 'volumeGb'], volumeGb ?? DEFAULT_VOLUME),
  };
}

/** An instance type; a literal one has to look like one. */
export function instanceType(scope: Scope, path: Path, type: Text): Value | undefined {
  const value = textValue(scope, path, type);
  if (typeof value === 'string' && !/^ml\.[a-z0-9-]+\.[a-z0-9-]+$/.test(value)) {
    report(scope, { path }, `'${value}' is no SageMaker instance type; write one such as ml.m5.xlarge`);
  }
  return value;
}

/** ARN of the role that a job runs as. */
export function roleValue(scope: Scope, path: Path, spec: JobSpec): Value | undefined {
  return spec.role === undefined ? scope.environment.roleArn : textValue(scope, [...path, 'role'], spec.role);
}

/** `[{ Key, Value }]`, or undefined without tags. */
export function tagList(scope: Scope, path: Path, tags: Record<string, Text> | undefined): Value | undefined {
  if (tags === undefined) return undefined;
  return Object.entries(tags).map(([key, value]) => ({
    Key: key,
    Value: limitedText(scope, [...path, key], value, 256),
  }));
}

/** Names to texts, or undefined where there is none. */
export function textMap(
  scope: Scope,
  path: Path,
  map: Record<string, Text> | undefined,
  limit = Number.POSITIVE_INFINITY,
): Record<string, Value | undefined> | undefined {
  if (map === undefined) return undefined;
  const values: Record<string, Value | undefined> = {};
  for (const [key, value] of Object.entries(map))
    values[key] = limitedText(scope, [...path, key], value, limit);
  return values;
}

/** The environment of a processing container. */
export function processingEnvironment(
  scope: Scope,
  path: Path,
  environment: Record<string, Text> | undefined,
) {
  return textMap(scope, [...path, 'environment'], environment, PROCESSING_ENVIRONMENT_LIMIT);
}

/** Seconds of a duration that has to lie in SageMaker's bounds. */
export function secondsValue(
  scope: Scope,
  path: Path,
  text: string | undefined,
  min: number,
  max: number,
): number | undefined {
  if (text === undefined) return undefined;
  const seconds = durationSeconds(text);
  if (seconds === undefined || (seconds >= min && seconds <= max)) return seconds;
  report(scope, { path }, `${text} is ${seconds} seconds; SageMaker takes ${min} to ${max}`);
  return seconds;
}
