/** The workflow run that an action is part of, from the runner's own variables. */
export interface WorkflowRun {
  repository: string;
  commit: string;
  id: string;
  /** Counts the times that somebody ran it again, from 1. */
  attempt: string;
  /** Its page. */
  url?: string;
}

export function workflowRun(environment: NodeJS.ProcessEnv = process.env): WorkflowRun {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const id = environment['GITHUB_RUN_ID'] ?? '';
  const server = environment['GITHUB_SERVER_URL'];
  return {
    repository,
    commit: environment['GITHUB_SHA'] ?? '',
    id,
    attempt: environment['GITHUB_RUN_ATTEMPT'] ?? '1',
    ...(server && id && { url: `${server}/${repository}/actions/runs/${id}` }),
  };
}
