import type { JobPlace } from './job-place.ts';

/** The job's OIDC token. Throws where the job did not ask for `id-token: write`. */
export function idTokenOf(place: JobPlace, audience: string): Promise<string> {
  if (place.permissions['id-token'] !== 'write')
    throw new Error(
      'The job has no permission to ask for an OIDC token: its permissions need "id-token: write".',
    );
  const { host, run, environment } = place;
  const { owner, name, id, ownerId, visibility } = host.repository;
  const { event } = run;
  const claims = {
    repository: `${owner}/${name}`,
    repository_id: String(id),
    repository_owner: owner,
    repository_owner_id: String(ownerId),
    repository_visibility: visibility,
    ref: event.ref,
    ref_type: 'branch',
    sha: event.sha,
    actor: event.actor,
    event_name: event.name,
    run_id: String(run.id),
    run_number: String(run.number),
    run_attempt: String(run.attempt),
    workflow: run.workflow.name,
    workflow_ref: `${owner}/${name}/${run.workflow.path}@${event.ref}`,
    job_workflow_ref: `${owner}/${name}/${run.workflow.path}@${event.ref}`,
    runner_environment: 'github-hosted',
    ...(environment !== null && { environment }),
    ...(event.pullRequest && { head_ref: event.pullRequest.headRef, base_ref: event.pullRequest.baseRef }),
  };
  return host.idToken({ audience, claims, context: contextOf(place) });
}

/** The end of `sub`: the environment wins over the pull request, and that over the ref. A colon is written as %3A. */
function contextOf({ environment, run: { event } }: JobPlace): string {
  if (environment !== null) return `environment:${environment.replaceAll(':', '%3A')}`;
  if (event.name === 'pull_request') return 'pull_request';
  return `ref:${event.ref}`;
}
