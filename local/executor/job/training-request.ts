import { repositoryOf } from './image.ts';
import { type MetricDefinition, xgboostMetricDefinitions } from './metric.ts';
import { joinS3Uri } from './s3-uri.ts';

/** The members of CreateTrainingJob that the executor reads. */
export interface TrainingRequest {
  TrainingJobName: string;
  RoleArn: string;
  AlgorithmSpecification: {
    TrainingImage?: string;
    TrainingInputMode?: string;
    MetricDefinitions?: MetricDefinition[];
    ContainerEntrypoint?: string[];
    ContainerArguments?: string[];
  };
  HyperParameters?: Record<string, string>;
  InputDataConfig?: Channel[];
  OutputDataConfig: { S3OutputPath: string };
  ResourceConfig: { InstanceCount?: number; InstanceType?: string };
  StoppingCondition?: { MaxRuntimeInSeconds?: number; MaxWaitTimeInSeconds?: number };
  EnableManagedSpotTraining?: boolean;
  CheckpointConfig?: { S3Uri: string; LocalPath?: string };
  Environment?: Record<string, string>;
}

interface Channel {
  ChannelName: string;
  ContentType?: string;
  CompressionType?: string;
  InputMode?: string;
  RecordWrapperType?: string;
  DataSource: { S3DataSource?: { S3DataType: string; S3Uri: string; S3DataDistributionType?: string } };
}

/** The metrics that are read from the log: those of the request, or the built-in algorithm's own. */
export function metricDefinitions(request: TrainingRequest): readonly MetricDefinition[] {
  const { MetricDefinitions: given, TrainingImage: image } = request.AlgorithmSpecification;
  if (given && given.length > 0) return given;
  const isBuiltIn =
    repositoryOf(image ?? '') === 'sagemaker-xgboost' &&
    request.HyperParameters?.['sagemaker_program'] === undefined;
  return isBuiltIn ? xgboostMetricDefinitions : [];
}

export function modelArtifacts(request: TrainingRequest): string {
  return joinS3Uri(request.OutputDataConfig.S3OutputPath, request.TrainingJobName, 'output/model.tar.gz');
}

/** What the local executor cannot do for this job; nothing when all is well. */
export function trainingProblem(request: TrainingRequest): string | undefined {
  if (!request.AlgorithmSpecification.TrainingImage)
    return 'The local executor needs a TrainingImage: it has no algorithms of the Marketplace.';
  const { MaxRuntimeInSeconds: runtime = 0, MaxWaitTimeInSeconds: wait } = request.StoppingCondition ?? {};
  if (request.EnableManagedSpotTraining && (wait === undefined || wait < runtime)) {
    return `Managed spot training needs a MaxWaitTimeInSeconds of at least MaxRuntimeInSeconds (${runtime}), found ${wait ?? 'none'}.`;
  }
  for (const channel of request.InputDataConfig ?? []) {
    const mode = channel.InputMode ?? request.AlgorithmSpecification.TrainingInputMode;
    if (mode === 'Pipe')
      return `The local executor has no Pipe mode: channel '${channel.ChannelName}' must use File.`;
    if (!channel.DataSource.S3DataSource)
      return `The local executor reads channels from S3 only: '${channel.ChannelName}' has no S3DataSource.`;
    const type = channel.DataSource.S3DataSource.S3DataType;
    if (type !== 'S3Prefix' && type !== 'ManifestFile')
      return `The local executor does not read S3DataType ${type} (channel '${channel.ChannelName}').`;
    if (channel.CompressionType === 'Gzip')
      return `Channel '${channel.ChannelName}' uses CompressionType Gzip, which needs Pipe mode.`;
  }
  return undefined;
}
