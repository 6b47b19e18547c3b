import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test, vi } from 'vitest';
import { nestForm } from '../../local/aws/query.ts';
import { startLocalAws } from '../../local/aws/server.ts';
import { AwsError, type Service } from '../../local/aws/service.ts';
import { authorization, send, temporaryAws } from './temporary-aws.ts';

const jsonService: Service = {
  name: 'orders',
  protocol: { kind: 'json', targetPrefix: 'Orders' },
  operations: {
    Echo: (input, { region, account, accessKeyId }) => ({
      input,
      region,
      account,
      accessKeyId,
      at: new Date(1_500),
      absent: undefined,
    }),
    Nothing: () => undefined,
    Refuse: () => {
      throw new AwsError('OrderNotFound', 'There is no order 7.', 400, { OrderId: '7' });
    },
    Break: () => {
      throw new TypeError('a mistake');
    },
  },
};

const queryService: Service = {
  name: 'stacks',
  title: 'Stacks',
  protocol: { kind: 'query', version: '2010-05-15', xmlns: 'http://stacks/doc/' },
  operations: {
    Echo: (input) => ({ Tags: input['Tags'], At: new Date(0), Empty: [], Text: '<&>' }),
    Nothing: () => undefined,
  },
};

const start = () => temporaryAws({ services: () => [jsonService, queryService] });

function post(url: string, target: string, body: string | Buffer, headers: Record<string, string> = {}) {
  return send(url, {
    method: 'POST',
    body,
    headers: {
      authorization: authorization('orders'),
      'x-amz-target': target,
      'content-type': 'application/x-amz-json-1.1',
      ...headers,
    },
  });
}

function postForm(
  url: string,
  body: string,
  headers: Record<string, string> = { authorization: authorization('stacks') },
) {
  return send(url, {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8', ...headers },
  });
}

describe('JSON', () => {
  test('decodes the input and says who calls and where', async () => {
    await using here = await start();

    const answer = await post(here.aws.url, 'Orders.Echo', '{"Name":"ü"}');

    expect(answer.headers).toMatchObject({
      'content-type': 'application/x-amz-json-1.1',
      'x-amzn-requestid': expect.stringMatching(/^[\da-f-]{36}$/),
    });
    expect(JSON.parse(answer.body)).toEqual({
      input: { Name: 'ü' },
      region: 'us-east-1',
      account: '111122223333',
      accessKeyId: 'AKIATEST',
      at: 1.5,
    });
  });

  test('reads gzip, an empty body, and answers nothing with an empty object', async () => {
    await using here = await start();

    const zipped = await post(here.aws.url, 'Orders.Echo', gzipSync('{"a":1}'), {
      'content-encoding': 'gzip',
    });
    const nothing = await post(here.aws.url, 'Orders.Nothing', '');

    expect(JSON.parse(zipped.body)).toMatchObject({ input: { a: 1 } });
    expect(nothing).toMatchObject({ status: 200, body: '{}' });
  });

  test.each([
    ['Orders.Refuse', '{}', 400, 'OrderNotFound', 'There is no order 7.'],
    ['Orders.Echo', '{', 400, 'SerializationException', 'The request body is not JSON'],
    ['Orders.Echo', '[]', 400, 'SerializationException', 'Start of structure'],
    [
      'Orders.Missing',
      '{}',
      400,
      'UnknownOperationException',
      'The local AWS does not know Orders.Missing. It knows: Break, Echo, Nothing, Refuse.',
    ],
    ['Orders.constructor', '{}', 400, 'UnknownOperationException', 'does not know Orders.constructor'],
    [
      'Carts.Echo',
      '{}',
      400,
      'UnknownOperationException',
      'does not know Carts.Echo. It knows the target prefixes: Orders.',
    ],
  ])('%s %s is answered by an error', async (target, body, status, code, message) => {
    await using here = await start();

    const answer = await post(here.aws.url, target, body);

    expect(answer).toMatchObject({ status, headers: { 'x-amzn-errortype': code } });
    expect(JSON.parse(answer.body)).toMatchObject({
      __type: code,
      message: expect.stringContaining(message),
    });
    expect(here.aws.requests.all()).toMatchObject([{ operation: target, status, code }]);
  });

  test('members of an error are sent along', async () => {
    await using here = await start();
    expect(JSON.parse((await post(here.aws.url, 'Orders.Refuse', '{}')).body)).toMatchObject({
      OrderId: '7',
    });
  });
});

