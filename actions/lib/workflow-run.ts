/** The workflow run that an action is part of, from the runner's own variables. */
export interface WorkflowRun {
  repository: string;
  commit: string;
}

export function workflowRun(environment: NodeJS.ProcessEnv = process.env): WorkflowRun {
  return { repository: environment['GITHUB_REPOSITORY'] ?? '', commit: environment['GITHUB_SHA'] ?? '' };
}
