import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { SageMakerClient } from '@aws-sdk/client-sagemaker';
import { SageMakerRuntimeClient } from '@aws-sdk/client-sagemaker-runtime';
import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { STSClient } from '@aws-sdk/client-sts';
import { Failure } from '../failure.ts';

/** The clients of one action, all of one region. */
export interface Clients {
  region: string;
  sagemaker: SageMakerClient;
  runtime: SageMakerRuntimeClient;
  cloudformation: CloudFormationClient;
  cloudwatch: CloudWatchClient;
  logs: CloudWatchLogsClient;
  s3: S3Client;
  scheduler: SchedulerClient;
  sts: STSClient;
}

// Six attempts of the SDK's backoff outlast a usual burst of throttling and end well before a person gives up.
const MAX_ATTEMPTS = 6;
// No call of these clients moves large bodies; a server that is silent for so long won't answer any more.
const REQUEST_TIMEOUT_MS = 60_000;
const CONNECTION_TIMEOUT_MS = 10_000;

/** Made once, by an action's entry. Credentials and endpoint are the environment's, as AWS's own tools find them. */
export function createClients(region: string): Clients {
  const settings = {
    region,
    retryMode: 'adaptive',
    maxAttempts: MAX_ATTEMPTS,
    customUserAgent: 'sagemaker-drift-gitops',
    requestHandler: {
      requestTimeout: REQUEST_TIMEOUT_MS,
      throwOnRequestTimeout: true,
      connectionTimeout: CONNECTION_TIMEOUT_MS,
    },
  };
  return {
    region,
    sagemaker: new SageMakerClient(settings),
    runtime: new SageMakerRuntimeClient(settings),
    cloudformation: new CloudFormationClient(settings),
    cloudwatch: new CloudWatchClient(settings),
    logs: new CloudWatchLogsClient(settings),
    s3: new S3Client({ ...settings, followRegionRedirects: true }),
    scheduler: new SchedulerClient(settings),
    sts: new STSClient(settings),
  };
}

export function regionFromEnvironment(environment: NodeJS.ProcessEnv = process.env): string {
  const region = environment['AWS_REGION'] || environment['AWS_DEFAULT_REGION'];
  if (region) return region;
  throw new Failure(
    'inputs-invalid',
    'AWS_REGION is not set: run aws-actions/configure-aws-credentials with aws-region before this action.',
  );
}
