import { setTimeout as sleep } from 'node:timers/promises';
import {
  CreateEndpointCommand,
  CreateEndpointConfigCommand,
  type CreateEndpointConfigInput,
  type CreateEndpointInput,
  CreateModelCommand,
  DescribeEndpointCommand,
  type DescribeEndpointOutput,
  UpdateEndpointCommand,
  type UpdateEndpointInput,
} from '@aws-sdk/client-sagemaker';
import {
  InvokeEndpointCommand,
  type InvokeEndpointInput,
  SageMakerRuntimeClient,
} from '@aws-sdk/client-sagemaker-runtime';
import type { LocalAwsOptions } from '../../../local/aws/server.ts';
import { role, type Session, session } from '../sagemaker/session.ts';
import { tinyModel } from './tiny-model.ts';

export const image = '683313688378.dkr.ecr.us-east-1.amazonaws.com/sagemaker-xgboost:3.0-5';
export const root = 'arn:aws:sagemaker:us-east-1:111122223333';

export interface Hosting extends Omit<Session, 'create'> {
  runtime: SageMakerRuntimeClient;
  /** Makes a model whose predictions are `factor` times those of the model 1. */
  model(name: string, factor?: number): Promise<void>;
  /** Makes an endpoint configuration with one variant AllTraffic. */
  config(name: string, model: string, more?: ConfigOptions): Promise<void>;
  create(name: string, config: string, more?: Partial<CreateEndpointInput>): Promise<DescribeEndpointOutput>;
  update(name: string, config: string, more?: Partial<UpdateEndpointInput>): Promise<DescribeEndpointOutput>;
  describe(name: string): Promise<DescribeEndpointOutput>;
  /** Waits until nothing is under way. */
  settled(name: string): Promise<DescribeEndpointOutput>;
  invoke(
    name: string,
    body: string | Uint8Array,
    more?: Omit<Partial<InvokeEndpointInput>, 'Body'>,
  ): Promise<Invoked>;
}

export interface ConfigOptions extends Partial<CreateEndpointConfigInput> {
  instances?: number;
  instanceType?: 'ml.m5.large' | 'ml.c5.large';
}

export interface Invoked {
  text: string;
  predictions: number[];
  contentType: string | undefined;
  variant: string | undefined;
}

/** A local AWS that hosts models. */
export async function hosting(options: Partial<LocalAwsOptions> = {}): Promise<Hosting> {
  const aws = await session(options);
  const { sagemaker } = aws;
  // As many connections as a test has requests at once.
  const requestHandler = { httpAgent: { maxSockets: 200 } };
  const runtime = new SageMakerRuntimeClient({ ...aws.client, requestHandler });

  const describe = (name: string) => sagemaker.send(new DescribeEndpointCommand({ EndpointName: name }));

  async function settled(name: string): Promise<DescribeEndpointOutput> {
    for (;;) {
      const described = await describe(name);
      if (!['Creating', 'Updating', 'Deleting'].includes(described.EndpointStatus ?? '')) return described;
      await sleep(30);
    }
  }

  return {
    ...aws,
    runtime,
    describe,
    settled,
    async model(name, factor = 1) {
      await aws.put(`${name}/model.tar.gz`, (await tinyModel(factor)).archive);
      const container = { Image: image, ModelDataUrl: `s3://bucket/${name}/model.tar.gz` };
      await sagemaker.send(
        new CreateModelCommand({ ModelName: name, ExecutionRoleArn: role, PrimaryContainer: container }),
      );
    },
    async config(name, model, { instances = 1, instanceType = 'ml.m5.large', ...more } = {}) {
      const variant = {
        VariantName: 'AllTraffic',
        ModelName: model,
        InstanceType: instanceType,
        InitialInstanceCount: instances,
      };
      await sagemaker.send(
        new CreateEndpointConfigCommand({ EndpointConfigName: name, ProductionVariants: [variant], ...more }),
      );
    },
    async create(name, config, more = {}) {
      await sagemaker.send(
        new CreateEndpointCommand({ EndpointName: name, EndpointConfigName: config, ...more }),
      );
      return await settled(name);
    },
    async update(name, config, more = {}) {
      await sagemaker.send(
        new UpdateEndpointCommand({ EndpointName: name, EndpointConfigName: config, ...more }),
      );
      return await settled(name);
    },
    async invoke(name, body, more = {}) {
      const answer = await runtime.send(
        new InvokeEndpointCommand({
          EndpointName: name,
          ContentType: 'text/csv',
          Body: typeof body === 'string' ? Buffer.from(body) : body,
          ...more,
        }),
      );
      const text = Buffer.from(answer.Body ?? []).toString('utf8');
      return {
        text,
        predictions: text.split('\n').map(Number),
        contentType: answer.ContentType,
        variant: answer.InvokedProductionVariant,
      };
    },
    async [Symbol.asyncDispose]() {
      runtime.destroy();
      await aws[Symbol.asyncDispose]();
    },
  };
}
