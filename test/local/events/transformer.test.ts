import { expect, test } from 'vitest';
import type { AwsEvent } from '../../../local/aws/events/event.ts';
import type { Target } from '../../../local/aws/events/store.ts';
import { inputOf } from '../../../local/aws/events/transformer.ts';

const event: AwsEvent = {
  version: '0',
  id: 'e1',
  'detail-type': 'T',
  source: 's',
  account: '1',
  time: '2026-01-31T00:00:00Z',
  region: 'us-east-1',
  resources: ['a', 'b'],
  detail: { name: 'say "hi"\n', state: { value: 'ALARM' }, list: [1, 2], count: 3 },
};
const rule = { arn: 'arn:rule', name: 'rule' };

function transformed(template: string, paths: Record<string, string> = {}): unknown {
  const InputTransformer = { InputTemplate: template, InputPathsMap: paths };
  return JSON.parse(inputOf({ Id: '1', Arn: 'a', InputTransformer }, event, rule));
}

test.each<[string, string, Record<string, string>, unknown]>([
  [
    'a text out of quotation marks is JSON, whatever is in it',
    '{"a": <n>}',
    { n: '$.detail.name' },
    { a: 'say "hi"\n' },
  ],
  ['a number', '{"a": <n>}', { n: '$.detail.count' }, { a: 3 }],
  ['an object', '{"a": <n>}', { n: '$.detail.state' }, { a: { value: 'ALARM' } }],
  ['a member of a list', '{"a": <n>}', { n: '$.resources[1]' }, { a: 'b' }],
  ['a text in quotation marks', '{"a": "is <n> now"}', { n: '$.detail.state.value' }, { a: 'is ALARM now' }],
  ['a path that leads nowhere', '{"a": "<n>"}', { n: '$.detail.none' }, { a: '' }],
  ['a text alone', '"<n>!"', { n: '$.source' }, 's!'],
  ['what EventBridge itself knows', '{"r": <aws.events.rule-name>}', {}, { r: 'rule' }],
  ['the whole event', '{"e": <aws.events.event.json>}', {}, { e: event }],
])('%s', (_, template, paths, expected) => {
  expect(transformed(template, paths)).toEqual(expected);
});

test('a text that breaks the JSON around it is told of', () => {
  expect(() => transformed('{"a": "<n>"}', { n: '$.detail.name' })).toThrow('makes no JSON');
});

test.each<[string, Partial<Target>, unknown]>([
  ['nothing: the event', {}, event],
  ['an input of its own', { Input: '{"x":1}' }, { x: 1 }],
  ['a part of the event', { InputPath: '$.detail.state' }, { value: 'ALARM' }],
])('%s', (_, target, expected) => {
  expect(JSON.parse(inputOf({ Id: '1', Arn: 'a', ...target }, event, rule))).toEqual(expected);
});
