import { describe, expect, test } from 'vitest';
import type { ModelEntry } from '../../actions/lib/manifest/manifest.ts';
import { parseManifests } from '../../actions/lib/manifest/load.ts';
import { checkManifests } from '../../actions/lib/manifest/rules.ts';
import { entry, filesOf, manifest, packageArn, problemsOf, release } from './example.ts';

function thousandModels(): Record<string, ModelEntry> {
  const models: Record<string, ModelEntry> = {};
  for (let index = 0; index < 1000; index++) {
    const modelPackageArn = packageArn(1, `model-${index}`);
    models[`model-${index}`] = entry({ release: release({ modelPackageArn }) });
  }
  return models;
}

describe('a thousand models on their way from dev to prod-eu', () => {
  const chain = [
    manifest('dev', { models: thousandModels() }),
    manifest('staging', { promotesFrom: 'dev', models: thousandModels() }),
    manifest('prod-eu', { promotesFrom: 'staging', models: thousandModels() }),
  ];

  test('are ordinary input', () => {
    const manifests = parseManifests(filesOf(chain));

    expect([...manifests.environments.keys()]).toEqual(['dev', 'staging', 'prod-eu']);
    expect(manifests.environments.get('prod-eu')?.manifest).toEqual(chain[2]);
    expect(checkManifests(manifests)).toEqual([]);
  });

  test('do not hide the three that are wrong', () => {
    const models = thousandModels();
    for (const name of ['model-7', 'model-500', 'model-999']) {
      const model = models[name];
      if (model !== undefined) model.endpoint.instanceCount = 9;
    }

    const problems = problemsOf(filesOf([chain[0] ?? {}, chain[1] ?? {}, { ...chain[2], models }]));

    expect(problems.map(({ file, path }) => `${file} ${path}`)).toEqual([
      'environments/prod-eu.json models.model-7.endpoint.instanceCount',
      'environments/prod-eu.json models.model-500.endpoint.instanceCount',
      'environments/prod-eu.json models.model-999.endpoint.instanceCount',
    ]);
  });
});
