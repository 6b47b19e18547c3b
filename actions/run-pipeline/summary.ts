import type { Console } from '../lib/aws/console.ts';
import type { ExecutionStep } from '../lib/aws/executions.ts';
import { parseS3Uri } from '../lib/aws/objects.ts';
import { REASONS } from '../lib/reason.ts';
import { code, folded, link, plain, table } from '../lib/summary/markdown.ts';
import { formatSpan } from '../lib/summary/time-span.ts';
import type { Begun } from './begin.ts';
import type { Ending } from './ending.ts';
import { stepSpan, type Sight } from './follow.ts';
import type { Metric } from '../lib/metrics.ts';
import type { Model } from './model.ts';

export interface RunSummary {
  pipeline: string;
  cause: string;
  begun: Begun;
  ending: Ending;
  sight: Sight;
  model: Model;
  /** The metric that counts, and which way is better. */
  metric: { name: string; better: string } | undefined;
  console: Console;
}

/** The job summary, as Markdown: how it ended, the model, the steps. */
export function runSummary(run: RunSummary): string {
  const { sight, model, console } = run;
  const { execution, steps } = sight;
  const parts = [
    `## Execution of ${plain(run.pipeline)}: ${execution.status}\n`,
    `${REASONS[run.ending.reason]}\n`,
    table(['', ''], facts(run)),
  ];
  if (model.metrics.length > 0) parts.push(metricTable(model.metrics, run.metric));
  if (steps.length > 0) {
    const columns = ['step', 'status', 'began (UTC)', 'took', 'see', 'remark'];
    parts.push(
      table(
        columns,
        steps.map((step) => stepRow(step, console)),
      ),
    );
  }
  const parameters = Object.entries(run.begun.parameters).map(([name, value]) => [plain(name), code(value)]);
  if (parameters.length > 0) parts.push(folded('Parameters', table(['parameter', 'value'], parameters)));
  return parts.join('\n');
}

function facts({ sight, cause, begun, model, console }: RunSummary): string[][] {
  const { execution } = sight;
  const rows = [
    ['Execution', code(execution.arn)],
    ['Cause', `${code(cause)}, ${begun.started ? 'started by this run' : 'started by an earlier run'}`],
  ];
  const span = executionSpan(sight);
  if (span !== '') rows.push(['Took', span]);
  const { modelPackage } = model;
  if (modelPackage) {
    const version = modelPackage.version === undefined ? '' : `version ${modelPackage.version}, `;
    rows.push(['Model package', `${version}${modelPackage.approval ?? ''}<br>${code(modelPackage.arn)}`]);
    const report = parseS3Uri(modelPackage.qualityReport ?? '');
    if (report) rows.push(['Evaluation', link(report.key, console.objects(report))]);
  }
  return rows;
}

function executionSpan({ execution: { startedAt, changedAt, status } }: Sight): string {
  if (!startedAt || !changedAt || status === 'Executing' || status === 'Stopping') return '';
  return formatSpan(changedAt.getTime() - startedAt.getTime());
}

function metricTable(metrics: readonly Metric[], counted: RunSummary['metric']): string {
  const rows = metrics.map(({ name, value, standardDeviation }) => {
    const counts = name === counted?.name;
    const label = counts ? `**${plain(name)}** (${counted.better} is better)` : plain(name);
    return [label, shown(value), standardDeviation === undefined ? '' : `± ${shown(standardDeviation)}`];
  });
  return table(['metric', 'value', 'standard deviation'], rows);
}

function stepRow(step: ExecutionStep, console: Console): string[] {
  const links = step.job
    ? [
        link('job', console.job(step.job.kind, step.job.name)),
        link('log', console.logs(step.job.kind, step.job.name)),
      ]
    : [];
  const remarks = [
    step.cachedFrom && 'from the cache',
    step.outcome && `outcome ${step.outcome}`,
    step.attempts > 1 && `attempt ${step.attempts}`,
    plain(step.failMessage ?? step.failureReason ?? ''),
  ].filter(Boolean);
  return [
    plain(step.name),
    step.status,
    step.startedAt?.toISOString().slice(0, 19).replace('T', ' ') ?? '',
    stepSpan(step),
    links.join(', '),
    remarks.join(', '),
  ];
}

function shown(value: number): string {
  return Number.isInteger(value) ? String(value) : value.toPrecision(5);
}
