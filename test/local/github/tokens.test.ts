import { expect, test } from 'vitest';
import { githubSession, holdingWorkflow, PLACE, refusal } from './session.ts';

const about = (of: number) => ({ ...PLACE, issue_number: of });
const BEYOND = { status: 403, message: expect.stringContaining('Resource not accessible by integration') };

test('a job may do what its workflow declares, until it ends', async () => {
  const workflow = holdingWorkflow('{ contents: read, issues: write }');
  await using session = await githubSession({ '.github/workflows/hold.yml': workflow });
  const { octokit, token, end } = await session.job('hold.yml');
  const { rest } = octokit;
  const { data: issue } = await rest.issues.create({ ...PLACE, title: 'Training failed' });
  const { data: main } = await rest.git.getRef({ ...PLACE, ref: 'heads/main' });

  const { sha } = main.object;
  expect(issue.user?.login).toBe('github-actions[bot]');
  expect(await octokit.graphql('{ viewer { login } }')).toEqual({ viewer: { login: 'github-actions[bot]' } });
  const denied = [
    rest.git.createRef({ ...PLACE, ref: 'refs/heads/new', sha }),
    rest.pulls.list(PLACE),
    rest.actions.listWorkflowRunsForRepo(PLACE),
    rest.actions.listRepoVariables(PLACE),
    rest.actions.listRepoSecrets(PLACE),
    rest.repos.createDispatchEvent({ ...PLACE, event_type: 'go' }),
    rest.users.getAuthenticated(),
  ];
  for (const refused of await Promise.all(denied.map(refusal))) expect(refused).toMatchObject(BEYOND);
  await end();
  expect(await refusal(session.octokit(token).rest.repos.get(PLACE))).toMatchObject({ status: 401 });
});

test('a job comments and labels pull requests with the permission for them, but no issues', async () => {
  const workflow = holdingWorkflow('{ pull-requests: write }');
  await using session = await githubSession({ '.github/workflows/hold.yml': workflow });
  const { number } = await session.propose('change');
  const issue = await session.ada.rest.issues.create({ ...PLACE, title: 'An issue' });
  const { octokit, end } = await session.job('hold.yml');

  await octokit.rest.issues.createComment({ ...about(number), body: 'Planned' });
  await octokit.rest.issues.addLabels({ ...about(number), labels: ['promotion'] });

  const elsewhere = octokit.rest.issues.createComment({ ...about(issue.data.number), body: 'No' });
  expect(await refusal(elsewhere)).toMatchObject(BEYOND);
  await end();
});

test.for([
  ['ada', 200, 201, 204, 201],
  ['ben', 200, 201, 403, 201],
  ['rita', 200, 403, 403, 201],
] as const)(
  '%s reads %i, makes a branch %i, changes settings %i and opens an issue %i',
  async ([login, reads, branches, settings, issues]) => {
    await using session = await githubSession();
    const { rest } = session[login];
    const main = await session.ada.rest.git.getRef({ ...PLACE, ref: 'heads/main' });
    const { sha } = main.data.object;
    const calls = [
      rest.repos.get(PLACE),
      rest.git.createRef({ ...PLACE, ref: 'refs/heads/new', sha }),
      rest.actions.setGithubActionsDefaultWorkflowPermissionsRepository({
        ...PLACE,
        default_workflow_permissions: 'read',
      }),
      rest.issues.create({ ...PLACE, title: 'Found something' }),
    ];

    const statuses = await Promise.all(calls.map(statusOf));

    expect(statuses).toEqual([reads, branches, settings, issues]);
  },
);

test('nobody gets in without a token, or with one that is not known', async () => {
  await using session = await githubSession();
  const url = `${session.github.apiUrl}/repos/${PLACE.owner}/${PLACE.repo}`;

  const without = await fetch(url);
  const unknown = await fetch(url, { headers: { authorization: 'Bearer ghs_unknown' } });

  expect([without.status, unknown.status]).toEqual([401, 401]);
  expect(await unknown.json()).toMatchObject({ message: 'Bad credentials' });
});

test('everybody reads a public repository, but nobody its settings', async () => {
  await using session = await githubSession({}, { visibility: 'public' });
  const root = `${session.github.apiUrl}/repos/${PLACE.owner}/${PLACE.repo}`;
  const paths = [
    '',
    '/pulls',
    '/issues',
    '/actions/variables',
    '/actions/secrets',
    '/actions/permissions/workflow',
  ];

  const statuses = await Promise.all(paths.map(async (path) => (await fetch(root + path)).status));

  expect(statuses).toEqual([200, 200, 200, 401, 401, 401]);
});

async function statusOf(call: Promise<{ status: number }>): Promise<number> {
  return call.then(
    ({ status }) => status,
    async () => (await refusal(call)).status,
  );
}
