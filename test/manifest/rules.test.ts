import { describe, expect, test } from 'vitest';
import type { ModelEntry } from '../../actions/lib/manifest/manifest.ts';
import type { DatasetSpec } from '../../actions/lib/pipeline/spec.ts';
import {
  endpoint,
  entry,
  filesOf,
  manifest,
  messagesOf,
  monitor,
  packageArn,
  problemsOf,
  release,
} from './example.ts';

function messagesOfEntry(fares: ModelEntry, promotesFrom: string | null = null): string[] {
  const staging = manifest('staging', { models: { fares: entry() } });
  return messagesOf(staging, manifest('prod', { promotesFrom, models: { fares } }));
}

test('the example has no problem', () => {
  expect(messagesOfEntry(entry())).toEqual([]);
});

describe('rollouts that SageMaker excludes', () => {
  const fixed = { autoscaling: null };
  const bake = 'PT10M';

  test.each<[string, Partial<ModelEntry['endpoint']>]>([
    ['one instance all at once', { ...fixed, instanceCount: 1, rollout: { type: 'all-at-once' } }],
    ['half of them', { ...fixed, instanceCount: 2, rollout: { type: 'canary', instances: 1, bake } }],
    [
      'half of an odd number, rounded down',
      { ...fixed, instanceCount: 5, rollout: { type: 'canary', instances: 2, bake } },
    ],
    ['steps of a tenth', { ...fixed, instanceCount: 20, rollout: { type: 'linear', instances: 2, bake } }],
    ['steps of a half', { ...fixed, instanceCount: 20, rollout: { type: 'linear', instances: 10, bake } }],
    ['no baking', { ...fixed, instanceCount: 2, rollout: { type: 'canary', instances: 1, bake: 'PT0S' } }],
    [
      'an hour of baking',
      { ...fixed, instanceCount: 2, rollout: { type: 'canary', instances: 1, bake: 'PT1H' } },
    ],
    ['Inf1 all at once', { ...fixed, instanceType: 'ml.inf1.xlarge', rollout: { type: 'all-at-once' } }],
    [
      'a burstable type that is not scaled',
      {
        ...fixed,
        instanceType: 'ml.t2.medium',
        instanceCount: 2,
        rollout: { type: 'canary', instances: 1, bake },
      },
    ],
  ])('not %s', (_, changes) => {
    expect(messagesOfEntry(endpoint(changes))).toEqual([]);
  });

  test.each<[string, Partial<ModelEntry['endpoint']>, string]>([
    [
      'a canary of one instance',
      { ...fixed, instanceCount: 1, rollout: { type: 'canary', instances: 1, bake } },
      `rollout.type: one instance can't be split: the endpoint has one instance; write { "type": "all-at-once" }, found 'canary'`,
    ],
    [
      'steps of what may have been scaled to one',
      {
        autoscaling: { min: 1, max: 4, invocationsPerInstance: 1 },
        rollout: { type: 'linear', instances: 1, bake },
      },
      `rollout.type: one instance can't be split: the endpoint has 1 to 4 instances; write { "type": "all-at-once" }, found 'linear'`,
    ],
    [
      'a canary of more than half',
      { ...fixed, instanceCount: 5, rollout: { type: 'canary', instances: 3, bake } },
      'rollout.instances: a canary is at most half of the instances, and the endpoint has 5 instances: write 1 to 2, found 3',
    ],
    [
      'a canary of more than half of what scaling leaves',
      { instanceCount: 4, rollout: { type: 'canary', instances: 2, bake } },
      'rollout.instances: a canary is at most half of the instances, and the endpoint has 2 to 4 instances: write 1, found 2',
    ],
    [
      'steps of less than a tenth',
      { ...fixed, instanceCount: 21, rollout: { type: 'linear', instances: 2, bake } },
      'rollout.instances: a step is 10 to 50 % of the instances, and the endpoint has 21 instances: write 3 to 10, found 2',
    ],
    [
      'steps of more than half',
      { ...fixed, instanceCount: 4, rollout: { type: 'linear', instances: 3, bake } },
      'rollout.instances: a step is 10 to 50 % of the instances, and the endpoint has 4 instances: write 1 to 2, found 3',
    ],
    [
      'steps of bounds that no step suits',
      {
        autoscaling: { min: 2, max: 40, invocationsPerInstance: 1 },
        rollout: { type: 'linear', instances: 1, bake },
      },
      `rollout.instances: a step is 10 to 50 % of the instances, and the endpoint has 2 to 40 instances: no number is both; bring autoscaling's bounds closer together or write "canary" instead of "linear", found 1`,
    ],
    [
      'baking for more than an hour',
      { rollout: { type: 'canary', instances: 1, bake: 'PT61M' } },
      "rollout.bake: SageMaker waits at most PT1H, found 'PT61M'",
    ],
    [
      'steps that take longer than a rollout may',
      { ...fixed, instanceCount: 10, rollout: { type: 'linear', instances: 1, bake: 'PT1H' } },
      "rollout.bake: 10 steps of 'PT1H' take longer than the eight hours that SageMaker gives a rollout; bake shorter or take larger steps",
    ],
    [
      'a canary on Inf1',
      { ...fixed, instanceType: 'ml.inf1.xlarge' },
      `rollout.type: SageMaker moves endpoints on Inf1 all at once; write { "type": "all-at-once" }, found 'canary'`,
    ],
  ])('%s', (_, changes, message) => {
    expect(messagesOfEntry(endpoint(changes))).toEqual([`models.fares.endpoint.${message}`]);
  });
});

