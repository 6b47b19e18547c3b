import { describe, expect, test } from 'vitest';
import { analysedWindow, servedThrough } from '../../actions/lib/drift/model-monitor-window.ts';
import { recordOf } from '../actions/deployment-records.ts';

test.each([
  ['cron(0 * ? * * *)', '2026-11-20T10:00:00.000Z', 'PT1H'],
  ['cron(0 6 ? * * *)', '2026-11-19T11:00:00.000Z', 'PT24H'],
  ['cron(0 0/6 ? * * *)', '2026-11-20T05:00:00.000Z', 'PT6H'],
])('a schedule %s looks back to %s', (schedule, start, duration) => {
  const window = analysedWindow(new Date('2026-11-20T11:00:00Z'), schedule);

  expect(window).toEqual({ start: new Date(start), end: new Date('2026-11-20T11:00:00Z'), duration });
});

describe('the release of a window', () => {
  const window = analysedWindow(new Date('2026-11-20T11:00:00Z'), 'cron(0 * ? * * *)');
  test.each([
    ['nothing was deployed', [], undefined],
    ['it was deployed before', [deployed(1, '2026-11-01T00:00:00Z')], [1, '2026-11-01T00:00:00Z']],
    ['it was deployed at its start', [deployed(1, '2026-11-20T10:00:00Z')], [1, '2026-11-20T10:00:00Z']],
    ['it was deployed within', [deployed(1, '2026-11-20T10:30:00Z')], undefined],
    [
      'another one came within',
      [deployed(2, '2026-11-20T10:30:00Z'), deployed(1, '2026-11-01T00:00:00Z')],
      undefined,
    ],
    [
      'the same one was deployed again within',
      [deployed(1, '2026-11-20T10:30:00Z'), deployed(1, '2026-11-01T00:00:00Z')],
      [1, '2026-11-01T00:00:00Z'],
    ],
    [
      'another one came after',
      [deployed(2, '2026-11-20T11:00:00Z'), deployed(1, '2026-11-01T00:00:00Z')],
      [1, '2026-11-01T00:00:00Z'],
    ],
    [
      'one was in between',
      [
        deployed(1, '2026-11-19T00:00:00Z'),
        deployed(1, '2026-11-18T00:00:00Z'),
        deployed(2, '2026-11-17T00:00:00Z'),
        deployed(1, '2026-11-01T00:00:00Z'),
      ],
      [1, '2026-11-18T00:00:00Z'],
    ],
  ] as const)('where %s', (_, records, expected) => {
    const found = servedThrough(records, window);

    expect(found && [Number(found.modelPackageArn.split('/').at(-1)), found.since]).toEqual(expected);
  });
});

function deployed(version: number, endedAt: string) {
  const record = recordOf(version, version);
  const modelPackageArn = `arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/${version}`;
  return { ...record, endedAt, release: { ...record.release, modelPackageArn } };
}
