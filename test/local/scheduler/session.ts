import { CreateRoleCommand, IAMClient, PutRolePolicyCommand } from '@aws-sdk/client-iam';
import {
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  ListPipelineParametersForExecutionCommand,
  SageMakerClient,
} from '@aws-sdk/client-sagemaker';
import { CreateScheduleCommand, type CreateScheduleInput, SchedulerClient } from '@aws-sdk/client-scheduler';
import { policyOf, trustOf } from '../iam/documents.ts';
import { type TemporaryAws, temporaryAws } from '../temporary-aws.ts';

const account = 'arn:aws:iam::111122223333';
export const pipeline = 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/watch';

export interface Scheduling {
  here: TemporaryAws;
  scheduler: SchedulerClient;
  sagemaker: SageMakerClient;
  /** Makes the schedule `taxi` of the pipeline `watch`. */
  schedule: (more?: Partial<CreateScheduleInput>) => Promise<void>;
  /** The value of the pipeline's parameter in an execution. */
  greeting: (execution: string | undefined) => Promise<string | undefined>;
  /** Makes a role that `service` may assume and that may start the pipeline. */
  role: (name: string, service: string, action?: string) => Promise<string>;
}

/** A local AWS with the pipeline `watch`, which ends at once. */
export async function scheduling(scope: AsyncDisposableStack): Promise<Scheduling> {
  const here = scope.use(await temporaryAws());
  const scheduler = scope.adopt(new SchedulerClient(here.client), (it) => it.destroy());
  const sagemaker = scope.adopt(new SageMakerClient(here.client), (it) => it.destroy());
  const iam = scope.adopt(new IAMClient(here.client), (it) => it.destroy());
  const PipelineDefinition = JSON.stringify({
    Version: '2020-12-01',
    Parameters: [{ Name: 'Greeting', Type: 'String', DefaultValue: 'none' }],
    Steps: [{ Name: 'Stop', Type: 'Fail', Arguments: { ErrorMessage: 'That is all.' } }],
  });
  await sagemaker.send(
    new CreatePipelineCommand({
      PipelineName: 'watch',
      PipelineDefinition,
      RoleArn: `${account}:role/exec`,
      ClientRequestToken: crypto.randomUUID(),
    }),
  );
  return {
    here,
    scheduler,
    sagemaker,
    async schedule(more = {}) {
      await scheduler.send(new CreateScheduleCommand({ ...scheduleOf(`${account}:role/any`), ...more }));
    },
    async greeting(execution) {
      const PipelineExecutionArn = execution;
      await sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn }));
      const { PipelineParameters: parameters } = await sagemaker.send(
        new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn }),
      );
      return parameters?.find(({ Name }) => Name === 'Greeting')?.Value;
    },
    async role(RoleName, service, Action = 'sagemaker:StartPipelineExecution') {
      const AssumeRolePolicyDocument = trustOf({ Service: service });
      await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument }));
      const PolicyDocument = policyOf({ Action, Resource: pipeline });
      await iam.send(new PutRolePolicyCommand({ RoleName, PolicyName: 'p', PolicyDocument }));
      return `${account}:role/${RoleName}`;
    },
  };
}

export function scheduleOf(RoleArn: string) {
  return {
    Name: 'taxi',
    ScheduleExpression: 'cron(0 * ? * * *)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: {
      Arn: pipeline,
      RoleArn,
      SageMakerPipelineParameters: { PipelineParameterList: [{ Name: 'Greeting', Value: 'hello' }] },
    },
  } as const satisfies CreateScheduleInput;
}
