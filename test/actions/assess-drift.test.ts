import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { reportOf } from '../drift/page-input.ts';
import { judgementOf } from '../promotion/judgement.ts';
import { ALARM, METRIC, MODEL, openDriftSession } from './drift-session.ts';
import { BUCKET } from './github-session.ts';

const EVENT = { alarm: ALARM, region: 'us-east-1', account: '111122223333', at: '2026-11-20T11:20:00.000Z' };
const LOST = {
  judge: {
    rows: 900,
    first: '2026-11-18T00:00:00Z',
    last: '2026-11-20T00:00:00Z',
    metric: 'mae',
    better: 'lower',
    champion: { modelPackageArn: 'x', value: 4, standardDeviation: null },
    challenger: { value: 5, standardDeviation: null },
    difference: { value: 1, low: 0.5, high: 1.5 },
    verdict: 'worse',
  },
};

describe.concurrent('an alarm', { timeout: 120_000 }, () => {
  test('that the newest report confirms has the model trained again, with all on record', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');

    const { outputs, conclusion, summary } = await session.assess({}, EVENT);

    expect(conclusion).toBe('success');
    expect(outputs).toMatchObject({
      retrain: 'true',
      reason: 'retraining-decided',
      model: 'tiny',
      pipeline: 'pipelines/tiny',
      issue: '1',
      report: 'drift-report.html',
    });
    const { cause = '' } = outputs;
    expect(cause).toMatch(/^drift-staging-tiny-\d{12}$/);
    const [, year, month, day] = /(\d{4})(\d\d)(\d\d)\d{4}$/.exec(cause) ?? [];
    const labelled = `LabelledUri=s3://artifacts/labelled/tiny/${year}-${month}-${day}/${cause}`;
    expect(outputs['ingest-parameters']?.split('\n')).toEqual(
      expect.arrayContaining([labelled, 'Endpoint=tiny-staging', `ModelPackageArn=${session.champion}`]),
    );
    expect(outputs['training-parameters']?.split('\n')).toEqual([
      labelled,
      expect.stringMatching(/^ChampionModelUri=s3:\/\/artifacts\/tiny\/.*model\.tar\.gz$/),
      `ChampionModelPackageArn=${session.champion}`,
    ]);
    expect(await session.decisions()).toMatchObject([
      {
        environment: 'staging',
        heartbeat: false,
        alarms: [{ name: ALARM }],
        decision: { retrain: 'yes', cause },
      },
    ]);
    const page = await readFile(path.join(session.workspace, 'drift-report.html'), 'utf8');
    expect(page).toContain('Drift of tiny in staging');
    const [issue] = await session.issues();
    expect(issue).toMatchObject({ state: 'open', title: 'Drift of tiny in staging' });
    expect(issue?.body).toContain('6000 of 8000 rows');
    expect(issue?.body).toContain('tiny version 1');
    expect(summary).toContain('is trained again');
  });

  test('delivered twice is one cause, and one issue', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');

    const first = await session.assess({}, EVENT);
    const second = await session.assess({}, EVENT);

    expect(second.outputs['cause']).toBe(first.outputs['cause']);
    expect(await session.issues()).toHaveLength(1);
  });

  test('that was answered brings no second training, nor does one that flaps', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');
    const { outputs } = await session.assess({}, EVENT);
    await session.train(outputs['cause'] ?? '');

    const again = await session.assess({}, EVENT);
    await session.setAlarm('OK');
    await session.setAlarm('ALARM');
    const flapped = await session.assess({}, EVENT);

    expect(again.outputs).toMatchObject({ retrain: 'false', reason: 'retraining-declined' });
    expect(flapped.outputs).toMatchObject({ retrain: 'false' });
  });

  test('whose training failed gets a second one, and no third', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');
    const { cause = '' } = (await session.assess({}, EVENT)).outputs;

    await session.train(cause, 'fail');
    const second = await session.assess();
    await session.train(cause, 'fail');
    const third = await session.assess();

    expect(second.outputs).toMatchObject({ retrain: 'true', cause });
    expect(third.outputs).toMatchObject({ retrain: 'false', reason: 'retraining-declined' });
    expect((await session.issues())[0]?.body).toContain('failed 2 times');
  });

  test('whose challenger lost has an issue that says so', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');
    await session.add({ inputSource: 'Drift' }, LOST);
    await session.add({ inputSource: 'Drift' }, LOST);

    const { outputs } = await session.assess({}, EVENT);

    expect(outputs).toMatchObject({ retrain: 'false', reason: 'retraining-declined' });
    const [issue] = await session.issues();
    expect(issue?.body).toMatch(/Version 3, trained for drift, is worse than what runs/);
    expect(issue?.body).toContain('2 challengers lost');
  });

  test('whose challenger is better has an issue with what the judge measured', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');
    await session.add({ inputSource: 'Drift' }, { judge: judgementOf() });

    const { outputs } = await session.assess({}, EVENT);

    expect(outputs).toMatchObject({ retrain: 'false' });
    const body = (await session.issues())[0]?.body;
    expect(body).toContain(
      '**The model has been trained again.** Version 2 was trained after the alarm and waits for review or rollout.',
    );
    expect(body).toContain(
      'Version 2, trained for drift, is better than what runs on the newest labelled rows: `rmse` 7.05 → **4.81** on 1200 rows. promote.yml proposes it.',
    );
  });

  test('of a model without labels is answered once the data that it was trained on have changed', async () => {
    const retraining = {
      minimumLabelledRows: 0,
      cooldown: 'P1D',
      maxRunsPerMonth: 4,
      maxRejectedChallengers: 2,
    };
    await using session = await openDriftSession({ retraining });
    const rows = `${MODEL}/input/rows/a.csv`;
    await session.aws.objects.put(BUCKET, rows, '1,2');
    await session.trainedBy(await session.train('first'));
    await session.report({ quality: { ...reportOf().quality, verdict: 'no-labels', labelled: 0 } });
    await session.setAlarm('ALARM');

    expect((await session.assess({}, EVENT)).outputs).toMatchObject({ retrain: 'false' });
    expect((await session.issues())[0]?.body).toContain('the same data would give the same model');

    // S3 tells times in whole seconds.
    await sleep(1100);
    await session.aws.objects.put(BUCKET, rows, '1,3');
    const { outputs } = await session.assess({}, EVENT);
    expect(outputs).toMatchObject({ retrain: 'true', 'ingest-parameters': '' });
    expect(outputs['training-parameters']).toMatch(/^ChampionModelUri=s3:.*\nChampionModelPackageArn=arn:/);
  });

  test('that the newest report does not confirm is told and not answered', async () => {
    await using session = await openDriftSession();
    await session.report({ metrics: { [METRIC]: 1.1 } });
    await session.setAlarm('ALARM');

    expect((await session.assess({}, EVENT)).outputs).toMatchObject({
      retrain: 'false',
      reason: 'retraining-declined',
    });
  });

  test('that is over closes the issue', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');
    await session.assess({}, EVENT);
    await session.setAlarm('OK');

    const { outputs } = await session.assess();

    expect(outputs).toMatchObject({ retrain: 'false', reason: 'no-drift', issue: '1' });
    expect(await session.issues()).toMatchObject([{ number: 1, state: 'closed' }]);
  });

  test.each([
    ['another environment', { alarm: ALARM.replace('staging', 'prod') }],
    ['another account', { account: '999999999999' }],
    ['another region', { region: 'eu-west-1' }],
    ['no model', { alarm: 'drift-gitops-$(id)' }],
  ])('of %s is left alone', async (_, changes) => {
    await using session = await openDriftSession();
    await session.setAlarm('ALARM');
    session.aws.requests.clear();
    session.github.requests.clear();

    const { outputs } = await session.assess({}, { ...EVENT, ...changes });

    expect(outputs).toEqual({ retrain: 'false', reason: 'alarm-elsewhere' });
    expect(session.aws.requests.all()).toEqual([]);
    expect(session.github.requests.all()).toEqual([]);
  });

  test('with a report that holds Markdown and HTML shows them as text', async () => {
    await using session = await openDriftSession();
    await session.report({ modelPackageArn: session.champion, checkedAt: '<img src=x>|@octo/everybody' });
    await session.setAlarm('ALARM');

    await session.assess({}, EVENT);

    const [issue] = await session.issues();
    expect(issue?.body).not.toContain('<img');
    const page = await readFile(path.join(session.workspace, 'drift-report.html'), 'utf8');
    expect(page).not.toContain('<img src=x>');
  });
});

