/** The workflow run that an action is part of, from the runner's own variables. */
export interface WorkflowRun {
  repository: string;
  commit: string;
  id: string;
  /** Counts the times that somebody ran it again, from 1. */
  attempt: string;
  /** Of a run on a branch that one's name; of a pull request none. */
  branch?: string;
  /** Its page. */
  url?: string;
}

export function workflowRun(environment: NodeJS.ProcessEnv = process.env): WorkflowRun {
  const repository = environment['GITHUB_REPOSITORY'] ?? '';
  const id = environment['GITHUB_RUN_ID'] ?? '';
  const server = environment['GITHUB_SERVER_URL'];
  const branch = environment['GITHUB_REF']?.replace(/^refs\/heads\//, '');
  return {
    repository,
    commit: environment['GITHUB_SHA'] ?? '',
    id,
    attempt: environment['GITHUB_RUN_ATTEMPT'] ?? '1',
    ...(branch && branch !== environment['GITHUB_REF'] && { branch }),
    ...(server && id && { url: `${server}/${repository}/actions/runs/${id}` }),
  };
}
