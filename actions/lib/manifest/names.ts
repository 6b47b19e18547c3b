/** The only variant of every endpoint. Constant, because SageMaker keeps capacity and traffic by the variant's name. */
export const VARIANT = 'AllTraffic';

/** SageMaker's limit for endpoints; CloudFormation would take 128 for stacks. */
export const MAX_ENDPOINT_NAME = 63;

export function endpointName(model: string, environment: string): string {
  return `${model}-${environment}`;
}

/** The stack of an endpoint has the endpoint's name. */
export function stackName(model: string, environment: string): string {
  return endpointName(model, environment);
}
