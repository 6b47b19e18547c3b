import { GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { describe, expect, test } from 'vitest';
import { createFaultQueue, type Fault, parseFault } from '../../local/aws/faults.ts';
import type { Service } from '../../local/aws/service.ts';
import { authorization, send, temporaryAws } from './temporary-aws.ts';

const noHeaders: Record<string, undefined> = {};
const put = new PutObjectCommand({ Bucket: 'bucket', Key: 'k', Body: 'x' });

describe('on S3', () => {
  test.each([
    ['throttle', { name: 'SlowDown', $metadata: { httpStatusCode: 503 } }, false],
    ['500', { name: 'InternalError', $metadata: { httpStatusCode: 500 } }, false],
    ['503', { name: 'ServiceUnavailable', $metadata: { httpStatusCode: 503 } }, false],
    ['reset', { code: 'ECONNRESET' }, false],
    ['lost-answer', { code: 'ECONNRESET' }, true],
  ] as const)('%s', async (kind, error, stored) => {
    await using here = await temporaryAws();
    here.aws.faults.queue({ operation: 'S3.PutObject', kind });

    await expect(here.s3.send(put)).rejects.toMatchObject(error);

    expect((await here.aws.objects.head('bucket', 'k')) !== undefined).toBe(stored);
    expect(here.aws.requests.all()).toMatchObject([{ operation: 'S3.PutObject', fault: kind }]);
    await expect(here.s3.send(put)).resolves.toBeDefined();
  });

  test('a lost answer to a read breaks nothing', async () => {
    await using here = await temporaryAws();
    await here.aws.objects.put('bucket', 'k', 'x'.repeat(1_000_000));
    here.aws.faults.queue({ operation: 'S3.GetObject', kind: 'lost-answer' });
    const get = () => here.s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'k' }));

    await expect(get()).rejects.toMatchObject({ code: 'ECONNRESET' });
    expect((await (await get()).Body?.transformToString())?.length).toBe(1_000_000);
  });

  test('a slow answer comes after the effect, and at the latest when the server closes', async () => {
    await using here = await temporaryAws();
    here.aws.faults.queue({ operation: 'S3.PutObject', kind: 'slow', delayMs: 3_600_000 });
    let answered = false;

    const slow = here.s3.send(put).then(
      () => (answered = true),
      () => undefined,
    );
    await expect.poll(() => here.aws.objects.head('bucket', 'k')).toBeDefined();
    expect(answered).toBe(false);

    await here.aws.close();
    await slow;
  });

  test('the SDK gets over what passes', async () => {
    await using here = await temporaryAws();
    const patient = new S3Client({ ...here.client, maxAttempts: 4 });
    here.aws.faults.queue({ operation: 'S3.PutObject', kind: 'throttle' });
    here.aws.faults.queue({ operation: 'S3.*', kind: '500' });
    here.aws.faults.queue({ operation: '*', kind: 'reset' });

    const { $metadata } = await patient.send(put);

    expect($metadata.attempts).toBe(4);
    expect(here.aws.requests.all().map(({ fault, status }) => [fault, status])).toEqual([
      ['throttle', 503],
      ['500', 500],
      ['reset', undefined],
      [undefined, 200],
    ]);
    expect(here.aws.faults.pending()).toEqual([]);
  });
});

test.each([
  ['throttle', 'Throttling', 400],
  ['500', 'InternalFailure', 500],
  ['503', 'ServiceUnavailable', 503],
] as const)('on a Query service: %s', async (kind, name, httpStatusCode) => {
  await using here = await temporaryAws();
  here.aws.faults.queue({ operation: 'STS.GetCallerIdentity', kind });

  await expect(new STSClient(here.client).send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
    name,
    $metadata: { httpStatusCode },
  });
});

test.each([
  ['throttle', 400, 'ThrottlingException', 0],
  ['500', 500, 'InternalFailure', 0],
  ['503', 503, 'ServiceUnavailable', 0],
  ['lost-answer', 'ECONNRESET', undefined, 1],
  ['reset', 'ECONNRESET', undefined, 0],
] as const)('on a JSON service: %s', async (kind, status, code, effects) => {
  let count = 0;
  const service: Service = {
    name: 'orders',
    protocol: { kind: 'json', targetPrefix: 'Orders' },
    operations: { Create: () => void count++ },
  };
  await using here = await temporaryAws({ services: () => [service] });
  here.aws.faults.queue({ operation: 'Orders.Create', kind });

  const answer = await send(here.aws.url, {
    method: 'POST',
    headers: { 'x-amz-target': 'Orders.Create', authorization: authorization('orders') },
    body: '{}',
  }).catch((error: { code: string }) => ({ status: error.code, headers: noHeaders }));

  expect([answer.status, answer.headers['x-amzn-errortype']]).toEqual([status, code]);
  expect(count).toBe(effects);
});

