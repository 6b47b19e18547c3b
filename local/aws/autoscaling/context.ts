import type { CloudWatch } from '../cloudwatch/service.ts';
import type { Access } from '../iam/access.ts';
import type { Variants } from '../sagemaker/variants.ts';
import { AwsError, type CallContext } from '../service.ts';
import type { Scaled, ScalingStore, TargetRecord } from './store.ts';
import { isOf } from './store.ts';

/** What Application Auto Scaling's operations work on. */
export interface Context {
  store: ScalingStore;
  cloudwatch: CloudWatch;
  variants: () => Variants;
  access: Access;
}

/** Operations by name. Their inputs have passed the service's model. */
export type Operations = Readonly<
  Record<string, (context: Context, input: never, call: CallContext) => unknown>
>;

/** What names a target in a request. */
export interface ScaledInput {
  ServiceNamespace: string;
  ResourceId: string;
  ScalableDimension: string;
}

export function scaledOf(input: ScaledInput, { region }: { region: string }): Scaled {
  const { ServiceNamespace: namespace, ResourceId: resourceId, ScalableDimension: dimension } = input;
  return { region, namespace, resourceId, dimension };
}

export function findTarget({ store }: Pick<Context, 'store'>, scaled: Scaled): TargetRecord | undefined {
  return store.targets.values().find(isOf(scaled));
}

export function describeScaled({ namespace, resourceId, dimension }: Scaled): ScaledInput {
  return { ServiceNamespace: namespace, ResourceId: resourceId, ScalableDimension: dimension };
}

/** The endpoint and variant of a resource ID; undefined for what is no variant. */
export function variantOf(resourceId: string): { endpoint: string; variant: string } | undefined {
  const [, endpoint, variant] = /^endpoint\/([^/]+)\/variant\/([^/]+)$/.exec(resourceId) ?? [];
  return endpoint === undefined || variant === undefined ? undefined : { endpoint, variant };
}

export function noTarget(words: 'found' | 'registered', scaled: Scaled): AwsError {
  return new AwsError(
    'ObjectNotFoundException',
    `No scalable target ${words} for service namespace: ${scaled.namespace}, resource ID: ${scaled.resourceId}, scalable dimension: ${scaled.dimension}`,
  );
}

export function invalid(message: string): AwsError {
  return new AwsError('ValidationException', message);
}
