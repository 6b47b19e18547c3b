import { execFile } from 'node:child_process';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { entry, manifest, monitor } from './example.ts';

interface Ended {
  code: number;
  stdout: string;
  stderr: string;
}

// As a person would: by the script of package.json, with the Node that is a dependency.
function validate(...args: string[]): Promise<Ended> {
  return new Promise((resolve) => {
    execFile('npm', ['run', '--silent', 'validate', '--', ...args], (error, stdout, stderr) => {
      resolve({ code: error === null ? 0 : Number(error.code), stdout, stderr });
    });
  });
}

const PIPELINE = `name: fares
modelPackageGroup: fares
dataset:
  problem: regression
  label: amount
  features: { distance: { type: fractional } }
steps:
  Work: { type: Fail, message: no }
`;

describe('npm run validate', () => {
  test('finds nothing in this repository', async () => {
    const { code, stdout, stderr } = await validate();

    expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    expect(stdout).toMatch(/^(Environment .+\n)+Pipelines: .+\nNo problems\.\n$/);
  });

  test('tells what it has looked at', async () => {
    await using repository = await temporaryRepository({
      'environments/staging.json': JSON.stringify(manifest('staging')),
      'environments/prod.json': JSON.stringify(
        manifest('prod', { promotesFrom: 'staging', models: { fares: entry() } }),
      ),
      'pipelines/fares/pipeline.yaml': PIPELINE,
      'pipelines/shared/code.py': '',
    });

    expect(await validate(...repository.args)).toEqual({
      code: 0,
      stdout:
        'Environment staging: one model, 0 with a release\n' +
        'Environment prod: one model, 0 with a release, promotes from staging\n' +
        'Pipelines: fares\nNo problems.\n',
      stderr: '',
    });
  });

  test('says all that is wrong in manifests and pipelines, and between them', async () => {
    const alarms = [{ metric: 'feature_baseline_drift_distanse', threshold: 1 }];
    await using repository = await temporaryRepository({
      'environments/prod.json': JSON.stringify(
        manifest('prod', { promotesFrom: 'prd', models: { fares: monitor({ alarms }) } }),
        null,
        2,
      ),
      'pipelines/fares/pipeline.yaml': PIPELINE,
      'pipelines/tips/pipeline.yaml': PIPELINE.replace('regression', 'regresion'),
    });

    const { code, stdout, stderr } = await validate(...repository.args);

    expect({ code, stdout }).toEqual({ code: 1, stdout: '' });
    expect(stderr.replaceAll(`${repository.root}/`, '')).toBe(
      `environments/prod.json:4:20: promotesFrom: there is no environment 'prd'; Known: none. Or null, where releases begin
environments/prod.json:42:24: models.fares.monitor.alarms[0].metric: the model's pipeline has no feature 'distanse'; did you mean 'distance'? Known: distance, amount, max.
pipelines/tips/pipeline.yaml:4:12: dataset.problem: 'regresion' is not allowed; did you mean 'regression'? Allowed: regression, binary, multiclass.

3 problems.
`,
    );
  });

  test('names folders that are not there', async () => {
    const { code, stderr } = await validate('--environments', 'nowhere', '--pipelines', 'nowhere-else');

    expect(code).toBe(1);
    expect(stderr).toBe(
      `nowhere: no manifest there: name the folder that has <environment>.json for each environment
nowhere-else: no such folder: name the one that has a folder with a pipeline.yaml for each pipeline

2 problems.
`,
    );
  });

  test.each([
    [['--help'], 0, /^Checks all manifests and pipelines/, /^$/],
    [['--fix'], 1, /^$/, /^Unknown option '--fix'[\s\S]*npm run validate/],
  ])('%j', async (args, code, stdout, stderr) => {
    const ended = await validate(...args);

    expect(ended).toEqual({
      code,
      stdout: expect.stringMatching(stdout),
      stderr: expect.stringMatching(stderr),
    });
  });
});

async function temporaryRepository(
  files: Readonly<Record<string, string>>,
): Promise<{ root: string; args: string[] } & AsyncDisposable> {
  const root = await mkdtemp(path.join(tmpdir(), 'repository-'));
  for (const [name, text] of Object.entries(files)) {
    const file = path.join(root, name);
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, text);
  }
  const args = [
    '--environments',
    path.join(root, 'environments'),
    '--pipelines',
    path.join(root, 'pipelines'),
  ];
  return { root, args, [Symbol.asyncDispose]: () => rm(root, { recursive: true, force: true }) };
}
