import { describe, expect, test } from 'vitest';
import { marker } from '../../actions/lib/github/marker.ts';
import { openTrainingSession } from './training-session.ts';

const KINDS = ['throttle', '500', 'reset', 'lost-answer'] as const;

describe.concurrent('the issue of a pipeline', { timeout: 120_000 }, () => {
  test('is opened with the step that failed and its reason, once', async () => {
    await using session = await openTrainingSession();
    const arn = await session.train('rmse 9.1 is above 7');

    const result = await session.report(arn);
    await session.report(arn);

    expect(result.outputs).toMatchObject({
      reason: 'training-failed',
      status: 'Failed',
      pipeline: 'tiny',
      issue: '1',
    });
    const [issue, ...others] = await session.issues();
    expect(others).toEqual([]);
    expect(issue).toMatchObject({
      state: 'open',
      title: 'Training of tiny failed',
      labels: ['training-failed'],
    });
    expect(issue?.body).toContain('`QualityTooLow`');
    expect(issue?.body).toContain('rmse 9.1 is above 7');
    expect(issue?.body).toContain(arn);
  });

  test('of a training that drift started links to the issue of that drift, and to no other', async () => {
    await using session = await openTrainingSession();
    for (const environment of ['prod', 'staging'])
      await session.api('POST', 'issues', {
        title: `Drift of fares in ${environment}`,
        body: `${marker('drift', { environment, model: 'fares' })}\nMoved.`,
        labels: ['drift'],
      });

    await session.report(await session.train('rmse', 'tiny', 'drift-staging-fares-202611201120'));
    const linked = (await session.issues()).find(({ labels }) => labels.includes('training-failed'));
    await session.report(await session.train('rmse', 'tiny', 'drift-staging-fares2-202611201120'));
    const other = (await session.issues()).find(({ labels }) => labels.includes('training-failed'));

    expect(linked?.body).toContain('Drift started it: see #2');
    expect(other?.body).not.toContain('Drift started it');
  });

  test('is brought up to date by the next failure, and closed by the next success', async () => {
    await using session = await openTrainingSession();
    await session.report(await session.train('first'));
    await session.report(await session.train('second'));
    const [updated] = await session.issues();

    const result = await session.report(await session.train());

    expect(updated?.body).toContain('second');
    expect(updated?.body).not.toContain('first');
    expect(result.outputs).toMatchObject({ reason: 'training-succeeded', issue: '1' });
    expect(await session.issues()).toMatchObject([{ number: 1, state: 'closed' }]);
    expect(await session.comments(1)).toEqual([expect.stringContaining('An execution succeeded')]);
  });

  test('says what ended last, whatever event comes late', async () => {
    await using session = await openTrainingSession();
    const failed = await session.train('old');
    const succeeded = await session.train();

    const result = await session.report(failed);

    expect(result.outputs).toMatchObject({ reason: 'training-succeeded' });
    expect(result.summary).toContain(succeeded);
    expect(await session.issues()).toEqual([]);
  });

  test('believes SageMaker and not the event', async () => {
    await using session = await openTrainingSession();
    const execution = await session.train();
    const event = { execution, status: 'Failed', region: 'us-east-1', account: '111122223333' };

    expect((await session.report(execution, event)).outputs).toMatchObject({ reason: 'training-succeeded' });
    expect(await session.issues()).toEqual([]);
  });

  test('holds words of a step as they are, and nothing of them is Markdown', async () => {
    await using session = await openTrainingSession();
    const words = '```\n# Merge #1 @octo/everybody <img src=x onerror=alert(1)>\n````';

    await session.report(await session.train(words));

    const [issue] = await session.issues();
    expect(issue?.body).toContain(`\`\`\`\`\`\n${words}\n\`\`\`\`\``);
  });

  test('of somebody else with our marker is none of ours', async () => {
    await using session = await openTrainingSession();
    const arn = await session.train('first');
    await session.report(arn);
    const [own] = await session.issues();
    await session.api('PATCH', `issues/${own?.number}`, { state: 'closed' });
    await session.api('POST', 'issues', { title: 'Forged', body: own?.body });

    await session.report(arn);

    const open = (await session.issues()).filter(({ state }) => state === 'open');
    expect(open.map(({ title }) => title).toSorted()).toEqual(['Forged', 'Training of tiny failed']);
  });
});