describe('Query', () => {
  test('decodes lists and writes XML', async () => {
    await using here = await start();

    const answer = await postForm(
      here.aws.url,
      'Action=Echo&Version=2010-05-15&Tags.member.2.Key=b&Tags.member.1.Key=%3Ca%3E',
    );

    expect(answer.headers['content-type']).toBe('text/xml');
    expect(answer.body).toContain(
      '<EchoResponse xmlns="http://stacks/doc/"><EchoResult><Tags><member><Key>&lt;a&gt;</Key></member><member><Key>b</Key></member></Tags>',
    );
    expect(answer.body).toContain('<At>1970-01-01T00:00:00.000Z</At>');
    expect(answer.body).toContain('<Text>&lt;&amp;&gt;</Text></EchoResult><ResponseMetadata><RequestId>');
  });

  test.each([
    [
      'Action=Missing&Version=2010-05-15',
      'InvalidAction',
      'does not know Stacks.Missing. It knows: Echo, Nothing.',
    ],
    [
      'Action=Echo&Version=1999-01-01',
      'InvalidAction',
      'It knows: sts (Version 2011-06-15), iam (Version 2010-05-08), stacks (Version 2010-05-15).',
    ],
    ['Version=2010-05-15', 'MissingAction', 'missing an Action'],
  ])('%s is answered by an error', async (body, code, message) => {
    await using here = await start();

    const answer = await postForm(here.aws.url, body);

    expect(answer.status).toBe(400);
    expect(answer.body).toContain(`<Error><Type>Sender</Type><Code>${code}</Code><Message>`);
    expect(answer.body).toContain(message);
  });

  test('an operation without output has no result element', async () => {
    await using here = await start();
    const answer = await postForm(here.aws.url, 'Action=Nothing&Version=2010-05-15');
    expect(answer.body).not.toContain('NothingResult');
  });

  test.each([
    ['A=1&B.C=2', { A: '1', B: { C: '2' } }],
    ['L.member.1=a&L.member.10=c&L.member.2=b', { L: ['a', 'b', 'c'] }],
    ['L.1.K=a&L.2.K=b', { L: [{ K: 'a' }, { K: 'b' }] }],
    ['L.member.1.M.member.1=x', { L: [{ M: ['x'] }] }],
    ['__proto__.polluted=1&constructor=2', { ['__proto__']: { polluted: '1' }, constructor: '2' }],
  ])('the form %s', (form, expected) => {
    const nested = nestForm(new URLSearchParams(form));
    expect(JSON.stringify(nested)).toBe(JSON.stringify(expected));
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

describe('a caller who does not say who he is', () => {
  const scope = 'AKIATEST/20260131/us-east-1/orders/aws4_request';
  test.each([
    ['JSON, none', { 'x-amz-target': 'Orders.Echo' }, 403, 'MissingAuthenticationTokenException'],
    [
      'JSON, garbled',
      { 'x-amz-target': 'Orders.Echo', authorization: 'AWS4-HMAC-SHA256 nonsense' },
      403,
      'IncompleteSignatureException',
    ],
    [
      'JSON, short scope',
      {
        'x-amz-target': 'Orders.Echo',
        authorization: `AWS4-HMAC-SHA256 Credential=AKIATEST/x, SignedHeaders=host, Signature=0`,
      },
      403,
      'IncompleteSignatureException',
    ],
    [
      'JSON, old scheme',
      { 'x-amz-target': 'Orders.Echo', authorization: `AWS3 Credential=${scope}` },
      403,
      'IncompleteSignatureException',
    ],
    [
      'Query, none',
      { 'content-type': 'application/x-www-form-urlencoded' },
      403,
      'MissingAuthenticationToken',
    ],
    [
      'Query, garbled',
      { 'content-type': 'application/x-www-form-urlencoded', authorization: 'AWS4-HMAC-SHA256 a' },
      400,
      'IncompleteSignature',
    ],
    ['S3, none', {}, 403, 'AccessDenied'],
    [
      'S3, garbled',
      { authorization: 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=b, Signature=c' },
      400,
      'AuthorizationHeaderMalformed',
    ],
    ['S3, other scheme', { authorization: 'Bearer abc' }, 400, 'InvalidArgument'],
  ])('%s', async (_, headers, status, code) => {
    await using here = await start();
    const all: Record<string, string> = {};

    const answer = await send(here.aws.url, {
      method: 'POST',
      headers: Object.assign(all, headers),
      body: 'Action=Echo&Version=2010-05-15',
    });

    expect(answer.status).toBe(status);
    expect(answer.body).toContain(code);
  });
});

test('a presigned URL is a signature, until it expires', async () => {
  let now = new Date('2026-01-31T12:00:00Z');
  await using here = await temporaryAws({ now: () => now });
  await here.aws.objects.put('bucket', 'k', 'presigned');
  const query = new URLSearchParams({
    'X-Amz-Algorithm': 'AWS4-HMAC-SHA256',
    'X-Amz-Credential': 'AKIATEST/20260131/us-east-1/s3/aws4_request',
    'X-Amz-Date': '20260131T120000Z',
    'X-Amz-Expires': '60',
    'X-Amz-SignedHeaders': 'host',
    'X-Amz-Signature': '0',
  });
  const get = (parameters: URLSearchParams) =>
    send(here.aws.url, { path: `/bucket/k?${parameters.toString()}` });

  expect(await get(query)).toMatchObject({ status: 200, body: 'presigned' });
  now = new Date('2026-01-31T12:01:01Z');
  expect(await get(query)).toMatchObject({
    status: 403,
    body: expect.stringContaining('Request has expired'),
  });
  query.delete('X-Amz-Signature');
  expect(await get(query)).toMatchObject({ status: 400, body: expect.stringContaining('X-Amz-Signature') });
});

test.each([
  ['GET', '/bucket?acl', 'S3.GetBucketAcl'],
  ['PUT', '/bucket?replication', 'S3.PutBucketReplication'],
  ['GET', '/bucket?website', 'S3.GetBucketWebsite'],
  ['GET', '/bucket/k?attributes', 'S3.GetObjectAttributes'],
  ['POST', '/bucket/k?select&select-type=2', 'S3.SelectObjectContent'],
  ['PATCH', '/bucket/k', 'S3.PATCH Object'],
  ['PUT', '/bucket/k?versionId=null', 'a versionId of S3.PutObject'],
])('S3: %s %s is refused by name', async (method, path, name) => {
  await using here = await start();

  const answer = await send(here.aws.url, { method, path, headers: { authorization: authorization('s3') } });

  expect(answer).toMatchObject({ status: 501, body: expect.stringContaining('<Code>NotImplemented</Code>') });
  expect(answer.body).toContain(`The local AWS does not know ${name}`);
});

test('S3: a header that could not be honoured, a bad escape and another owner are refused', async () => {
  await using here = await start();
  const get = (path: string, headers: Record<string, string> = {}) =>
    send(here.aws.url, { path, headers: { authorization: authorization('s3'), ...headers } });

  expect((await get('/bucket/k', { 'x-amz-server-side-encryption-customer-key': 'x' })).body).toContain(
    'NotImplemented',
  );
  expect((await get('/bucket/%zz')).body).toContain('<Code>InvalidURI</Code>');
  expect((await get('/bucket', { 'x-amz-expected-bucket-owner': '999900001111' })).status).toBe(403);
});

test('the log holds each call with its outcome, and a mistake of ours is said loudly', async () => {
  await using here = await start();
  const { aws, s3 } = here;
  const printed = vi.spyOn(console, 'error').mockImplementation(() => undefined);

  await post(aws.url, 'Orders.Echo', '{"a":1}');
  await s3.send(new GetObjectCommand({ Bucket: 'bucket', Key: 'no' })).catch(() => undefined);
  const broken = await post(aws.url, 'Orders.Break', '{}');

  expect(printed).toHaveBeenCalledWith('The local AWS failed in Orders.Break:', expect.any(TypeError));
  expect(broken.body).toContain('The local AWS failed in Orders.Break: TypeError: a mistake');
  expect(aws.requests.all()).toMatchObject([
    { operation: 'Orders.Echo', status: 200, region: 'us-east-1', accessKeyId: 'AKIATEST', detail: { a: 1 } },
    { operation: 'S3.GetObject', status: 404, code: 'NoSuchKey', detail: { bucket: 'bucket', key: 'no' } },
    { operation: 'Orders.Break', status: 500, code: 'InternalFailure' },
  ]);
  expect(aws.requests.of('S3.GetObject')).toHaveLength(1);
  aws.requests.clear();
  expect(aws.requests.all()).toEqual([]);
});

test('the environment is all that a client needs', async () => {
  await using here = await start();
  const {
    AWS_ENDPOINT_URL: endpoint = '',
    AWS_REGION: region = '',
    AWS_ACCESS_KEY_ID: accessKeyId = '',
    AWS_SECRET_ACCESS_KEY: secretAccessKey = '',
  } = here.aws.environment();
  await here.aws.objects.put('bucket', 'k', 'x');

  const { Body } = await new S3Client({
    endpoint,
    region,
    credentials: { accessKeyId, secretAccessKey },
  }).send(new GetObjectCommand({ Bucket: 'bucket', Key: 'k' }));

  expect(await Body?.transformToString()).toBe('x');
});

test('closing ends the services and refuses later calls', async () => {
  let closed = 0;
  const close = () => Promise.resolve(void closed++);
  await using here = await temporaryAws({ services: () => [{ ...jsonService, close }] });

  await here.aws.close();
  await here.aws.close();

  expect(closed).toBe(1);
  await expect(send(here.aws.url, {})).rejects.toMatchObject({ code: 'ECONNREFUSED' });
});

test('a document that is too large is refused', async () => {
  await using here = await start();
  const answer = await post(here.aws.url, 'Orders.Echo', Buffer.alloc(17 * 1024 * 1024, ' '));
  expect(answer).toMatchObject({ status: 413, body: expect.stringContaining('larger than') });
});

test('two servers do not write the same state', async () => {
  await using here = await start();
  await expect(startLocalAws({ root: here.root })).rejects.toThrow(`is in use by process ${process.pid}`);
});

test('a port that is taken is no reason to keep the state', async () => {
  await using here = await start();
  const root = join(here.root, 'other');
  const port = Number(new URL(here.aws.url).port);

  await expect(startLocalAws({ root, port })).rejects.toMatchObject({ code: 'EADDRINUSE' });
  await using free = await startLocalAws({ root });

  expect(free.url).not.toBe(here.aws.url);
});
