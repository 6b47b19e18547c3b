import { type GitHubSession, PLACE } from './session.ts';

/** Rules of the default branch, and the repository's settings with them. */
export async function protect(
  session: GitHubSession,
  {
    review = {},
    checks = [],
    bypass = [],
  }: { review?: object | null; checks?: readonly (string | object)[]; bypass?: readonly object[] },
): Promise<void> {
  const { rest } = session.ada.octokit;
  const parameters = {
    required_approving_review_count: 0,
    dismiss_stale_reviews_on_push: false,
    require_code_owner_review: false,
    require_last_push_approval: false,
    required_review_thread_resolution: false,
    ...review,
  };
  const required = checks.map((check) => (typeof check === 'string' ? { context: check } : check));
  const rules = [
    { type: 'deletion' },
    { type: 'non_fast_forward' },
    ...(review === null ? [] : [{ type: 'pull_request', parameters }]),
    ...(required.length === 0
      ? []
      : [
          {
            type: 'required_status_checks',
            parameters: { strict_required_status_checks_policy: false, required_status_checks: required },
          },
        ]),
  ];
  // octokit's types want the members of every rule; the server checks what is sent.
  await rest.repos.createRepoRuleset({
    ...PLACE,
    name: 'main',
    target: 'branch',
    enforcement: 'active',
    conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
    ...({ rules, bypass_actors: bypass } as object),
  });
}
