import { code, fenced, link, plain } from '../lib/summary/markdown.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';
import type { FinishedExecution } from './event.ts';
import type { TrainingReport } from './report-training.ts';

type Outcome = Pick<TrainingReport, 'status' | 'failed' | 'failureReason'>;

/** The issue about a training that failed or was stopped. */
export function failureText({ pipeline, execution }: FinishedExecution, outcome: Outcome, run: WorkflowRun) {
  const verb = outcome.status === 'Stopped' ? 'was stopped' : 'failed';
  const steps = outcome.failed.map(
    ({ name, failureReason }) =>
      `Step ${code(name)} failed:\n\n${fenced('', failureReason ?? 'SageMaker gives no reason.')}`,
  );
  const whole =
    steps.length > 0 || outcome.failureReason === undefined ? [] : [fenced('', outcome.failureReason)];
  const told = run.url === undefined ? '' : ` ${link('The run that found out', run.url)}.`;
  return {
    title: `Training of ${pipeline} ${verb}`,
    labels: ['training-failed'],
    body: [
      `The newest execution of ${code(pipeline)} ${verb}: ${code(execution)}.${told}\n`,
      ...steps,
      ...whole,
      `Nothing is proposed from it. Once the cause is mended, start ${code('train.yml')} again; this issue closes itself when an execution succeeds.\n`,
    ].join('\n'),
  };
}

export function recoveryText({ execution }: FinishedExecution): string {
  return `An execution succeeded: ${code(execution)}.`;
}

export function reportSummary({ pipeline, execution }: FinishedExecution, report: TrainingReport): string {
  const issue = report.issue === undefined ? '' : ` See #${report.issue}.`;
  const failed = report.failed.map(
    ({ name, failureReason }) => `${code(name)}: ${plain(failureReason ?? '')}`,
  );
  return `## Training of ${plain(pipeline)}\n\n${code(execution)} is ${plain(report.status)}.${issue}\n\n${failed.join('\n\n')}\n`;
}
