import { structuredPatch } from 'diff';
import { describe, expect, test } from 'vitest';
import { canonicalJson, entryHash } from '../../actions/lib/manifest/canonical.ts';
import type { Manifest } from '../../actions/lib/manifest/manifest.ts';
import { withRelease } from '../../actions/lib/manifest/write.ts';
import { entry, manifest, release } from './example.ts';

const TEXT = `${JSON.stringify(manifest('prod', { models: { fares: entry(), tips: entry() } }), null, 2)}\n`;

function changedLines(before: string, after: string): string[] {
  const { hunks } = structuredPatch('a', 'b', before, after, '', '', { context: 0 });
  return hunks.flatMap(({ lines }) => lines);
}

describe('a release written into a manifest', () => {
  test('changes its own lines and nothing else', () => {
    expect(changedLines(TEXT, withRelease(TEXT, 'tips', release({ commit: null })))).toEqual([
      '-      "release": null,',
      '+      "release": {',
      '+        "modelPackageArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/fares/3",',
      '+        "modelDataETag": "e3",',
      `+        "imageDigest": "sha256:${'1a'.repeat(32)}",`,
      '+        "pipelineExecutionArn": "arn:aws:sagemaker:us-east-1:111122223333:pipeline/fares/execution/abc",',
      '+        "commit": null',
      '+      },',
    ]);
  });

  test('that takes the place of another changes what differs', () => {
    const before = withRelease(TEXT, 'fares', release());

    expect(changedLines(before, withRelease(before, 'fares', release({ modelDataETag: 'a"}]b' })))).toEqual([
      '-        "modelDataETag": "e3",',
      String.raw`+        "modelDataETag": "a\"}]b",`,
    ]);
  });

  test('does not depend on the order of its keys, and the same one changes nothing', () => {
    const written = withRelease(TEXT, 'fares', release());
    const { commit, ...others } = release();

    expect(withRelease(written, 'fares', { commit, ...others })).toBe(written);
    expect(withRelease(written, 'fares', null)).toBe(TEXT);
  });

  test.each([
    ['tabs', JSON.stringify(JSON.parse(TEXT), null, '\t')],
    ['line ends of Windows', TEXT.replaceAll('\n', '\r\n')],
    ['a byte order mark', `\uFEFF${TEXT}`],
    ['one line', JSON.stringify(JSON.parse(TEXT))],
    ['an order of its own', `{ "models": { "fares": { "monitor": null, "release" : null } },\n"z": "}" }`],
  ])('keeps %s', (_, text) => {
    const written = withRelease(withRelease(text, 'fares', release()), 'fares', null);
    const between: Manifest = JSON.parse(withRelease(text, 'fares', release()).replace('\uFEFF', ''));

    expect(written).toBe(text);
    expect(between.models.fares?.release).toEqual(release());
  });

  test('uses the line ends that are there', () => {
    const written = withRelease(TEXT.replaceAll('\n', '\r\n'), 'fares', release());

    expect(written.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/);
  });

  test.each([
    ['fare', "prod.json: there is no model 'fare'; did you mean 'fares'? Known: fares, tips."],
    ['constructor', "prod.json: there is no model 'constructor'; Known: fares, tips."],
  ])('needs a model that is there: %s', (model, message) => {
    expect(() => withRelease(TEXT, model, release(), 'prod.json')).toThrow(message);
  });
});

describe('the hash of what decides a deployment', () => {
  const base = manifest('prod', { models: { fares: entry({ release: release() }), tips: entry() } });

  function hashOf(change: (changed: Manifest) => void): string {
    const changed = structuredClone(base);
    change(changed);
    return entryHash(changed, 'fares');
  }

  test.each<[string, (changed: Manifest) => void]>([
    ['policy', ({ policy }) => (policy.soak = 'PT1H')],
    [
      'hold',
      ({ models }) => Object.assign(models.fares ?? {}, { hold: { by: 'ann', reason: 'x', until: null } }),
    ],
    ['another model', ({ models }) => delete models.tips],
    [
      'the order of keys',
      (changed) => (changed.models = Object.fromEntries(Object.entries(changed.models).toReversed())),
    ],
    ['the schema', (changed) => delete changed.$schema],
  ])('stays the same with another: %s', (_, change) => {
    expect(hashOf(change)).toBe(entryHash(base, 'fares'));
  });

  test.each<[string, (changed: Manifest) => void]>([
    ['environment', (changed) => (changed.environment = 'live')],
    ['account', (changed) => (changed.account = '444455556666')],
    ['region', (changed) => (changed.region = 'eu-west-1')],
    ['promotesFrom', (changed) => (changed.promotesFrom = 'staging')],
    ['release', ({ models }) => Object.assign(models.fares ?? {}, { release: release({ commit: 'other' }) })],
    ['endpoint', ({ models }) => Object.assign(models.fares?.endpoint ?? {}, { instanceCount: 3 })],
    ['monitor', ({ models }) => Object.assign(models.fares ?? {}, { monitor: null })],
  ])('changes with: %s', (_, change) => {
    expect(hashOf(change)).not.toBe(entryHash(base, 'fares'));
  });

  test('is of models that are there', () => {
    expect(() => entryHash(base, 'constructor')).toThrow("prod has no model 'constructor'");
  });

  test('does not depend on how the JSON was written', () => {
    expect(canonicalJson({ b: [{ d: 1, c: null }], a: 'ä' })).toBe('{"a":"ä","b":[{"c":null,"d":1}]}');
  });
});
