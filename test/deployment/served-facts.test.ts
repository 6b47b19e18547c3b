import { describe, expect, test } from 'vitest';
import { endpointFaults, type ServedFacts } from '../../actions/lib/deployment/served-facts.ts';
import { foreignPlan, movedSince } from '../../actions/lib/deployment/movement.ts';
import { parseRecord, recordKey, type DeploymentRecord } from '../../actions/lib/deployment/record.ts';
import { DIGEST, entry, release } from '../manifest/example.ts';

const pinned = release();
const spec = entry().endpoint;

function served(changes: Partial<ServedFacts> = {}): ServedFacts {
  return {
    status: 'InService',
    changing: false,
    variants: [{ name: 'AllTraffic', weight: 1 }],
    modelPackageArn: pinned.modelPackageArn,
    instanceType: spec.instanceType,
    capturePercentage: 100,
    imageDigests: [DIGEST],
    record: { name: 'e', arn: 'a', endpointConfig: 'c', model: 'm', instanceType: 't', instanceCount: 2 },
    ...changes,
  };
}

describe('what an endpoint runs', () => {
  test('is what the manifest pins', () => {
    expect(endpointFaults(served(), { release: pinned, spec })).toEqual([]);
    expect(endpointFaults(served(), { release: { ...pinned, imageDigest: null }, spec })).toEqual([]);
  });

  test.each<[string, Partial<ServedFacts>, string]>([
    ['status', { status: 'Updating' }, 'its status is Updating'],
    ['deployment under way', { changing: true }, 'another deployment'],
    ['traffic', { variants: [{ name: 'Other', weight: 1 }] }, 'traffic goes to Other with weight 1'],
    [
      'two variants',
      {
        variants: [
          { name: 'AllTraffic', weight: 1 },
          { name: 'New', weight: 1 },
        ],
      },
      'AllTraffic with weight 1, New with weight 1',
    ],
    ['package', { modelPackageArn: 'arn:other' }, 'made from arn:other'],
    ['no package', { modelPackageArn: undefined }, 'made from no package'],
    ['instance type', { instanceType: 'ml.t2.medium' }, 'runs on ml.t2.medium'],
    ['capture', { capturePercentage: 0 }, 'captures 0 %'],
    ['image', { imageDigests: [`sha256:${'0'.repeat(64)}`] }, 'the tag was given to another image'],
    ['two images', { imageDigests: [DIGEST, 'sha256:1'] }, '2 images'],
    ['no image', { imageDigests: [] }, 'none known'],
  ])('differs: %s', (_, changes, found) => {
    expect(endpointFaults(served(changes), { release: pinned, spec })).toEqual([
      expect.stringContaining(found),
    ]);
  });
});

describe('what has moved since a plan', () => {
  const planned = { model: 'fares', entryHash: 'e', templateHash: 't' };
  const same = { entryHash: 'e', templateHash: 't' };

  test.each([
    ['nothing', same, same, undefined],
    ['the manifest here', { ...same, entryHash: 'x' }, same, 'manifest-moved'],
    ['the model is gone here', { ...same, entryHash: undefined }, same, 'manifest-moved'],
    ['the template here', { ...same, templateHash: 'x' }, same, 'template-moved'],
    ['the manifest at the head', same, { ...same, entryHash: 'x' }, 'head-moved'],
    ['the model is gone at the head', same, { ...same, entryHash: undefined }, 'head-moved'],
    ['the template at the head', same, { ...same, templateHash: 'x' }, 'head-moved'],
  ])('%s', (_, here, head, reason) => {
    expect(movedSince(planned, here, { ...head, commit: 'c0ffee' })?.reason).toBe(reason);
  });

  test('another environment or commit makes it no plan of this run', () => {
    const plan = { commit: 'a', environment: 'prod', problems: [] };

    expect(foreignPlan(plan, { commit: 'a', environment: 'prod' })).toBeUndefined();
    expect(foreignPlan(plan, { commit: 'b', environment: 'prod' })?.message).toContain('made from a');
    expect(foreignPlan(plan, { commit: 'a', environment: 'staging' })?.message).toContain(
      'for the environment prod',
    );
  });
});

describe('a deployment record', () => {
  const record: DeploymentRecord = {
    version: 1,
    outcome: 'deployed',
    reason: 'deployed',
    environment: 'prod',
    model: 'fares',
    commit: 'c0ffee',
    repository: 'octo/models',
    run: { id: '7', attempt: '2' },
    startedAt: '2026-01-01T00:00:00Z',
    endedAt: '2026-01-01T00:01:00Z',
    release: pinned,
    entryHash: 'e',
    templateHash: 't',
    stack: { name: 'fares-prod', id: null, status: null },
    endpoint: null,
    approval: null,
    verification: null,
    failure: null,
  };

  test('lies where readers look for it, a failed one apart', () => {
    expect(recordKey(record)).toBe('deployments/prod/fares/c0ffee.json');
    expect(recordKey({ ...record, outcome: 'failed' })).toBe('deployments/prod/fares/failed/c0ffee-7-2.json');
  });

  test.each([
    ['itself', record, true],
    ['nothing', null, false],
    ['another version', { ...record, version: 2 }, false],
    ['another outcome', { ...record, outcome: 'unknown' }, false],
    ['no time', { ...record, endedAt: 'yesterday' }, false],
    ['no release', { ...record, release: null }, false],
    ['a release without a package', { ...record, release: {} }, false],
  ])('is read: %s', (_, value, known) => {
    expect(parseRecord(value) !== undefined).toBe(known);
  });
});
