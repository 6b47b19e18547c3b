import { type Place } from './arn.ts';
import type { Context } from './context.ts';
import { findConfig } from './endpoint-config.ts';
import type { UpdateEndpointRequest } from './endpoint-request.ts';
import { findModel } from './model.ts';
import type { DeployedConfig, VariantRecord } from './store.ts';

/** What the hosting contract gives a container without a ContainerStartupHealthCheckTimeoutInSeconds. */
const STARTUP_SECONDS = 240;

/** An endpoint configuration with its models, ready to be served. Throws `AwsError` where one is not there. */
export function configToDeploy(
  context: Pick<Context, 'store' | 'now'>,
  name: string,
  place: Place,
): DeployedConfig {
  const { request } = findConfig(context, name, place);
  const variants = request.ProductionVariants.map((variant): VariantRecord => {
    const count = variant.InitialInstanceCount ?? 1;
    return {
      name: variant.VariantName,
      model: findModel(context, variant.ModelName ?? '', place).served,
      instanceType: variant.InstanceType ?? '',
      startupTimeout: variant.ContainerStartupHealthCheckTimeoutInSeconds ?? STARTUP_SECONDS,
      weight: variant.InitialVariantWeight ?? 1,
      instances: { desired: count, current: count },
      resolvedAt: context.now().toISOString(),
    };
  });
  const capture = request.DataCaptureConfig;
  return { configName: name, variants, ...(capture && { capture }) };
}

type Retention = Pick<
  UpdateEndpointRequest,
  'RetainAllVariantProperties' | 'ExcludeRetainedVariantProperties'
>;

/** What an update deploys: the new configuration, with what of the running one is to be retained. */
export function retained(next: DeployedConfig, serving: DeployedConfig, request: Retention): DeployedConfig {
  if (request.RetainAllVariantProperties !== true) return next;
  const excluded = new Set(
    request.ExcludeRetainedVariantProperties?.map(({ VariantPropertyType: type }) => type),
  );
  const variants = next.variants.map((variant) => {
    const before = serving.variants.find(({ name }) => name === variant.name);
    if (!before) return variant;
    const count = before.instances.desired;
    return {
      ...variant,
      ...(!excluded.has('DesiredWeight') && { weight: before.weight }),
      ...(!excluded.has('DesiredInstanceCount') && { instances: { desired: count, current: count } }),
    };
  });
  const capture = excluded.has('DataCaptureConfig') ? next.capture : serving.capture;
  return { configName: next.configName, variants, ...(capture && { capture }) };
}