describe.concurrent('when every call of GitHub meets a fault', { timeout: 120_000 }, () => {
  test.each(KINDS)('there is one issue, closed with one comment: %s', async (kind) => {
    await using session = await openTrainingSession();
    const { faults } = session.github;
    const arn = await session.train('no rows');
    for (const operation of ['graphql.query', 'issues.listForRepo', 'issues.create'])
      faults.queue({ operation, kind });

    const opened = await session.report(arn);

    expect(opened.outputs).toMatchObject({ reason: 'training-failed', issue: '1' });
    expect(faults.pending()).toEqual([]);
    for (const operation of ['issues.listComments', 'issues.createComment', 'issues.update'])
      faults.queue({ operation, kind });

    const closed = await session.report(await session.train());

    expect(closed.outputs).toMatchObject({ reason: 'training-succeeded', issue: '1' });
    expect(faults.pending()).toEqual([]);
    expect(await session.issues()).toMatchObject([{ number: 1, state: 'closed' }]);
    expect(await session.comments(1)).toHaveLength(1);
  });
});

const GOOD = {
  execution: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/tiny/execution/abcdefghijkl',
  status: 'Failed',
  region: 'us-east-1',
  account: '111122223333',
};

describe.concurrent('a payload', { timeout: 60_000 }, () => {
  test.each([
    ['no JSON', '{"execution":', /it is no JSON/],
    ['null', 'null', /an object/],
    ['a list', [GOOD], /an object/],
    ['more than is sent', { ...GOOD, command: 'rm -rf /' }, /command is not known/],
    ['less than is sent', { execution: GOOD.execution }, /status/],
    ['a number for a text', { ...GOOD, execution: 7 }, /execution/],
    ['50,000 characters', { ...GOOD, status: 'x'.repeat(50_000) }, /50\d{3} characters/],
    ['a path', { ...GOOD, execution: `${GOOD.execution}/../../x` }, /no ARN/],
    ['a shell command', { ...GOOD, execution: GOOD.execution.replace('tiny', '$(id)') }, /no ARN/],
    ['an expression', { ...GOOD, execution: GOOD.execution.replace('tiny', '${{ secrets.X }}') }, /no ARN/],
    ['a line end', { ...GOOD, execution: `${GOOD.execution}\n::error::x` }, /no ARN/],
    ['a prototype', '{"__proto__": {"execution": "x"}}', /./],
  ])('with %s is refused before anything is touched', async (_, event, message) => {
    await using session = await openTrainingSession();
    session.github.requests.clear();
    session.aws.requests.clear();

    const result = await session.report('', event);

    expect(result.outputs).toMatchObject({ reason: 'event-invalid' });
    expect(result.annotations[0]?.message).toMatch(message);
    expect(session.github.requests.all()).toEqual([]);
    expect(session.aws.requests.all()).toEqual([]);
  });

  test.each([
    [
      'another account',
      { execution: GOOD.execution.replace('111122223333', '999999999999') },
      'event-invalid',
    ],
    ['another region', { execution: GOOD.execution.replace('us-east-1', 'eu-west-1') }, 'event-invalid'],
    [
      'a pipeline of somebody else',
      { execution: GOOD.execution.replace('tiny', 'other') },
      'training-unknown',
    ],
    ['an execution that is not there', {}, 'training-unknown'],
  ])('about %s opens no issue', async (_, changes, reason) => {
    await using session = await openTrainingSession();
    await session.train('x', 'other');
    session.github.requests.clear();

    const result = await session.report('', { ...GOOD, ...changes });

    expect(result.outputs).toMatchObject({ reason });
    expect(session.github.requests.all()).toEqual([]);
  });
});