describe.concurrent('a payload', { timeout: 60_000 }, () => {
  test.each([
    ['no JSON', '{"alarm":', /it is no JSON/],
    ['null', 'null', /an object/],
    ['more than is sent', { ...EVENT, command: 'rm -rf /' }, /command is not known/],
    ['less than is sent', { alarm: ALARM }, /region|account|at/],
    ['a number for a text', { ...EVENT, alarm: 7 }, /alarm/],
    ['50,000 characters', { ...EVENT, at: 'x'.repeat(50_000) }, /50\d{3} characters/],
  ])('with %s is refused before anything is touched', async (_, event, message) => {
    await using session = await openDriftSession();
    session.aws.requests.clear();

    const result = await session.assess({}, event);

    expect(result.outputs).toMatchObject({ reason: 'event-invalid' });
    expect(result.annotations[0]?.message).toMatch(message);
    expect(session.aws.requests.all()).toEqual([]);
  });
});

describe.concurrent('the heartbeat', { timeout: 120_000 }, () => {
  test('goes the whole way, trains nothing and opens no issue', async () => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');

    const { outputs, summary } = await session.assess({ heartbeat: 'true' });

    expect(outputs).toEqual({ retrain: 'false', reason: 'watch-works' });
    expect(summary).toContain('The watch of staging works');
    expect(await session.issues()).toEqual([]);
    expect(await session.decisions()).toMatchObject([
      { key: 'decisions/staging/tiny/0-heartbeat.json', heartbeat: true, decision: { retrain: 'yes' } },
    ]);
  });

  test.each<[string, (session: Awaited<ReturnType<typeof openDriftSession>>) => Promise<void>, RegExp]>([
    ['no report', () => Promise.resolve(), /newest report is missing/],
    ['an old report', (session) => session.report({}, 5), /newest report is of/],
    [
      'alarms that tell nobody',
      async (session) => {
        await session.report();
        await session.muteAlarm();
      },
      /switched off/,
    ],
  ])('fails of %s', async (_, prepare, message) => {
    await using session = await openDriftSession();
    await prepare(session);

    const { outputs, conclusion, annotations } = await session.assess({ heartbeat: 'true' });

    expect(conclusion).toBe('failure');
    expect(outputs).toMatchObject({ reason: 'watch-broken', retrain: 'false' });
    expect(annotations.map((annotation) => annotation.message).join('\n')).toMatch(message);
  });
});

describe.concurrent('when calls meet a fault', { timeout: 120_000 }, () => {
  test.each(['throttle', '500', 'reset', 'lost-answer'] as const)('the end is the same: %s', async (kind) => {
    await using session = await openDriftSession();
    await session.report();
    await session.setAlarm('ALARM');
    const { faults } = session.github;
    for (const operation of ['graphql.query', 'issues.listForRepo', 'issues.create'])
      faults.queue({ operation, kind });
    for (const operation of [
      'CloudWatch.DescribeAlarms',
      'SageMaker.ListPipelineExecutions',
      'SageMaker.DescribeModelPackage',
      'S3.PutObject',
    ])
      session.aws.faults.queue({ operation, kind });

    const { outputs } = await session.assess({}, EVENT);

    expect(outputs).toMatchObject({ retrain: 'true', issue: '1' });
    expect(faults.pending()).toEqual([]);
    expect(session.aws.faults.pending()).toEqual([]);
    expect(await session.issues()).toHaveLength(1);
    expect(await session.decisions()).toHaveLength(1);
  });
});
