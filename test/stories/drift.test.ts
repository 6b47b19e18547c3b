import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openWatch, type Watch } from './watch.ts';

// Each runs several workflows, whose jobs start several processes each.
const TIMEOUT = 480_000;

// A model for each story, so that none waits for the cooldown of another.
const MODELS = ['arriving', 'unseen', 'refused', 'expired', 'down'] as const;

let watch: Watch;
beforeAll(async () => {
  watch = await openWatch(MODELS);
}, TIMEOUT);
afterAll(() => watch?.[Symbol.asyncDispose]());

/** The one retraining of a model whose drift was answered. */
function once(model: string) {
  return [
    { name: expect.stringMatching(new RegExp(`^drift-staging-${model}-\\d{12}$`)), status: 'Succeeded' },
  ];
}

/** The first reason on record in a model's issue. */
async function told(model: string): Promise<string | undefined> {
  const [issue] = await watch.issues(model);
  return issue?.body;
}

describe('drift is answered with one retraining', { timeout: TIMEOUT }, () => {
  test('though the same alarm arrives twice and is confirmed by each check; its issue is closed when it is over', async () => {
    await watch.check('arriving');
    await watch.deliver('arriving');
    await watch.settle();
    expect(await watch.trainings('arriving')).toEqual(once('arriving'));
    expect(await watch.issues('arriving')).toMatchObject([{ state: 'open' }]);

    await watch.check('arriving');
    await watch.sweep();
    expect(await watch.trainings('arriving')).toEqual(once('arriving'));

    await watch.setAlarm('arriving', 'OK');
    await watch.sweep();
    expect(await watch.issues('arriving')).toMatchObject([{ state: 'closed' }]);
    await watch.retire('arriving');
  });

  test('though a metric got lost, a report is missing and labels come late: once the reasons for it are there', async () => {
    await watch.check('unseen', { metrics: 'lost' });
    await watch.sweep();
    expect(await watch.issues('unseen')).toEqual([]);

    await watch.forgetReports('unseen');
    await watch.check('unseen', { report: 'missing' });
    await watch.settle();
    expect(await told('unseen')).toContain('There is no report of the monitor.');

    await watch.check('unseen', { labelled: 600 });
    await watch.sweep();
    expect(await told('unseen')).toContain('600 labelled rows are in the window, of 5000');
    expect(await watch.trainings('unseen')).toEqual([]);

    await watch.check('unseen');
    await watch.sweep();
    expect(await watch.trainings('unseen')).toEqual(once('unseen'));
    await watch.retire('unseen');
  });

  test('though GitHub refused the event, which people are told of, and the first training failed', async () => {
    watch.relay.replies.push(422);
    await watch.check('refused');
    await watch.settle();
    expect(await watch.trainings('refused')).toEqual([]);

    const mended = watch.failOnce('refused');
    await watch.sweep();
    await mended;
    const [retraining] = once('refused');
    expect(await watch.trainings('refused')).toEqual([{ ...retraining, status: 'Failed' }, retraining]);
    expect(await watch.reconciled()).toContain('Events that GitHub did not take');
    await watch.retire('refused');
  });

  test("though the events' token has expired, and the alarm flaps", async () => {
    watch.loop.aws.time.speed = 1e6;
    watch.relay.replies.push(...Array.from({ length: 50 }, () => 401));
    await watch.check('expired');
    await watch.settle();
    watch.relay.replies.splice(0);
    watch.loop.aws.time.speed = 1;
    expect(await watch.trainings('expired')).toEqual([]);

    await watch.sweep();
    expect(await watch.trainings('expired')).toEqual(once('expired'));

    await watch.setAlarm('expired', 'OK');
    await watch.setAlarm('expired', 'ALARM');
    await watch.settle();
    expect(await watch.trainings('expired')).toEqual(once('expired'));
    await watch.retire('expired');
  });

  test('though GitHub is down for an hour, and the event arrives when the sweep has answered it', async () => {
    watch.relay.replies.push(...Array.from({ length: 4 }, () => 503));
    await watch.check('down');
    await watch.sweep();
    expect(await watch.trainings('down')).toEqual(once('down'));

    watch.relay.replies.splice(0);
    await watch.deliver('down');
    await watch.settle();
    expect(await watch.trainings('down')).toEqual(once('down'));
  });
});
