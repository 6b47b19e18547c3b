import type { ExecutionStep } from '../lib/aws/executions.ts';
import { code, fenced, link, list } from '../lib/summary/markdown.ts';
import type { WorkflowRun } from '../lib/workflow-run.ts';
import type { TrainingReport } from './report-training.ts';

/** What the texts are about. */
interface About {
  pipeline: string;
  /** ARN. */
  execution: string;
}

type Outcome = Pick<TrainingReport, 'status' | 'failed' | 'failureReason'>;

/** The issue about a training that failed or was stopped. */
export function failureText(
  { pipeline, execution, driftIssue }: About & { driftIssue: number | undefined },
  outcome: Outcome,
  run: WorkflowRun,
) {
  const verb = outcome.status === 'Stopped' ? 'was stopped' : 'failed';
  const steps = outcome.failed.map((step) => `Step ${code(step.name)} failed:\n\n${fenced('', whyOf(step))}`);
  const drift =
    driftIssue === undefined
      ? []
      : [`Drift started it: see #${driftIssue}, where it is decided whether drift trains again.\n`];
  const whole =
    steps.length > 0 || outcome.failureReason === undefined ? [] : [fenced('', outcome.failureReason)];
  const told = run.url === undefined ? '' : ` ${link('The run that found out', run.url)}.`;
  return {
    title: `Training of ${pipeline} ${verb}`,
    labels: ['training-failed'],
    body: [
      `The last execution of ${code(pipeline)} that ended ${verb}: ${code(execution)}.${told}\n`,
      ...drift,
      ...steps,
      ...whole,
      `Nothing is proposed from it, and what runs goes on running. Once the cause is mended, run ${code('train.yml')} again; the next execution that succeeds closes this issue.\n`,
    ].join('\n'),
  };
}

/** A quality gate has its words in the step's own message. */
function whyOf({ failureReason, failMessage }: ExecutionStep): string {
  return failureReason ?? failMessage ?? 'SageMaker gives no reason.';
}

export function recoveryText({ execution }: Pick<About, 'execution'>): string {
  return `An execution succeeded: ${code(execution)}. What it registered is proposed by ${code('promote.yml')}.\n`;
}

export function reportSummary(pipeline: string, report: TrainingReport): string {
  const issue = report.issue === undefined ? '' : ` See #${report.issue}.`;
  const failed = report.failed.map((step) => `${code(step.name)}: ${code(whyOf(step))}`);
  const steps = failed.length === 0 ? '' : `\n${list(failed)}`;
  return `## Training of ${code(pipeline)}\n\nThe last execution that ended: ${code(report.execution)}, ${code(report.status)}.${issue}\n${steps}`;
}
