import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { getOctokit } from '@actions/github';
import type { PlanDocument } from '../../actions/lib/deployment/plan-document.ts';
import type { ValidationDocument } from '../../actions/lib/plan-comment/validation-document.ts';
import { type LocalGitHub, startLocalGitHub } from '../../local/github/server.ts';
import { type ActionResult, runAction } from '../../local/runner/action.ts';
import { contractWatch } from '../local/github/openapi/watch.ts';

const ROOT = path.resolve(import.meta.dirname, '../..');
/** The commit that GitHub merged the pull request to, which the jobs of a run work on. */
export const COMMIT = '1'.repeat(40);

/** A local GitHub with an open pull request, a job's folder with artifacts, and the bundle of comment-plan. */
export interface CommentSession extends AsyncDisposable {
  github: LocalGitHub;
  pullRequest: number;
  head: string;
  /** The account that the action works as, and another one. */
  own: Member;
  other: Member;
  writeValidation(document: ValidationDocument | string): Promise<void>;
  writePlan(document: PlanDocument): Promise<void>;
  run(environments: readonly string[], inputs?: Record<string, string>): Promise<ActionResult>;
  comments(): Promise<{ id: number; author: string; body: string }[]>;
  /** What the job keeps as an artifact. */
  kept(): Promise<string>;
}

interface Member {
  token: string;
  rest: ReturnType<typeof getOctokit>['rest'];
}

export async function openCommentSession(): Promise<CommentSession> {
  await using stack = new AsyncDisposableStack();
  const folder = await mkdtemp(path.join(tmpdir(), 'comment-'));
  stack.defer(() => rm(folder, { recursive: true, force: true }));
  const source = path.join(folder, 'source');
  const job = path.join(folder, 'job');
  await mkdir(job);
  await mkdir(source);
  await writeFile(path.join(source, 'README.md'), '# Models\n');
  const contract = contractWatch();
  stack.defer(() => contract.check());
  const { onExchange } = contract;
  const github = stack.use(
    await startLocalGitHub({ folder: path.join(folder, 'github'), source, onExchange }),
  );
  const { owner, name: repo } = github.repository;
  const member = (login: string): Member => {
    const { token } = github.addUser(login, 'write');
    return { token, rest: getOctokit(token, { baseUrl: github.apiUrl }).rest };
  };
  const own = member('plan-writer');
  const other = member('dana');
  const { head, number } = await openPullRequest(other.rest, { owner, repo });
  github.requests.clear();
  const kept = stack.move();
  return {
    github,
    pullRequest: number,
    head,
    own,
    other,
    writeValidation: (document) =>
      writeJson(path.join(job, 'artifacts/validation/validation.json'), document),
    writePlan: (document) =>
      writeJson(path.join(job, `artifacts/plan-${document.environment}/plan.json`), document),
    run: (environments, inputs = {}) =>
      runAction({
        action: path.join(ROOT, 'actions/comment-plan'),
        cwd: job,
        inputs: {
          environments: JSON.stringify(environments),
          'plans-folder': 'artifacts',
          'validation-file': 'artifacts/validation/validation.json',
          'github-token': own.token,
          ...inputs,
        },
        env: {
          GITHUB_API_URL: github.apiUrl,
          GITHUB_GRAPHQL_URL: github.graphqlUrl,
          GITHUB_SERVER_URL: github.url,
          GITHUB_REPOSITORY: `${owner}/${repo}`,
          GITHUB_RUN_ID: '12',
          GITHUB_SHA: COMMIT,
        },
        event: { pull_request: { number, head: { sha: head } } },
      }),
    async comments() {
      const { data } = await other.rest.issues.listComments({ owner, repo, issue_number: number });
      return data.map(({ id, user, body = '' }) => ({ id, author: user?.login ?? '', body }));
    },
    kept: () => readFile(path.join(job, 'plan.md'), 'utf8'),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

async function writeJson(file: string, value: unknown): Promise<void> {
  await mkdir(path.dirname(file), { recursive: true });
  await writeFile(file, typeof value === 'string' ? value : JSON.stringify(value));
}

/** Opens a pull request with one more commit. Answers its head. */
async function openPullRequest(
  rest: Member['rest'],
  repository: { owner: string; repo: string },
): Promise<{ head: string; number: number }> {
  const { data: main } = await rest.git.getRef({ ...repository, ref: 'heads/main' });
  const head = await commitOn(rest, repository, main.object.sha);
  await rest.git.createRef({ ...repository, ref: 'refs/heads/change', sha: head });
  const { data } = await rest.pulls.create({ ...repository, title: 'Change', head: 'change', base: 'main' });
  return { head, number: data.number };
}

/** Makes a commit on another one that changes nothing. */
export async function commitOn(
  rest: Member['rest'],
  repository: { owner: string; repo: string },
  parent: string,
): Promise<string> {
  const { data: commit } = await rest.git.getCommit({ ...repository, commit_sha: parent });
  const { data: made } = await rest.git.createCommit({
    ...repository,
    message: 'Change',
    tree: commit.tree.sha,
    parents: [parent],
  });
  return made.sha;
}
