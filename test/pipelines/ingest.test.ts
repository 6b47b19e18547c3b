import { expect, test } from 'vitest';
import { makeOrders, type MonitoredEndpoint, openMonitoredEndpoint, PACKAGE } from './monitored-endpoint.ts';

const FOLDER = 'labelled/tiny/1';

async function readText({ aws }: MonitoredEndpoint, name: string): Promise<string> {
  return (await aws.objects.read('bucket', `${FOLDER}/${name}`)).toString('utf8');
}

/** Times of the rows, the oldest first. */
function timesOf(lines: readonly string[]): string[] {
  return lines
    .slice(1)
    .map((line) => line.split(',')[6] ?? '')
    .toSorted();
}

test('what an endpoint served and what came of it become rows to train on and to judge by, once', async () => {
  await using endpoint = await openMonitoredEndpoint();
  const orders = makeOrders(3000);
  await endpoint.putDeployment('a1', '2026-11-20T00:00:00Z');
  await endpoint.putCaptured(orders);
  await endpoint.putLabels(orders);

  expect(await endpoint.ingest()).toBe(
    'tiny-prod: 1577 rows to train on and 395 to judge by. s3://bucket/labelled/tiny/1\n',
  );

  const summary = await endpoint.readJson(`${FOLDER}/ingest.json`);
  expect(summary).toMatchObject({
    version: 1,
    modelPackageArn: PACKAGE,
    rows: 1972,
    trainRows: 1577,
    judgeRows: 395,
    last: '2026-11-22T08:19:24Z',
    orphans: 0,
  });
  const train = (await readText(endpoint, 'train/labelled.csv')).trimEnd().split('\n');
  const judge = (await readText(endpoint, 'judge/labelled.csv')).trimEnd().split('\n');
  expect(train[0]).toBe('price,amount,colour,hour,secret,order,ordered_at');
  expect([train.length, judge.length]).toEqual([1578, 396]);
  const newestToTrain = timesOf(train).at(-1) ?? '';
  expect(timesOf(judge).filter((time) => time < newestToTrain)).toEqual([]);

  await endpoint.putCaptured(makeOrders(3500, { prefix: 'later' }));
  expect(await endpoint.ingest()).toContain('is complete already');
  expect(await endpoint.readJson(`${FOLDER}/ingest.json`)).toEqual(summary);
});

test('rows of a package that the endpoint does not serve are not ingested', async () => {
  await using endpoint = await openMonitoredEndpoint();
  const orders = makeOrders(100);
  await endpoint.putDeployment('a1', '2026-11-20T00:00:00Z');
  await endpoint.putDeployment('b2', '2026-11-21T00:00:00Z', `${PACKAGE}0`);
  await endpoint.putCaptured(orders);
  await endpoint.putLabels(orders);

  await expect(endpoint.ingest()).rejects.toThrow('is not what the endpoint serves');
  expect(await endpoint.exitMessage()).toContain('give the model package that was deployed last');
});
