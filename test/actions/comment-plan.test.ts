import { describe, expect, test } from 'vitest';
import type { PlanDocument } from '../../actions/lib/deployment/plan-document.ts';
import { planWith, plannedModel } from '../deployment/plan-example.ts';
import { validationWith } from '../plan-comment/facts.ts';
import { COMMIT, commitOn, type CommentSession, openCommentSession } from './comment-session.ts';

const SAME_RUN = { commit: COMMIT, repository: 'example/taxi-models' };

function plan(more: Partial<PlanDocument> = {}): PlanDocument {
  return planWith({ ...SAME_RUN, ...more });
}

async function openWithArtifacts(): Promise<CommentSession> {
  const session = await openCommentSession();
  await session.writeValidation(validationWith(SAME_RUN));
  await session.writePlan(plan());
  return session;
}

describe('the comment', () => {
  test('is made once, and then brought up to date in place', async () => {
    await using session = await openWithArtifacts();

    const first = await session.run(['prod']);
    expect(first.annotations).toEqual([]);
    const [comment, ...others] = await session.comments();
    expect(others).toEqual([]);
    expect(first.outputs).toEqual({
      'comment-file': 'plan.md',
      'comment-url': expect.stringContaining(
        `/example/taxi-models/pull/${session.pullRequest}#issuecomment-${comment?.id}`,
      ),
      reason: 'commented',
    });
    expect(comment).toMatchObject({
      author: 'plan-writer',
      body: expect.stringContaining(await session.kept()),
    });
    expect(comment?.body).toContain('Something moves in production (prod)');
    expect(first.summary).toBe(`${await session.kept()}\n`);

    const again = await session.run(['prod']);
    expect(again.outputs).toMatchObject({ reason: 'comment-unchanged' });

    await session.writePlan(plan({ models: [] }));
    const changed = await session.run(['prod']);
    expect(changed.outputs).toMatchObject({ reason: 'commented' });
    const now = await session.comments();
    expect(now.map(({ id }) => id)).toEqual([comment?.id]);
    expect(now[0]?.body).toContain('Nothing that runs changes.');
  });

  test('of another account is left alone, whatever mark it has', async () => {
    await using session = await openWithArtifacts();
    await session.run(['prod']);
    const [own] = await session.comments();
    const { owner, name: repo } = session.github.repository;
    await session.own.rest.issues.deleteComment({ owner, repo, comment_id: own?.id ?? 0 });
    const forged = `${own?.body}\nforged`;
    await session.other.rest.issues.createComment({
      owner,
      repo,
      issue_number: session.pullRequest,
      body: forged,
    });

    await session.run(['prod']);

    const comments = await session.comments();
    expect(comments.map(({ author }) => author)).toEqual(['dana', 'plan-writer']);
    expect(comments[0]?.body).toBe(forged);
  });

  test('is not made where there is nothing to tell, but brought up to date where it is there', async () => {
    await using session = await openWithArtifacts();

    const needless = await session.run([]);
    expect(needless.outputs).toEqual({
      'comment-file': 'plan.md',
      'comment-url': '',
      reason: 'comment-needless',
    });
    expect(await session.comments()).toEqual([]);

    await session.run(['prod']);
    const told = await session.run([]);
    expect(told.outputs).toMatchObject({ reason: 'commented' });
    expect((await session.comments()).map(({ body }) => body)).toEqual([
      expect.stringContaining('Nothing that runs changes.'),
    ]);
  });

  test('of a newer head is not overwritten by a slow run', async () => {
    await using session = await openWithArtifacts();
    const { owner, name: repo } = session.github.repository;
    const sha = await commitOn(session.other.rest, { owner, repo }, session.head);
    await session.other.rest.git.updateRef({ owner, repo, ref: 'heads/change', sha });

    const result = await session.run(['prod']);

    expect(result.outputs).toMatchObject({ reason: 'comment-outdated' });
    expect(await session.comments()).toEqual([]);
  });

  test('stays under what GitHub takes; the file and the summary have it all', async () => {
    await using session = await openWithArtifacts();
    const models = Array.from({ length: 200 }, (_, index) => plannedModel({ model: `fares-${index}` }));
    await session.writePlan(plan({ models }));

    const result = await session.run(['prod']);

    expect(result.outputs).toMatchObject({ reason: 'commented' });
    const [comment] = await session.comments();
    expect(comment?.body.length).toBeLessThanOrEqual(65_536);
    expect(comment?.body).not.toContain('### fares-199');
    expect(await session.kept()).toContain('### fares-199');
    expect(result.summary).toContain('### fares-199');
    expect(comment?.body.match(/<details>/g)?.length).toBe(comment?.body.match(/<\/details>/g)?.length);
  });

  test('tells who has to approve as GitHub has it', async () => {
    await using session = await openWithArtifacts();
    await session.run(['prod']);
    expect((await session.comments())[0]?.body).toContain('which GitHub does not have');

    const admin = session.github.addUser('ada', 'admin');
    const { owner, name } = session.github.repository;
    const response = await fetch(`${session.github.apiUrl}/repos/${owner}/${name}/environments/prod`, {
      method: 'PUT',
      headers: { authorization: `Bearer ${admin.token}`, 'content-type': 'application/json' },
      body: '{}',
    });
    expect(response.status).toBe(200);
    await session.run(['prod']);
    expect((await session.comments())[0]?.body).toContain('which has none: nothing is deployed without them');
  });
});

describe('artifacts', () => {
  test('that are missing are told as missing', async () => {
    await using session = await openCommentSession();

    const result = await session.run(['prod']);

    expect(result.outputs).toMatchObject({ reason: 'commented' });
    const [comment] = await session.comments();
    expect(comment?.body).toContain('were not checked');
    expect(comment?.body).toContain('it is made once the manifests and pipelines have no problem');
  });

  test.each<[string, (session: CommentSession) => Promise<void>, string]>([
    ['another commit', (it) => it.writePlan(plan({ commit: '9'.repeat(40) })), 'plan-invalid'],
    ['another repository', (it) => it.writePlan(plan({ repository: 'octo/other' })), 'plan-invalid'],
    ['more than a plan has', (it) => it.writePlan(Object.assign(plan(), { extra: 1 })), 'plan-invalid'],
    ['no result of validate', (it) => it.writeValidation('{"version": 1}'), 'validation-unreadable'],
    [
      "another commit's result",
      (it) => it.writeValidation(validationWith({ ...SAME_RUN, commit: '9'.repeat(40) })),
      'validation-unreadable',
    ],
  ])('of %s are refused, and nothing is written', async (_, write, reason) => {
    await using session = await openWithArtifacts();
    await write(session);

    const result = await session.run(['prod']);

    expect(result.outputs).toEqual({ reason });
    expect(await session.comments()).toEqual([]);
  });

  test('are looked for below their folder only', async () => {
    await using session = await openWithArtifacts();

    const result = await session.run(['../../etc']);

    expect(result.outputs).toEqual({ reason: 'inputs-invalid' });
  });
});