describe('autoscaling', () => {
  test.each<[Partial<ModelEntry['endpoint']>, string]>([
    [
      { autoscaling: { min: 5, max: 4, invocationsPerInstance: 750 }, rollout: { type: 'all-at-once' } },
      'autoscaling.max: is 4, less than "min", which is 5; write at least 5',
    ],
    [
      { instanceCount: 1 },
      'instanceCount: autoscaling keeps 2 to 4 instances; write a count within these, found 1',
    ],
    [
      { instanceCount: 5 },
      'instanceCount: autoscaling keeps 2 to 4 instances; write a count within these, found 5',
    ],
    [
      { instanceType: 'ml.t3.medium' },
      'autoscaling: ml.t3.medium is burstable, and SageMaker does not scale burstable types; write null, or a type such as ml.m5.large',
    ],
  ])('%j', (changes, message) => {
    expect(messagesOfEntry(endpoint(changes))).toEqual([`models.fares.endpoint.${message}`]);
  });

  test('of a type whose name only begins like a burstable one', () => {
    expect(messagesOfEntry(endpoint({ instanceType: 'ml.trn1.2xlarge' }))).toEqual([]);
  });
});

describe('releases', () => {
  test.each([
    [
      { modelPackageArn: packageArn(3, 'tips') },
      "modelPackageArn: is of the group 'tips'; the model 'fares' takes packages of the group 'fares' only",
    ],
    [
      { modelPackageArn: packageArn(3, 'fares', 'eu-west-1') },
      'modelPackageArn: is registered in eu-west-1, and prod is in us-east-1: SageMaker serves a package in its own region only. Register the model in us-east-1 and pin that package',
    ],
    [
      { imageDigest: null },
      'imageDigest: is null; write the digest that ran in staging: its deployment record has it',
    ],
  ])('%j', (changes, message) => {
    const fares = entry({ release: release(changes) });

    expect(messagesOfEntry(fares, 'staging')).toEqual([`models.fares.release.${message}`]);
  });

  test('need no digest where releases begin', () => {
    expect(messagesOfEntry(entry({ release: release({ imageDigest: null }) }))).toEqual([]);
  });
});

describe('holds', () => {
  test('tell all their mistakes at once', () => {
    const hold = { by: '', reason: 'holidays', until: '2026-02-30' };

    expect(messagesOfEntry(entry({ hold }))).toEqual([
      expect.stringContaining('models.fares.hold.by'),
      expect.stringContaining('models.fares.hold.until'),
    ]);
  });

  test.each(['2026-12-01', '2026-12-01T08:00Z', '2026-12-01T08:00:30+01:00', null])('until %s', (until) => {
    expect(messagesOfEntry(entry({ hold: { by: 'ann', reason: 'holidays', until } }))).toEqual([]);
  });

  test.each(['2026-02-30', 'tomorrow', '2026-12-01T08:00', '1.12.2026', '2026-W49'])(
    'not until %s',
    (until) => {
      expect(messagesOfEntry(entry({ hold: { by: 'ann', reason: 'holidays', until } }))).toEqual([
        `models.fares.hold.until: '${until}' is no date; write one such as 2026-12-01, or a time with offset such as 2026-12-01T08:00Z, or null until somebody removes the hold`,
      ]);
    },
  );
});

