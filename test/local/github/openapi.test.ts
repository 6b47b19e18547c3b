import { expect, test } from 'vitest';
import { described, deviations, type Exchange, operationOf, recordingFetch } from './openapi/contract.ts';
import { describedOperations } from './openapi/operations.ts';
import { pagesSession } from './pages-session.ts';

test('every operation of the local GitHub is one of GitHub', () => {
  expect(describedOperations().filter((key) => !described.includes(key))).toEqual([]);
});

test('a deviation is found and named', () => {
  const path = '/repos/example/taxi-models/labels';
  const label = { id: 1, node_id: 'x', url: 'u', name: 'n', description: null, color: 'fff', default: false };
  const exchange: Exchange = { method: 'POST', path, request: { name: 'n' }, status: 201, answer: label };

  expect(deviations(exchange)).toEqual([]);
  expect(deviations({ ...exchange, answer: { ...label, id: '1' } })).toEqual([
    'post /repos/{}/{}/labels answer /id: must be integer',
  ]);
  expect(deviations({ ...exchange, request: {} })).toEqual([
    "post /repos/{}/{}/labels request : must have required property 'name'",
  ]);
  expect(deviations({ ...exchange, status: 200 })).toEqual([
    'post /repos/{}/{}/labels: answered 200, but GitHub 201.',
  ]);
});

test('requests and answers of a whole session are as GitHub describes them', async () => {
  const exchanges: Exchange[] = [];
  await using session = await pagesSession({ fetchWith: (apiUrl) => recordingFetch(apiUrl, exchanges) });
  const { rest, propose, github } = session;

  await readRepository(session);
  await rest('PUT', '/actions/permissions/workflow', { can_approve_pull_request_reviews: true });
  await rest('PUT', '/actions/oidc/customization/sub', { use_default: true });
  await rest('PATCH', '', { delete_branch_on_merge: true });
  const branches = { protected_branches: false, custom_branch_policies: true };
  await rest('PUT', '/environments/staging', { reviewers: null, deployment_branch_policy: branches });
  await rest('POST', '/environments/staging/deployment-branch-policies', { name: 'main' });
  await rest('POST', '/actions/variables', { name: 'AWS_REGION', value: 'us-east-1' });
  await rest('POST', '/environments/prod/variables', { name: 'ROLE', value: 'arn' });
  const ruleset = await rest<{ id: number }>('POST', '/rulesets', RULESET);
  await rest('PUT', `/rulesets/${ruleset.id}`, { ...RULESET, name: 'main, again' });

  const file = 'environments/prod.json';
  const promotion = { file, title: 'Promote fare', body: 'Better.', content: '{"models":["fare"]}\n' };
  const number = await propose({ ...promotion, branch: 'promote/prod/fare' });
  await github.workflows.idle();
  await discuss(session, number);
  await askTeam(session, number);
  await rest('POST', `/pulls/${number}/reviews`, { event: 'APPROVE', body: 'Good' }, session.tokens.ben);
  await readPull(session, number);
  await rest('PUT', `/pulls/${number}/merge`, { merge_method: 'squash' });
  await github.workflows.idle();
  await decide(session);
  await readRepository(session);
  await rest('DELETE', `/rulesets/${ruleset.id}`);
  await rest('POST', '/dispatches', { event_type: 'pipeline-finished', client_payload: { a: 1 } });

  expect(new Set(exchanges.flatMap(deviations))).toEqual(new Set());
  expect(
    exchanges.filter(({ status }) => status >= 400).map(({ method, path }) => `${method} ${path}`),
  ).toEqual([]);
  const seen = new Set(exchanges.map(({ method, path }) => operationOf(method, path)));
  expect(seen.size).toBeGreaterThan(60);
});

type Session = Awaited<ReturnType<typeof pagesSession>>;

const RULESET = {
  name: 'main',
  target: 'branch',
  enforcement: 'active',
  conditions: { ref_name: { include: ['~DEFAULT_BRANCH'], exclude: [] } },
  rules: [
    { type: 'deletion' },
    {
      type: 'required_status_checks',
      parameters: {
        strict_required_status_checks_policy: false,
        required_status_checks: [{ context: 'gate' }],
      },
    },
  ],
};

