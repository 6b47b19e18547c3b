import { expect, test } from 'vitest';
import { textAt } from '../../../local/runner/value.ts';
import { workflowSession, type WorkflowSession } from './repository.ts';

const CHECK = `name: Check
on: { pull_request: { paths: ['environments/**'] } }
permissions: { contents: read, pull-requests: write, id-token: write }
jobs:
  gate:
    runs-on: ubuntu-24.04
    steps:
      - uses: actions/checkout@v7
      - env: { KEY: "\${{ secrets.KEY }}" }
        run: |
          echo "$GITHUB_EVENT_NAME $GITHUB_BASE_REF $GITHUB_HEAD_REF $(ls environments) key=$KEY url=$ACTIONS_ID_TOKEN_REQUEST_URL."
          curl -sS -X POST -H "Authorization: Bearer \${{ github.token }}" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues/\${{ github.event.number }}/comments" -d '{"body":"x"}' | jq -r '"comment \\(.message)"'
`;

async function open(session: WorkflowSession, head: string): Promise<string> {
  const body = { title: 'Promote', head, base: 'main' };
  return textAt(await session.call('POST', '/pulls', body), 'head', 'sha') ?? '';
}

test('a pull request runs what its files start, on its merge commit, and shows the check at its head', async () => {
  await using session = await workflowSession({ 'check.yml': CHECK });
  session.github.setSecret('KEY', 'swordfish');
  await session.push({ 'other.txt': '1' }, 'unrelated');
  await session.push({ 'environments/a.json': '{}' }, 'topic');

  await open(session, 'unrelated');
  await session.workflows.idle();
  expect(session.workflows.runs()).toEqual([]);
  const head = await open(session, 'topic');
  await session.workflows.idle();

  expect(session.last()).toMatchObject({ title: 'Promote', conclusion: 'success' });
  const log = await session.log('gate');
  expect(log).toContain('pull_request main topic a.json key=*** url=http');
  expect(log).toContain('comment null');
  expect(session.last().event.sha).not.toBe(head);
  expect(await session.call('GET', `/commits/${head}/check-runs`)).toMatchObject({
    check_runs: [{ name: 'gate', conclusion: 'success' }],
  });
  await session.push({ 'environments/b.json': '{}' }, 'topic');
  await session.workflows.idle();
  expect(session.last().event).toMatchObject({ name: 'pull_request', action: 'synchronize' });
});

test('a fork gets a token that reads, no secrets and no OIDC token', async () => {
  await using session = await workflowSession({ 'check.yml': CHECK });
  session.github.setSecret('KEY', 'swordfish');
  await session.push({ 'environments/a.json': '{}' }, 'topic');
  await open(session, 'topic');
  await session.workflows.idle();
  const { event } = session.last();

  if (event.pullRequest === undefined) throw new Error('The run is of no pull request.');
  await session.workflows.handle({ ...event, pullRequest: { ...event.pullRequest, fork: true } });
  await session.workflows.idle();

  const log = await session.log('gate');
  expect(log).toContain('a.json key= url=.');
  expect(log).toContain('comment Resource not accessible by integration');
});

const OPENER = `name: Open
on: workflow_dispatch
permissions: { contents: write, pull-requests: write, actions: write }
jobs:
  open:
    runs-on: ubuntu-24.04
    steps:
      - env: { TOKEN: "\${{ github.token }}" }
        run: |
          api() { curl -sS -X "$1" -H "Authorization: Bearer $TOKEN" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/$2" -d "$3"; }
          api POST pulls '{"title":"By a bot","head":"topic","base":"main"}' | jq -r '"opened \\(.number) \\(.message)"'
          api POST issues '{"title":"x"}' > answer
          api POST actions/workflows/other.yml/dispatches '{"ref":"main"}'
          api PATCH pulls/1 '{"state":"closed"}' | jq -r '"now \\(.state)"'
`;

function other(on: string): string {
  return `on: ${on}\njobs: { it: { runs-on: x, steps: [{ run: "true" }] } }\n`;
}

test("a job's own token starts dispatched runs, and others wait for a person's consent or never begin", async () => {
  await using session = await workflowSession({
    'check.yml': CHECK,
    'open.yml': OPENER,
    'other.yml': other('workflow_dispatch'),
    'issues.yml': other('issues'),
    'closed.yml': other('{ pull_request: { types: [closed] } }'),
  });
  await session.call('PUT', '/actions/permissions/workflow', { can_approve_pull_request_reviews: true });
  await session.push({ 'environments/a.json': '{}' }, 'topic');

  await session.dispatch('open.yml');
  const runs = session.workflows.runs();

  expect(
    runs.map(({ workflow, status }) => [workflow.path.slice('.github/workflows/'.length), status]),
  ).toEqual([
    ['open.yml', 'completed'],
    ['check.yml', 'action_required'],
    ['other.yml', 'completed'],
  ]);
  const [opener, check, dispatched] = runs;
  expect(await session.workflows.log(opener?.jobs[0]?.id ?? 0)).toMatch(/opened 1 null[^]*now closed/);
  expect(dispatched).toMatchObject({ triggeringActor: 'github-actions[bot]', conclusion: 'success' });
  expect(check?.jobs).toEqual([]);
  await session.call('POST', `/actions/runs/${check?.id}/approve`, {}, 'writer');
  await session.workflows.idle();
  expect(check).toMatchObject({ conclusion: 'success', triggeringActor: 'writer' });
});

test('a run that waits for consent can be cancelled, and waits again after a restart', async () => {
  await using session = await workflowSession({ 'check.yml': CHECK, 'open.yml': OPENER });
  await session.call('PUT', '/actions/permissions/workflow', { can_approve_pull_request_reviews: true });
  await session.push({ 'environments/a.json': '{}' }, 'topic');
  await session.dispatch('open.yml');

  await session.restart();
  await session.workflows.idle();
  const check = session.last();
  expect(check.status).toBe('action_required');
  await session.call('POST', `/actions/runs/${check.id}/cancel`);
  await session.workflows.idle();

  expect(check).toMatchObject({ status: 'completed', conclusion: 'cancelled', jobs: [] });
});
