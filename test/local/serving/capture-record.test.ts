import { expect, test } from 'vitest';
import {
  type CaptureFormat,
  captureKey,
  captureRecord,
  encodingOf,
} from '../../../local/serving/capture-record.ts';

const format: CaptureFormat = {
  modes: ['Input', 'Output'],
  csvTypes: ['text/csv'],
  jsonTypes: ['application/json', 'application/jsonlines'],
};

test.each([
  ['text/csv', 'CSV'],
  ['text/csv; charset=utf-8', 'CSV'],
  ['Text/CSV;header=absent', 'CSV'],
  ['application/json', 'JSON'],
  ['application/jsonlines', 'JSON'],
  ['text/plain', 'BASE64'],
  [undefined, 'BASE64'],
])('%s is kept as %s', (contentType, encoding) => {
  expect(encodingOf(contentType, format)).toBe(encoding);
});

test('without content types all is BASE64', () => {
  expect(encodingOf('text/csv', { ...format, csvTypes: [], jsonTypes: [] })).toBe('BASE64');
});

test('a key carries the hour and the moment in UTC', () => {
  const at = new Date('2026-01-31T07:20:48.871Z');

  const key = captureKey('some/prefix', { endpoint: 'e', variant: 'AllTraffic' }, at, 'id');
  const bare = captureKey('', { endpoint: 'e', variant: 'AllTraffic' }, at, 'id');

  expect(key).toBe('some/prefix/e/AllTraffic/2026/01/31/07/20-48-871-id.jsonl');
  expect(bare).toBe('e/AllTraffic/2026/01/31/07/20-48-871-id.jsonl');
});

test('a record names only what was sent', () => {
  const record = captureRecord(
    {
      eventId: 'id',
      at: new Date('2026-01-31T07:20:48.871Z'),
      input: { contentType: undefined, data: Buffer.from([0, 255]) },
      output: { contentType: 'text/csv', data: Buffer.from('0.5') },
    },
    { ...format, modes: ['InputAndOutput'] },
  );

  expect(record).toEqual({
    captureData: {
      endpointInput: { mode: 'INPUT', data: 'AP8=', encoding: 'BASE64' },
      endpointOutput: { observedContentType: 'text/csv', mode: 'OUTPUT', data: '0.5', encoding: 'CSV' },
    },
    eventMetadata: { eventId: 'id', inferenceTime: '2026-01-31T07:20:48Z' },
    eventVersion: '0',
  });
});
