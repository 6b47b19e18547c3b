import { ListChangeSetsCommand, ListStacksCommand } from '@aws-sdk/client-cloudformation';
import { expect, test } from 'vitest';
import { type DeploymentSession, openDeploymentSession } from './deployment-session.ts';

/** As often as the SDK tries one call. */
const OUTAGE = 6;

/** Change sets that nobody has executed. */
async function openChangeSets({ cloudformation }: DeploymentSession, stack: string): Promise<string[]> {
  const { Summaries: sets = [] } = await cloudformation.send(new ListChangeSetsCommand({ StackName: stack }));
  const open = sets.filter(({ ExecutionStatus: status }) => status !== 'EXECUTE_COMPLETE');
  return open.map(({ ChangeSetName: name = '' }) => name);
}

test('the end of the job removes the change set, and the empty stack, that a deployment had to leave', async () => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await session.plan('staging');
  for (const operation of ['CloudFormation.ExecuteChangeSet', 'CloudFormation.DeleteChangeSet'])
    session.aws.faults.queue({ operation, kind: '500', times: OUTAGE });

  const result = await session.deploy('staging');

  expect(result.outputs).toMatchObject({ reason: 'aws-unavailable' });
  expect(result.stdout).toMatch(/Removed the change set deploy-\w+-1-7-1 of the stack tiny-staging\./);
  expect(session.aws.faults.pending()).toEqual([]);
  const { StackSummaries: stacks = [] } = await session.cloudformation.send(new ListStacksCommand({}));
  expect(stacks.filter(({ StackStatus: status }) => status !== 'DELETE_COMPLETE')).toEqual([]);
}, 120_000);

test('the end of the job leaves a stack that serves, and removes the change set alone', async () => {
  await using session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await session.planAndDeploy('staging');
  await session.release('staging', await session.register(2));
  await session.plan('staging');
  for (const operation of ['CloudFormation.ExecuteChangeSet', 'CloudFormation.DeleteChangeSet'])
    session.aws.faults.queue({ operation, kind: '500', times: OUTAGE });

  const result = await session.deploy('staging');

  expect(result.stdout).toContain('of the stack tiny-staging.');
  expect(await openChangeSets(session, 'tiny-staging')).toEqual([]);
  expect(session.aws.requests.of('CloudFormation.DeleteStack')).toEqual([]);
}, 120_000);
