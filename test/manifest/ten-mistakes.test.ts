import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { formatProblem } from '../../actions/lib/pipeline/problem.ts';
import { problemsOf } from './example.ts';

// One mistake in each line that ends in a number, in the order of the lines.
const STAGING = `{
  "environment": "staging",
  "promotesFrom": null,
  "account": "111122223333",
  "region": "us-east-1",
  "policy": { "soak": "PT0S", "freeze": [], "maxMetricRegressionPercent": 2 },
  "models": {
    "fares": {
      "release": null,
      "hold": null,
      "endpoint": {
        "instanceType": "ml.t2.medium",
        "instanceCount": 1,
        "autoscaling": null,
        "rollout": { "type": "all-at-once" },
        "dataCapture": { "samplingPercentage": 0 }
      },
      "monitor": null
    }
  }
}
`;
const PROD = `{
  "environment": "prod",
  "promotesFrom": "stagin",
  "account": 111122223333,
  "region": "us-east-1",
  "policy": {
    "soak": "24h",
    "freeze": [
      { "from": "2026-12-24T16:00", "to": "2026-12-20T08:00", "timeZone": "Europe/Berlin", "reason": "holidays" }
    ],
    "maxMetricRegressionPercent": 2
  },
  "models": {
    "fares": {
      "release": {
        "modelPackageArn": "arn:aws:sagemaker:us-east-1:111122223333:model-package/tips/3",
        "modelDataETag": "e3",
        "imageDigest": null,
        "pipelineExecutionArn": null,
        "commit": null
      },
      "hold": { "by": "ann", "reason": "holidays", "until": "2026-02-30" },
      "endpoint": {
        "instanceType": "ml.t2.medium",
        "instanceCount": 2,
        "instancecount": 2,
        "autoscaling": { "min": 2, "max": 4, "invocationsPerInstance": 750 },
        "rollout": { "type": "canary", "instances": 2, "bake": "PT10M" },
        "dataCapture": { "samplingPercentage": 100 }
      },
      "monitor": null,
      "monitor": null
    }
  }
}
`;

const FILES = [
  { file: 'environments/prod.json', text: PROD },
  { file: 'environments/staging.json', text: STAGING },
];

const EXPECTED = [
  "3:20: promotesFrom: there is no environment 'stagin'; did you mean 'staging'? Known: staging. Or null, where releases begin",
  '4:14: account: expected text (AWS account number: twelve digits, in quotes), found the number 111122223333',
  "7:14: policy.soak: '24h' is not possible: write an ISO 8601 duration such as PT10M, PT24H or P3D (no years or months: their length varies)",
  "9:44: policy.freeze[0].to: '2026-12-20T08:00' is not after '2026-12-24T16:00'; write a later time",
  "16:29: models.fares.release.modelPackageArn: is of the group 'tips'; the model 'fares' takes packages of the group 'fares' only",
  '18:24: models.fares.release.imageDigest: is null; write the digest that ran in stagin: its deployment record has it',
  "22:62: models.fares.hold.until: '2026-02-30' is no date; write one such as 2026-12-01, or a time with offset such as 2026-12-01T08:00Z, or null until somebody removes the hold",
  "26:10: models.fares.endpoint.instancecount: unknown key 'instancecount'; did you mean 'instanceCount'? Keys here: instanceType, instanceCount, autoscaling, rollout, rollback, dataCapture, volumeKmsKeyArn.",
  '27:24: models.fares.endpoint.autoscaling: ml.t2.medium is burstable, and SageMaker does not scale burstable types; write null, or a type such as ml.m5.large',
  '28:53: models.fares.endpoint.rollout.instances: a canary is at most half of the instances, and the endpoint has 2 to 4 instances: write 1, found 2',
  '32:8: models.fares.monitor: defined twice, first in line 31',
];

describe('a manifest with more than ten different mistakes', () => {
  test('gets them all at once, each with file, place and JSON path', () => {
    const problems = problemsOf(FILES);

    expect(problems.map(formatProblem)).toEqual(EXPECTED.map((text) => `environments/prod.json:${text}`));
    expect(problems.map((problem) => problem.path)).toEqual(EXPECTED.map((text) => text.split(': ')[1]));
  });

  test('is annotated by an action, which ends with a reason of its own', async () => {
    await using folder = await temporaryEnvironments();

    const { stdout, outputs } = await runCheckingAction(folder.path);

    const annotations = stdout.split('\n').filter((line) => line.startsWith('::error '));
    expect(annotations).toHaveLength(EXPECTED.length);
    expect(annotations[0]).toBe(
      `::error file=${path.join(folder.path, 'prod.json')},line=3,col=20::${EXPECTED[0]?.slice('3:20: '.length)}`,
    );
    expect(stdout).toContain(
      `::error::${EXPECTED.length} problems in ${path.join(folder.path, 'prod.json')}; AWS was not asked for anything.`,
    );
    expect(outputs).toMatch(/^reason<<(\S+)\nmanifests-invalid\n\1\n$/);
  });
});

async function temporaryEnvironments(): Promise<{ path: string } & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'environments-'));
  for (const { file, text } of FILES) await writeFile(path.join(folder, path.basename(file)), text);
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}

// The smallest action: `runAction` around the loader, in a process of its own as on a runner.
async function runCheckingAction(folder: string): Promise<{ stdout: string; outputs: string }> {
  const output = path.join(folder, 'outputs.txt');
  await writeFile(output, '');
  const program = `
    import { runAction } from './actions/lib/action.ts';
    import { loadManifests } from './actions/lib/manifest/load.ts';
    await runAction({ inputs: {}, outputs: ['reason'], reasons: [] }, () => loadManifests(process.env.FOLDER));
  `;
  const env = { PATH: process.env.PATH, FOLDER: folder, GITHUB_OUTPUT: output };
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program], {
    env,
  }).catch((error: { code: number; stdout: string }) => error);
  return { stdout, outputs: await readFile(output, 'utf8') };
}
