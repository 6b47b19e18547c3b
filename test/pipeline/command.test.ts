import { execFile } from 'node:child_process';
import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { compilePipeline } from '../../actions/lib/pipeline/compile.ts';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { ENVIRONMENT, oneStep, temporaryPipelines } from './temporary-pipeline.ts';

const ENVIRONMENT_OPTIONS = [
  '--region',
  'us-east-1',
  '--account',
  '111122223333',
  '--role',
  ENVIRONMENT.roleArn,
  '--bucket',
  'artifacts',
];

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

// As a person would: by the script of package.json, with the Node that is a dependency.
function compile(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'compile', '--', ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

describe('npm run compile', () => {
  test('prints the definition', async () => {
    const { code, stdout } = await compile('pipelines/nyc-taxi-fare', ...ENVIRONMENT_OPTIONS);
    const { definition } = compilePipeline(await loadPipeline('pipelines/nyc-taxi-fare'), ENVIRONMENT);

    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toEqual(definition);
    expect(stdout).toContain('"DefaultValue": 7.0');
  });

  test('prints the very bytes with --compact', async () => {
    const { stdout } = await compile('pipelines/nyc-taxi-fare', '--compact', ...ENVIRONMENT_OPTIONS);
    const { hash } = compilePipeline(await loadPipeline('pipelines/nyc-taxi-fare'), ENVIRONMENT);

    expect(createHash('sha256').update(stdout.trimEnd()).digest('hex')).toBe(hash);
  });

  test('takes values of parameters', async () => {
    const { stdout } = await compile(
      'pipelines/nyc-taxi-fare',
      '--set',
      'RmseThreshold=5',
      '--set',
      'TripsUri=s3://b/a=b',
    );

    expect(JSON.parse(stdout)).toMatchObject({
      Parameters: expect.arrayContaining([
        { Name: 'RmseThreshold', Type: 'Float', DefaultValue: 5 },
        { Name: 'TripsUri', Type: 'String', DefaultValue: 's3://b/a=b' },
      ]),
    });
  });

  test('says all that is wrong, and nothing on stdout', async () => {
    await using pipelines = await temporaryPipelines(oneStep('timout: PT1H\ncache: true'));

    const { code, stdout, stderr } = await compile(pipelines.folder);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(
      stderr
        .replaceAll(pipelines.folder, 'example')
        .split('\n')
        .map((line) => line.split(';')[0]),
    ).toEqual([
      "example/pipeline.yaml:13:5: steps.Work.timout: unknown key 'timout'",
      'example/pipeline.yaml:14:12: steps.Work.cache: how long may a result be reused? Write an ISO 8601 duration such as P30D, or false',
      '',
    ]);
  });

  test.each([
    [
      ['pipelines/nyc-taxi-fare', '--set', 'RmseThreshold=low'],
      /pipeline\.yaml: parameter RmseThreshold: 'low' is no number\n$/,
    ],
    [
      ['pipelines/nyc-taxi-fare', '--set', 'InputSource=Mnual'],
      /parameter InputSource: 'Mnual' is not allowed; did you mean 'Manual'\? Allowed: Manual, Push, Schedule, Drift\.\n$/,
    ],
    [
      ['pipelines/nyc-taxi-fare', '--set', 'RmseThreshold'],
      /^--set: takes PARAMETER=VALUE, found 'RmseThreshold'\n$/,
    ],
    [
      ['pipelines/nyc-taxi-fare', '--region', 'mars-1'],
      /no registry of xgboost images is known for region 'mars-1'/,
    ],
    [
      ['pipelines/nyc-taxi'],
      /no such file: name a folder that has a pipeline\.yaml, found 'pipelines\/nyc-taxi'; folders beside it: .*pipelines\/nyc-taxi-fare/,
    ],
    [['--sat', 'x'], /^Unknown option '--sat'[\s\S]*npm run compile -- pipelines\/NAME/],
    [[], /^Prints the SageMaker definition[\s\S]*--set PARAMETER=VALUE/],
  ])('%j fails with one sentence', async (args, expected) => {
    const { code, stdout, stderr } = await compile(...args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr).toMatch(expected);
  });
});
