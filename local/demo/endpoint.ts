import {
  ApplicationAutoScalingClient,
  DescribeScalableTargetsCommand,
} from '@aws-sdk/client-application-auto-scaling';
import { DescribeEndpointCommand } from '@aws-sdk/client-sagemaker';
import { InvokeEndpointCommand, SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import type { Session } from '../training/session.ts';
import { clientSettings } from './client.ts';

/** The AWS sample's own payload, for which its notebook expects about 20 $: a trip of 5.3 km on a Monday in February. */
export const SAMPLE_PAYLOAD = '1,-73.986114,40.685634,-73.936794,40.715370,5.318025,7,0,2';

/** What an endpoint is at the end, asked from AWS, as `.local/demo.json` tells it. */
export interface EndpointFacts {
  name: string;
  environment: string;
  status: string;
  version: number;
  instances: number;
  /** How the last deployment shifted traffic: ALL_AT_ONCE, CANARY or LINEAR. */
  rollout: string | null;
  autoscaling: { min: number; max: number } | null;
  dataCapture: { status: string; samplingPercentage: number } | null;
  prediction: { payload: string; value: number };
}

export async function describeEndpoint(
  session: Session,
  { name, environment, version }: { name: string; environment: string; version: number },
): Promise<EndpointFacts> {
  const endpoint = await session.sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }));
  const variant = endpoint.ProductionVariants?.[0];
  const capture = endpoint.DataCaptureConfig;
  const routing =
    endpoint.LastDeploymentConfig?.BlueGreenUpdatePolicy?.TrafficRoutingConfiguration?.Type ?? null;
  return {
    name,
    environment,
    status: endpoint.EndpointStatus ?? '',
    version,
    instances: variant?.CurrentInstanceCount ?? 0,
    rollout: routing,
    autoscaling: await readScaling(session, name, variant?.VariantName ?? ''),
    dataCapture: capture?.EnableCapture
      ? {
          status: capture.CaptureStatus ?? '',
          samplingPercentage: capture.CurrentSamplingPercentage ?? 0,
        }
      : null,
    prediction: { payload: SAMPLE_PAYLOAD, value: await predict(session, name) },
  };
}

async function readScaling(
  session: Session,
  endpoint: string,
  variant: string,
): Promise<EndpointFacts['autoscaling']> {
  const client = new ApplicationAutoScalingClient(clientSettings(session));
  try {
    const answer = await client.send(
      new DescribeScalableTargetsCommand({
        ServiceNamespace: 'sagemaker',
        ResourceIds: [`endpoint/${endpoint}/variant/${variant}`],
      }),
    );
    const target = answer.ScalableTargets?.[0];
    return target ? { min: target.MinCapacity ?? 0, max: target.MaxCapacity ?? 0 } : null;
  } finally {
    client.destroy();
  }
}

async function predict(session: Session, endpoint: string): Promise<number> {
  const client = new SageMakerRuntimeClient(clientSettings(session));
  try {
    const answer = await client.send(
      new InvokeEndpointCommand({ EndpointName: endpoint, ContentType: 'text/csv', Body: SAMPLE_PAYLOAD }),
    );
    const text = answer.Body.transformToString();
    const value = Number(text);
    if (text.trim() === '' || !Number.isFinite(value))
      throw new Error(`${endpoint} answered ${JSON.stringify(text.slice(0, 100))}, which is no prediction.`);
    return value;
  } finally {
    client.destroy();
  }
}
