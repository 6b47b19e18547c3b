import type { JobKind } from './executions.ts';

/** Addresses of AWS's web console, for people. */
export interface Console {
  job(kind: JobKind, name: string): string;
  /** The log streams of a job. */
  logs(kind: JobKind, name: string): string;
  /** The objects below an `s3://` address. */
  objects(address: { bucket: string; key: string }): string;
}

const HOSTS: Readonly<Record<string, string>> = {
  aws: 'console.aws.amazon.com',
  'aws-cn': 'console.amazonaws.cn',
  'aws-us-gov': 'console.amazonaws-us-gov.com',
};

const JOB_PAGES = { processing: 'processing-jobs', training: 'jobs', transform: 'transform-jobs' };

const LOG_GROUPS = {
  processing: '/aws/sagemaker/ProcessingJobs',
  training: '/aws/sagemaker/TrainingJobs',
  transform: '/aws/sagemaker/TransformJobs',
};

export function consoleOf({ partition, region }: { partition: string; region: string }): Console {
  const host = HOSTS[partition] ?? HOSTS['aws'];
  const page = (service: string): string => `https://${region}.${host}/${service}/home?region=${region}`;
  return {
    job: (kind, name) => `${page('sagemaker')}#/${JOB_PAGES[kind]}/${encodeURIComponent(name)}`,
    logs: (kind, name) =>
      `${page('cloudwatch')}#logsV2:log-groups/log-group/${twice(LOG_GROUPS[kind])}$3FlogStreamNameFilter$3D${twice(`${name}/`)}`,
    objects: ({ bucket, key }) =>
      `https://${region}.${host}/s3/buckets/${bucket}?region=${region}&prefix=${encodeURIComponent(key)}`,
  };
}

export function logGroup(kind: JobKind): string {
  return LOG_GROUPS[kind];
}

/** CloudWatch's console wants what follows the # encoded twice, the second time with $ in place of %. */
function twice(text: string): string {
  return encodeURIComponent(encodeURIComponent(text)).replaceAll('%', '$');
}
