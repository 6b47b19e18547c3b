import { code, list, plain } from '../lib/summary/markdown.ts';
import type { Teardown } from './teardown.ts';

export interface TeardownSummary {
  environment: string;
  bucket: string;
  /** The manifest. */
  file: string;
  /** Models that the manifest still has a release of. */
  released: readonly string[];
  teardown: Teardown;
}

/** The job summary, as Markdown: what is gone, what still costs money, what to do that it stays away. */
export function teardownSummary({ environment, bucket, file, released, teardown }: TeardownSummary): string {
  const { deleted, failures, captured } = teardown;
  const parts = [`## Teardown of ${plain(environment)}\n`];
  parts.push(
    deleted.length > 0 ? list(deleted.map((name) => `${code(name)} is deleted`)) : 'There were no stacks.\n',
  );
  if (failures.length > 0)
    parts.push('### Not deleted\n', list(failures.map(({ message }) => plain(message))));
  parts.push('### What still costs money\n');
  parts.push(
    list([
      ...captured.map(
        ({ prefix, objects, bytes }) =>
          `Captured requests: ${objects} objects, ${megabytes(bytes)}, below ${code(prefix)}`,
      ),
      `The bucket ${code(bucket)} with data, artifacts of registered packages, records and reports on drift`,
      'Logs of the endpoints in CloudWatch, below `/aws/sagemaker/Endpoints/`, until their retention ends',
      'Executions of pipelines that still run, and endpoints of other environments',
    ]),
  );
  if (released.length > 0)
    parts.push(
      `The next deployment brings it back: ${plain(file)} still has releases of ${released.map(code).join(', ')}. Set them to ${code('null')} where the environment is to stay away.\n`,
    );
  return parts.join('\n');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1024 / 1024).toFixed(1)} MiB`;
}
