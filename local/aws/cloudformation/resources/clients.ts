import type { ApplicationAutoScalingClient } from '@aws-sdk/client-application-auto-scaling';
import type { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import type { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import type { IAMClient } from '@aws-sdk/client-iam';
import type { S3Client } from '@aws-sdk/client-s3';
import type { SageMakerClient } from '@aws-sdk/client-sagemaker';
import type { SchedulerClient } from '@aws-sdk/client-scheduler';
import type { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import type { SQSClient } from '@aws-sdk/client-sqs';
import type { ServiceCredentials } from '../../iam/access.ts';

/** Clients of the local server, made when they are first asked for: loading them takes time. */
export interface Clients {
  sagemaker(): Promise<SageMakerClient>;
  cloudwatch(): Promise<CloudWatchClient>;
  autoscaling(): Promise<ApplicationAutoScalingClient>;
  s3(): Promise<S3Client>;
  iam(): Promise<IAMClient>;
  events(): Promise<EventBridgeClient>;
  sqs(): Promise<SQSClient>;
  scheduler(): Promise<SchedulerClient>;
  secrets(): Promise<SecretsManagerClient>;
  destroy(): void;
}

export function createClients(config: {
  endpoint: string;
  region: string;
  credentials: ServiceCredentials;
}): Clients {
  const made: { destroy(): void }[] = [];
  const settings = { ...config, maxAttempts: 5 };
  function once<T extends { destroy(): void }>(make: () => Promise<T>): () => Promise<T> {
    let client: Promise<T> | undefined;
    return () =>
      (client ??= make().then((it) => {
        made.push(it);
        return it;
      }));
  }
  return {
    sagemaker: once(async () => {
      const { SageMakerClient } = await import('@aws-sdk/client-sagemaker');
      return new SageMakerClient(settings);
    }),
    cloudwatch: once(async () => {
      const { CloudWatchClient } = await import('@aws-sdk/client-cloudwatch');
      return new CloudWatchClient(settings);
    }),
    autoscaling: once(async () => {
      const { ApplicationAutoScalingClient } = await import('@aws-sdk/client-application-auto-scaling');
      return new ApplicationAutoScalingClient(settings);
    }),
    s3: once(async () => {
      const { S3Client } = await import('@aws-sdk/client-s3');
      return new S3Client({ ...settings, forcePathStyle: true });
    }),
    iam: once(async () => {
      const { IAMClient } = await import('@aws-sdk/client-iam');
      return new IAMClient(settings);
    }),
    events: once(async () => {
      const { EventBridgeClient } = await import('@aws-sdk/client-eventbridge');
      return new EventBridgeClient(settings);
    }),
    sqs: once(async () => {
      const { SQSClient } = await import('@aws-sdk/client-sqs');
      return new SQSClient(settings);
    }),
    scheduler: once(async () => {
      const { SchedulerClient } = await import('@aws-sdk/client-scheduler');
      return new SchedulerClient(settings);
    }),
    secrets: once(async () => {
      const { SecretsManagerClient } = await import('@aws-sdk/client-secrets-manager');
      return new SecretsManagerClient(settings);
    }),
    destroy() {
      for (const client of made) client.destroy();
    },
  };
}