describe('keys of another region', () => {
  const kmsKeyArn = 'arn:aws:kms:eu-west-1:111122223333:key/1';

  test.each<[string, Partial<ModelEntry['endpoint']>]>([
    ['dataCapture.kmsKeyArn', { dataCapture: { samplingPercentage: 100, kmsKeyArn } }],
    ['volumeKmsKeyArn', { volumeKmsKeyArn: kmsKeyArn }],
  ])('%s', (key, changes) => {
    expect(messagesOfEntry(endpoint(changes))).toEqual([
      `models.fares.endpoint.${key}: is a key of eu-west-1, and prod is in us-east-1: name a key of us-east-1`,
    ]);
  });
});

describe('monitors', () => {
  test.each([
    'cron(20 * ? * * *)',
    'cron(0/30 8-18 ? * MON-FRI *)',
    'cron(0 0 1,15 * ? *)',
    'cron(0 6 L JAN,jul ? 2026-2030)',
    'cron(0 6 ? * 2#1 *)',
    'rate(1 hour)',
    'rate(12 hours)',
  ])('run at %s', (schedule) => {
    expect(messagesOfEntry(monitor({ schedule }))).toEqual([]);
  });

  test.each([
    [
      'hourly',
      "'hourly' is no schedule; write cron(20 * ? * * *) for twenty past every hour, or rate(1 hour)",
    ],
    [
      'rate(1 hours)',
      "'rate(1 hours)' is no schedule; write cron(20 * ? * * *) for twenty past every hour, or rate(1 hour)",
    ],
    [
      'cron(20 * * * *)',
      "cron has six fields (minutes, hours, day of the month, month, day of the week, year), found 5 in 'cron(20 * * * *)'; write cron(20 * ? * * *) for twenty past every hour",
    ],
    ['cron(60 * ? * * *)', "'60' is not possible for the minutes (0 to 59) in 'cron(60 * ? * * *)'"],
    ['cron(0 18-8 ? * * *)', "'18-8' is not possible for the hours (0 to 23) in 'cron(0 18-8 ? * * *)'"],
    ['cron(0 8 ? * 0 *)', "'0' is not possible for the day of the week (1 to 7) in 'cron(0 8 ? * 0 *)'"],
    ['cron(0 8 ? FEBR * *)', "'FEBR' is not possible for the month (1 to 12) in 'cron(0 8 ? FEBR * *)'"],
    ['cron(*/0 8 ? * * *)', "'*/0' is not possible for the minutes (0 to 59) in 'cron(*/0 8 ? * * *)'"],
    [
      'cron(0 8 * * * *)',
      "either the day of the month or the day of the week is '?', found '*' and '*' in 'cron(0 8 * * * *)'",
    ],
  ])('do not run at %s', (schedule, message) => {
    expect(messagesOfEntry(monitor({ schedule }))).toEqual([`models.fares.monitor.schedule: ${message}`]);
  });

  test.each([
    ['cron(0 * ? * * *)', true],
    ['cron(0 7 ? * * *)', true],
    ['cron(0 0/6 ? * * *)', true],
    ['cron(20 * ? * * *)', false],
    ['cron(0 */6 ? * * *)', false],
    ['rate(1 hour)', false],
  ])('of Model Monitor take full hours only: %s %s', (schedule, possible) => {
    const message = `models.fares.monitor.schedule: Model Monitor takes cron(0 * ? * * *), cron(0 H ? * * *) and cron(0 H/N ? * * *), found '${schedule}'`;

    expect(messagesOfEntry(monitor({ schedule, engine: 'model-monitor' }))).toEqual(
      possible ? [] : [message],
    );
  });

  test('need something captured', () => {
    expect(messagesOfEntry(endpoint({ dataCapture: { samplingPercentage: 0 } }))).toEqual([
      'models.fares.endpoint.dataCapture.samplingPercentage: is 0, so the monitor would never see a request; capture some, or write "monitor": null',
    ]);
  });

  test('have one alarm for each metric', () => {
    const alarm = { metric: 'completeness', threshold: 1 };

    expect(messagesOfEntry(monitor({ alarms: [alarm, alarm] }))).toEqual([
      "models.fares.monitor.alarms[1].metric: 'completeness' has an alarm already, number 1; keep one",
    ]);
  });

  test("watch features of the model's pipeline", () => {
    const dataset: DatasetSpec = {
      problem: 'regression',
      label: { name: 'amount' },
      features: { distance: { type: 'fractional' } },
    };
    const metrics = ['distance', 'amount', 'max', 'distanze'].map((name) => `feature_baseline_drift_${name}`);
    const alarms = [...metrics, 'model_quality_mae'].map((metric) => ({ metric, threshold: 1 }));
    const files = filesOf([
      manifest('prod', { models: { fares: monitor({ alarms }), tips: monitor({ alarms }) } }),
    ]);

    const problems = problemsOf(files, new Map([['fares', dataset]]));

    expect(problems.map(({ message }) => message)).toEqual([
      "models.fares.monitor.alarms[3].metric: the model's pipeline has no feature 'distanze'; did you mean 'distance'? Known: distance, amount, max.",
    ]);
  });
});

