import { expect, test } from 'vitest';
import { workflowSession } from './repository.ts';

const JOBS = `name: Jobs
on: workflow_dispatch
jobs:
`;

/** A job of one script, with these further lines. */
function job(key: string, script: string, ...lines: string[]): string {
  const more = lines.map((line) => `    ${line}\n`).join('');
  return `  ${key}:\n    runs-on: ubuntu-24.04\n${more}    steps:\n      - { id: it, run: '${script}' }\n`;
}

const OUTPUT = 'echo "word=hello" >> "$GITHUB_OUTPUT"';

test('needs: order, outputs and results; what follows a failure by its condition', async () => {
  await using session = await workflowSession({
    'jobs.yml':
      JOBS +
      job('good', OUTPUT, 'outputs: { word: "${{ steps.it.outputs.word }}" }') +
      job('bad', 'exit 1') +
      job('forgiven', 'exit 1', 'continue-on-error: true') +
      job('afterForgiven', 'echo ${{ needs.forgiven.result }}', 'needs: forgiven') +
      job('afterGood', 'echo ${{ needs.good.outputs.word }}', 'needs: good') +
      job('afterBad', 'echo no', 'needs: [good, bad]') +
      job('afterSkipped', 'echo no', 'needs: afterBad') +
      job('mended', 'echo mended', 'needs: bad', "if: failure() && needs.bad.result == 'failure'") +
      job(
        'gate',
        'echo ${{ needs.bad.result }} ${{ needs.afterBad.result }}',
        'needs: [bad, afterBad]',
        'if: always()',
      ),
  });

  const run = await session.dispatch('jobs.yml');

  expect(run.conclusion).toBe('failure');
  expect(Object.fromEntries(run.jobs.map(({ key, conclusion }) => [key, conclusion]))).toEqual({
    good: 'success',
    bad: 'failure',
    forgiven: 'failure',
    afterForgiven: 'success',
    afterGood: 'success',
    afterBad: 'skipped',
    afterSkipped: 'skipped',
    mended: 'success',
    gate: 'success',
  });
  expect(await session.log('afterGood')).toContain('\nhello');
  expect(await session.log('afterForgiven')).toContain('\nsuccess');
  expect(await session.log('gate')).toContain('\nfailure skipped');
});

function strategy(failFast: boolean): string {
  return `strategy: { fail-fast: ${failFast}, max-parallel: 1, matrix: { n: "\${{ fromJSON(needs.list.outputs.all) }}" } }`;
}

test('a matrix from an earlier job: names, strategy, outputs, fail-fast', async () => {
  const script = 'echo "${{ strategy.job-index }}/${{ strategy.job-total }}"; test ${{ matrix.n }} != 2';
  await using session = await workflowSession({
    'jobs.yml':
      JOBS +
      job(
        'list',
        'echo "all=[1,2,3]" >> "$GITHUB_OUTPUT"',
        'outputs: { all: "${{ steps.it.outputs.all }}" }',
      ) +
      job('fast', script, 'needs: list', strategy(true)) +
      job('slow', script, 'needs: list', 'name: Slow ${{ matrix.n }}', strategy(false)) +
      job('none', 'echo no', 'strategy: { matrix: { n: "${{ fromJSON(vars.ABSENT || vars.EMPTY) }}" } }'),
  });
  await session.call('POST', '/actions/variables', { name: 'EMPTY', value: '[]' });

  const run = await session.dispatch('jobs.yml');

  expect(
    run.jobs.filter(({ key }) => key !== 'list').map(({ name, conclusion }) => [name, conclusion]),
  ).toEqual(
    expect.arrayContaining([
      ['fast (1)', 'success'],
      ['fast (2)', 'failure'],
      ['fast (3)', 'cancelled'],
      ['Slow 1', 'success'],
      ['Slow 2', 'failure'],
      ['Slow 3', 'success'],
      ['none', 'failure'],
    ]),
  );
  expect(await session.log('Slow 3')).toContain('\n2/3');
  expect(session.job('none').annotations[0]?.message).toContain(
    "Matrix vector 'n' does not contain any values",
  );
});

test('a job whose time is over is cancelled', async () => {
  await using session = await workflowSession({
    'jobs.yml': JOBS + job('late', 'exec sleep 60', 'timeout-minutes: 0.01'),
  });

  await session.dispatch('jobs.yml');

  expect(session.job('late').conclusion).toBe('cancelled');
  expect(session.job('late').annotations.map(({ message }) => message)).toContain(
    'The job has exceeded the maximum execution time of 0.01 minutes.',
  );
});

test('cancelling ends what runs and skips what waits, but what asks for always() runs', async () => {
  await using session = await workflowSession({
    'jobs.yml':
      JOBS +
      job('long', 'sleep 60') +
      job('next', 'echo no', 'needs: long') +
      job('always', 'echo told ${{ needs.long.result }}', 'needs: long', 'if: always()'),
  });
  await session.call('POST', '/actions/workflows/jobs.yml/dispatches', { ref: 'main' });
  const { id } = session.last();
  await expect.poll(() => session.job('long').steps[0]?.status).toBe('in_progress');

  await session.call('POST', `/actions/runs/${id}/cancel`);
  await session.workflows.idle();

  expect(session.last().conclusion).toBe('cancelled');
  expect(session.job('long').conclusion).toBe('cancelled');
  expect(session.job('next').conclusion).toBe('cancelled');
  expect(session.job('always').conclusion).toBe('success');
  expect(await session.log('always')).toContain('told cancelled');
  expect(await session.status('POST', `/actions/runs/${id}/cancel`)).toBe(409);
});

test('running failed jobs again keeps the others and their outputs', async () => {
  await using session = await workflowSession({
    'jobs.yml':
      JOBS +
      job('good', OUTPUT, 'outputs: { word: "${{ steps.it.outputs.word }}" }') +
      job(
        'legs',
        'test ${{ matrix.n }} = 1 || test "$GITHUB_RUN_ATTEMPT" = 2',
        'strategy: { fail-fast: false, matrix: { n: [1, 2] } }',
      ) +
      job('last', 'echo ${{ needs.good.outputs.word }} $GITHUB_TRIGGERING_ACTOR', 'needs: [good, legs]'),
  });
  const run = await session.dispatch('jobs.yml');
  expect(run.conclusion).toBe('failure');
  const before = Object.fromEntries(run.jobs.map(({ name, id }) => [name, id]));

  await session.call('POST', `/actions/runs/${run.id}/rerun-failed-jobs`, {}, 'writer');
  await session.workflows.idle();

  const after = Object.fromEntries(session.last().jobs.map(({ name, id }) => [name, id]));
  expect(session.last()).toMatchObject({ attempt: 2, conclusion: 'success', triggeringActor: 'writer' });
  expect(after['good']).toBe(before['good']);
  expect(after['legs (1)']).toBe(before['legs (1)']);
  expect(after['legs (2)']).not.toBe(before['legs (2)']);
  expect(await session.log('last')).toContain('hello writer');
});

test.each(['uses: ./.github/workflows/other.yml', 'container: node'])(
  'a job with "%s" is refused by name',
  async (line) => {
    const own = line.startsWith('uses') ? `  it:\n    ${line}\n` : job('it', 'echo no', line);
    await using session = await workflowSession({ 'jobs.yml': JOBS + own });

    const run = await session.dispatch('jobs.yml');

    expect(run.conclusion).toBe('failure');
    expect(run.jobs[0]?.annotations[0]?.message).toContain('The local GitHub runs no job with');
  },
);
