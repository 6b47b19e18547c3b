import { describe, expect, test } from 'vitest';
import type { Hold } from '../../actions/lib/manifest/manifest.ts';
import { decidePromotion, holds, type PromotionFacts } from '../../actions/lib/promotion/decision.ts';
import { packageArn, recordOf, rolledBackRecord } from '../actions/deployment-records.ts';

const NOW = new Date('2026-11-23T12:00:00Z');
const HOLD: Hold = { by: 'ann', reason: 'look first', until: null };
const FREEZE = {
  from: '2026-11-20T00:00',
  to: '2026-11-30T00:00',
  timeZone: 'Europe/Berlin',
  reason: 'year end',
};

function version(number: number, approval = 'PendingManualApproval') {
  return { arn: packageArn(number), version: number, approval };
}

function lost(number: number) {
  return { ...version(number), lost: 'is worse than version 1' };
}

function open(number: number) {
  return { number: 7, package: packageArn(number) };
}

function facts(changes: Partial<PromotionFacts> = {}): PromotionFacts {
  return {
    now: NOW,
    model: 'fares',
    environment: 'staging',
    promotesFrom: null,
    policy: { soak: 'PT0S', freeze: [], maxMetricRegressionPercent: 2 },
    release: null,
    hold: null,
    packages: [],
    previous: [],
    failed: [],
    deployed: [],
    open: undefined,
    declined: new Set(),
    ...changes,
  };
}

/** Facts of prod, which takes what staging ran for a day. */
function later(changes: Partial<PromotionFacts>): PromotionFacts {
  const policy = { soak: 'PT24H', freeze: [], maxMetricRegressionPercent: 2 };
  return facts({ environment: 'prod', promotesFrom: 'staging', policy, ...changes });
}

/** What is decided, in one word and the version or reason. */
function decided(given: PromotionFacts): string {
  const decision = decidePromotion(given);
  if (decision.kind !== 'propose') return `${decision.kind}: ${decision.reason}`;
  const { candidate, supersedes } = decision;
  return `propose ${candidate.version}${supersedes === undefined ? '' : ` over ${supersedes.package.split('/').at(-1)}`}`;
}

describe('where releases begin', () => {
  test.each<[string, Partial<PromotionFacts>, string]>([
    ['nothing was registered', {}, 'none: nothing-registered'],
    ['the first one', { packages: [version(1)] }, 'propose 1'],
    [
      'the newest of several',
      { packages: [version(3), version(2)], release: recordOf(1, 1).release },
      'propose 3',
    ],
    ['one that was approved in Studio', { packages: [version(1, 'Approved')] }, 'propose 1'],
    [
      'what main has already',
      { packages: [version(1)], release: recordOf(1, 1).release },
      'none: nothing-newer',
    ],
    [
      'an older one than main has',
      { packages: [version(1)], release: recordOf(2, 1).release },
      'none: nothing-newer',
    ],
    ['only a rejected one', { packages: [version(1, 'Rejected')] }, 'none: candidate-rejected'],
    [
      'one that lost',
      { packages: [lost(2), version(1)], release: recordOf(1, 1).release },
      'none: challenger-not-better',
    ],
    [
      'one that lost, and an older one that is newer than main',
      { packages: [lost(3), version(2)] },
      'propose 2',
    ],
    ['one that lost, with nothing here yet', { packages: [lost(1)] }, 'none: challenger-not-better'],
    [
      'one that main has although it lost',
      { packages: [lost(2), version(1)], release: recordOf(2, 1).release },
      'none: candidate-rejected',
    ],
    ['an older one beside a rejected one', { packages: [version(3, 'Rejected'), version(2)] }, 'propose 2'],
    [
      'a rejected one above what main has',
      { packages: [version(2, 'Rejected'), version(1)], release: recordOf(1, 1).release },
      'none: candidate-rejected',
    ],
    ['the same as the open one', { packages: [version(2)], open: open(2) }, 'propose 2'],
    [
      'a newer one than the open one',
      { packages: [version(2), version(1)], open: open(1) },
      'propose 2 over 1',
    ],
    [
      'the open one is on main by now',
      { packages: [version(2)], release: recordOf(2, 1).release, open: open(2) },
      'withdraw: nothing-newer',
    ],
    [
      'the open one was rejected',
      { packages: [version(2, 'Rejected')], open: open(2) },
      'withdraw: candidate-rejected',
    ],
    [
      'somebody declined it',
      { packages: [version(2)], declined: new Set([packageArn(2)]) },
      'none: proposal-declined',
    ],
    [
      'somebody declined another one',
      { packages: [version(2)], declined: new Set([packageArn(1)]) },
      'propose 2',
    ],
    [
      'it failed here',
      { packages: [version(2)], failed: [rolledBackRecord(2, 5)] },
      'none: release-failed-here',
    ],
    [
      'it failed here and ran later',
      { packages: [version(2)], failed: [rolledBackRecord(2, 5)], deployed: [recordOf(2, 6)] },
      'propose 2',
    ],
    [
      'it ran here and failed later',
      { packages: [version(2)], failed: [rolledBackRecord(2, 5)], deployed: [recordOf(2, 4)] },
      'none: release-failed-here',
    ],
    ['another one failed here', { packages: [version(2)], failed: [rolledBackRecord(1, 5)] }, 'propose 2'],
    ['a hold', { packages: [version(2)], hold: HOLD }, 'none: on-hold'],
    ['a hold keeps the open one', { packages: [version(2)], hold: HOLD, open: open(2) }, 'none: on-hold'],
    [
      'a hold keeps no rejected one open',
      { packages: [version(3), version(2, 'Rejected')], hold: HOLD, open: open(2) },
      'withdraw: candidate-rejected',
    ],
    ['a hold that is over', { packages: [version(2)], hold: { ...HOLD, until: '2026-11-22' } }, 'propose 2'],
    ['a freeze', { packages: [version(2)], policy: policy(FREEZE) }, 'none: frozen'],
    [
      'a freeze that is over',
      { packages: [version(2)], policy: policy({ ...FREEZE, to: '2026-11-21T00:00' }) },
      'propose 2',
    ],
    [
      'a freeze that nobody can read',
      { packages: [version(2)], policy: policy({ ...FREEZE, timeZone: 'Mars/Olympus' }) },
      'none: frozen',
    ],
  ])('%s', (_, changes, expected) => {
    expect(decided(facts(changes))).toBe(expected);
  });

  function policy(freeze: typeof FREEZE) {
    return { soak: 'PT0S', freeze: [freeze], maxMetricRegressionPercent: 2 };
  }
});