test('faults wait in their order, and hit as often as they say', () => {
  const queue = createFaultQueue();
  queue.queue({ operation: 'S3.PutObject', kind: 'throttle', times: 2 });
  queue.queue({ operation: 'S3.*', kind: '500' });
  queue.queue({ operation: 'SageMaker.*', kind: '503' });

  const kinds = ['S3.GetObject', 'S3.PutObject', 'S3.PutObject', 'S3.PutObject', 'S3Control.X'].map(
    (operation) => queue.take(operation)?.kind,
  );

  expect(kinds).toEqual(['500', 'throttle', 'throttle', undefined, undefined]);
  expect(queue.pending()).toEqual([{ operation: 'SageMaker.*', kind: '503', times: 1, delayMs: 1000 }]);
  queue.clear();
  expect(queue.pending()).toEqual([]);
});

test('an answer that comes before the body was read reaches the client', async () => {
  await using here = await temporaryAws();
  here.aws.faults.queue({ operation: 'S3.PutObject', kind: 'throttle', times: 5 });
  const big = () =>
    here.s3.send(new PutObjectCommand({ Bucket: 'bucket', Key: 'k', Body: Buffer.alloc(30_000_000) }));

  for (let i = 0; i < 5; i++) await expect(big()).rejects.toMatchObject({ name: 'SlowDown' });

  await expect(big()).resolves.toBeDefined();
});

describe('by hand', () => {
  const json = { 'content-type': 'application/json' };
  const fault: Fault = { operation: 'S3.PutObject', kind: 'slow', times: 3, delayMs: 5 };

  test('a fault is queued, seen and taken back', async () => {
    await using here = await temporaryAws();
    const call = (method: string, body = '') =>
      send(here.aws.url, { method, path: '/_local/faults', headers: json, body });

    expect(JSON.parse((await call('POST', JSON.stringify(fault))).body)).toEqual([fault]);
    expect(here.aws.faults.pending()).toEqual([fault]);
    expect(JSON.parse((await call('GET')).body)).toEqual([fault]);
    expect(JSON.parse((await call('DELETE')).body)).toEqual([]);
    expect(await call('POST', '{')).toMatchObject({ status: 400, body: expect.stringContaining('not JSON') });
    expect(await send(here.aws.url, { method: 'POST', path: '/_local/faults', body: '{}' })).toMatchObject({
      status: 415,
    });
    expect(await send(here.aws.url, { path: '/_local/nothing' })).toMatchObject({ status: 404 });
  });

  test('the calls and the operations are told', async () => {
    await using here = await temporaryAws();
    await here.s3.send(put);

    const requests = await send(here.aws.url, { path: '/_local/requests?operation=S3.PutObject' });
    const index = await send(here.aws.url, { path: '/_local/' });

    expect(JSON.parse(requests.body)).toMatchObject([{ operation: 'S3.PutObject', status: 200 }]);
    expect(JSON.parse(index.body)).toMatchObject({
      services: {
        STS: ['AssumeRole', 'AssumeRoleWithWebIdentity', 'GetCallerIdentity'],
        S3: expect.arrayContaining(['PutObject']),
      },
    });
    await send(here.aws.url, { method: 'DELETE', path: '/_local/requests' });
    expect(here.aws.requests.all()).toEqual([]);
  });

  test.each([
    [[], ['A fault is a JSON object']],
    [{}, [`'operation' is undefined`, `'kind' is undefined`]],
    [
      { operation: 'PutObject', kind: 'slow', times: 0, delayMs: -1, extra: 1 },
      [`'extra' is not part`, `'operation' is "PutObject"`, `'times' is 0`, `'delayMs' is -1`],
    ],
  ])('all that is wrong with %j is said', (value, starts) => {
    const parsed = parseFault(value);
    expect('problems' in parsed && parsed.problems).toEqual(
      starts.map((start) => expect.stringContaining(start)),
    );
  });
});
