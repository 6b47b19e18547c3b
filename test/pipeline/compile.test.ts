import { createHash } from 'node:crypto';
import { cp, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { compilePipeline, type CompiledPipeline } from '../../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { compileText, ENVIRONMENT, oneStep, temporaryPipelines } from './temporary-pipeline.ts';

const TAXI = 'pipelines/nyc-taxi-fare';

describe('the taxi pipeline', () => {
  test('names the data that comes from outside, for the fingerprint', async () => {
    const { inputs, parameters } = compilePipeline(await loadPipeline(TAXI), ENVIRONMENT);

    expect(inputs).toEqual([
      { step: 'PreprocessData', name: 'trips', uri: { parameter: 'TripsUri' } },
      { step: 'PreprocessData', name: 'zones', uri: { parameter: 'ZonesUri' } },
    ]);
    expect(parameters.filter(({ input }) => input).map(({ name }) => name)).toEqual(['TripsUri', 'ZonesUri']);
  });

  test('types its parameters as they are written', async () => {
    const { parameters } = compilePipeline(await loadPipeline(TAXI), ENVIRONMENT);
    const types = Object.fromEntries(
      parameters.map(({ name, type, default: preset }) => [name, [type, preset]]),
    );

    expect(types).toMatchObject({
      InputSource: ['String', 'Manual'],
      TripsUri: ['String', 's3://artifacts/nyc-taxi-fare/input/trips'],
      TrainingWindow: ['String', 'P90D'],
      RmseThreshold: ['Float', 7],
      ProcessingInstanceCount: ['Integer', 1],
    });
  });

  test('draws its graph', async () => {
    const { graph, trains } = compilePipeline(await loadPipeline(TAXI), ENVIRONMENT);

    expect(trains).toBe(true);
    expect(graph.nodes.map(({ name, type }) => `${name}:${type}`)).toEqual([
      'PreprocessData:Processing',
      'TrainModel:Training',
      'EvaluateModel:Processing',
      'BaselineJob:Processing',
      'CheckEvaluation:Condition',
      'RegisterModel:RegisterModel',
      'QualityTooLow:Fail',
    ]);
    expect(graph.edges).toContainEqual({
      from: 'PreprocessData',
      to: 'TrainModel',
      label: 'train, validation',
    });
    expect(graph.edges).toContainEqual({ from: 'CheckEvaluation', to: 'QualityTooLow', label: 'else' });
    expect(graph.edges).toContainEqual({ from: 'CheckEvaluation', to: 'RegisterModel', label: 'then' });
  });

  test('uploads its code and its dataset below their hashes, each file once', async () => {
    const { code, json } = compilePipeline(await loadPipeline(TAXI), ENVIRONMENT);

    for (const { key, sha256, bytes } of code) {
      const [pipeline, folder, hash] = key.split('/');
      expect([pipeline, folder]).toEqual(['nyc-taxi-fare', 'code']);
      expect(json).toContain(`s3://artifacts/nyc-taxi-fare/code/${hash}/`);
      expect(sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    }
    expect(new Set(code.map(({ key }) => key)).size).toBe(code.length);
    const dataset = code.find(({ key }) => key.endsWith('/dataset.json'));
    expect(JSON.parse(String(dataset?.bytes))).toMatchObject({
      problem: 'regression',
      label: { name: 'fare_amount', unit: 'USD' },
      features: expect.arrayContaining([{ name: 'hour', type: 'integer', role: 'calendar', range: [0, 23] }]),
    });
    expect(dataset?.contentType).toBe('application/json');
  });

  test('gives the same bytes from every place', async () => {
    const copy = await mkdtemp(path.join(tmpdir(), 'pipelines-'));
    await using stack = new AsyncDisposableStack();
    stack.defer(() => rm(copy, { recursive: true }));
    await cp('pipelines', copy, { recursive: true });

    const here = compilePipeline(await loadPipeline(TAXI), ENVIRONMENT);
    const there = compilePipeline(await loadPipeline(path.join(copy, 'nyc-taxi-fare')), ENVIRONMENT);

    expect(there.json).toBe(here.json);
    expect(there.hash).toBe(here.hash);
    expect(here.hash).toBe(createHash('sha256').update(here.json).digest('hex'));
    expect(JSON.parse(here.json)).toEqual(here.definition);
  });
});

describe('code', () => {
  test('its hash changes with any file and with no other thing', async () => {
    const first = await compileSource({ 'lib/a.py': '1', 'lib/sub/b.py': '2' });
    const again = await compileSource({
      'lib/sub/b.py': '2',
      'lib/a.py': '1',
      'lib/__pycache__/a.pyc': 'x',
      'other.py': 'y',
    });
    const changed = await compileSource({ 'lib/a.py': '1', 'lib/sub/b.py': '3' });
    const moved = await compileSource({ 'lib/a.py': '1', 'lib/b.py': '2' });

    expect(again.json).toBe(first.json);
    expect(new Set([first.hash, changed.hash, moved.hash]).size).toBe(3);
    expect(first.code.map(({ key }) => key.split('/').slice(3).join('/'))).toEqual(['a.py', 'sub/b.py']);
  });

  test('one file is mounted alone, a folder as a prefix', async () => {
    const file = await compileText(
      oneStep('script: lib/a.py').replace('    entrypoint: [python3, -V]\n', ''),
      { 'lib/a.py': '1' },
    );
    const folder = await compileText(
      oneStep('source: lib\nentry: sub/b.py').replace('    entrypoint: [python3, -V]\n', ''),
      { 'lib/a.py': '1', 'lib/sub/b.py': '2' },
    );

    expect(argumentsOf(file)).toMatchObject({
      AppSpecification: { ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/a.py'] },
      ProcessingInputs: [
        {
          S3Input: { S3Uri: expect.stringMatching(/^s3:\/\/artifacts\/example\/code\/[0-9a-f]{64}\/a\.py$/) },
        },
      ],
    });
    expect(argumentsOf(folder)).toMatchObject({
      AppSpecification: { ContainerEntrypoint: ['python3', '/opt/ml/processing/input/code/sub/b.py'] },
      ProcessingInputs: [
        { S3Input: { S3Uri: expect.stringMatching(/^s3:\/\/artifacts\/example\/code\/[0-9a-f]{64}\/$/) } },
      ],
    });
  });
});

describe('values', () => {
  test.each([
    ['${{ parameters.Text }}', { Get: 'Parameters.Text' }],
    ['${{ parameters.Count }}', { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.Count' }] } }],
    ['${{ parameters.Ratio }}', { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.Ratio' }] } }],
    ['${{ parameters.Flag }}', { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.Flag' }] } }],
    ['${{ execution.PipelineExecutionId }}', { Get: 'Execution.PipelineExecutionId' }],
    ['${{ env.region }}/${{ env.account }}', 'us-east-1/111122223333'],
    ["a ${{ 'b }} c' }} d", 'a b }} c d'],
    ['${{ 7 }}', '7'],
    [
      "more than ${{ parameters.Count }} of '${{ parameters.Text }}'",
      {
        'Std:Join': {
          On: '',
          Values: ['more than ', { Get: 'Parameters.Count' }, " of '", { Get: 'Parameters.Text' }, "'"],
        },
      },
    ],
    [
      's3://${{ env.artifactBucket }}/a/${{ parameters.Text }}/b/c',
      { 'Std:Join': { On: '/', Values: ['s3:/', 'artifacts', 'a', { Get: 'Parameters.Text' }, 'b', 'c'] } },
    ],
    [
      's3://b/${{ parameters.Text }}/',
      { 'Std:Join': { On: '/', Values: ['s3:/', 'b', { Get: 'Parameters.Text' }, ''] } },
    ],
    [
      's3://b/x${{ parameters.Text }}/c',
      { 'Std:Join': { On: '', Values: ['s3://b/x', { Get: 'Parameters.Text' }, '/c'] } },
    ],
    [
      '${{ parameters.Text }}/a//b',
      { 'Std:Join': { On: '/', Values: [{ Get: 'Parameters.Text' }, 'a', '', 'b'] } },
    ],
    [
      '${{ parameters.Text }}${{ parameters.Text }}',
      { 'Std:Join': { On: '', Values: [{ Get: 'Parameters.Text' }, { Get: 'Parameters.Text' }] } },
    ],
    [
      "${{ steps['Other'].properties.FinalMetricDataList['validation:rmse'].Value }}",
      { Get: "Steps.Other.FinalMetricDataList['validation:rmse'].Value" },
    ],
    ['${{ steps.Other.properties.Items[0].Name }}', { Get: 'Steps.Other.Items[0].Name' }],
  ])('%s', async (text, expected) => {
    const yaml = `${oneStep(`environment:\n  VALUE: ${JSON.stringify(text)}\n`)}  Other: { type: Model, raw: { Arguments: {} } }\n`;

    const compiled = await compileText(yaml);

    expect(argumentsOf(compiled)).toMatchObject({ Environment: { VALUE: expected } });
  });

  test.each([
    ['1', '1'],
    ['1.0', '1.0'],
    ['1e-3', '1e-3'],
    ['true', 'true'],
    ['0x10', '0x10'],
    ["'x y'", 'x y'],
  ])('%s is handed over as it is written', async (written, expected) => {
    const compiled = await compileText(oneStep(`environment: { VALUE: ${written} }\n`));

    expect(argumentsOf(compiled)).toMatchObject({ Environment: { VALUE: expected } });
  });

  test.each([
    ['7', 'Integer', '7'],
    ['7.0', 'Float', '7.0'],
    ['0.5', 'Float', '0.5'],
    ['1e3', 'Float', '1000.0'],
    ['0x10', 'Integer', '16'],
    ['true', 'Boolean', 'true'],
    ['text', 'String', '"text"'],
    ["'7'", 'String', '"7"'],
    ['{ type: Float, default: 7 }', 'Float', '7.0'],
    ['{ type: Integer }', 'Integer', undefined],
  ])('parameter %s is %s', async (written, type, preset) => {
    const { json } = await compileText(oneStep('', `  P: ${written}\n`));
    const value = preset === undefined ? '' : `,"DefaultValue":${preset}`;

    expect(json).toContain(`{"Name":"P","Type":"${type}"${value}}`);
  });

  test('given values take the place of defaults', async () => {
    const { json, hash } = await compileText(
      oneStep(''),
      {},
      { values: { Count: '4', Flag: 'false', Text: 'x' } },
    );

    expect(json).toContain('{"Name":"Text","Type":"String","DefaultValue":"x"}');
    expect(json).toContain('{"Name":"Count","Type":"Integer","DefaultValue":4}');
    expect(json).toContain('{"Name":"Flag","Type":"Boolean","DefaultValue":false}');
    expect(hash).not.toBe((await compileText(oneStep(''))).hash);
  });

  test('given values are checked, all of them', async () => {
    await expect(compileText(oneStep(''), {}, { values: { Count: 'x', Flg: 'false' } })).rejects.toThrow(
      /pipeline\.yaml: parameter Count: 'x' is no whole number\n.*parameter Flg: no such parameter; did you mean 'Flag'\?/,
    );
  });
});

describe('raw', () => {
  test('is merged over what was compiled, key by key; lists are replaced', async () => {
    const raw =
      "raw: { Arguments: { NetworkConfig: { EnableNetworkIsolation: true }, AppSpecification: { ContainerEntrypoint: [sh, '${{ parameters.Text }}'] } }, Extra: null }";

    const compiled = await compileText(oneStep(raw));

    expect(compiled.definition.Steps[0]).toMatchObject({ Name: 'Work', Extra: null });
    expect(argumentsOf(compiled)).toMatchObject({
      AppSpecification: {
        ImageUri: expect.stringContaining('sagemaker-xgboost:3.0-5'),
        ContainerEntrypoint: ['sh', { Get: 'Parameters.Text' }],
      },
      NetworkConfig: { EnableNetworkIsolation: true },
    });
  });

  test('at the top is merged over the definition', async () => {
    const { definition } = await compileText(`${oneStep('')}raw: { Metadata: { owner: me } }\n`);

    expect(definition.Metadata).toEqual({ owner: 'me' });
  });

  test('orders steps by what it refers to', async () => {
    const yaml =
      'name: example\nsteps:\n  A: { type: Lambda, raw: { Arguments: { x: { Get: Steps.B.ModelName } } } }\n  B: { type: Model, raw: { Arguments: {} } }\n';

    const { graph } = await compileText(yaml);

    expect(graph.edges).toEqual([{ from: 'B', to: 'A' }]);
  });
});

describe('steps', () => {
  test('of nested conditions stand in their branches only', async () => {
    const yaml = `name: example
parameters: { A: true, B: 1 }
steps:
  Last: { type: Fail, message: last }
  Outer: { type: Condition, if: parameters.A, then: [Inner], else: [Last] }
  Inner: { type: Condition, if: '\${{ parameters.B > 1 }}', then: [First, Second] }
  First: { type: Model, raw: { Arguments: {} } }
  Second: { type: Transform, raw: { Arguments: { ModelName: '\${{ steps.First.properties.ModelName }}' } } }
  After: { type: Model, dependsOn: [Outer], raw: { Arguments: {} } }
`;

    const { definition } = await compileText(yaml);

    expect(names(definition.Steps)).toEqual(['Outer', ['Inner', ['First', 'Second'], []], ['Last'], 'After']);
  });

  test('on spot capacity may wait as long again as they may run', async () => {
    const yaml = `name: example
steps:
  Train:
    type: Training
    image: { framework: xgboost, version: 3.0-5 }
    instance: { type: ml.m5.xlarge, volumeGb: 50 }
    channels: { train: { source: s3://b/train, contentType: text/libsvm, mode: Pipe } }
    metrics: { 'validation:rmse': '.*rmse:(\\S+)' }
    checkpoint: { uri: s3://b/checkpoints }
    spot: true
    timeout: PT30M
`;

    const compiled = await compileText(yaml);

    expect(argumentsOf(compiled)).toMatchObject({
      AlgorithmSpecification: { MetricDefinitions: [{ Name: 'validation:rmse', Regex: '.*rmse:(\\S+)' }] },
      CheckpointConfig: { S3Uri: 's3://b/checkpoints' },
      EnableManagedSpotTraining: true,
      InputDataConfig: [{ ChannelName: 'train', ContentType: 'text/libsvm', InputMode: 'Pipe' }],
      ResourceConfig: { InstanceType: 'ml.m5.xlarge', InstanceCount: 1, VolumeSizeInGB: 50 },
      StoppingCondition: { MaxRuntimeInSeconds: 1800, MaxWaitTimeInSeconds: 3600 },
    });
    expect(compiled.inputs).toEqual([{ step: 'Train', name: 'train', uri: 's3://b/train' }]);
  });

  test('without a region that has the image say which regions have it', async () => {
    await using pipelines = await temporaryPipelines(oneStep(''));
    const pipeline = await loadPipeline(pipelines.folder);

    expect(() => compilePipeline(pipeline, { ...ENVIRONMENT, region: 'us-west-9' })).toThrow(
      /10:12: steps\.Work\.image: no registry of xgboost images is known for region 'us-west-9'; did you mean 'us-west-1'\? Known regions \(2026-11-22\): .*us-east-1.* Or write the image's whole URI\./,
    );
  });

  test('a thousand of them, each after the other, compile', async () => {
    const steps = Array.from({ length: 1000 }, (_, index) => {
      const after = index === 0 ? '' : `, dependsOn: [S${index - 1}]`;
      return `  S${index}: { type: Model${after}, raw: { Arguments: { N: '\${{ parameters.A }}' } } }\n`;
    });

    const { definition, graph } = await compileText(
      `name: example\nparameters: { A: x }\nsteps:\n${steps.join('')}`,
    );

    expect(definition.Steps).toHaveLength(1000);
    expect(graph.edges).toHaveLength(999);
  });
});

function compileSource(files: Readonly<Record<string, string>>): Promise<CompiledPipeline> {
  return compileText(oneStep('source: lib\nentry: a.py'), files);
}

function argumentsOf({ definition }: { definition: { Steps: readonly { Arguments: unknown }[] } }): unknown {
  return definition.Steps[0]?.Arguments;
}

/** Names of steps; a condition is followed by the names in its branches. */
function names(steps: unknown): unknown[] {
  if (!Array.isArray(steps)) return [];
  return steps.flatMap(({ Name, Type, Arguments }) =>
    Type === 'Condition' ? [Name, names(Arguments.IfSteps), names(Arguments.ElseSteps)] : [Name],
  );
}
