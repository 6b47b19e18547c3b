import { readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  CloudFormationClient,
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStacksCommand,
  UpdateStackCommand,
  waitUntilStackCreateComplete,
  waitUntilStackDeleteComplete,
  waitUntilStackUpdateComplete,
} from '@aws-sdk/client-cloudformation';
import {
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import {
  CreateSecretCommand,
  PutSecretValueCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import { type Message, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Receiver, startReceiver } from '../local/events/receiver.ts';
import { temporaryAws, type TemporaryAws } from '../local/temporary-aws.ts';

const TEMPLATE = path.resolve(import.meta.dirname, '../../cloudformation/events.yaml');
const STACK = 'sagemaker-drift-gitops-events';

export interface EventChain extends AsyncDisposable {
  here: TemporaryAws;
  github: Receiver;
  cloudformation: CloudFormationClient;
  sagemaker: SageMakerClient;
  outputs: Readonly<Record<string, string>>;
  /** Runs a pipeline with one step to its end and answers the execution's ARN. */
  run(pipeline: string, step: 'Condition' | 'Fail'): Promise<string>;
  /** The next message of the dead-letter queue. */
  deadLetter(): Promise<Message | undefined>;
  /** Gives the secret another token and deploys its version. */
  rotate(token: string): Promise<void>;
  /** Deletes the stack. */
  remove(): Promise<void>;
}

/** An account that tells a server in GitHub's place of its training pipelines `taxi`, in another case, and `prices`. */
export async function openEventChain(
  options: { warning?: string; now?: () => Date } = {},
): Promise<EventChain> {
  const { warning = '', ...aws } = options;
  await using stack = new AsyncDisposableStack();
  const github = stack.use(await startReceiver());
  const here = stack.use(await temporaryAws(aws));
  const cloudformation = stack.adopt(new CloudFormationClient(here.client), (it) => it.destroy());
  const sagemaker = stack.adopt(new SageMakerClient(here.client), (it) => it.destroy());
  const secrets = stack.adopt(new SecretsManagerClient(here.client), (it) => it.destroy());
  const sqs = stack.adopt(new SQSClient(here.client), (it) => it.destroy());
  const secret = await secrets.send(new CreateSecretCommand({ Name: 'github/token', SecretString: 'first' }));
  const parameters = (version: string | undefined) =>
    Object.entries({
      GitHubApiUrl: `${github.url}/api/v3`,
      GitHubOwner: 'octo-org',
      GitHubRepository: 'models',
      TrainingPipelines: 'Taxi,prices',
      TokenSecretArn: secret.ARN,
      TokenSecretVersionId: version,
      TokenWarning: warning,
    }).map(([ParameterKey, ParameterValue = '']) => ({ ParameterKey, ParameterValue }));
  const request = {
    StackName: STACK,
    TemplateBody: readFileSync(TEMPLATE, 'utf8'),
    Capabilities: ['CAPABILITY_IAM' as const],
  };
  const waiting = { client: cloudformation, maxWaitTime: 60, minDelay: 0.1, maxDelay: 1 };
  await cloudformation.send(new CreateStackCommand({ ...request, Parameters: parameters(secret.VersionId) }));
  await waitUntilStackCreateComplete(waiting, { StackName: STACK });
  const { Stacks } = await cloudformation.send(new DescribeStacksCommand({ StackName: STACK }));
  const outputs = Object.fromEntries(
    (Stacks?.[0]?.Outputs ?? []).map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  );
  const moved = stack.move();
  return {
    here,
    github,
    cloudformation,
    sagemaker,
    outputs,
    async run(pipeline, step) {
      const PipelineDefinition = JSON.stringify({ Version: '2020-12-01', Steps: [STEPS[step]] });
      const RoleArn = 'arn:aws:iam::111122223333:role/Execution';
      await sagemaker
        .send(new CreatePipelineCommand({ PipelineName: pipeline, RoleArn, PipelineDefinition }))
        .catch(() => undefined);
      const { PipelineExecutionArn: arn = '' } = await sagemaker.send(
        new StartPipelineExecutionCommand({ PipelineName: pipeline }),
      );
      for (;;) {
        const { PipelineExecutionStatus: status } = await sagemaker.send(
          new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }),
        );
        if (status !== 'Executing') return arn;
        await sleep(20);
      }
    },
    async deadLetter() {
      const { Messages } = await sqs.send(
        new ReceiveMessageCommand({
          QueueUrl: outputs['DeadLettersUrl'],
          WaitTimeSeconds: 20,
          MessageAttributeNames: ['All'],
        }),
      );
      return Messages?.[0];
    },
    async rotate(token) {
      const { VersionId } = await secrets.send(
        new PutSecretValueCommand({ SecretId: secret.ARN, SecretString: token }),
      );
      await cloudformation.send(new UpdateStackCommand({ ...request, Parameters: parameters(VersionId) }));
      await waitUntilStackUpdateComplete(waiting, { StackName: STACK });
    },
    async remove() {
      await cloudformation.send(new DeleteStackCommand({ StackName: STACK }));
      await waitUntilStackDeleteComplete(waiting, { StackName: STACK });
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}

const STEPS = {
  Condition: {
    Name: 'Check',
    Type: 'Condition',
    Arguments: {
      Conditions: [{ Type: 'Equals', LeftValue: 1, RightValue: 1 }],
      IfSteps: [],
      ElseSteps: [],
    },
  },
  Fail: { Name: 'QualityTooLow', Type: 'Fail', Arguments: { ErrorMessage: 'rmse 9 is above 7' } },
};
