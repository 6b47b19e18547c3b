import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { ensurePython } from '../../../local/python/environment.ts';
import { temporaryAws } from '../temporary-aws.ts';
import { pipeline } from './session.ts';

const run = promisify(execFile);

test('boto3 and the AWS CLI work', { timeout: 300_000 }, async () => {
  const { python, bin } = await ensurePython({ purpose: 'test' });
  await using here = await temporaryAws();
  const env = { PATH: `${bin}:${process.env['PATH']}`, HOME: here.root, ...here.aws.environment() };
  const program = `
import boto3, json
from botocore.exceptions import ClientError
scheduler = boto3.client("scheduler")
target = {"Arn": "${pipeline}", "RoleArn": "arn:aws:iam::111122223333:role/any"}
made = {"Name": "taxi", "ScheduleExpression": "rate(1 hour)", "FlexibleTimeWindow": {"Mode": "OFF"}, "Target": target}
scheduler.create_schedule(**made)
seen = {"zone": scheduler.get_schedule(Name="taxi")["ScheduleExpressionTimezone"]}
try:
    scheduler.create_schedule(**made)
except scheduler.exceptions.ConflictException as error:
    seen["again"] = error.response["Error"]["Message"]
try:
    scheduler.update_schedule(**made | {"ScheduleExpression": "hourly"})
except ClientError as error:
    seen["refused"] = error.response["Error"]["Code"]
print(json.dumps(seen))
`;
  const { stdout } = await run(python, ['-c', program], { env });
  expect(JSON.parse(stdout)).toEqual({
    zone: 'UTC',
    again: 'Schedule taxi already exists.',
    refused: 'ValidationException',
  });

  const aws = async (...words: string[]): Promise<unknown> => {
    const { stdout: text } = await run(path.join(bin, 'aws'), ['scheduler', ...words], { env });
    return text === '' ? undefined : JSON.parse(text);
  };
  expect(await aws('list-schedules', '--name-prefix', 'ta')).toMatchObject({
    Schedules: [{ Name: 'taxi', State: 'ENABLED', Target: { Arn: pipeline } }],
  });
  await aws('delete-schedule', '--name', 'taxi');
  expect(await aws('list-schedules')).toEqual({ Schedules: [] });
});
