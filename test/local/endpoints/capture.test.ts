import { setTimeout as sleep } from 'node:timers/promises';
import type { DataCaptureConfig } from '@aws-sdk/client-sagemaker';
import { DeleteEndpointCommand } from '@aws-sdk/client-sagemaker';
import { expect, test, vi } from 'vitest';
import { type Hosting, hosting } from './hosting.ts';

interface CapturedRecord {
  captureData: Record<string, { data: string; encoding: string; mode: string; observedContentType: string }>;
  eventMetadata: Record<string, unknown>;
  eventVersion: string;
}

function capture(more: Partial<DataCaptureConfig> = {}): DataCaptureConfig {
  return {
    EnableCapture: true,
    InitialSamplingPercentage: 100,
    DestinationS3Uri: 's3://bucket/capture',
    CaptureOptions: [{ CaptureMode: 'Input' }, { CaptureMode: 'Output' }],
    CaptureContentTypeHeader: { CsvContentTypes: ['text/csv'], JsonContentTypes: ['application/json'] },
    ...more,
  };
}

async function captured(aws: Hosting): Promise<CapturedRecord[]> {
  const keys = await aws.keys('capture/');
  const files = await Promise.all(keys.map((key) => aws.text(`s3://bucket/${key}`)));
  return files.flatMap((text) =>
    text
      .trimEnd()
      .split('\n')
      .map((line): CapturedRecord => JSON.parse(line)),
  );
}

test('requests and answers are kept where and as SageMaker keeps them', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm', { DataCaptureConfig: capture({ KmsKeyId: 'alias/capture' }) });
  const created = await aws.create('e', 'c');
  expect(created.DataCaptureConfig).toEqual({
    EnableCapture: true,
    CaptureStatus: 'Started',
    CurrentSamplingPercentage: 100,
    DestinationS3Uri: 's3://bucket/capture',
    KmsKeyId: 'alias/capture',
  });

  const before = new Date();
  const { text } = await aws.invoke('e', '1,2\n3,4', { InferenceId: 'trip-7', CustomAttributes: 'a=b' });
  await aws.invoke('e', '1,2', { Accept: 'application/json' });
  while ((await aws.keys('capture/')).length === 0) await sleep(30);

  const [key = ''] = await aws.keys('capture/');
  const hours = [before, new Date()].map((at) => at.toISOString().slice(0, 13).replaceAll(/[-T]/g, '/'));
  expect(key).toMatch(
    /^capture\/e\/AllTraffic\/\d{4}\/\d\d\/\d\d\/\d\d\/\d\d-\d\d-\d{3}-[0-9a-f-]{36}\.jsonl$/,
  );
  expect(hours).toContain(key.split('/').slice(3, 7).join('/'));
  const records = await captured(aws);
  expect(records).toEqual([
    {
      captureData: {
        endpointInput: { observedContentType: 'text/csv', mode: 'INPUT', data: '1,2\n3,4', encoding: 'CSV' },
        endpointOutput: {
          observedContentType: 'text/csv; charset=utf-8',
          mode: 'OUTPUT',
          data: text,
          encoding: 'CSV',
        },
      },
      eventMetadata: {
        eventId: expect.stringMatching(/^[0-9a-f-]{36}$/),
        inferenceId: 'trip-7',
        customAttributes: ['a=b'],
        inferenceTime: expect.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/),
      },
      eventVersion: '0',
    },
    {
      captureData: {
        endpointInput: expect.objectContaining({ encoding: 'CSV' }),
        endpointOutput: expect.objectContaining({
          observedContentType: 'application/json',
          encoding: 'JSON',
          data: expect.stringContaining('"predictions"'),
        }),
      },
      eventMetadata: { eventId: expect.any(String), inferenceTime: expect.any(String) },
      eventVersion: '0',
    },
  ]);
});

test.each<[string, Partial<DataCaptureConfig>, number, string[], string]>([
  ['half of the requests', { InitialSamplingPercentage: 50 }, 10, ['endpointInput', 'endpointOutput'], 'CSV'],
  ['a tenth of them', { InitialSamplingPercentage: 10 }, 2, ['endpointInput', 'endpointOutput'], 'CSV'],
  ['the input alone', { CaptureOptions: [{ CaptureMode: 'Input' }] }, 20, ['endpointInput'], 'CSV'],
  [
    'both in one option, without content types',
    { CaptureOptions: [{ CaptureMode: 'InputAndOutput' }], CaptureContentTypeHeader: undefined },
    20,
    ['endpointInput', 'endpointOutput'],
    'BASE64',
  ],
])('%s, all written before the endpoint is gone', async (_name, more, count, sides, encoding) => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm', { DataCaptureConfig: capture(more) });
  await aws.create('e', 'c');

  await Promise.all(Array.from({ length: 20 }, () => aws.invoke('e', '1,2')));
  await aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: 'e' }));
  await aws.settled('e').catch(() => undefined);

  const records = await captured(aws);
  expect(records).toHaveLength(count);
  expect(Object.keys(records[0]?.captureData ?? {})).toEqual(sides);
  const { data = '', encoding: found } = records[0]?.captureData['endpointInput'] ?? {};
  expect([found, encoding === 'BASE64' ? Buffer.from(data, 'base64').toString() : data]).toEqual([
    encoding,
    '1,2',
  ]);
});

test('nothing where it is switched off, or the model refuses', async () => {
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('off', 'm', { DataCaptureConfig: capture({ EnableCapture: false }) });
  await aws.config('on', 'm', { DataCaptureConfig: capture() });
  const off = await aws.create('off', 'off');
  await aws.create('on', 'on');

  await aws.invoke('off', '1,2');
  await expect(aws.invoke('on', 'x,y')).rejects.toMatchObject({ name: 'ModelError' });
  for (const name of ['off', 'on']) {
    await aws.sagemaker.send(new DeleteEndpointCommand({ EndpointName: name }));
    await aws.settled(name).catch(() => undefined);
  }

  expect(off.DataCaptureConfig).toMatchObject({ EnableCapture: false, CaptureStatus: 'Stopped' });
  expect(await aws.keys('capture/')).toEqual([]);
});

test('a destination that is not there costs the record, not the answer', async () => {
  const errors = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm', { DataCaptureConfig: capture({ DestinationS3Uri: 's3://nowhere/capture' }) });
  await aws.create('e', 'c');

  const { predictions } = await aws.invoke('e', '1,2');
  await aws.aws.close();

  expect(predictions).toHaveLength(1);
  expect(errors.mock.calls).toEqual([
    [expect.stringMatching(/^Captured data of endpoint e could not be written to s3:\/\/nowhere\/capture: /)],
  ]);
  errors.mockRestore();
});
