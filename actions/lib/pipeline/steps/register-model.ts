import type { Block, Value } from '../definition.ts';
import { report, type Scope } from '../scope.ts';
import type { MetricsGroups, MetricsSource, RegisterModelSpec, Text } from '../spec.ts';
import { limitedText, textValue, uriValue } from '../text.ts';
import type { Path } from '../yaml.ts';
import { imageValue, instanceType, textMap } from './job.ts';
import { modelPackageGroup } from './quality-check.ts';

// CreateModelPackage
const MAX_METADATA_LENGTH = 256;
const MAX_DESCRIPTION_LENGTH = 1024;

/** Arguments of a RegisterModel step: those of CreateModelPackage. */
export function registerModelArguments(
  scope: Scope,
  name: string,
  spec: RegisterModelSpec,
): Record<string, Value | undefined> {
  const path: Path = ['steps', name];
  const metrics = groups(scope, [...path, 'metrics'], spec.metrics);
  return {
    ModelPackageGroupName: modelPackageGroup(scope, path, spec.modelPackageGroup),
    ModelPackageDescription: limitedText(
      scope,
      [...path, 'packageDescription'],
      spec.packageDescription,
      MAX_DESCRIPTION_LENGTH,
    ),
    // Always there in what the SDK writes, so that a pipeline moved here shows no difference.
    ModelMetrics: metrics === undefined ? undefined : { Bias: {}, Explainability: {}, ...metrics },
    DriftCheckBaselines: groups(scope, [...path, 'driftCheckBaselines'], spec.driftCheckBaselines),
    CustomerMetadataProperties: metadata(scope, [...path, 'metadata'], spec.metadata),
    Domain: spec.domain,
    Task: spec.task,
    InferenceSpecification: {
      Containers: [
        {
          Image: imageValue(scope, [...path, 'image'], spec.image),
          Environment: textMap(scope, [...path, 'environment'], spec.environment),
          ModelDataUrl: uriValue(scope, [...path, 'model'], spec.model),
        },
      ],
      SupportedContentTypes: texts(scope, [...path, 'contentTypes'], spec.contentTypes),
      SupportedResponseMIMETypes: texts(scope, [...path, 'responseTypes'], spec.responseTypes),
      SupportedRealtimeInferenceInstanceTypes: instanceTypes(
        scope,
        [...path, 'realtimeInstances'],
        spec.realtimeInstances,
      ),
      SupportedTransformInstanceTypes: instanceTypes(
        scope,
        [...path, 'transformInstances'],
        spec.transformInstances,
      ),
    },
    ModelApprovalStatus: textValue(scope, [...path, 'approval'], spec.approval ?? 'PendingManualApproval'),
    SkipModelValidation: spec.skipModelValidation ?? 'None',
  };
}

// SageMaker refuses an empty value, but only once the model has been trained.
function metadata(scope: Scope, path: Path, declared: Record<string, Text> | undefined): Block | undefined {
  const values = textMap(scope, path, declared, MAX_METADATA_LENGTH);
  for (const [key, value] of Object.entries(values ?? {})) {
    if (value === '')
      report(scope, { path: [...path, key] }, 'is empty; leave it out, or write a word such as unknown');
  }
  return values;
}

function groups(
  scope: Scope,
  path: Path,
  declared: MetricsGroups | undefined,
): Record<string, Value> | undefined {
  if (declared === undefined) return undefined;
  const result: Record<string, Value> = {};
  for (const [group, sources] of Object.entries(declared)) {
    const values: Record<string, Value> = {};
    for (const [key, source] of Object.entries(sources))
      values[pascal(key)] = metricsSource(scope, [...path, group, key], source);
    result[pascal(group)] = values;
  }
  return result;
}

function metricsSource(scope: Scope, path: Path, source: MetricsSource): Value {
  if (typeof source === 'string')
    return { ContentType: 'application/json', S3Uri: uriValue(scope, path, source) };
  return {
    ContentType: source.contentType ?? 'application/json',
    S3Uri: uriValue(scope, [...path, 'uri'], source.uri),
    ContentDigest: source.digest,
  };
}

function texts(scope: Scope, path: Path, list: readonly Text[]): Value {
  return list.map((item, index) => textValue(scope, [...path, index], item) ?? null);
}

function instanceTypes(scope: Scope, path: Path, list: readonly Text[] | undefined): Value | undefined {
  return list?.map((item, index) => instanceType(scope, [...path, index], item) ?? null);
}

// modelDataQuality -> ModelDataQuality: the words of this spec are SageMaker's with a small first letter.
function pascal(key: string): string {
  return key.charAt(0).toUpperCase() + key.slice(1);
}
