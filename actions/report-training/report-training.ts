import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { isMissing } from '../lib/aws/errors.ts';
import {
  describeExecution,
  type Execution,
  type ExecutionStep,
  listExecutions,
  listSteps,
} from '../lib/aws/executions.ts';
import { callerIdentity } from '../lib/aws/identity.ts';
import { openDriftIssue } from '../lib/drift/open-issue.ts';
import { Failure } from '../lib/failure.ts';
import type { GitHub } from '../lib/github/client.ts';
import { fit } from '../lib/github/body.ts';
import { closeIssue, upsertIssue } from '../lib/github/issues.ts';
import { marker } from '../lib/github/marker.ts';
import type { Reason } from '../lib/reason.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';
import type { FinishedExecution } from './event.ts';
import { failureText, recoveryText } from './text.ts';

export interface TrainingRequest {
  event: FinishedExecution;
  /** Region that trains. */
  region: string;
  /** Names of the repository's own pipelines. */
  pipelines: readonly string[];
  run: WorkflowRun;
}

export interface TrainingReport {
  /** ARN of the execution that this is about: the newest one that has ended. */
  execution: string;
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

/**
 * Asks SageMaker what became of the pipeline that the event names, and lets its issue say so. Events come late, twice, or not
 * in their order: the newest execution that has ended counts.
 */
export async function reportTraining(
  clients: Clients,
  github: GitHub,
  request: TrainingRequest,
): Promise<TrainingReport> {
  const { event, run } = request;
  const place = await checkPlace(clients, request);
  const named = await find(clients, event);
  const execution = (await newestEnded(clients, place, event)) ?? named;
  const steps = await listSteps(clients, execution.arn);
  const failed = steps.filter(({ status }) => status === 'Failed');
  const { arn, status, failureReason } = execution;
  const reason = REASONS[status];
  const report = { execution: arn, status, reason, failed, failureReason };
  const about = { pipeline: event.pipeline, execution: arn };
  const mark = marker('training', { pipeline: event.pipeline });
  if (reason === 'training-failed' || reason === 'training-stopped') {
    const driftIssue = await driftIssueOf(github, execution.displayName);
    const { title, body, labels } = failureText({ ...about, driftIssue }, report, run);
    const { number } = await upsertIssue(github, {
      marker: mark,
      title,
      body: fit(`${mark}\n${body}`),
      labels,
    });
    return { ...report, issue: number };
  }
  if (reason === 'training-succeeded') {
    const commentMarker = marker('training-succeeded', { execution: arn });
    const comment = `${commentMarker}\n${recoveryText(about)}`;
    return { ...report, issue: await closeIssue(github, { marker: mark, commentMarker, comment }) };
  }
  return { ...report, issue: undefined };
}

/** The issue about the drift that started an execution; drift.yml names executions so, and takes each end up in its issue. */
async function driftIssueOf(github: GitHub, name: string | undefined): Promise<number | undefined> {
  if (name === undefined || !name.startsWith('drift-')) return undefined;
  return openDriftIssue(github, ({ environment, model }) =>
    name.startsWith(`drift-${environment}-${model}-`),
  );
}

/** Nothing but this account's, this region's and this repository's pipelines is asked about. */
async function checkPlace(clients: Clients, { event, region, pipelines }: TrainingRequest): Promise<Place> {
  if (!pipelines.includes(event.pipeline))
    throw new Failure(
      'training-unknown',
      `The event is about the pipeline ${event.pipeline}, which is none of this repository's: ${pipelines.join(', ') || 'it has none'}.`,
    );
  const { account, arn } = await callerIdentity(clients);
  if (event.account !== account || event.region !== region)
    throw new Failure(
      'event-invalid',
      `The event is about an execution in ${event.account}, ${event.region}; this repository trains in ${account}, ${region}.`,
    );
  const [, partition = 'aws'] = arn.split(':');
  return { partition, region, account };
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

async function newestEnded(
  clients: Clients,
  place: Place,
  { pipeline }: FinishedExecution,
): Promise<Execution | undefined> {
  for await (const { arn, status } of listExecutions(clients, place, pipeline))
    if (REASONS[status] !== 'training-under-way') return describeExecution(clients, arn);
  return undefined;
}
