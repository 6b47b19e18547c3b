import { expect, test } from 'vitest';
import { session } from './session.ts';

test.each([
  { instances: 1, min: 2, max: 4, changes: [2], said: ['Setting desired instance count to 2.'] },
  { instances: 6, min: 2, max: 4, changes: [4], said: ['Setting desired instance count to 4.'] },
  { instances: 3, min: 2, max: 4, changes: [], said: [] },
])(
  '$instances instances come within $min and $max at once',
  async ({ instances, min, max, changes, said }) => {
    await using aws = await session(instances);

    await aws.register(min, max);

    expect(aws.fleet.changes).toEqual(changes);
    expect(await aws.activities()).toEqual(said);
  },
);

test('an endpoint that is being updated keeps its instances, and nothing is noted', async () => {
  await using aws = await session(1);
  aws.fleet.isBusy = true;

  await aws.register(2, 4);

  expect(aws.fleet.changes).toEqual([]);
  expect(await aws.activities()).toEqual([]);
});

test.each(['ml.t2.medium', 'ml.t3.xlarge', 'ml.t4g.large'])('%s cannot be scaled', async (instanceType) => {
  await using aws = await session(1);
  aws.fleet.instanceType = instanceType;

  await expect(aws.register(1, 2)).rejects.toMatchObject({
    name: 'ValidationException',
    message: `Automatic scaling is not supported for burstable instance types, and endpoint/taxi/variant/AllTraffic has ${instanceType}.`,
  });
});

test('trn1 is no burstable type', async () => {
  await using aws = await session(1);
  aws.fleet.instanceType = 'ml.trn1.2xlarge';

  expect(await aws.register(1, 2)).toContain('scalable-target/');
});
