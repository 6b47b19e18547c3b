import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { role } from '../sagemaker/session.ts';
import { type Hosting, hosting, image } from './hosting.ts';
import { rows, tinyModel } from './tiny-model.ts';

const run = promisify(execFile);

function userEnvironment(aws: Hosting, bin: string): NodeJS.ProcessEnv {
  const nowhere = join(aws.root, 'no-config');
  return {
    PATH: `${bin}:${process.env['PATH']}`,
    HOME: aws.root,
    AWS_CONFIG_FILE: nowhere,
    AWS_SHARED_CREDENTIALS_FILE: nowhere,
    ...aws.aws.environment(),
  };
}

test('boto3 makes an endpoint, waits for it, asks it and deletes it', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using aws = await hosting();
  const { archive, predictions } = await tinyModel();
  await aws.put('model.tar.gz', archive);

  const script = join(import.meta.dirname, 'clients/serve.py');
  const { stdout } = await run(python, [script, 's3://bucket/model.tar.gz', role], {
    env: userEnvironment(aws, bin),
  });

  expect(JSON.parse(stdout)).toEqual({
    predictions: predictions.slice(0, 2).map((value) => expect.closeTo(value, 4)),
    contentType: 'text/csv; charset=utf-8',
    variant: 'AllTraffic',
    failed: ['ModelError', 415, expect.stringContaining('Content-type image/png not supported')],
    missing: ['ValidationError', 'Endpoint none of account 111122223333 not found.'],
    listed: ['e'],
  });
});

test('the AWS CLI asks an endpoint', { timeout: 300_000 }, async () => {
  const { bin } = await ensurePython({ purpose: 'test' });
  await using aws = await hosting();
  await aws.model('m');
  await aws.config('c', 'm');
  const env = userEnvironment(aws, bin);
  const cli = (...command: string[]) => run(join(bin, 'aws'), ['--output', 'text', ...command], { env });
  const [input, output] = [join(aws.root, 'input.csv'), join(aws.root, 'output.csv')];
  await writeFile(input, rows.join('\n'));

  await cli('sagemaker', 'create-endpoint', '--endpoint-name', 'e', '--endpoint-config-name', 'c');
  await aws.settled('e');
  const { stdout: images } = await cli(
    'sagemaker',
    'describe-endpoint',
    '--endpoint-name',
    'e',
    '--query',
    'ProductionVariants[].DeployedImages[].SpecifiedImage',
  );
  await cli(
    'sagemaker-runtime',
    'invoke-endpoint',
    '--endpoint-name',
    'e',
    '--content-type',
    'text/csv',
    '--body',
    `fileb://${input}`,
    output,
  );

  expect(images.trim()).toBe(image);
  const { predictions } = await tinyModel();
  expect((await readFile(output, 'utf8')).split('\n').map(Number)).toEqual(
    predictions.map((value) => expect.closeTo(value, 4)),
  );
});
