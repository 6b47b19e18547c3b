import { describe, expect, test } from 'vitest';
import type { RepositoryEvent } from '../../../local/github/event.ts';
import { triggers } from '../../../local/workflows/trigger.ts';
import { workflowSession } from './repository.ts';

const PUSH = { name: 'push', ref: 'refs/heads/main' } as const;
const PULL = { name: 'pull_request', ref: 'refs/pull/7/merge', action: 'opened' } as const;

function event(parts: Partial<RepositoryEvent>): RepositoryEvent {
  const pullRequest = {
    number: 7,
    headRef: 'topic',
    baseRef: 'main',
    headSha: 'h',
    baseSha: 'b',
    fork: false,
  };
  const base = { name: 'push', payload: {}, actor: 'owner', cause: 'user', ref: '', sha: 's' } as const;
  return { ...base, ...(parts.name === 'pull_request' && { pullRequest }), ...parts };
}

describe('triggers', () => {
  test.each<[string, Record<string, unknown>, Partial<RepositoryEvent>, string[], boolean]>([
    ['no filter', { push: null }, PUSH, [], true],
    ['another event', { push: null }, PULL, [], false],
    ['branch', { push: { branches: ['main'] } }, PUSH, [], true],
    ['other branch', { push: { branches: ['release/**'] } }, PUSH, [], false],
    ['branch taken out again', { push: { branches: ['**', '!main'] } }, PUSH, [], false],
    ['branch ignored', { push: { 'branches-ignore': ['main'] } }, PUSH, [], false],
    ['a star ends at a slash', { push: { branches: ['*'] } }, { ...PUSH, ref: 'refs/heads/a/b' }, [], false],
    ['path', { push: { paths: ['environments/*.json'] } }, PUSH, ['a', 'environments/prod.json'], true],
    ['path below', { push: { paths: ['environments/*.json'] } }, PUSH, ['environments/a/b.json'], false],
    ['paths below', { push: { paths: ['pipelines/**'] } }, PUSH, ['pipelines/a/.b/c'], true],
    ['path taken out', { push: { paths: ['docs/**', '!docs/x.md'] } }, PUSH, ['docs/x.md'], false],
    ['all paths ignored', { push: { 'paths-ignore': ['docs/**'] } }, PUSH, ['docs/x.md'], false],
    ['one path not ignored', { push: { 'paths-ignore': ['docs/**'] } }, PUSH, ['docs/x.md', 'a'], true],
    ['base of a pull request', { pull_request: { branches: ['main'] } }, PULL, [], true],
    ['default types', { pull_request: null }, { ...PULL, action: 'closed' }, [], false],
    ['named type', { pull_request: { types: ['closed'] } }, { ...PULL, action: 'closed' }, [], true],
    ['type and path', { pull_request: { types: ['opened'], paths: ['a/**'] } }, PULL, ['b'], false],
    [
      'dispatched type',
      { repository_dispatch: { types: ['done'] } },
      { name: 'repository_dispatch', action: 'done' },
      [],
      true,
    ],
    [
      'other dispatched type',
      { repository_dispatch: { types: ['done'] } },
      { name: 'repository_dispatch', action: 'x' },
      [],
      false,
    ],
    [
      'its cron line',
      { schedule: [{ cron: '1 * * * *' }] },
      { name: 'schedule', cron: '1 * * * *' },
      [],
      true,
    ],
    [
      'another cron line',
      { schedule: [{ cron: '1 * * * *' }] },
      { name: 'schedule', cron: '2 * * * *' },
      [],
      false,
    ],
    ['any cron line', { schedule: [{ cron: '1 * * * *' }] }, { name: 'schedule' }, [], true],
  ])('%s', async (_, on, parts, files, expected) => {
    const found = await triggers({ on, path: '.github/workflows/a.yml' }, event(parts), {
      files: () => Promise.resolve(files),
    });

    expect(found).toBe(expected);
  });
});

