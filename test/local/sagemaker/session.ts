import { createHash } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  type DescribePipelineExecutionResponse,
  ListPipelineExecutionStepsCommand,
  type PipelineExecutionStep,
  SageMakerClient,
  StartPipelineExecutionCommand,
  type StartPipelineExecutionRequest,
} from '@aws-sdk/client-sagemaker';
import type { LocalAwsOptions } from '../../../local/aws/server.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

export const role = 'arn:aws:iam::111122223333:role/exec';

export interface Session extends TemporaryAws {
  sagemaker: SageMakerClient;
  put(key: string, body: string | Buffer): Promise<void>;
  text(uri: string): Promise<string>;
  keys(prefix: string): Promise<string[]>;
  create(name: string, steps: unknown[], parameters?: unknown[]): Promise<string>;
  /** Starts the pipeline and returns the execution's ARN. */
  start(name: string, request?: Partial<StartPipelineExecutionRequest>): Promise<string>;
  /** Waits for the end of an execution. */
  end(arn: string): Promise<Outcome>;
  run(name: string, request?: Partial<StartPipelineExecutionRequest>): Promise<Outcome>;
}

export interface Outcome {
  arn: string;
  execution: DescribePipelineExecutionResponse;
  steps: PipelineExecutionStep[];
  step: (name: string) => PipelineExecutionStep;
}

/** A local AWS with a SageMaker client, and the bucket `bucket`. */
export async function session(options: Partial<LocalAwsOptions> = {}): Promise<Session> {
  const temporary = await temporaryAws(options);
  const sagemaker = new SageMakerClient(temporary.client);
  const { objects } = temporary.aws;

  async function outcome(arn: string): Promise<Outcome> {
    const execution = await sagemaker.send(
      new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }),
    );
    const request = { PipelineExecutionArn: arn, SortOrder: 'Ascending', MaxResults: 100 } as const;
    const { PipelineExecutionSteps: steps = [] } = await sagemaker.send(
      new ListPipelineExecutionStepsCommand(request),
    );
    return {
      arn,
      execution,
      steps,
      step(name) {
        const found = steps.find(({ StepName: other }) => other === name);
        if (!found)
          throw new Error(
            `Step ${name} has not started; started: ${steps.map(({ StepName: other }) => other).join(', ')}.`,
          );
        return found;
      },
    };
  }

  async function start(name: string, request: Partial<StartPipelineExecutionRequest> = {}): Promise<string> {
    const answer = await sagemaker.send(
      new StartPipelineExecutionCommand({ PipelineName: name, ...request }),
    );
    return answer.PipelineExecutionArn ?? '';
  }

  async function end(arn: string): Promise<Outcome> {
    for (;;) {
      const now = await outcome(arn);
      const status = now.execution.PipelineExecutionStatus ?? '';
      if (!['Executing', 'Stopping'].includes(status)) return now;
      await sleep(50);
    }
  }

  return {
    ...temporary,
    sagemaker,
    start,
    end,
    run: async (name, request) => await end(await start(name, request)),
    async put(key, body) {
      await objects.put('bucket', key, body);
    },
    async text(uri) {
      const [bucket = '', ...key] = uri.replace('s3://', '').split('/');
      return (await objects.read(bucket, key.join('/'))).toString('utf8');
    },
    keys: async (prefix) => (await objects.list('bucket', prefix)).map(({ key }) => key),
    async create(name, steps, parameters = []) {
      for (const [key, program] of programs) await objects.put('bucket', key, program);
      const definition = JSON.stringify({ Version: '2020-12-01', Parameters: parameters, Steps: steps });
      const request = { PipelineName: name, RoleArn: role, PipelineDefinition: definition };
      return (await sagemaker.send(new CreatePipelineCommand(request))).PipelineArn ?? '';
    },
    async [Symbol.asyncDispose]() {
      sagemaker.destroy();
      await temporary[Symbol.asyncDispose]();
    },
  };
}

/** What `pick` takes of every page. */
export async function collect<Page, T>(pages: AsyncIterable<Page>, pick: (page: Page) => T): Promise<T[]> {
  const picked: T[] = [];
  for await (const page of pages) picked.push(pick(page));
  return picked;
}

export interface ProcessingOptions {
  inputs?: Record<string, unknown>;
  outputs?: readonly string[];
  arguments?: unknown[];
  environment?: Record<string, unknown>;
  count?: unknown;
  uploadMode?: string;
  /** Further members of Arguments and of the step. */
  more?: Record<string, unknown>;
  step?: Record<string, unknown>;
}

/** Python texts of steps by their key in the bucket; `create` uploads them. */
export const programs = new Map<string, string>();

/** A Processing step that runs a Python text. */
export function processing(
  name: string,
  program: string,
  options: ProcessingOptions = {},
): Record<string, unknown> {
  const key = `code/${createHash('sha256').update(program).digest('hex')}.py`;
  programs.set(key, program);
  const inputs = { ...options.inputs, code: `s3://bucket/${key}` };
  return {
    Name: name,
    Type: 'Processing',
    Arguments: {
      ProcessingResources: {
        ClusterConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: options.count ?? 1, VolumeSizeInGB: 1 },
      },
      AppSpecification: {
        ImageUri: '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-scikit-learn:1.2-1-cpu-py3',
        ContainerEntrypoint: ['python3', `/opt/ml/processing/input/${key}`],
        ...(options.arguments && { ContainerArguments: options.arguments }),
      },
      RoleArn: role,
      ProcessingInputs: Object.entries(inputs).map(([input, uri]) => ({
        InputName: input,
        AppManaged: false,
        S3Input: {
          LocalPath: `/opt/ml/processing/input/${input}`,
          S3DataType: 'S3Prefix',
          S3InputMode: 'File',
          ...(typeof uri === 'object' && uri !== null && 'S3Uri' in uri ? uri : { S3Uri: uri }),
        },
      })),
      ProcessingOutputConfig: {
        Outputs: (options.outputs ?? []).map((output) => ({
          OutputName: output,
          S3Output: {
            S3Uri: {
              'Std:Join': {
                On: '/',
                Values: ['s3://bucket', { Get: 'Execution.PipelineExecutionId' }, name, output],
              },
            },
            LocalPath: `/opt/ml/processing/output/${output}`,
            S3UploadMode: options.uploadMode ?? 'EndOfJob',
          },
        })),
      },
      ...(options.environment && { Environment: options.environment }),
      ...options.more,
    },
    ...options.step,
  };
}

/** Python that writes a text to an output. */
export function writes(output: string, file: string, text: string): string {
  return `open('/opt/ml/processing/output/${output}/${file}', 'w').write(${JSON.stringify(text)})`;
}
