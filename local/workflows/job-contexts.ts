import type { Contexts } from '../runner/expression.ts';
import type { WorkflowHost } from './host.ts';
import type { JobRecord, RunRecord } from './records.ts';

/** Variables that GitHub gives every step, beside files and folders of the job. */
export function gitHubVariables(host: WorkflowHost, run: RunRecord, key: string): Record<string, string> {
  const { repository } = host;
  const { event } = run;
  const fullName = `${repository.owner}/${repository.name}`;
  return {
    GITHUB_ACTOR: event.actor,
    GITHUB_TRIGGERING_ACTOR: run.triggeringActor,
    GITHUB_API_URL: host.apiUrl,
    GITHUB_BASE_REF: event.pullRequest?.baseRef ?? '',
    GITHUB_EVENT_NAME: event.name,
    GITHUB_GRAPHQL_URL: host.graphqlUrl,
    GITHUB_HEAD_REF: event.pullRequest?.headRef ?? '',
    GITHUB_JOB: key,
    GITHUB_REF: event.ref,
    GITHUB_REF_NAME: event.ref.replace(/^refs\/(heads|pull|tags)\//, ''),
    GITHUB_REF_TYPE: 'branch',
    GITHUB_REPOSITORY: fullName,
    GITHUB_REPOSITORY_ID: String(repository.id),
    GITHUB_REPOSITORY_OWNER: repository.owner,
    GITHUB_REPOSITORY_OWNER_ID: String(repository.ownerId),
    GITHUB_RUN_ATTEMPT: String(run.attempt),
    GITHUB_RUN_ID: String(run.id),
    GITHUB_RUN_NUMBER: String(run.number),
    GITHUB_SERVER_URL: host.serverUrl,
    GITHUB_SHA: event.sha,
    GITHUB_WORKFLOW: run.workflow.name,
    GITHUB_WORKFLOW_REF: `${fullName}/${run.workflow.path}@${event.ref}`,
    GITHUB_WORKFLOW_SHA: event.sha,
  };
}

/** What expressions of a job see before it runs. */
export function jobContexts(
  host: WorkflowHost,
  run: RunRecord,
  parts: { key: string; needs: readonly JobResult[]; matrix?: object; environment?: string; token?: string },
): Contexts {
  const { key, needs, matrix, environment, token = '' } = parts;
  const variables = gitHubVariables(host, run, key);
  const github = Object.fromEntries(
    Object.entries(variables).map(([name, value]) => [name.slice('GITHUB_'.length).toLowerCase(), value]),
  );
  return {
    github: { ...github, event: run.event.payload, token },
    inputs: run.inputs,
    vars: host.variables(environment),
    needs: Object.fromEntries(needs.map(({ key: need, result, outputs }) => [need, { result, outputs }])),
    ...(matrix && { matrix }),
    strategy: { 'fail-fast': true, 'job-total': 1, 'job-index': 0, 'max-parallel': 1 },
  };
}

/** All legs of a job together, as `needs` shows them. */
export interface JobResult {
  key: string;
  result: 'success' | 'failure' | 'cancelled' | 'skipped';
  outputs: Readonly<Record<string, string>>;
}

/** The result of legs: the worst of them. Outputs of a later leg replace those of the same name. */
export function resultOf(key: string, legs: readonly JobRecord[]): JobResult {
  const has = (conclusion: string): boolean => legs.some((leg) => leg.conclusion === conclusion);
  const result =
    has('failure') || has('timed_out')
      ? 'failure'
      : has('cancelled')
        ? 'cancelled'
        : has('success')
          ? 'success'
          : 'skipped';
  const outputs: Record<string, string> = {};
  for (const leg of legs)
    for (const [name, value] of Object.entries(leg.outputs)) if (value !== '') outputs[name] = value;
  return { key, result, outputs };
}