const ECHO = `jobs:
  it:
    runs-on: ubuntu-24.04
    steps: [{ env: { ALL: "\${{ toJSON(inputs) }}" }, run: 'echo "inputs $(jq -c . <<< "$ALL")"' }]
`;

test('a push starts what its branch and paths start, unless the commit says not to', async () => {
  await using session = await workflowSession({
    'paths.yml': `on: { push: { branches: [main], paths: ['pipelines/**'] } }\n${ECHO}`,
    'broken.yml': 'on: push\njobs: { it: { steps: 7 } }\n',
  });

  await session.push({ 'other.txt': '1' });
  await session.workflows.idle();
  expect(session.workflows.runs().map(({ workflow }) => workflow.path)).toEqual([
    '.github/workflows/broken.yml',
  ]);
  expect(session.last()).toMatchObject({ conclusion: 'failure', jobs: [] });
  expect(session.last().problems.join()).not.toBe('');
  await session.push({ 'pipelines/a.txt': '1' });
  await session.workflows.idle();

  expect(session.workflows.runs().map(({ workflow }) => workflow.name)).toContain(
    '.github/workflows/paths.yml',
  );
});

const INPUTS = `name: Inputs
on:
  workflow_dispatch:
    inputs:
      text: { type: string, required: true }
      kind: { type: choice, options: [a, b], default: b }
      flag: { type: boolean, default: false }
${ECHO}`;

test.each([
  [{}, "Required input 'text' not provided"],
  [{ text: 'x', other: 'y' }, 'Unexpected inputs provided: ["other"]'],
  [{ text: 'x', kind: 'c' }, "Provided value 'c' for input 'kind' not in the list of allowed values"],
  [{ text: 'x', flag: 'maybe' }, "Provided value 'maybe' for input 'flag' is not a boolean"],
])('dispatching with %j is refused', async (inputs, message) => {
  await using session = await workflowSession({ 'inputs.yml': INPUTS });

  await expect(session.dispatch('inputs.yml', inputs)).rejects.toThrow(
    `422 ${JSON.stringify({ message }).slice(0, -1)}`,
  );
  expect(session.workflows.runs()).toEqual([]);
});

test('inputs have their types and defaults', async () => {
  await using session = await workflowSession({ 'inputs.yml': INPUTS, 'push.yml': `on: push\n${ECHO}` });

  await session.dispatch('inputs.yml', { text: 'x' });

  expect(await session.log('it')).toContain('\ninputs {"text":"x","kind":"b","flag":false}');
  await expect(session.dispatch('push.yml')).rejects.toThrow(
    '422 {"message":"Workflow does not have \'workflow_dispatch\' trigger',
  );
  await expect(session.dispatch('absent.yml')).rejects.toThrow('404');
});

test('schedules come due by ticks, each line once', async () => {
  await using session = await workflowSession(
    {
      'hourly.yml': `on: { schedule: [{ cron: '7 * * * *' }] }\n${ECHO}`,
      'monthly.yml': `on: { schedule: [{ cron: '0 12 1 * *' }] }\n${ECHO}`,
    },
    { now: () => new Date('2026-01-31T11:00:00Z') },
  );
  const due = async (until: string): Promise<(string | undefined)[]> => {
    const started = await session.workflows.tick(new Date(until));
    await session.workflows.idle();
    return started.map((id) => session.workflows.run(id)?.workflow.path.slice('.github/workflows/'.length));
  };

  expect(await due('2026-01-31T11:06:00Z')).toEqual([]);
  expect(await due('2026-01-31T11:07:00Z')).toEqual(['hourly.yml']);
  expect(await due('2026-01-31T11:08:00Z')).toEqual([]);
  expect(await due('2026-02-01T12:00:00Z')).toEqual(['hourly.yml', 'monthly.yml']);
  expect(session.last()).toMatchObject({
    conclusion: 'success',
    event: { name: 'schedule', cron: '0 12 1 * *' },
  });
});
