import { renderTemplate } from '../runner/expression.ts';
import { textAt } from '../runner/value.ts';
import type { WorkflowDefinition } from './definition.ts';
import type { WorkflowHost } from './host.ts';
import { jobContexts } from './job-contexts.ts';
import type { RunRecord } from './records.ts';

/** `run-name`; else what the push, the pull request or the workflow is called. */
export function titleOf(host: WorkflowHost, workflow: WorkflowDefinition, run: RunRecord): string {
  const { name, action, payload } = run.event;
  const contexts = jobContexts(host, run, { key: '', needs: [] });
  const named = workflow.runName === undefined ? '' : renderTemplate(workflow.runName, contexts);
  if (named !== '') return named;
  if (name === 'pull_request') return textAt(payload, 'pull_request', 'title') ?? workflow.name;
  if (name === 'push') return textAt(payload, 'head_commit', 'message')?.split('\n')[0] ?? workflow.name;
  return name === 'repository_dispatch' ? (action ?? workflow.name) : workflow.name;
}
