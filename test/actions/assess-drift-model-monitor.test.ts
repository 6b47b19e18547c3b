import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import type { MonitorSpec } from '../../actions/lib/manifest/manifest.ts';
import { WINDOW } from '../drift/model-monitor-example.ts';
import { MODEL, openDriftSession } from './drift-session.ts';

const METRIC = 'feature_baseline_drift_distance';
const ALARM = `drift-gitops-${MODEL}-staging-${METRIC}`;
const EVENT = { alarm: ALARM, region: 'us-east-1', account: '111122223333', at: '2026-11-20T11:20:00.000Z' };
const MONITOR: Partial<MonitorSpec> = {
  engine: 'model-monitor',
  schedule: 'cron(0 * ? * * *)',
  alarms: [{ metric: METRIC, threshold: 0.4 }],
};
const FILES = {
  'statistics.json': WINDOW.statistics,
  'constraints.json': {},
  'constraint_violations.json': WINDOW.violations,
};

describe.concurrent("an alarm of Model Monitor's", { timeout: 120_000 }, () => {
  test('is confirmed by the files that it left, which make the issue and the page', async () => {
    await using session = await openDriftSession(MONITOR);
    await session.analysis(FILES);
    await session.analysis(FILES, 1);
    await session.setAlarm('ALARM', ALARM);

    const { outputs, summary, annotations } = await session.assess({}, EVENT);

    expect(annotations).toEqual([]);
    expect(outputs).toMatchObject({ retrain: 'false', reason: 'retraining-not-yet', issue: '1' });
    expect(summary).toContain('confirms it: feature\\_baseline\\_drift\\_distance is 0.4391, above 0.4');
    const [issue] = await session.issues();
    expect(issue?.body).toContain('1500 captured rows against a baseline of 2000 rows of `tiny version 1`');
    expect(issue?.body).toContain('| `distance` | 0.4391 | 0.1 |');
    const page = await readFile(path.join(session.workspace, 'drift-report.html'), 'utf8');
    expect(page).toContain('SageMaker Model Monitor');
    expect(page).toContain('at the newest of 2 checks');
  });

  test('that found nothing violated, and so left no file of it, does not confirm an alarm', async () => {
    await using session = await openDriftSession(MONITOR);
    const calm = { ...WINDOW.statistics, features: WINDOW.statistics.features.slice(0, 1) };
    await session.analysis({ 'statistics.json': calm, 'constraints.json': {} });
    await session.setAlarm('ALARM', ALARM);

    const { outputs, summary } = await session.assess({}, EVENT);

    expect(outputs).toMatchObject({ retrain: 'false', reason: 'retraining-not-yet' });
    expect(summary).toContain('says nothing of what the alarm watches');
  });

  test.each<[string, Record<string, unknown>]>([
    ['files of another shape', { ...FILES, 'statistics.json': { features: [] } }],
    ['a file that is cut', { ...FILES, 'statistics.json': 7 }],
  ])('with %s is told with a warning that names them', async (_, files) => {
    await using session = await openDriftSession(MONITOR);
    await session.analysis(files);
    await session.setAlarm('ALARM', ALARM);

    const { outputs, annotations } = await session.assess({}, EVENT);

    expect(outputs).toMatchObject({ retrain: 'false', reason: 'retraining-not-yet' });
    expect(annotations.map(({ message }) => message).join('\n')).toMatch(
      /The analysis of tiny-staging in s3:\/\/artifacts\/monitoring\/tiny-staging\/tiny-staging\/\S+ can't be read/,
    );
  });
});

test('the heartbeat of Model Monitor wants no alarm of missing data', { timeout: 120_000 }, async () => {
  await using session = await openDriftSession(MONITOR);
  await session.analysis(FILES);

  const { outputs, annotations } = await session.assess({ heartbeat: 'true' });

  expect(annotations).toEqual([]);
  expect(outputs).toEqual({ retrain: 'false', reason: 'watch-works' });
});

test('the heartbeat tells that Model Monitor has left nothing for hours', { timeout: 120_000 }, async () => {
  await using session = await openDriftSession(MONITOR);
  await session.analysis(FILES, 6);

  const { outputs, annotations } = await session.assess({ heartbeat: 'true' });

  expect(outputs).toMatchObject({ reason: 'watch-broken' });
  expect(annotations.map(({ message }) => message).join('\n')).toMatch(
    /tiny-staging was last checked on .* executions of its monitoring schedule/,
  );
});