describe('names', () => {
  test('fit into what SageMaker takes for an endpoint', () => {
    const name = 'm'.repeat(58);

    expect(messagesOf(manifest('prod', { models: { [name]: entry() } }))).toEqual([]);
    expect(messagesOf(manifest('proda', { models: { [name]: entry() } }))).toEqual([
      `models.${name}: its endpoint would be called '${name}-proda', which has 64 characters; SageMaker takes 63. Shorten the environment's name, or that of the model and its package group, by 1`,
    ]);
  });

  test('begin as CloudFormation takes them for a stack', () => {
    expect(messagesOf(manifest('prod', { models: { '3d': entry() } }))).toEqual([
      "models.3d: its stack would be called '3d-prod', and CloudFormation takes names that begin with a letter only; rename the model and its package group",
    ]);
  });

  test('are told in lower case by ARNs of packages', () => {
    const Fares = entry({ release: release({ modelPackageArn: packageArn(3, 'fares') }) });

    expect(messagesOf(manifest('prod', { models: { Fares } }))).toEqual([]);
  });

  test('belong to one endpoint, whatever their case', () => {
    const problems = problemsOf(
      filesOf([manifest('b-c', { models: { A: entry() } }), manifest('c', { models: { 'a-b': entry() } })]),
    );

    expect(problems).toEqual([
      {
        file: 'environments/c.json',
        line: 13,
        column: 6,
        path: 'models.a-b',
        message:
          "models.a-b: its endpoint would be called 'a-b-c', as that of 'A' in environments/b-c.json; rename one of the two",
      },
    ]);
  });

  test('of file and environment are the same', () => {
    const [file] = filesOf([manifest('prod')]);

    expect(problemsOf([{ file: 'environments/live.json', text: file?.text ?? '' }])).toMatchObject([
      { message: "environment: is 'prod' in a file for 'live'; rename one of the two", line: 3 },
    ]);
  });
});

describe('the way of a release', () => {
  test('goes through environments that there are', () => {
    expect(messagesOf(manifest('staging'), manifest('prod', { promotesFrom: 'stagin' }))).toEqual([
      "promotesFrom: there is no environment 'stagin'; did you mean 'staging'? Known: staging. Or null, where releases begin",
    ]);
  });

  test('has a beginning', () => {
    expect(
      messagesOf(
        manifest('a', { promotesFrom: 'c' }),
        manifest('b', { promotesFrom: 'a' }),
        manifest('c', { promotesFrom: 'b' }),
        manifest('d', { promotesFrom: 'c' }),
        manifest('e', { promotesFrom: 'e' }),
      ),
    ).toEqual([
      'promotesFrom: goes in a circle, so no release could ever begin: a <- c <- b <- a; write null in one of them',
      'promotesFrom: goes in a circle, so no release could ever begin: b <- a <- c <- b; write null in one of them',
      'promotesFrom: goes in a circle, so no release could ever begin: c <- b <- a <- c; write null in one of them',
      'promotesFrom: goes in a circle, so no release could ever begin: e <- e; write null in one of them',
    ]);
  });

  test('has the model in each of its environments', () => {
    const models = { fares: entry(), tips: entry(), fare: entry() };

    expect(messagesOf(manifest('staging'), manifest('prod', { promotesFrom: 'staging', models }))).toEqual([
      'models.tips: environments/staging.json has no such model, and prod takes only what staging has run; Models there: fares.',
      "models.fare: environments/staging.json has no such model, and prod takes only what staging has run; did you mean 'fares'? Models there: fares.",
    ]);
  });
});
