import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import {
  changedPipelines,
  listPipelines,
  type PipelineFolder,
} from '../../actions/lib/pipeline/selection.ts';
import { temporaryPipelines } from './temporary-pipeline.ts';

const PIPELINES: readonly PipelineFolder[] = [
  {
    name: 'fare',
    folder: 'pipelines/fare',
    outside: ['pipelines/monitor', 'pipelines/shared/prep.py'],
    trains: true,
  },
  { name: 'fare-two', folder: 'pipelines/fare-two', outside: [], trains: true },
  { name: 'monitor', folder: 'pipelines/monitor', outside: [], trains: false },
];

describe('the pipelines that a change concerns', () => {
  test.each([
    [['pipelines/fare/pipeline.yaml'], ['fare']],
    [['pipelines/fare-two/a/b.py'], ['fare-two']],
    [['pipelines/monitor/monitor.py'], ['fare', 'monitor']],
    [['pipelines/shared/prep.py'], ['fare']],
    [['pipelines/shared/other.py'], []],
    [['pipelines/pipeline.schema.json', 'README.md'], []],
    [
      ['./pipelines/fare/x.py', 'pipelines/fare-two'],
      ['fare', 'fare-two'],
    ],
    [[], []],
  ])('%j', (changed, expected) => {
    expect(changedPipelines(PIPELINES, changed).map(({ name }) => name)).toEqual(expected);
  });
});

describe('the pipelines of a folder', () => {
  test('are those of this repository, the monitor being part of the taxi pipeline', async () => {
    const pipelines = await listPipelines('pipelines');
    const taxi = pipelines.find(({ name }) => name === 'nyc-taxi-fare');

    expect(taxi).toEqual({
      name: 'nyc-taxi-fare',
      folder: 'pipelines/nyc-taxi-fare',
      outside: ['pipelines/monitor'],
      trains: true,
    });
  });

  test('are listed even where a spec is wrong, so that building it can say so', async () => {
    await using pipelines = await temporaryPipelines('name: [');
    await mkdir(path.join(pipelines.root, 'other'));
    await mkdir(path.join(pipelines.root, 'empty'));
    await writeFile(
      path.join(pipelines.root, 'other/pipeline.yaml'),
      'steps: { A: 1, B: { type: RegisterModel }, C: { script: ../example/a.py } }',
    );
    await writeFile(path.join(pipelines.root, 'pipeline.schema.json'), '{}');

    const found = await listPipelines(pipelines.root);

    expect(found).toEqual([
      { name: 'example', folder: `${pipelines.root}/example`, outside: [], trains: false },
      {
        name: 'other',
        folder: `${pipelines.root}/other`,
        outside: [`${pipelines.root}/example/a.py`],
        trains: true,
      },
    ]);
  });
});
