import { expect, test } from 'vitest';
import { workflowSession } from './repository.ts';

/** A workflow of one job with these lines below it. */
function oneJob(lines: string, head = ''): string {
  return `name: One\non: workflow_dispatch\n${head}\njobs:\n  one:\n    runs-on: ubuntu-24.04\n${lines}`;
}

test('environment variables: step over GITHUB_ENV over job over workflow; GitHub gives its own', async () => {
  await using session = await workflowSession({
    'one.yml': oneJob(
      `
    env: { A: job, B: job }
    steps:
      - run: |
          echo "1 $A $B $C $GITHUB_EVENT_NAME $GITHUB_REPOSITORY $CI"
          echo B=exported >> "$GITHUB_ENV"
      - env: { A: step }
        run: echo "2 $A $B \${{ env.B }} \${{ env.A }} \${{ env.PATH }}"
`,
      'env: { A: workflow, C: "${{ github.event_name }}" }',
    ),
  });

  await session.dispatch('one.yml');

  const log = await session.log('one');
  expect(log).toContain('1 job job workflow_dispatch workflow_dispatch example/taxi-models true');
  expect(log).toContain('2 step exported exported step \n');
});

test('a step fails by its script, a later one runs by its condition; outputs, masks and summary are kept', async () => {
  await using session = await workflowSession({
    'one.yml': oneJob(`
    outputs:
      plain: \${{ steps.first.outputs.plain }}
      hidden: \${{ steps.first.outputs.hidden }}
      outcome: \${{ steps.second.outcome }}/\${{ steps.second.conclusion }}
    steps:
      - id: first
        name: First
        run: |
          echo "::add-mask::swordfish"
          echo "plain=a b" >> "$GITHUB_OUTPUT"
          echo "hidden=swordfish" >> "$GITHUB_OUTPUT"
          echo "# Done" >> "$GITHUB_STEP_SUMMARY"
          echo "the word is swordfish"
          echo "::warning file=a.txt,line=3,title=Look::here"
      - id: second
        continue-on-error: true
        run: exit 3
      - shell: bash
        run: false | true
      - run: echo never
      - if: failure()
        run: echo after
      - if: always() && steps.second.outcome == 'failure'
        run: echo last
`),
  });

  const run = await session.dispatch('one.yml');

  const job = session.job('one');
  expect(run.conclusion).toBe('failure');
  expect(job.steps.map(({ conclusion }) => conclusion)).toEqual([
    'success',
    'success',
    'failure',
    'skipped',
    'success',
    'success',
  ]);
  expect(job.outputs).toEqual({ plain: 'a b', outcome: 'failure/success' });
  expect(job.steps[0]?.summary).toBe('# Done\n');
  expect(job.annotations).toContainEqual({
    level: 'warning',
    message: 'here',
    title: 'Look',
    file: 'a.txt',
    line: 3,
  });
  expect(job.annotations.map(({ message }) => message)).toContain(
    "Skip output 'hidden' since it may contain secret.",
  );
  const log = await session.log('one');
  expect(log).toContain('the word is ***');
  expect(log).not.toContain('swordfish');
  expect(log).not.toContain('never');
});

test('defaults.run of the job win over those of the workflow, and a step over both', async () => {
  await using session = await workflowSession({
    'one.yml': oneJob(
      `
    defaults: { run: { working-directory: job } }
    steps:
      - run: echo "1 $(basename "$PWD")" && (false | true) && echo piped
        shell: bash
      - run: echo "2 $(basename "$PWD")"
        if: always()
        working-directory: step
`,
      'defaults: { run: { shell: bash, working-directory: workflow } }',
    ),
  });

  await session.dispatch('one.yml');

  const log = await session.log('one');
  expect(log).toContain('1 job');
  expect(log).not.toContain('\npiped');
  expect(log).toContain('2 step');
});

test('an action of the repository runs from the checkout, and its post at the end of the job', async () => {
  const action = `name: Note
inputs:
  word: { required: true }
outputs:
  said: { description: The word }
runs: { using: node24, main: main.js, post: post.js }
`;
  await using session = await workflowSession(
    {
      'one.yml': oneJob(`
    steps:
      - uses: actions/checkout@v7
      - id: note
        uses: ./note
        with: { word: "\${{ format('{0}!', 'hello') }}" }
      - run: echo "between \${{ steps.note.outputs.said }} $FROM_ACTION"
`),
    },
    {
      files: {
        'note/action.yml': action,
        'note/main.js': `const fs = require('fs');
fs.appendFileSync(process.env.GITHUB_OUTPUT, 'said=' + process.env.INPUT_WORD + '\\n');
fs.appendFileSync(process.env.GITHUB_STATE, 'kept=7\\n');
fs.appendFileSync(process.env.GITHUB_ENV, 'FROM_ACTION=yes\\n');
fs.appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'main\\n');`,
        'note/post.js': `console.log('post ' + process.env.STATE_kept);
require('fs').appendFileSync(process.env.GITHUB_STEP_SUMMARY, 'after\\n');`,
      },
    },
  );

  const run = await session.dispatch('one.yml');

  expect(run.conclusion).toBe('success');
  expect(await session.log('one')).toMatch(/between hello! yes[^]*post 7/);
  expect(session.job('one').steps.map(({ summary }) => summary)).toEqual(['', 'main\n', '', 'after\n']);
});

test.each([
  ['uses: somebody/action@v1', 'The local GitHub has no stand-in for "somebody/action@v1"'],
  ['run: echo ok\n        shell: pwsh', 'The local GitHub runs no shell "pwsh"'],
  ['uses: ./nothing', 'There is no action in'],
])('what is not known fails the step by name: %s', async (step, message) => {
  await using session = await workflowSession({ 'one.yml': oneJob(`    steps:\n      - ${step}\n`) });

  const run = await session.dispatch('one.yml');

  expect(run.conclusion).toBe('failure');
  expect(session.job('one').annotations[0]?.message).toContain(message);
});

test('a step whose time is over fails, and the job goes on by its conditions', async () => {
  await using session = await workflowSession({
    'one.yml': oneJob(`
    steps:
      - timeout-minutes: 0.005
        run: exec sleep 60
      - if: failure()
        run: echo told
`),
  });

  await session.dispatch('one.yml');

  expect(session.job('one').conclusion).toBe('failure');
  expect(await session.log('one')).toContain('told');
  expect(session.job('one').annotations.map(({ message }) => message)).toContain(
    "The action 'Run exec sleep 60' has timed out after 0.005 minutes.",
  );
});
