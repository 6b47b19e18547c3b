import { describe, expect, test } from 'vitest';
import type { Freeze, Manifest } from '../../actions/lib/manifest/manifest.ts';
import {
  checkRelease,
  type PackageState,
  type ReleaseFacts,
} from '../../actions/lib/manifest/release-check.ts';
import { type PastDeployment, soaked } from '../../actions/lib/manifest/soak.ts';
import { DIGEST, entry, manifest, packageArn, parse, release } from './example.ts';

const NOW = new Date('2026-11-23T12:00:00Z');

const PACKAGE: PackageState = {
  group: 'fares',
  status: 'Completed',
  approval: 'Approved',
  modelDataETag: 'e3',
  instanceTypes: ['ml.t2.medium', 'ml.m5.large'],
  baselineUri: 's3://artifacts/fares/executions/3/baseline',
};

function past(
  version: number,
  endedAt: string,
  changes: Partial<PastDeployment['release']> = {},
): PastDeployment {
  return {
    endedAt,
    release: {
      modelPackageArn: packageArn(version),
      modelDataETag: `e${version}`,
      imageDigest: DIGEST,
      ...changes,
    },
  };
}

const FACTS: ReleaseFacts = {
  now: NOW,
  policy: manifest('prod').policy,
  package: PACKAGE,
  previous: [past(3, '2026-11-22T11:00:00Z')],
};

function problems(facts: Partial<ReleaseFacts>, changes: Partial<Manifest> = {}): string[] {
  const prod = manifest('prod', {
    promotesFrom: 'staging',
    models: { fares: entry({ release: release() }) },
    ...changes,
  });
  const loaded = parse(prod, manifest('staging')).environments.get('prod');
  if (loaded === undefined) throw new Error('the example has prod');
  return checkRelease({ loaded, model: 'fares' }, { ...FACTS, ...facts }).map(
    ({ reason, problem }) => `${reason} ${problem.line} ${problem.message}`,
  );
}

function packaged(changes: Partial<PackageState>): Partial<ReleaseFacts> {
  return { package: { ...PACKAGE, ...changes } };
}

describe('a release may be deployed', () => {
  test.each<[string, Partial<ReleaseFacts>, Partial<Manifest>?]>([
    ['when all facts are as they should be', {}],
    [
      'where releases begin, before its approval',
      { ...packaged({ approval: 'PendingManualApproval' }), previous: [] },
      { promotesFrom: null },
    ],
    ['of a package that allows all instance types', packaged({ instanceTypes: [] })],
    ['whose ETag is written in quotes', packaged({ modelDataETag: '"e3"' })],
    ['at the very end of its soak', { previous: [past(3, '2026-11-22T12:00:00Z')] }],
    [
      'when it is null, whatever the facts',
      { package: undefined, previous: [] },
      { models: { fares: entry() } },
    ],
  ])('%s', (_, facts, changes) => {
    expect(problems(facts, changes)).toEqual([]);
  });
});

