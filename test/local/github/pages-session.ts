import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LocalGitHub, startLocalGitHub } from '../../../local/github/server.ts';

export const REPOSITORY = '/example/taxi-models';

export interface PagesSession extends AsyncDisposable {
  github: LocalGitHub;
  tokens: { ada: string; ben: string };
  /**
   * Sends a REST request with Ada's token, or another, and answers its JSON. Paths are below the repository, with two
   * slashes below the API's root. Throws unless it succeeds.
   */
  rest: <T = Record<string, unknown>>(
    method: string,
    path: string,
    body?: object,
    token?: string,
  ) => Promise<T>;
  /** Opens a pull request of Ada's that changes one file. Answers its number. */
  propose: (request: {
    branch: string;
    file: string;
    content: string;
    title: string;
    body: string;
  }) => Promise<number>;
}

const GATE = `name: Plan
on: pull_request
jobs:
  gate:
    name: gate
    runs-on: ubuntu-24.04
    steps:
      - run: |
          echo '### Plan <script>document.title = "hacked"</script>' >> "$GITHUB_STEP_SUMMARY"
          echo '::warning file=environments/prod.json,line=2::Slower by 3 % & <b>bold</b>'
          echo 'planned'
`;

const DEPLOY = `name: Deploy
on:
  push:
    branches: [main]
    paths: [environments/**]
jobs:
  deploy:
    name: deploy prod
    runs-on: ubuntu-24.04
    environment: prod
    steps:
      - name: Deploy it
        run: |
          echo 'deployed to prod'
          echo '## Deployed prod' >> "$GITHUB_STEP_SUMMARY"
`;

const PROPOSE = `name: Propose
on: workflow_dispatch
jobs:
  propose:
    runs-on: ubuntu-24.04
    permissions:
      contents: write
      pull-requests: write
    steps:
      - run: >-
          curl -fsS -X POST "$GITHUB_API_URL/repos/$GITHUB_REPOSITORY/pulls" -H "authorization: Bearer $TOKEN"
          -d '{"title": "By a job", "head": "by-a-job", "base": "main"}'
        env:
          TOKEN: \${{ github.token }}
`;

/** A local GitHub with two people (Ada, an administrator, and Ben, who may write), a required check and a protected environment. */
export async function pagesSession(
  options: { fetchWith?: (apiUrl: string) => typeof fetch } = {},
): Promise<PagesSession> {
  await using stack = new AsyncDisposableStack();
  const folder = stack.adopt(await mkdtemp(path.join(tmpdir(), 'local-github-')), (made) =>
    rm(made, { recursive: true, force: true }),
  );
  const source = path.join(folder, 'source');
  const files = {
    '.github/workflows/plan.yml': GATE,
    '.github/workflows/deploy.yml': DEPLOY,
    '.github/workflows/propose.yml': PROPOSE,
    'environments/prod.json': '{\n  "models": []\n}\n',
  };
  for (const [name, text] of Object.entries(files)) {
    await mkdir(path.dirname(path.join(source, name)), { recursive: true });
    await writeFile(path.join(source, name), text);
  }
  const github = stack.use(await startLocalGitHub({ folder: path.join(folder, 'github'), source }));
  const ada = github.addUser('ada', 'admin');
  const ben = github.addUser('ben', 'write');

  const send = options.fetchWith?.(github.apiUrl) ?? fetch;
  async function rest<T>(method: string, operation: string, body?: object, token = ada.token): Promise<T> {
    const below = operation.startsWith('//') ? operation.slice(1) : `/repos${REPOSITORY}${operation}`;
    const answer = await send(`${github.apiUrl}${below}`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await answer.text();
    if (!answer.ok) throw new Error(`${method} ${operation}: ${answer.status} ${text}`);
    const json = answer.headers.get('content-type')?.includes('json') && text !== '';
    const found: T = JSON.parse(json ? text : '{}');
    return found;
  }

  await rest('PUT', '/environments/prod', {
    reviewers: [{ type: 'User', id: ben.id }],
    prevent_self_review: true,
  });
  const moved = stack.move();
  return {
    github,
    tokens: { ada: ada.token, ben: ben.token },
    rest,
    async propose({ branch, file, content, title, body }) {
      const { object } = await rest<{ object: { sha: string } }>('GET', '/git/ref/heads/main');
      await rest('POST', '/git/refs', { ref: `refs/heads/${branch}`, sha: object.sha });
      const known = await rest<{ sha?: string }>('GET', `/contents/${file}?ref=${branch}`);
      const { sha: blob } = await rest<{ sha: string }>('POST', '/git/blobs', { content, encoding: 'utf-8' });
      const { sha: tree } = await rest<{ sha: string }>('POST', '/git/trees', {
        base_tree: object.sha,
        tree: [{ path: file, mode: '100644', type: 'blob', sha: blob }],
      });
      const commit = { message: `${title} (was ${known.sha ?? 'absent'})`, tree, parents: [object.sha] };
      const { sha } = await rest<{ sha: string }>('POST', '/git/commits', commit);
      await rest('PATCH', `/git/refs/heads/${branch}`, { sha });
      const pull = { title, body, head: branch, base: 'main' };
      return (await rest<{ number: number }>('POST', '/pulls', pull)).number;
    },
    [Symbol.asyncDispose]: () => moved.disposeAsync(),
  };
}