async function readRepository({ rest, github }: Session): Promise<void> {
  const paths = [
    '//user',
    '//users/ben',
    '//rate_limit',
    '',
    '/branches/main',
    '/commits',
    '/commits/main',
    '/contents/environments/prod.json',
    '/contents/environments',
    '/git/ref/heads/main',
    '/git/matching-refs/heads/promote',
    '/collaborators/ben/permission',
    '/environments',
    '/environments/prod',
    '/environments/prod/deployment-branch-policies',
    '/environments/prod/variables',
    '/environments/prod/secrets',
    '/actions/variables',
    '/actions/secrets',
    '/actions/permissions/workflow',
    '/actions/oidc/customization/sub',
    '/actions/workflows',
    '/actions/runs',
    '/actions/workflows/deploy.yml',
    '/actions/workflows/deploy.yml/runs',
    '/rulesets',
    '/rules/branches/main',
    '/labels',
    '/issues?state=all',
    '/issues/comments',
    '/pulls?state=all',
    '/deployments',
  ];
  for (const path of paths) await rest('GET', path);
  const head = (await github.git('rev-parse', 'main')).trim();
  for (const path of [`/git/commits/${head}`, `/git/trees/${head}`, `/commits/${head}/pulls`])
    await rest('GET', path);
  const blob = (await github.git('rev-parse', 'main:environments/prod.json')).trim();
  await rest('GET', `/git/blobs/${blob}`);
  await rest('POST', `/statuses/${head}`, { state: 'success', context: 'other' });
  for (const path of [`/commits/${head}/status`, `/commits/${head}/check-runs`]) await rest('GET', path);
}

async function discuss({ rest }: Session, pull: number): Promise<void> {
  await rest('POST', '/labels', { name: 'promotion', color: '0e8a16', description: 'By a robot' });
  await rest('GET', '/labels/promotion');
  const issue = await rest<{ number: number }>('POST', '/issues', {
    title: 'Training failed',
    body: 'In step Train.',
    labels: ['promotion'],
  });
  for (const number of [issue.number, pull]) {
    await rest('POST', `/issues/${number}/labels`, { labels: ['promotion', 'model:fare'] });
    await rest('PUT', `/issues/${number}/labels`, { labels: ['promotion'] });
    await rest('GET', `/issues/${number}/labels`);
    const comment = await rest<{ id: number }>('POST', `/issues/${number}/comments`, { body: 'Look' });
    await rest('PATCH', `/issues/comments/${comment.id}`, { body: 'Look again' });
    await rest('GET', `/issues/comments/${comment.id}`);
    await rest('GET', `/issues/${number}/comments`);
    await rest('GET', `/issues/${number}/events`);
    await rest('GET', `/issues/${number}/timeline`);
    await rest('GET', `/issues/${number}`);
    await rest('DELETE', `/issues/comments/${comment.id}`);
  }
  await rest('PATCH', `/issues/${issue.number}`, { state: 'closed', state_reason: 'completed' });
}

/** Asks a team for its review, and lets it review deployments too. */
async function askTeam({ rest, github }: Session, number: number): Promise<void> {
  github.addUser('olga', 'write', ['operators']);
  const { id } = await rest<{ id: number }>('GET', '//orgs/example/teams/operators');
  await rest('PUT', '/environments/staging', { reviewers: [{ type: 'Team', id }] });
  await rest('POST', `/pulls/${number}/requested_reviewers`, { team_reviewers: ['operators'] });
}

async function readPull({ rest }: Session, number: number): Promise<void> {
  await rest('PATCH', `/pulls/${number}`, { title: 'Promote fare to prod' });
  for (const part of ['', '/files', '/commits', '/reviews', '/requested_reviewers'])
    await rest('GET', `/pulls/${number}${part}`);
  await rest('GET', '/compare/main...promote/prod/fare');
}

/** Approves the deployment that the merge left waiting, and reads all about its run. */
async function decide({ rest, github, tokens }: Session): Promise<void> {
  const run = github.workflows.runs().find(({ status }) => status === 'waiting');
  const path = `/actions/runs/${run?.id}`;
  const [pending] = await rest<{ environment: { id: number } }[]>('GET', `${path}/pending_deployments`);
  const review = { environment_ids: [pending?.environment.id], state: 'approved', comment: 'Go' };
  await rest('POST', `${path}/pending_deployments`, review, tokens.ben);
  await github.workflows.idle();
  for (const part of ['', '/jobs', '/approvals', '/artifacts']) await rest('GET', `${path}${part}`);
  await rest('GET', `/actions/jobs/${run?.jobs[0]?.id}`);
  const [deployment] = await rest<{ id: number }[]>('GET', '/deployments');
  await rest('GET', `/deployments/${deployment?.id}/statuses`);
}
