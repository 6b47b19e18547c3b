import { UpdatePipelineCommand } from '@aws-sdk/client-sagemaker';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { createClients } from '../../actions/lib/aws/clients.ts';
import { gatesOf } from '../../actions/lib/promotion/gather.ts';
import { denyingAws } from '../actions/denial.ts';
import { type Session, session } from '../local/sagemaker/session.ts';

let aws: Session;
beforeEach(async () => {
  aws = await session();
  for (const [name, value] of Object.entries(aws.aws.environment())) vi.stubEnv(name, value);
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await aws[Symbol.asyncDispose]();
});

/** Runs a pipeline of one gate, which lets errors up to 7 pass, on an error of 5. Answers the execution. */
async function checked(limit?: string): Promise<string> {
  await aws.put(
    'evaluation.json',
    JSON.stringify({ regression_metrics: { rmse: { value: 5, standard_deviation: 0.1 } } }),
  );
  const report = { S3Uri: 's3://bucket/evaluation.json', Path: 'regression_metrics.rmse.value' };
  const condition = {
    Type: 'LessThanOrEqualTo',
    LeftValue: { 'Std:JsonGet': report },
    RightValue: { Get: 'Parameters.Limit' },
  };
  await aws.create(
    'fares',
    [
      {
        Name: 'Check',
        Type: 'Condition',
        Arguments: { Conditions: [condition], IfSteps: [], ElseSteps: [] },
      },
    ],
    [{ Name: 'Limit', Type: 'Float', DefaultValue: 7 }],
  );
  const given = limit === undefined ? {} : { PipelineParameters: [{ Name: 'Limit', Value: limit }] };
  return (await aws.run('fares', given)).arn;
}

test.each([
  [undefined, { name: 'Check', passed: true, limits: ['rmse ≤ 7'] }],
  ['4', { name: 'Check', passed: false, limits: ['rmse ≤ 4'] }],
])('a gate tells what it came to, and of which limit: %s', async (limit, gate) => {
  expect(await gatesOf(createClients('us-east-1'), await checked(limit))).toEqual([gate]);
});

test('an execution is told as it ran, whatever the pipeline asks by now', async () => {
  const execution = await checked();
  const stop = { Name: 'Stop', Type: 'Fail', Arguments: { ErrorMessage: 'no' } };
  await aws.sagemaker.send(
    new UpdatePipelineCommand({
      PipelineName: 'fares',
      PipelineDefinition: JSON.stringify({ Version: '2020-12-01', Steps: [stop] }),
    }),
  );

  expect(await gatesOf(createClients('us-east-1'), execution)).toMatchObject([{ limits: ['rmse ≤ 7'] }]);
});

test.each(['DescribePipelineDefinitionForExecution', 'ListPipelineParametersForExecution'])(
  'a role that lacks %s still gets what the gate came to',
  async (operation) => {
    const execution = await checked();
    await using denying = await denyingAws(aws.aws.url, {
      operation: `SageMaker.${operation}`,
      message: `User is not authorized to perform: sagemaker:${operation}`,
    });
    vi.stubEnv('AWS_ENDPOINT_URL', denying.url);

    expect(await gatesOf(createClients('us-east-1'), execution)).toEqual([
      { name: 'Check', passed: true, limits: [] },
    ]);
  },
);

test.each([
  [undefined],
  ['unknown'],
  [`arn:aws:sagemaker:us-east-1:111122223333:pipeline/x/execution/abcdefghijkl`],
])('of an execution that is not known, nothing is said: %s', async (execution) => {
  expect(await gatesOf(createClients('us-east-1'), execution)).toBeUndefined();
});
