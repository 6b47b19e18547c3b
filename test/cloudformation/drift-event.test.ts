import {
  CloudWatchClient,
  PutMetricAlarmCommand,
  SetAlarmStateCommand,
  type StateValue,
} from '@aws-sdk/client-cloudwatch';
import { expect, test, vi } from 'vitest';
import { alarms, refuseLetters } from './event-alarms.ts';
import { type EventChain, openEventChain } from './event-chain.ts';

const NAME = 'drift-gitops-taxi-prod-feature_baseline_drift_max';

/** Sets alarms that are not the stack's own, one after the other. */
async function setAlarms(chain: EventChain, states: [name: string, state: StateValue][]): Promise<void> {
  const client = new CloudWatchClient(chain.here.client);
  for (const [AlarmName, StateValue] of states) {
    await client.send(
      new PutMetricAlarmCommand({
        AlarmName,
        Namespace: 'sagemaker-drift-gitops',
        MetricName: 'feature_baseline_drift_max',
        Statistic: 'Maximum',
        Period: 3600,
        EvaluationPeriods: 1,
        Threshold: 0.4,
        ComparisonOperator: 'GreaterThanThreshold',
        TreatMissingData: 'ignore',
      }),
    );
    const reason = '"}, "event_type": "other", {"';
    await client.send(new SetAlarmStateCommand({ AlarmName, StateValue, StateReason: reason }));
  }
  client.destroy();
}

test('a drift alarm arrives at GitHub when it goes off, and only then', async () => {
  await using chain = await openEventChain();
  const states = ['OK', 'ALARM', 'OK', 'INSUFFICIENT_DATA', 'ALARM'] as const;
  await setAlarms(
    chain,
    states.map((state) => [NAME, state]),
  );
  await chain.github.until(2);

  const bodies = chain.github.received.map(({ body }) => JSON.parse(body));
  expect(bodies).toHaveLength(2);
  for (const body of bodies)
    expect(body).toEqual({
      event_type: 'drift-detected',
      client_payload: {
        drift: {
          alarm: NAME,
          region: 'us-east-1',
          account: '111122223333',
          at: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}\+0000$/),
        },
      },
    });
}, 60_000);

test('alarms of others do not count', async () => {
  await using chain = await openEventChain();
  await setAlarms(chain, [
    ['taxi-prod-ErrorsAlarm-1', 'ALARM'],
    ['not-drift-gitops-taxi-prod', 'ALARM'],
    [NAME, 'ALARM'],
  ]);
  await chain.github.until(1);

  expect(chain.github.received.map(({ body }) => JSON.parse(body).client_payload.drift.alarm)).toEqual([
    NAME,
  ]);
}, 60_000);

test('an alarm that GitHub does not take waits in the queue, beside the ends of trainings', async () => {
  await using chain = await openEventChain();
  chain.github.replies.push(422);
  await setAlarms(chain, [[NAME, 'ALARM']]);
  const letter = await chain.deadLetter();

  expect(JSON.parse(letter?.Body ?? '')).toMatchObject({
    source: 'aws.cloudwatch',
    detail: { alarmName: NAME, state: { value: 'ALARM' } },
  });
  expect(letter?.MessageAttributes).toMatchObject({
    RULE_ARN: { StringValue: expect.stringContaining(`:rule/${chain.outputs['DriftRuleName']}`) },
  });
}, 60_000);

test('an alarm that the queue refuses too is lost, and alarms tell', async () => {
  await using chain = await openEventChain();
  await refuseLetters(chain);
  chain.github.replies.push(404);
  await setAlarms(chain, [[NAME, 'ALARM']]);

  await vi.waitFor(async () => expect(await alarms(chain)).toEqual(['drift-lost', 'drift-refused']), 10_000);
}, 60_000);
