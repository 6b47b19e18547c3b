import {
  CreatePipelineCommand,
  DescribePipelineExecutionCommand,
  SageMakerClient,
  StartPipelineExecutionCommand,
  UpdatePipelineCommand,
} from '@aws-sdk/client-sagemaker';
import type { ActionResult } from '../../local/runner/action.ts';
import { type GitHubSession, openGitHubSession } from './github-session.ts';

const ROLE = 'arn:aws:iam::111122223333:role/sagemaker-execution';

export interface Issue {
  number: number;
  state: string;
  title: string;
  body: string;
  labels: readonly string[];
}

/** A local GitHub and AWS, and executions of the repository's pipeline `tiny` that end as a test wants it. */
export interface TrainingSession extends GitHubSession {
  /** Runs an execution to its end: it fails with these words, or succeeds where there are none. Answers its ARN. */
  train(failure?: string, pipeline?: string, displayName?: string): Promise<string>;
  /** Reports the end of an execution, by the payload that events.yaml sends unless another one is given. */
  report(execution: string, event?: unknown): Promise<ActionResult>;
  issues(): Promise<Issue[]>;
  comments(number: number): Promise<string[]>;
}

export async function openTrainingSession(): Promise<TrainingSession> {
  await using stack = new AsyncDisposableStack();
  const session = stack.use(await openGitHubSession());
  const { aws, tokens } = session;
  const sagemaker = stack.adopt(
    new SageMakerClient({
      endpoint: aws.url,
      region: aws.region,
      credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    }),
    (it) => it.destroy(),
  );
  const made = new Set<string>();
  const kept = stack.move();
  return {
    ...session,
    async train(failure, pipeline = 'tiny', displayName?: string) {
      const request = { PipelineName: pipeline, PipelineDefinition: definition(failure), RoleArn: ROLE };
      if (made.has(pipeline)) await sagemaker.send(new UpdatePipelineCommand(request));
      else
        await sagemaker.send(
          new CreatePipelineCommand({ ...request, ClientRequestToken: crypto.randomUUID() }),
        );
      made.add(pipeline);
      const { PipelineExecutionArn: arn = '' } = await sagemaker.send(
        new StartPipelineExecutionCommand({
          PipelineName: pipeline,
          ...(displayName !== undefined && { PipelineExecutionDisplayName: displayName }),
          ClientRequestToken: crypto.randomUUID(),
        }),
      );
      for (;;) {
        const command = new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn });
        const { PipelineExecutionStatus: status } = await sagemaker.send(command);
        if (status !== 'Executing') return arn;
      }
    },
    report: (
      execution,
      event = { execution, status: 'Failed', region: aws.region, account: '111122223333' },
    ) =>
      session.act('report-training', {
        inputs: {
          event: typeof event === 'string' ? event : JSON.stringify(event),
          'aws-region': aws.region,
          'github-token': tokens.ben,
        },
        env: { GITHUB_RUN_ID: '7' },
      }),
    async issues() {
      const found: readonly (Omit<Issue, 'labels'> & { labels: readonly { name: string }[] })[] =
        await session.api('GET', 'issues?state=all');
      return found.map(({ number, state, title, body, labels }) => ({
        number,
        state,
        title,
        body,
        labels: labels.map(({ name }) => name),
      }));
    },
    async comments(number) {
      const found: readonly { body: string }[] = await session.api('GET', `issues/${number}/comments`);
      return found.map(({ body }) => body);
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

function definition(failure: string | undefined): string {
  const step =
    failure === undefined
      ? {
          Name: 'Check',
          Type: 'Condition',
          Arguments: {
            Conditions: [{ Type: 'Equals', LeftValue: 1, RightValue: 1 }],
            IfSteps: [],
            ElseSteps: [],
          },
        }
      : { Name: 'QualityTooLow', Type: 'Fail', Arguments: { ErrorMessage: failure } };
  return JSON.stringify({ Version: '2020-12-01', Metadata: {}, Parameters: [], Steps: [step] });
}
