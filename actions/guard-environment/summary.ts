import { list, plain, table } from '../lib/summary/markdown.ts';
import type { EnvironmentGuard } from './guard-environment.ts';
import type { OlderRun } from './waiting-runs.ts';

/** The job summary, as Markdown: where the run goes on to, where not and why, and which runs it ended. */
export function guardSummary(guards: readonly EnvironmentGuard[], superseded: readonly OlderRun[]): string {
  const rows = guards.map((guard) => [plain(guard.environment), sentenceOf(guard)]);
  const parts = ['## Environments\n', table(['environment', 'this run'], rows)];
  const remarks = guards.flatMap((guard) => guard.remarks);
  if (remarks.length > 0) parts.push(list(remarks.map((remark) => plain(remark))));
  if (superseded.length > 0)
    parts.push(
      '### Superseded\n',
      'These runs still waited for an approval of what this run deploys, and were cancelled:\n',
      list(
        superseded.map(
          ({ id, url, environments }) => `[${id}](${url}) for ${environments.map(plain).join(', ')}`,
        ),
      ),
    );
  return parts.join('\n');
}

function sentenceOf(guard: EnvironmentGuard): string {
  if (guard.state === 'refused') return `stops: ${plain(guard.failure.message)}`;
  if (guard.state === 'ready')
    return guard.models.length === 0 ? 'goes on' : `deploys ${guard.models.map(plain).join(', ')}`;
  return guard.state === 'empty' ? 'has nothing to deploy' : 'stops: it has no plan, see its job';
}