describe('in a later environment', () => {
  const packages = [version(3, 'Approved'), version(2, 'Approved'), version(1, 'Approved')];

  test.each<[string, Partial<PromotionFacts>, string]>([
    ['nothing ran before', { packages }, 'none: not-verified-in-previous'],
    ['what ran for a day', { packages, previous: [recordOf(1, 20)] }, 'propose 1'],
    ['what runs for some hours', { packages, previous: [recordOf(1, 23)] }, 'none: soaking'],
    [
      'what soaked, while a newer one soaks',
      { packages, previous: [recordOf(2, 23), recordOf(1, 20)] },
      'propose 1',
    ],
    [
      'an open one, while a newer one soaks',
      { packages, previous: [recordOf(2, 23), recordOf(1, 20)], open: open(1) },
      'propose 1',
    ],
    [
      'a newer one than prod has still soaks',
      { packages, previous: [recordOf(2, 23), recordOf(1, 20)], release: recordOf(1, 21).release },
      'none: soaking',
    ],
    [
      'one that was taken back there',
      { packages, previous: [recordOf(1, 22), recordOf(2, 15)], release: recordOf(1, 1).release },
      'none: nothing-newer',
    ],
    [
      'an open one that was taken back there',
      { packages, previous: [recordOf(2, 23), recordOf(3, 15)], open: open(3) },
      'withdraw: not-verified-in-previous',
    ],
    [
      'one that was replaced before its soak was over',
      {
        packages,
        previous: [recordOf(3, 23), recordOf(2, 22), recordOf(1, 1)],
        release: recordOf(1, 2).release,
      },
      'propose 2',
    ],
    [
      'a rejected one',
      { packages: [version(2, 'Rejected')], previous: [recordOf(2, 20)], open: open(2) },
      'withdraw: candidate-rejected',
    ],
    [
      'somebody declined it',
      { packages, previous: [recordOf(1, 20)], declined: new Set([packageArn(1)]) },
      'none: proposal-declined',
    ],
  ])('%s', (_, changes, expected) => {
    expect(decided(later(changes))).toBe(expected);
  });

  test('pins the image that ran before, and names the deployment that proves it', () => {
    const decision = decidePromotion(later({ packages, previous: [recordOf(1, 20)] }));

    expect(decision).toMatchObject({
      candidate: {
        imageDigest: `sha256:${'a'.repeat(64)}`,
        verified: { endedAt: '2026-11-20T12:00:00.000Z' },
      },
    });
  });

  test('says until when a release soaks', () => {
    const decision = decidePromotion(later({ packages, previous: [recordOf(1, 23)] }));

    expect(decision).toMatchObject({
      message: 'Version 1 of fares soaks in staging until 2026-11-24T12:00:00.000Z.',
    });
  });
});

test.each([
  [null, true],
  ['2026-11-23', true],
  ['2026-11-22', false],
  ['2026-11-23T12:00:01Z', true],
  ['2026-11-23T11:59:59Z', false],
  ['soon', true],
])('a hold until %s holds: %s', (until, expected) => {
  expect(holds({ ...HOLD, until }, NOW)).toBe(expected);
});