describe('a release is refused', () => {
  test.each<[Partial<ReleaseFacts>, string]>([
    [
      { package: undefined },
      `package-missing 15 models.fares.release.modelPackageArn: SageMaker has no model package ${packageArn(3)}; pin a version that is there`,
    ],
    [
      packaged({ group: 'tips' }),
      "package-not-of-group 15 models.fares.release.modelPackageArn: is of the group 'tips'; the model 'fares' takes packages of the group 'fares' only",
    ],
    [
      packaged({ status: 'Failed' }),
      'package-incomplete 15 models.fares.release.modelPackageArn: its registration is Failed, and only a completed one can be served; pin another version',
    ],
    [
      packaged({ approval: 'Rejected' }),
      'package-rejected 15 models.fares.release.modelPackageArn: was rejected; pin another version',
    ],
    [
      packaged({ approval: 'PendingManualApproval' }),
      'package-not-approved 15 models.fares.release.modelPackageArn: is PendingManualApproval, and prod takes approved packages only; deploy it in staging first, which approves it',
    ],
    [
      packaged({ modelDataETag: 'other' }),
      "package-swapped 16 models.fares.release.modelDataETag: is 'e3', and the package's model data have the ETag 'other': they are not what was reviewed. Find out who exchanged them; train again and pin the new version",
    ],
    [
      packaged({ modelDataETag: undefined }),
      "package-swapped 16 models.fares.release.modelDataETag: is 'e3', and the package's model data have the ETag '': they are not what was reviewed. Find out who exchanged them; train again and pin the new version",
    ],
    [
      packaged({ instanceTypes: ['ml.m5.larg3'] }),
      "instance-type-unsupported 23 models.fares.endpoint.instanceType: the package was not registered for 'ml.m5.large'; did you mean 'ml.m5.larg3'? It allows: ml.m5.larg3. Or register it with this type in the pipeline's realtimeInstances",
    ],
    [
      { previous: [] },
      'not-run-in-previous-environment 15 models.fares.release.modelPackageArn: prod takes only what has run and was verified in staging, which has run nothing of this model; deploy this release there first',
    ],
    [
      { previous: [past(1, '2026-11-20T12:00:00Z'), past(2, '2026-11-21T12:00:00Z')] },
      `not-run-in-previous-environment 15 models.fares.release.modelPackageArn: prod takes only what has run and was verified in staging, which ran ${packageArn(2)} last; deploy this release there first`,
    ],
    [
      { previous: [past(3, '2026-11-20T12:00:00Z', { modelDataETag: 'before the swap' })] },
      `not-run-in-previous-environment 15 models.fares.release.modelPackageArn: prod takes only what has run and was verified in staging, which ran ${packageArn(3)} last; deploy this release there first`,
    ],
    [
      { previous: [past(3, '2026-11-20T12:00:00Z', { imageDigest: 'sha256:other' })] },
      `image-differs 17 models.fares.release.imageDigest: is ${DIGEST}, and what ran in staging is sha256:other; write that`,
    ],
    [
      { previous: [past(3, '2026-11-23T09:30:00Z')] },
      'soaking 15 models.fares.release.modelPackageArn: has run 2 h 30 min in staging, and policy.soak asks for 24 h; deploy it in 21 h 30 min',
    ],
  ])('%j', (facts, expected) => {
    expect(problems(facts)).toEqual([expected]);
  });

  test('of another region', () => {
    expect(problems({}, { region: 'eu-west-1' })).toEqual([
      'region-differs 15 models.fares.release.modelPackageArn: is registered in us-east-1, and prod is in eu-west-1: SageMaker serves a package in its own region only. Register the model in eu-west-1 and pin that package',
    ]);
  });

  test('in a freeze, by the policy that the facts bring, not by its own', () => {
    const freeze: Freeze[] = [
      { days: ['mon'], from: '12:00', to: '14:00', timeZone: 'Europe/Berlin', reason: 'board meeting' },
    ];
    const frozen = { ...FACTS.policy, freeze };

    expect(problems({ policy: frozen })).toEqual([
      'frozen 13 models.fares: prod is frozen until 2026-11-23T14:00 Europe/Berlin: board meeting. Deploy after that, or merge a change of policy.freeze first',
    ]);
    expect(problems({}, { policy: frozen })).toEqual([]);
  });

  test('when the freeze of the base branch cannot be read', () => {
    const freeze: Freeze[] = [
      { days: ['mon'], from: '12:00', to: '14:00', timeZone: 'Berlin', reason: 'board meeting' },
    ];

    expect(problems({ policy: { ...FACTS.policy, freeze } })).toEqual([
      "frozen 13 models.fares: the base branch's policy.freeze[0].timeZone can't be read, which counts as a freeze: there is no time zone 'Berlin'; write an IANA name such as Europe/Berlin or UTC",
    ]);
  });

  test('when it has no baseline and is to be watched', () => {
    const facts = packaged({ baselineUri: undefined });
    const unwatched = { models: { fares: entry({ release: release(), monitor: null }) } };

    expect(problems(facts)).toEqual([
      'baseline-missing 39 models.fares.monitor: the package has no baseline that its traffic could be compared with: register it with driftCheckBaselines.modelDataQuality, statistics.json and constraints.json in one folder, or write "monitor": null',
    ]);
    expect(problems(facts, unwatched)).toEqual([]);
  });

  test('for every reason at once', () => {
    const facts = { ...packaged({ group: 'tips', status: 'Failed', approval: 'Rejected' }), previous: [] };

    expect(problems(facts).map((text) => text.split(' ')[0])).toEqual([
      'package-not-of-group',
      'package-incomplete',
      'package-rejected',
      'not-run-in-previous-environment',
    ]);
  });
});

function isThird({ release: { modelPackageArn } }: PastDeployment): boolean {
  return modelPackageArn === packageArn(3);
}

describe('the time that a package has run', () => {
  const hour = 3_600_000;

  test.each<[string, PastDeployment[], number | undefined]>([
    ['never', [past(2, '2026-11-23T00:00:00Z')], undefined],
    ['still', [past(3, '2026-11-23T09:00:00Z')], 3 * hour],
    [
      'deployed again meanwhile',
      [past(3, '2026-11-23T11:00:00Z'), past(3, '2026-11-23T09:00:00Z')],
      3 * hour,
    ],
    ['replaced', [past(4, '2026-11-23T10:00:00Z'), past(3, '2026-11-23T09:00:00Z')], hour],
    [
      'twice, the longer time counts',
      [past(3, '2026-11-23T11:00:00Z'), past(4, '2026-11-23T08:00:00Z'), past(3, '2026-11-23T06:00:00Z')],
      2 * hour,
    ],
  ])('%s', (_, deployed, expected) => {
    expect(soaked(deployed, isThird, NOW)).toBe(expected);
  });
});
