import type { Clients } from '../lib/aws/clients.ts';
import { isMissing } from '../lib/aws/errors.ts';
import { describeExecution, type Execution, type ExecutionStep, listSteps } from '../lib/aws/executions.ts';
import { callerIdentity } from '../lib/aws/identity.ts';
import { Failure } from '../lib/failure.ts';
import type { GitHub } from '../lib/github/client.ts';
import { closeIssue, upsertIssue } from '../lib/github/issues.ts';
import { marker } from '../lib/github/marker.ts';
import type { Reason } from '../lib/reason.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';
import type { FinishedExecution } from './event.ts';
import { failureText, recoveryText } from './text.ts';

export interface TrainingReport {
  status: Execution['status'];
  reason: Extract<Reason, `training-${string}`>;
  /** The steps that failed. */
  failed: readonly ExecutionStep[];
  failureReason: string | undefined;
  issue: number | undefined;
}

const REASONS = {
  Executing: 'training-under-way',
  Stopping: 'training-under-way',
  Stopped: 'training-stopped',
  Failed: 'training-failed',
  Succeeded: 'training-succeeded',
} as const satisfies Record<Execution['status'], Reason>;

/** Asks SageMaker what became of the execution, and lets the pipeline's issue say so. */
export async function reportTraining(
  clients: Clients,
  github: GitHub,
  { event, region, run }: { event: FinishedExecution; region: string; run: WorkflowRun },
): Promise<TrainingReport> {
  const { account } = await callerIdentity(clients);
  if (event.account !== account || event.region !== region)
    throw new Failure(
      'event-invalid',
      `The event is about an execution in ${event.account}, ${event.region}; this repository trains in ${account}, ${region}.`,
    );
  const execution = await find(clients, event);
  const steps = await listSteps(clients, event.execution);
  const failed = steps.filter(({ status }) => status === 'Failed');
  const reason = REASONS[execution.status];
  const report = { status: execution.status, reason, failed, failureReason: execution.failureReason };
  const mark = marker('training', { pipeline: event.pipeline });
  if (reason === 'training-failed' || reason === 'training-stopped') {
    const { title, body, labels } = failureText(event, report, run);
    const { number } = await upsertIssue(github, { marker: mark, title, body: `${mark}\n${body}`, labels });
    return { ...report, issue: number };
  }
  if (reason === 'training-succeeded') {
    const issue = await closeIssue(github, { marker: mark, comment: recoveryText(event) });
    return { ...report, issue };
  }
  return { ...report, issue: undefined };
}

async function find(clients: Clients, { execution, pipeline }: FinishedExecution): Promise<Execution> {
  try {
    return await describeExecution(clients, execution);
  } catch (error) {
    if (!isMissing(error)) throw error;
    throw new Failure('training-unknown', `SageMaker has no execution ${execution} of ${pipeline}.`, {
      cause: error,
    });
  }
}
