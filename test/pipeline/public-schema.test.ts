import { Ajv } from 'ajv';
import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { PATCHES, publicSchema, type Patch } from './public-schema.ts';

const ENVIRONMENT = {
  region: 'us-east-1',
  account: '111122223333',
  roleArn: 'arn:aws:iam::111122223333:role/sagemaker-execution',
  artifactBucket: 'artifacts',
};

describe("the taxi pipeline's definition and the public schema of definitions", () => {
  test('it is valid where the schema is right', async () => {
    const { definition } = compilePipeline(await loadPipeline('pipelines/nyc-taxi-fare'), ENVIRONMENT);

    expect(faults(definition, PATCHES)).toEqual([]);
  });

  test.each(PATCHES)('the schema is wrong without: $gap', async (patch) => {
    const { definition } = compilePipeline(await loadPipeline('pipelines/nyc-taxi-fare'), ENVIRONMENT);

    expect(
      faults(
        definition,
        PATCHES.filter((each) => each !== patch),
      ),
    ).not.toEqual([]);
  });

  test('the mended schema still refuses what is wrong', async () => {
    const { definition } = compilePipeline(await loadPipeline('pipelines/nyc-taxi-fare'), ENVIRONMENT);

    expect(faults({ ...definition, Version: '2021-01-01' }, PATCHES)).not.toEqual([]);
    expect(
      faults({ ...definition, Steps: [{ Name: 'A', Type: 'Fail', Argument: {} }] }, PATCHES),
    ).not.toEqual([]);
  });
});

function faults(definition: object, patches: readonly Patch[]): string[] {
  // The schema is of no strict draft: it uses formats and keywords that ajv's strict mode does not know.
  const ajv = new Ajv({ strict: false, validateFormats: false });
  const validate = ajv.compile(publicSchema(patches));
  return validate(definition)
    ? []
    : (validate.errors ?? []).map((error) => `${error.instancePath} ${error.message}`);
}
