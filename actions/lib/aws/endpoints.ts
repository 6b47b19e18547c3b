import {
  DescribeEndpointCommand,
  DescribeEndpointConfigCommand,
  DescribeModelCommand,
} from '@aws-sdk/client-sagemaker';
import { type Place, sagemakerArn } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { isMissing } from './errors.ts';

export interface Endpoint {
  name: string;
  arn: string;
  status: string;
  failureReason: string | undefined;
  endpointConfig: string;
  /** Whether a deployment is under way. */
  changing: boolean;
  variants: readonly EndpointVariant[];
}

export interface EndpointVariant {
  name: string;
  weight: number | undefined;
  instances: number;
  /** `sha256:…` of the images that the instances really run. */
  imageDigests: readonly string[];
}

export interface EndpointConfig {
  name: string;
  variants: readonly { name: string; model: string; instanceType: string }[];
  capturePercentage: number;
}

/** Undefined where there is none. */
export async function describeEndpoint(
  clients: Clients,
  place: Place,
  name: string,
): Promise<Endpoint | undefined> {
  // SageMaker writes names in ARNs in lower case.
  const permission = {
    action: 'sagemaker:DescribeEndpoint',
    resource: sagemakerArn(place, `endpoint/${name.toLowerCase()}`),
  };
  const command = new DescribeEndpointCommand({ EndpointName: name });
  try {
    const answer = await call(permission, () => clients.sagemaker.send(command));
    return {
      name,
      arn: answer.EndpointArn ?? '',
      status: answer.EndpointStatus ?? '',
      failureReason: answer.FailureReason,
      endpointConfig: answer.EndpointConfigName ?? '',
      changing: answer.PendingDeploymentSummary !== undefined,
      variants: (answer.ProductionVariants ?? []).map((variant) => ({
        name: variant.VariantName ?? '',
        weight: variant.CurrentWeight,
        instances: variant.CurrentInstanceCount ?? 0,
        imageDigests: (variant.DeployedImages ?? []).flatMap(({ ResolvedImage }) => digestOf(ResolvedImage)),
      })),
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export async function describeEndpointConfig(
  clients: Clients,
  place: Place,
  name: string,
): Promise<EndpointConfig> {
  const permission = {
    action: 'sagemaker:DescribeEndpointConfig',
    resource: sagemakerArn(place, `endpoint-config/${name.toLowerCase()}`),
  };
  const command = new DescribeEndpointConfigCommand({ EndpointConfigName: name });
  const answer = await call(permission, () => clients.sagemaker.send(command));
  const capture = answer.DataCaptureConfig;
  return {
    name,
    variants: (answer.ProductionVariants ?? []).map((variant) => ({
      name: variant.VariantName ?? '',
      model: variant.ModelName ?? '',
      instanceType: variant.InstanceType ?? '',
    })),
    capturePercentage: capture?.EnableCapture === true ? (capture.InitialSamplingPercentage ?? 0) : 0,
  };
}

/** ARN of the model package that a SageMaker model was made from; undefined where it was made from none. */
export async function packageOfModel(
  clients: Clients,
  place: Place,
  name: string,
): Promise<string | undefined> {
  const permission = {
    action: 'sagemaker:DescribeModel',
    resource: sagemakerArn(place, `model/${name.toLowerCase()}`),
  };
  const command = new DescribeModelCommand({ ModelName: name });
  const answer = await call(permission, () => clients.sagemaker.send(command));
  return answer.PrimaryContainer?.ModelPackageName ?? answer.Containers?.[0]?.ModelPackageName;
}

function digestOf(image: string | undefined): string[] {
  const digest = /@(sha256:[0-9a-f]+)$/.exec(image ?? '')?.[1];
  return digest === undefined ? [] : [digest];
}
