import { expect, test } from 'vitest';
import { protect } from './rulesets.ts';
import { githubSession, PLACE, refusal } from './session.ts';

test('branches are made once, move forward only, and vanish', async () => {
  await using session = await githubSession();
  const { git } = session.ben.rest;
  const first = await session.commit('topic', { 'a.txt': 'a\n' });
  const second = await session.commit('topic', { 'b.txt': 'b\n' });
  const ref = 'heads/topic';
  const sha = first;

  expect(await refusal(git.createRef({ ...PLACE, ref: 'refs/heads/topic', sha }))).toMatchObject({
    status: 422,
    message: expect.stringContaining('Reference already exists'),
  });
  expect(await refusal(git.updateRef({ ...PLACE, ref, sha }))).toMatchObject({
    status: 422,
    message: expect.stringContaining('Update is not a fast forward'),
  });
  await git.updateRef({ ...PLACE, ref, sha, force: true });
  expect((await git.getRef({ ...PLACE, ref })).data.object.sha).toBe(first);
  await git.deleteRef({ ...PLACE, ref });
  for (const call of [
    () => git.deleteRef({ ...PLACE, ref }),
    () => git.updateRef({ ...PLACE, ref, sha: second }),
  ])
    expect(await refusal(call())).toMatchObject({
      status: 422,
      message: expect.stringContaining('Reference does not exist'),
    });
  expect(await refusal(git.getRef({ ...PLACE, ref }))).toMatchObject({ status: 404 });
});

test.for(['../../hooks/update', 'a..b', 'with space', '-x', 'a.lock', 'a@{b', 'tab\tbed'])(
  'no branch is called %j',
  async (name) => {
    await using session = await githubSession();
    const main = await session.ben.rest.git.getRef({ ...PLACE, ref: 'heads/main' });
    const { sha } = main.data.object;

    const made = session.ben.rest.git.createRef({ ...PLACE, ref: `refs/heads/${name}`, sha });

    expect(await refusal(made)).toMatchObject({ status: 422 });
  },
);

test('trees take contents, blobs and removals, and refuse paths that lead out', async () => {
  await using session = await githubSession({ 'old.txt': 'old\n', 'kept/deep.txt': 'deep\n' });
  const { git, repos } = session.ben.rest;
  const blob = await git.createBlob({
    ...PLACE,
    content: Buffer.from('blob').toString('base64'),
    encoding: 'base64',
  });
  const base = (await git.getRef({ ...PLACE, ref: 'heads/main' })).data.object.sha;
  const file = { mode: '100644', type: 'blob' } as const;

  const { data } = await git.createTree({
    ...PLACE,
    base_tree: base,
    tree: [
      { ...file, path: 'new.txt', content: 'new\n' },
      { ...file, path: 'blob.txt', sha: blob.data.sha },
      { ...file, path: 'old.txt', sha: null },
    ],
  });

  const whole = await git.getTree({ ...PLACE, tree_sha: data.sha, recursive: 'true' });
  const paths = whole.data.tree.map(({ path }) => path);
  expect(paths).toEqual(['README.md', 'blob.txt', 'kept', 'kept/deep.txt', 'new.txt']);
  for (const path of ['../out', '.git/config', 'a//b', '/root'])
    expect(
      await refusal(git.createTree({ ...PLACE, tree: [{ ...file, path, content: 'x' }] })),
    ).toMatchObject({ status: 422, message: expect.stringContaining('malformed path') });
  const odd = [
    git.createTree({ ...PLACE, base_tree: '--empty', tree: [{ ...file, path: 'a', content: 'x' }] }),
    git.createTree({ ...PLACE, tree: [{ ...file, path: 'a', sha: '0'.repeat(40) }] }),
    git.createCommit({ ...PLACE, message: 'No tree', tree: '--help', parents: [] }),
    repos.getCommit({ ...PLACE, ref: '--output=x' }),
  ];
  const statuses = (await Promise.all(odd.map(refusal))).map(({ status }) => status);
  expect(statuses).toEqual([404, 422, 422, 404]);
});

test('commits of bots are verified, unless they name an author; those of people are not', async () => {
  await using session = await githubSession();
  const app = session.github.installApp('promoter', { contents: 'write' });
  const { tree } = (await session.ada.rest.repos.getCommit({ ...PLACE, ref: 'main' })).data.commit;
  const bot = session.octokit(session.appToken(app)).rest.git;
  const author = { name: 'Somebody', email: 'somebody@example.com' };
  const commit = { ...PLACE, message: 'Promote', tree: tree.sha, parents: [] };

  const made = await Promise.all([
    bot.createCommit(commit),
    bot.createCommit({ ...commit, author }),
    session.ben.rest.git.createCommit(commit),
  ]);

  expect(made.map(({ data }) => [data.author.name, data.verification.verified])).toEqual([
    ['promoter[bot]', true],
    ['Somebody', false],
    ['ben', false],
  ]);
  const posing = { name: 'GitHub', email: 'noreply@github.com' };
  expect(await refusal(session.ben.rest.git.createCommit({ ...commit, committer: posing }))).toMatchObject({
    status: 422,
  });
});

