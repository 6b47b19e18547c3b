import type { WorkflowDefinition } from './definition.ts';
import type { Kept } from './execution.ts';
import type { Conclusion } from './host.ts';
import type { RunRecord } from './records.ts';

/** Where a run stands while its jobs run. */
export function statusOf(run: RunRecord): RunRecord['status'] {
  const open = run.jobs.filter(({ status }) => status !== 'completed');
  if (open.some(({ status }) => status === 'in_progress')) return 'in_progress';
  if (open.some(({ status }) => status === 'waiting')) return 'waiting';
  return run.jobs.length === open.length ? 'queued' : 'in_progress';
}

/** What a run whose jobs have all ended comes to. */
export function conclusionOf(run: RunRecord, cancelled: boolean): Conclusion {
  if (cancelled) return 'cancelled';
  if (run.problems.length > 0) return 'failure';
  const has = (conclusion: Conclusion): boolean =>
    run.jobs.some((job) => job.conclusion === conclusion && !job.forgiven);
  if (has('failure')) return 'failure';
  if (has('cancelled')) return 'cancelled';
  return run.jobs.some(({ conclusion }) => conclusion === 'success' || conclusion === 'failure')
    ? 'success'
    : 'skipped';
}

export const NOTHING_KEPT: Kept = { records: [], whole: new Set() };

/** What need not run again: legs that succeeded, of jobs that need none which did not. */
export function succeeded(workflow: WorkflowDefinition, run: RunRecord): Kept {
  const records: RunRecord['jobs'] = [];
  const whole = new Set<string>();
  const pending = [...workflow.jobs];
  for (let found = true; found;) {
    found = false;
    for (const job of pending) {
      if (!job.needs.every((need) => whole.has(need))) continue;
      pending.splice(pending.indexOf(job), 1);
      const legs = run.jobs.filter(({ key }) => key === job.key);
      const good = legs.filter(({ conclusion }) => conclusion === 'success');
      records.push(...good);
      if (legs.length > 0 && good.length === legs.length) whole.add(job.key);
      found = true;
      break;
    }
  }
  return { records, whole };
}

/** What had ended before the engine was stopped. */
export function ended(run: RunRecord): Kept {
  const records = run.jobs.filter(({ status }) => status === 'completed');
  const open = new Set(run.jobs.filter(({ status }) => status !== 'completed').map(({ key }) => key));
  return { records, whole: new Set(records.map(({ key }) => key).filter((key) => !open.has(key))) };
}
