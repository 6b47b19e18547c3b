import type { ServedFacts } from '../deployment/served-facts.ts';
import { VARIANT } from '../manifest/names.ts';
import type { Place } from './arn.ts';
import type { Clients } from './clients.ts';
import { describeEndpointConfig, type Endpoint, packageOfModel } from './endpoints.ts';

/** What an endpoint runs, down to the model package that its model was made from. */
export async function servedBy(clients: Clients, place: Place, endpoint: Endpoint): Promise<ServedFacts> {
  const config = await describeEndpointConfig(clients, place, endpoint.endpointConfig);
  const variant = config.variants.find((each) => each.name === VARIANT) ?? config.variants[0];
  const model = variant?.model ?? '';
  return {
    status: endpoint.status,
    changing: endpoint.changing,
    variants: endpoint.variants,
    modelPackageArn: await packageOfModel(clients, place, model),
    instanceType: variant?.instanceType ?? '',
    capturePercentage: config.capturePercentage,
    imageDigests: [...new Set(endpoint.variants.flatMap(({ imageDigests }) => imageDigests))],
    record: {
      name: endpoint.name,
      arn: endpoint.arn,
      endpointConfig: config.name,
      model,
      instanceType: variant?.instanceType ?? '',
      instanceCount: endpoint.variants.find((each) => each.name === VARIANT)?.instances ?? 0,
    },
  };
}
