import { REASONS } from '../lib/reason.ts';
import { code, list, plain, table } from '../lib/summary/markdown.ts';
import type { ModelDeployment } from './model-deployment.ts';

/** The job summary, as Markdown: what runs now of each model, how that was verified, and what failed. */
export function deploySummary(environment: string, deployments: readonly ModelDeployment[]): string {
  const parts = [`## Deployment to ${plain(environment)}\n`];
  if (deployments.length === 0) parts.push('The plan has no model: nothing was to be deployed.\n');
  const columns = ['model', 'version', 'stack', 'instances', 'test rows', 'largest difference', 'p50', 'p99'];
  const verified = deployments.filter(({ failure }) => failure === undefined);
  if (verified.length > 0) parts.push(table(columns, verified.map(row)));
  for (const { model, failure, record } of deployments) {
    if (failure === undefined) continue;
    parts.push(
      `### ${plain(model)} was not deployed\n`,
      `${REASONS[failure.reason]}\n`,
      `${plain(failure.message)}\n`,
    );
    if (failure.problems.length > 0)
      parts.push(list(failure.problems.map((each) => plain(typeof each === 'string' ? each : each.message))));
    if (record !== undefined) parts.push(`Recorded as failed: ${code(record)}\n`);
  }
  return parts.join('\n');
}

function row({ model, version, stack, verification }: ModelDeployment): string[] {
  const name = plain(model);
  if (stack === undefined || verification === undefined) return [name, 'none', '', '', '', '', '', ''];
  const { rows, maxRelativeDifference, latencyMs } = verification.rows;
  const { instanceCount, instanceType } = verification.endpoint;
  return [
    name,
    String(version ?? ''),
    stack.change,
    `${instanceCount} x ${instanceType}`,
    String(rows),
    maxRelativeDifference === 0 ? 'none' : maxRelativeDifference.toExponential(1),
    `${latencyMs.p50.toFixed(0)} ms`,
    `${latencyMs.p99.toFixed(0)} ms`,
  ];
}
