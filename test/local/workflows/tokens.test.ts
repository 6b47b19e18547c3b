import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { workflowSession } from './repository.ts';

/** A job of one script, with these lines above its steps. */
function oneJob(script: string, lines = '', steps = ''): string {
  const indented = script.replaceAll('\n', '\n          ');
  return `name: Ask
on: workflow_dispatch
jobs:
  ask:
    runs-on: ubuntu-24.04
    ${lines}
    steps:
${steps}
      - env: { TOKEN: "\${{ steps.app.outputs.token || github.token }}" }
        name: Ask
        run: |
          ${indented}
`;
}

const CLAIMS = `token=$(curl -sS -H "Authorization: Bearer $ACTIONS_ID_TOKEN_REQUEST_TOKEN" "$ACTIONS_ID_TOKEN_REQUEST_URL&audience=me" | jq -r .value)
echo "claims $(cut -d. -f2 <<< "$token")"`;

test.each([
  ['the branch', '', true, 'ref:refs/heads/main'],
  ['the environment, with its colon escaped', 'environment: "a:b"', true, 'environment:a%3Ab'],
  ['the branch, in the shape of older repositories', '', false, 'ref:refs/heads/main'],
])('the subject of an OIDC token names %s', async (_, environment, immutable, context) => {
  await using session = await workflowSession({
    'ask.yml': oneJob(CLAIMS, `permissions: { id-token: write }\n    ${environment}`),
  });
  const { owner, ownerId, name, id } = session.github.repository;
  await session.call('PUT', '/actions/oidc/customization/sub', {
    use_default: true,
    use_immutable_subject: immutable,
  });

  const run = await session.dispatch('ask.yml');

  const claims = decodeJwt(`e30.${/^claims (\S+)/m.exec(await session.log('ask'))?.[1]}.x`);
  expect(claims).toMatchObject({
    sub: `repo:${immutable ? `${owner}@${ownerId}/${name}@${id}` : `${owner}/${name}`}:${context}`,
    aud: 'me',
    iss: 'https://token.actions.githubusercontent.com',
    ref: 'refs/heads/main',
    sha: run.event.sha,
    run_id: String(run.id),
    job_workflow_ref: `${owner}/${name}/.github/workflows/ask.yml@refs/heads/main`,
  });
});

test('a job that did not ask for an OIDC token gets none, and so no role', async () => {
  const steps = `      - uses: aws-actions/configure-aws-credentials@v6
        with: { aws-region: us-east-1, role-to-assume: "arn:aws:iam::111122223333:role/x" }`;
  await using session = await workflowSession(
    {
      'ask.yml': oneJob(
        'echo "url=$ACTIONS_ID_TOKEN_REQUEST_URL"',
        'permissions: {}',
        `${steps}\n        continue-on-error: true`,
      ),
    },
    { jobEnvironment: { AWS_ENDPOINT_URL: 'http://127.0.0.1:9' } },
  );

  await session.dispatch('ask.yml');

  expect(await session.log('ask')).toContain('\nurl=\n');
  expect(session.job('ask').annotations[0]?.message).toContain('its permissions need "id-token: write"');
});

const OPEN_ISSUE = `curl -sS -X POST -H "Authorization: Bearer $TOKEN" "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/issues" -d '{"title":"x"}' > answer
jq -r '"answer \\(.message) \\(.user.login)"' answer
echo "$TOKEN" | rev > spelled-backwards && echo "rev $(cat spelled-backwards)"`;

test.each([
  ['permissions: { issues: write }', 'answer null github-actions[bot]'],
  ['permissions: { issues: read }', 'answer Resource not accessible by integration null'],
  ['permissions: {}', 'answer Resource not accessible by integration null'],
  ['', 'answer Resource not accessible by integration null'],
])("a job's token may what it declares: %s", async (permissions, answer) => {
  await using session = await workflowSession({ 'ask.yml': oneJob(OPEN_ISSUE, permissions) });

  await session.dispatch('ask.yml');

  const log = await session.log('ask');
  expect(log).toContain(answer);
  const token = /^rev (\S+)/m.exec(log)?.[1]?.split('').toReversed().join('') ?? '';
  const afterwards = await fetch(`${session.github.apiUrl}/rate_limit`, {
    headers: { authorization: `Bearer ${token}` },
  });
  expect(token).toMatch(/^ghs_/);
  expect(afterwards.status).toBe(401);
});

function appStep(inputs: string): string {
  return `      - id: app
        uses: actions/create-github-app-token@1b10c78c7865c340bc4f6099eb2f838309f1e8c3
        with: { app-id: "\${{ vars.APP }}", private-key: "\${{ secrets.KEY }}", ${inputs} }`;
}

test.each([
  ['', 'answer null promoter[bot]', ''],
  ['permission-issues: write', 'answer null promoter[bot]', ''],
  ['permission-contents: write', 'answer Resource not accessible by integration null', ''],
  ['permission-checks: write', '', 'The permissions requested are not granted to this installation.'],
])('a token of the App, with %s', async (inputs, answer, error) => {
  await using session = await workflowSession({
    'ask.yml': oneJob(OPEN_ISSUE, 'permissions: {}', appStep(inputs)),
  });
  const app = session.github.installApp('promoter', { issues: 'write', contents: 'write' });
  await session.call('POST', '/actions/variables', { name: 'APP', value: app.appId });
  session.github.setSecret('KEY', app.privateKey);

  await session.dispatch('ask.yml');

  expect(await session.log('ask')).toContain(answer);
  expect(session.job('ask').annotations[0]?.message ?? '').toBe(error);
});
