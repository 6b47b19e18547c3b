/** The members of CreateProcessingJob that the executor reads. */
export interface ProcessingRequest {
  ProcessingJobName: string;
  RoleArn: string;
  AppSpecification: { ImageUri: string; ContainerEntrypoint?: string[]; ContainerArguments?: string[] };
  ProcessingResources: { ClusterConfig: { InstanceCount: number } };
  ProcessingInputs?: { InputName: string; S3Input?: S3Input }[];
  ProcessingOutputConfig?: { Outputs: { OutputName: string; S3Output?: S3Output }[] };
  Environment?: Record<string, string>;
  StoppingCondition?: { MaxRuntimeInSeconds: number };
}

export interface S3Input {
  S3Uri: string;
  LocalPath?: string;
  S3DataType?: string;
  S3InputMode?: string;
  S3DataDistributionType?: string;
  S3CompressionType?: string;
}

export interface S3Output {
  S3Uri: string;
  LocalPath?: string;
  S3UploadMode?: string;
}

/** What the local executor cannot do for this job, or what SageMaker would refuse; nothing when all is well. */
export function processingProblem(request: ProcessingRequest): string | undefined {
  const inputs = (request.ProcessingInputs ?? []).flatMap(({ InputName: name, S3Input: input }) =>
    input ? [{ name, input }] : [],
  );
  const paths = [
    ...inputs.map(({ name, input }) => ({ name, path: input.LocalPath })),
    ...(request.ProcessingOutputConfig?.Outputs ?? []).map(({ OutputName: name, S3Output: output }) => ({
      name,
      path: output?.LocalPath,
    })),
  ];
  const outside = paths.find(
    ({ path }) => path === undefined || !/^\/opt\/ml\/processing(\/|$)/.test(path) || path.includes('..'),
  );
  if (outside)
    return `The LocalPath of '${outside.name}' must be below /opt/ml/processing/, found ${outside.path ?? 'none'}.`;
  for (const { name, input } of inputs) {
    if (input.S3InputMode === 'Pipe')
      return `The local executor has no Pipe mode: input '${name}' must use S3InputMode File.`;
    if (input.S3CompressionType === 'Gzip')
      return `Input '${name}' uses S3CompressionType Gzip, which needs S3InputMode Pipe.`;
  }
  return undefined;
}