test('a file is changed only with the id of what it replaces', async () => {
  await using session = await githubSession({ 'prod.json': '{}\n' });
  const { repos } = session.ben.rest;
  const [path, message] = ['prod.json', 'Change'];
  const content = Buffer.from('{"a":1}\n').toString('base64');
  const { data } = await repos.getContent({ ...PLACE, path });
  const sha = 'sha' in data ? data.sha : '';

  expect(await refusal(repos.createOrUpdateFileContents({ ...PLACE, path, message, content }))).toMatchObject(
    {
      status: 422,
      message: expect.stringContaining('"sha" wasn\'t supplied'),
    },
  );
  const changed = await repos.createOrUpdateFileContents({ ...PLACE, path, message, content, sha });
  const stale = repos.createOrUpdateFileContents({ ...PLACE, path, message, content, sha });

  expect(changed.status).toBe(200);
  expect(await refusal(stale)).toMatchObject({ status: 409 });
});

test('files are kept byte by byte', async () => {
  await using session = await githubSession();
  const { repos } = session.ben.rest;
  const content = Buffer.from([0, 255, 13, 10, 200]).toString('base64');
  await repos.createOrUpdateFileContents({ ...PLACE, path: 'picture.png', message: 'Add', content });

  const { data } = await repos.getContent({ ...PLACE, path: 'picture.png' });

  const { git } = session.ben.rest;
  const blob = await git.getBlob({ ...PLACE, file_sha: 'sha' in data ? data.sha : '' });

  expect(data).toMatchObject({ encoding: 'base64', size: 5, content });
  expect(blob.data).toMatchObject({ encoding: 'base64', size: 5, content });
  expect(await refusal(git.getBlob({ ...PLACE, file_sha: '0'.repeat(40) }))).toMatchObject({ status: 404 });
});

test('git clones with a token, and pushes what the rules allow', async () => {
  await using session = await githubSession();
  await session.git('.', 'clone', '--quiet', session.cloneUrl('x-access-token', session.ben.token), 'ben');
  await session.git('ben', 'commit', '--quiet', '--allow-empty', '--message', 'First');
  await session.git('ben', 'push', '--quiet', 'origin', 'HEAD:main', 'HEAD:topic');
  await protect(session, {});
  await session.git('ben', 'commit', '--quiet', '--allow-empty', '--message', 'Second');

  const push = (...refs: string[]) => session.git('ben', 'push', 'origin', ...refs);
  const rejected = await push('HEAD:main').catch(String);
  const forced = await push('--force', 'HEAD~2:main').catch(String);
  await push('HEAD:topic');

  expect(rejected).toContain('Changes must be made through a pull request.');
  expect(rejected).toContain('push declined due to repository rule violations');
  expect(forced).toContain('Cannot force-push to this branch');
  const { data } = await session.ben.rest.repos.getBranch({ ...PLACE, branch: 'topic' });
  expect(data.commit.commit.message).toBe('Second');
  expect(await push('HEAD:refs/pull/1/head').catch(String)).toContain('deny updating a hidden ref');
});

test('who bypasses the rules pushes to the default branch', async () => {
  await using session = await githubSession();
  await protect(session, { bypass: [{ actor_id: 5, actor_type: 'RepositoryRole', bypass_mode: 'always' }] });
  await session.git('.', 'clone', '--quiet', session.cloneUrl('ada', session.ada.token), 'ada');
  await session.git('ada', 'commit', '--quiet', '--allow-empty', '--message', 'By an administrator');

  await session.git('ada', 'push', '--quiet', 'origin', 'main');

  await expect(session.commit('main', { 'a.txt': 'a\n' })).rejects.toThrow('Changes must be made through');
  const { data } = await session.ada.rest.repos.getBranch({ ...PLACE, branch: 'main' });
  expect(data.commit.commit.message).toBe('By an administrator');
});

test('git is refused without a token, without the right to write, and elsewhere', async () => {
  await using session = await githubSession();
  const { rita } = session;
  const clone = (user: string, password: string, to: string) =>
    session.git('.', 'clone', '--quiet', session.cloneUrl(user, password), to);

  await expect(clone('rita', 'wrong', 'wrong')).rejects.toThrow('Authentication failed');
  await clone(rita.token, 'x-oauth-basic', 'rita');
  await session.git('rita', 'commit', '--quiet', '--allow-empty', '--message', 'Try');
  await expect(session.git('rita', 'push', 'origin', 'main')).rejects.toThrow('403');
});
