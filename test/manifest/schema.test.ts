import { Ajv } from 'ajv';
import { expect, test } from 'vitest';
import schema from '../../environments/manifest.schema.json' with { type: 'json' };
import { endpoint, entry, manifest, messagesOf, release } from './example.ts';

test('manifest.schema.json is a valid schema of draft-07, the draft that editors know best', () => {
  expect(schema.$schema).toBe('http://json-schema.org/draft-07/schema#');
  expect(new Ajv().validateSchema(schema)).toBe(true);
});

test('every block tells editors what its keys mean', () => {
  const bare: string[] = [];
  for (const [name, definition] of Object.entries({ manifest: schema, ...schema.definitions })) {
    if (!('properties' in definition)) continue;
    for (const [key, property] of Object.entries(definition.properties)) {
      if (!('$ref' in property) && !('title' in property)) bare.push(`${name}.${key}`);
    }
  }

  expect(bare).toEqual([]);
});

const KEY = 'arn:aws:kms:eu-west-1:111122223333:key/1';

function edited(change: (value: Record<string, unknown>) => void): object {
  const value: Record<string, unknown> = structuredClone({ ...manifest('prod') });
  change(value);
  return value;
}

test.each<[object, string[]]>([
  [edited((value) => delete value['models']), [expect.stringMatching(/^needs a key 'models'/)]],
  [edited((value) => delete value['environment']), [expect.stringMatching(/^needs a key 'environment'/)]],
  [
    edited((value) => (value['models'] = [])),
    [
      'models: expected a block of keys (By model package group, which is the name of the model), found a list',
    ],
  ],
  [
    edited((value) => (value['models'] = { fares: 3 })),
    ['models.fares: expected a block of keys (What runs here of one model), found the number 3'],
  ],
  [
    edited((value) =>
      Object.assign(value, {
        region: 3,
        promotesFrom: 4,
        models: { fares: { ...endpoint({ volumeKmsKeyArn: KEY }), release: release({ imageDigest: null }) } },
      }),
    ),
    [
      'promotesFrom: expected text or nothing (The environment in which a release has to have run before; null where releases begin), found the number 4',
      'region: expected text (AWS region, such as us-east-1), found the number 3',
    ],
  ],
  [
    edited((value) => (value['environment'] = 'my_prod')),
    [
      "environment: 'my_prod' is not possible: letters, digits and hyphens are possible, a letter or digit first and last",
    ],
  ],
  [
    edited((value) => (value['models'] = { fares: { ...entry(), releases: null } })),
    [
      "models.fares.releases: unknown key 'releases'; did you mean 'release'? Keys here: release, hold, endpoint, monitor.",
    ],
  ],
  [
    manifest('prod', {
      models: { fares: JSON.parse(JSON.stringify(endpoint({})).replace('canary', 'canry')) },
    }),
    [
      "models.fares.endpoint.rollout.type: unknown rollout type 'canry'; did you mean 'canary'? Known: all-at-once, canary, linear.",
    ],
  ],
  [
    manifest('prod', {
      models: { fares: JSON.parse(JSON.stringify(endpoint({})).replace('"type":"canary",', '')) },
    }),
    ["models.fares.endpoint.rollout: needs a key 'type': all-at-once, canary, linear"],
  ],
  [
    manifest('prod', {
      models: { fares: JSON.parse(JSON.stringify(endpoint({})).replace('canary', 'all-at-once')) },
    }),
    [
      "models.fares.endpoint.rollout.instances: unknown key 'instances'; Keys here: type.",
      "models.fares.endpoint.rollout.bake: unknown key 'bake'; Keys here: type.",
    ],
  ],
  [
    manifest('prod', { models: { fares: endpoint({ instanceType: 'm5.large', instanceCount: 0 }) } }),
    [
      "models.fares.endpoint.instanceType: 'm5.large' is not possible: an instance type of SageMaker is written like ml.m5.large",
      'models.fares.endpoint.instanceCount: the number 0 is too small; at least 1',
    ],
  ],
])('%#: a structure that is wrong is told once', (value, messages) => {
  expect(messagesOf(value)).toEqual(messages);
});
