import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { LocalAws } from '../../local/aws/server.ts';

const PACKAGE = 'arn:aws:sagemaker:us-east-1:111122223333:model-package/made-up/1';
const BUCKET = 'bench';

/** Puts into S3 what a release, its deployment, its traffic and its labels leave there. */
export async function store({ objects }: LocalAws, data: string, baseline: string): Promise<void> {
  await objects.createBucket(BUCKET);
  for (const name of await readdir(baseline))
    await objects.upload(BUCKET, `baseline/${name}`, join(baseline, name));
  const capture = join(data, 'capture');
  for (const name of await readdir(capture, { recursive: true }))
    if (name.endsWith('.jsonl')) await objects.upload(BUCKET, `capture/${name}`, join(capture, name));
  const record = {
    outcome: 'deployed',
    endedAt: '2026-11-01T00:00:00Z',
    release: { modelPackageArn: PACKAGE },
  };
  await objects.put(BUCKET, 'deployments/a.json', JSON.stringify(record));
  await objects.upload(BUCKET, 'labels/labels.csv', join(data, 'labels.csv'));
}

/** Names of the columns that the check's report calls drifted. */
export async function driftedColumns({ objects }: LocalAws): Promise<string[]> {
  const [report] = (await objects.list(BUCKET, 'reports/')).filter(({ key }) => key.endsWith('/report.json'));
  const text = (await objects.read(BUCKET, report?.key ?? '')).toString('utf8');
  const { features }: { features: { name: string; verdict: string }[] } = JSON.parse(text);
  return features
    .filter(({ verdict }) => verdict === 'drifted')
    .map(({ name }) => name)
    .toSorted();
}

export function checkArguments(): string[] {
  const values = {
    model: 'made-up',
    environment: 'prod',
    endpoint: 'made-up-prod',
    schedule: 'made-up-prod',
    package: PACKAGE,
    baseline: `s3://${BUCKET}/baseline`,
    capture: `s3://${BUCKET}/capture`,
    labels: `s3://${BUCKET}/labels`,
    deployments: `s3://${BUCKET}/deployments`,
    reports: `s3://${BUCKET}/reports`,
    window: 'P3D',
    end: '2026-11-23T08:00:00Z',
    'minimum-rows': '1000',
    'minimum-labels': '500',
    'label-delay': 'PT0S',
  };
  return Object.entries(values).flatMap(([name, value]) => [`--${name}`, value]);
}
