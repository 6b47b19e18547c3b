import {
  DescribePipelineExecutionCommand,
  ListPipelineParametersForExecutionCommand,
} from '@aws-sdk/client-sagemaker';
import { type Call, openSession, type Session } from './session.ts';

/** A session whose pipeline is built. */
export async function builtSession(): Promise<Session> {
  const session = await openSession();
  await session.build();
  session.aws.requests.clear();
  return session;
}

export function operations({ aws }: Pick<Session, 'aws'>): string[] {
  return aws.requests.all().map(({ operation }) => operation);
}

export async function statusOf({ sagemaker }: Session, arn: string | undefined): Promise<string | undefined> {
  const answer = await sagemaker.send(new DescribePipelineExecutionCommand({ PipelineExecutionArn: arn }));
  return answer.PipelineExecutionStatus;
}

export async function parametersOf(
  { sagemaker }: Session,
  arn: string | undefined,
): Promise<Record<string, string>> {
  const command = new ListPipelineParametersForExecutionCommand({ PipelineExecutionArn: arn });
  const { PipelineParameters: parameters = [] } = await sagemaker.send(command);
  return Object.fromEntries(parameters.map(({ Name, Value }) => [Name, Value]));
}

export const hang = (inputs: Record<string, string> = {}): Call => ({
  inputs: { parameters: 'Mode=hang', ...inputs },
});
