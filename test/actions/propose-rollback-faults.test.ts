import { describe, expect, test } from 'vitest';
import { recordOf } from './deployment-records.ts';
import { BUCKET, MODEL, openGitHubSession, release } from './github-session.ts';

const OPERATIONS = [
  'git.getRef',
  'repos.getContent',
  'git.getCommit',
  'git.createTree',
  'git.createCommit',
  'git.createRef',
  'pulls.list',
  'pulls.create',
  'issues.addLabels',
  'graphql.query',
];

describe.concurrent('a rollback', { timeout: 180_000 }, () => {
  test.each(['throttle', '500', '503', 'reset', 'lost-answer'] as const)(
    'is proposed once, the same, when every call of GitHub meets a fault: %s',
    async (kind) => {
      await using session = await openGitHubSession();
      await session.push('prod', ({ models }) => {
        Object.assign(models[MODEL] ?? {}, { release: release(2) });
      });
      await session.record(recordOf(1, 1));
      await session.record(recordOf(2, 3));
      for (const operation of OPERATIONS) session.github.faults.queue({ operation, kind });

      const result = await session.act('propose-rollback', {
        inputs: { environment: 'prod', model: MODEL, by: 'ann', why: 'off', 'artifact-bucket': BUCKET },
      });

      expect(result.annotations).toEqual([]);
      expect(result.outputs).toMatchObject({ reason: 'rollback-proposed' });
      expect(session.github.faults.pending()).toEqual([]);
      const pulls = await session.api('GET', 'pulls?state=all');
      expect(pulls).toHaveLength(1);
      expect(pulls[0].labels).toHaveLength(3);
      const { models } = await session.manifestAt(`rollback/prod/${MODEL}`, 'prod');
      expect(models[MODEL]?.release).toEqual(release(1));
    },
  );

  test('says that GitHub is out of order when it stays so', async () => {
    await using session = await openGitHubSession();
    session.github.faults.queue({ operation: 'git.getRef', kind: '503', times: 50 });

    const result = await session.act('propose-rollback', {
      inputs: { environment: 'prod', model: MODEL, 'artifact-bucket': BUCKET },
    });

    expect(result.outputs).toMatchObject({ reason: 'github-unavailable' });
    expect(result.annotations[0]?.message).toContain('read the branch main');
  });
});
