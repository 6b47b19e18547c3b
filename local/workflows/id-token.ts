import { randomBytes } from 'node:crypto';
import { messageOf } from '../plain.ts';
import type { JobPlace } from './job-place.ts';

const PATH = '/_services/oidc/token';

/** The service at which steps of running jobs ask for OIDC tokens, as `core.getIDToken` does. */
export class IdTokenService {
  readonly #jobs = new Map<string, JobPlace>();

  /** Variables with which the job's steps find the service; none where the job may not ask. */
  open(place: JobPlace): { variables: Record<string, string>; close: () => void } {
    if (place.permissions['id-token'] !== 'write') return { variables: {}, close: () => undefined };
    const token = randomBytes(24).toString('base64url');
    this.#jobs.set(token, place);
    return {
      variables: {
        ACTIONS_ID_TOKEN_REQUEST_URL: `${place.host.serverUrl}${PATH}?api-version=2.0`,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: token,
      },
      close: () => void this.#jobs.delete(token),
    };
  }

  /** Answers `GET .../token?audience=A` with `{"value": TOKEN}`. */
  async answer(request: Request): Promise<Response> {
    const url = new URL(request.url);
    if (url.pathname !== PATH) return Response.json({ message: 'Not Found' }, { status: 404 });
    const [scheme, token = ''] = (request.headers.get('authorization') ?? '').split(' ');
    const place = scheme?.toLowerCase() === 'bearer' ? this.#jobs.get(token) : undefined;
    if (place === undefined) return Response.json({ message: 'Bad credentials' }, { status: 401 });
    const { serverUrl, repository } = place.host;
    const audience = url.searchParams.get('audience') ?? `${serverUrl}/${repository.owner}`;
    try {
      return Response.json({ value: await idTokenOf(place, audience) });
    } catch (error) {
      return Response.json({ message: messageOf(error) }, { status: 500 });
    }
  }
}

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
