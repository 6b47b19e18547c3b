import { describe, expect, test } from 'vitest';
import {
  assignments,
  bucketName,
  choice,
  duration,
  flag,
  folder,
  input,
  parseInputs,
  role,
  tags,
  text,
} from '../../actions/lib/input.ts';

describe('parsers', () => {
  test.each([
    [folder, 'pipelines/x/', 'pipelines/x'],
    [folder, '/', '/'],
    [text, 'a b', 'a b'],
    [flag, 'true', true],
    [flag, 'FALSE', false],
    [duration, 'PT90M', 5_400_000],
    [duration, 'P1DT2H', 93_600_000],
    [choice('Push', 'Drift'), 'Drift', 'Drift'],
    [assignments, '', {}],
    [assignments, '\n a = b=c \r\n# note\nempty=\n', { a: 'b=c', empty: '' }],
    [assignments, '__proto__=x', Object.fromEntries([['__proto__', 'x']])],
    [bucketName, 'my-bucket.1', 'my-bucket.1'],
    [tags, 'Team=Färes & co'.replace('&', '+'), { Team: 'Färes + co' }],
    [
      role,
      'arn:aws-cn:iam::111122223333:role/path/to/x',
      { arn: 'arn:aws-cn:iam::111122223333:role/path/to/x', partition: 'aws-cn', account: '111122223333' },
    ],
  ])('%o reads %j', (parse: (value: string) => unknown, given, expected) => {
    expect(parse(given)).toEqual(expected);
  });

  test.each([
    [folder, '', 'is empty: name a pipeline folder'],
    [text, '', 'is empty'],
    [flag, 'yes', "is 'yes': write true or false."],
    [flag, '', "is '': write true or false."],
    [duration, '90', "is '90': write an ISO 8601 duration"],
    [duration, 'PT0S', "is 'PT0S'"],
    [duration, 'P1M', "is 'P1M'"],
    [choice('Push', 'Drift'), 'drift', "is 'drift': write one of Push, Drift."],
    [
      assignments,
      'a=1\nb\na=2\n=3',
      "line 2 is 'b': write name=value; line 3 sets a a second time; line 4 is '=3'",
    ],
    [bucketName, 's3://bucket', 'write the name of an S3 bucket alone'],
    [bucketName, 'ab', '3 to 63'],
    [role, 'arn:aws:iam::1:role/x', 'write the ARN of a role'],
    [role, 'arn:aws:iam::111122223333:user/x', 'write the ARN of a role'],
    [tags, 'AWS:x=1', 'begins with aws:'],
    [tags, `a=${'x'.repeat(257)}`, 'longer than 128 (key) or 256 (value)'],
    [tags, 'a=<b>', 'other characters'],
    [tags, Array.from({ length: 49 }, (_, index) => `k${index}=v`).join('\n'), 'has 49 tags, of 48 at most'],
  ])('%o refuses %j', (parse: (value: string) => unknown, given, message) => {
    expect(() => parse(given)).toThrow(message);
  });
});

describe('parseInputs', () => {
  const inputs = { wait: input('wait', flag), timeoutMs: input('timeout', duration) };

  test('reads every input by its name', () => {
    const given: Record<string, string> = { wait: ' true ', timeout: 'PT1S' };

    expect(parseInputs(inputs, (name) => given[name] ?? '')).toEqual({ wait: true, timeoutMs: 1000 });
  });

  test('tells everything that is wrong at once', () => {
    expect(() => parseInputs(inputs, () => 'x')).toThrow(
      expect.objectContaining({
        reason: 'inputs-invalid',
        problems: [
          "Input 'wait' is 'x': write true or false.",
          "Input 'timeout' is 'x': write an ISO 8601 duration of days, hours, minutes or seconds, e.g. PT2H or PT90M.",
        ],
      }),
    );
  });
});
