import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { describe, expect, test } from 'vitest';
import { createSageMakerRuntime } from '../../../local/aws/runtime/service.ts';
import type { MetricDatum } from '../../../local/aws/sagemaker/neighbours.ts';
import { createSageMaker } from '../../../local/aws/sagemaker/service.ts';
import { authorization, send } from '../temporary-aws.ts';
import { type Hosting, hosting } from './hosting.ts';
import { rows, tinyModel } from './tiny-model.ts';

async function endpoint(metrics: MetricDatum[] = []): Promise<Hosting> {
  const put = (_region: string, _namespace: string, data: readonly MetricDatum[]) =>
    void metrics.push(...data);
  const aws = await hosting({
    services(parts) {
      const sagemaker = createSageMaker({ ...parts, metrics: { put } });
      return [sagemaker, createSageMakerRuntime(sagemaker)];
    },
  });
  await aws.model('m');
  await aws.config('c', 'm');
  await aws.create('e', 'c');
  return aws;
}

describe('the built-in XGBoost', () => {
  test('reads CSV and libsvm, and writes CSV, JSON and JSON lines', async () => {
    await using aws = await endpoint();
    const { predictions } = await tinyModel();
    const close = predictions.map((value) => expect.closeTo(value, 4));
    const scores = close.map((score) => ({ score }));
    const body = rows.join('\n');

    const csv = await aws.invoke('e', `${body}\n`, { Accept: 'text/csv' });
    const semicolons = await aws.invoke('e', body.replaceAll(',', ';'), {
      ContentType: 'text/csv; charset=utf-8',
    });
    const libsvm = await aws.invoke('e', body.replaceAll(/(\d),(\d)/g, '0:$1 1:$2'), {
      ContentType: 'text/libsvm',
    });
    const json = await aws.invoke('e', body, { Accept: 'application/json' });
    const lines = await aws.invoke('e', body, { Accept: 'application/jsonlines' });
    const any = await aws.invoke('e', body, { Accept: 'image/png, */*' });

    expect([csv.predictions, semicolons.predictions, libsvm.predictions, any.predictions]).toEqual(
      Array.from({ length: 4 }, () => close),
    );
    expect([csv.contentType, json.contentType, lines.contentType]).toEqual([
      'text/csv; charset=utf-8',
      'application/json',
      'application/jsonlines',
    ]);
    expect(JSON.parse(json.text)).toEqual({ predictions: scores });
    expect(
      lines.text
        .trimEnd()
        .split('\n')
        .map((line): unknown => JSON.parse(line)),
    ).toEqual(scores);
  });

  test('takes an empty field for a missing value', async () => {
    await using aws = await endpoint();

    const { predictions } = await aws.invoke('e', '1,\n,2\n1,2');

    expect(predictions).toHaveLength(3);
    expect(predictions.every(Number.isFinite)).toBe(true);
  });

  test.each<[string, string, Record<string, string>, number, RegExp]>([
    [
      'a content type that it does not read',
      '{}',
      { ContentType: 'application/json' },
      415,
      /Content-type application\/json not supported/,
    ],
    ['text for numbers', 'a,b', {}, 415, /please ensure data is in csv format/],
    ['rows of different lengths', '1,2\n1,2,3', {}, 415, /please ensure data is in csv format/],
    [
      'a row that is too long',
      '1,2,3',
      {},
      400,
      /Feature size of text\/csv inference data 3 is not consistent with feature size of trained model 2/,
    ],
    [
      'an answer that it does not write',
      '1,2',
      { Accept: 'image/png' },
      406,
      /Accept type image\/png is not supported/,
    ],
  ])('refuses %s', async (_name, body, more, status, message) => {
    await using aws = await endpoint();

    const error: unknown = await aws.invoke('e', body, more).catch((reason: unknown) => reason);

    expect(error).toMatchObject({
      name: 'ModelError',
      $metadata: { httpStatusCode: 424 },
      OriginalStatusCode: status,
      OriginalMessage: expect.stringMatching(message),
      LogStreamArn: 'arn:aws:logs:us-east-1:111122223333:log-group:/aws/sagemaker/Endpoints/e',
      message: expect.stringMatching(/^Received client error \(4\d\d\) from primary with message "/),
    });
  });

  test('has no answer to nothing', async () => {
    await using aws = await endpoint();

    const answer = await aws.runtime.send(
      new InvokeEndpointCommand({ EndpointName: 'e', Body: Buffer.alloc(0) }),
    );

    expect(Buffer.from(answer.Body ?? [])).toHaveLength(0);
  });
});

describe('InvokeEndpoint', () => {
  test('takes bodies of up to 6 MB', async () => {
    await using aws = await endpoint();
    const row = '1.000000,2.000000\n';
    const most = row.repeat(Math.floor(6_291_456 / row.length));

    const { predictions } = await aws.invoke('e', most);

    expect(predictions).toHaveLength(most.length / row.length);
    await expect(aws.invoke('e', Buffer.alloc(6_291_457, '1'))).rejects.toMatchObject({
      $metadata: { httpStatusCode: 413 },
      message: 'HTTP content length exceeded 6291456 bytes.',
    });
  });

  test('refuses what endpoints here do not have', async () => {
    await using aws = await endpoint();

    await expect(aws.invoke('e', '1,2', { TargetModel: 'a.tar.gz' })).rejects.toThrow(
      'do not know the header x-amzn-sagemaker-target-model',
    );
    await expect(aws.invoke('e', '1,2', { InferenceId: 'x'.repeat(65) })).rejects.toThrow(
      "Value at 'inferenceId' failed to satisfy constraint",
    );
    const unknown = await send(aws.aws.url, {
      method: 'POST',
      path: '/endpoints/e/async-invocations',
      headers: { authorization: authorization('sagemaker') },
    });
    expect([unknown.status, unknown.body]).toEqual([
      404,
      expect.stringContaining('It knows: InvokeEndpoint.'),
    ]);
  });

  test('stands in the request log, and a queued fault hits it', async () => {
    await using aws = await endpoint();
    aws.aws.faults.queue({ operation: 'SageMakerRuntime.InvokeEndpoint', kind: 'throttle', times: 1 });
    aws.aws.requests.clear();

    await expect(aws.invoke('e', '1,2')).rejects.toMatchObject({ name: 'ThrottlingException' });
    await aws.invoke('e', '1,2', { InferenceId: 'verification/abc/0' });

    expect(aws.aws.requests.all().map(({ operation, detail }) => [operation, detail])).toEqual([
      ['SageMakerRuntime.InvokeEndpoint', { EndpointName: 'e' }],
      ['SageMakerRuntime.InvokeEndpoint', { EndpointName: 'e', InferenceId: 'verification/abc/0' }],
    ]);
  });

  test('is measured: errors as 0 or 1 for each request, latencies in microseconds', async () => {
    const metrics: MetricDatum[] = [];
    await using aws = await endpoint(metrics);

    await aws.invoke('e', '1,2');
    await aws.invoke('e', 'x', {}).catch(() => undefined);

    const values = (name: string) =>
      metrics.filter((metric) => metric.name === name).map(({ value }) => value);
    expect(values('Invocations')).toEqual([1, 1]);
    expect(values('InvocationsPerInstance')).toEqual([1, 1]);
    expect(values('Invocation4XXErrors')).toEqual([0, 1]);
    expect(values('Invocation5XXErrors')).toEqual([0, 0]);
    expect(values('ModelLatency').every((value) => value > 0)).toBe(true);
    expect(metrics.filter(({ unit }) => unit === 'Microseconds').map(({ name }) => name)).toEqual([
      'ModelLatency',
      'OverheadLatency',
      'ModelLatency',
      'OverheadLatency',
    ]);
    expect(new Set(metrics.map(({ dimensions }) => JSON.stringify(dimensions)))).toEqual(
      new Set(['{"EndpointName":"e","VariantName":"AllTraffic"}']),
    );
  });
});
