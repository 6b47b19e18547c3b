import { DescribeStackEventsCommand, ListChangeSetsCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { type FaultKind, faultKinds } from '../../local/aws/faults.ts';
import { BUCKET, type DeploymentSession, openDeploymentSession } from './deployment-session.ts';

interface Scenario {
  name: string;
  /** Leaves a plan to deploy. */
  prepare: (session: DeploymentSession) => Promise<unknown>;
}

const SCENARIOS: readonly Scenario[] = [
  {
    name: 'a first deployment',
    async prepare(session) {
      await session.release('staging', await session.register());
      await session.plan('staging');
    },
  },
  {
    name: 'a newer version',
    async prepare(session) {
      await session.release('staging', await session.register());
      await session.planAndDeploy('staging');
      await session.release('staging', await session.register(2));
      await session.plan('staging');
    },
  },
];

/** Runs the scenario with the same fault on each of the action's own operations; none by default. */
async function play({ prepare }: Scenario, kind?: FaultKind, disturbed: readonly string[] = []) {
  await using session = await openDeploymentSession();
  await prepare(session);
  session.aws.requests.clear();
  if (kind) for (const operation of disturbed) session.aws.faults.queue({ operation, kind, delayMs: 300 });
  const { exitCode, outputs, annotations } = await session.deploy('staging');
  // CloudFormation calls with the keys of its service role.
  const own = session.aws.requests.all().filter(({ accessKeyId }) => accessKeyId.startsWith('AKIA'));
  return {
    operations: [...new Set(own.map(({ operation }) => operation))],
    missed: session.aws.faults.pending().map(({ operation }) => operation),
    end: { exitCode, reason: outputs.reason, errors: annotations.length, state: await stateOf(session) },
  };
}

/** What a deployment leaves: statuses in their order, change sets, records. */
async function stateOf({ cloudformation, aws }: DeploymentSession) {
  const name = { StackName: 'tiny-staging' };
  const { StackEvents = [] } = await cloudformation.send(new DescribeStackEventsCommand(name));
  const { Summaries = [] } = await cloudformation.send(new ListChangeSetsCommand(name));
  const records = await aws.objects.list(BUCKET, 'deployments/');
  return {
    // What goes on side by side in a stack may end in any order.
    events: StackEvents.map(
      ({ LogicalResourceId: id, ResourceStatus: status }) => `${id} ${status}`,
    ).toSorted(),
    changeSets: Summaries.length,
    records: records.map(({ key }) => key.replace(/[0-9a-f]{40}/, 'COMMIT')),
  };
}

describe.concurrent.each(SCENARIOS)('$name', { timeout: 120_000 }, (scenario) => {
  const quiet = play(scenario);

  test.each(faultKinds)('ends the same when every call meets a fault: %s', async (kind) => {
    const { operations, end } = await quiet;
    expect(operations).toContain('CloudFormation.ExecuteChangeSet');

    const disturbed = await play(scenario, kind, operations);

    expect(disturbed.missed).toEqual([]);
    expect(disturbed.end).toEqual(end);
  });
});
