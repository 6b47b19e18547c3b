import { CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { describe, expect, test } from 'vitest';
import { type DeploymentSession, MODEL, openDeploymentSession } from './deployment-session.ts';
import { type BadStack, bringStack, settled, stackOf } from './stack-states.ts';

const STACK: BadStack = {
  name: 'tiny-staging',
  owner: { environment: 'staging', model: MODEL, repository: 'octo/models' },
  taken: MODEL,
};

/** A session with a plan of a first deployment; what is done to the stack comes after that. */
async function planned(): Promise<DeploymentSession> {
  const session = await openDeploymentSession();
  await session.release('staging', await session.register());
  await session.plan('staging');
  return session;
}

const CHANGES = /CloudFormation\.(Create|Delete|Update|Execute|Continue|Rollback)/;

function changes({ aws }: DeploymentSession): string[] {
  return aws.requests.all().flatMap(({ operation }) => (CHANGES.test(operation) ? [operation] : []));
}

describe.concurrent('a stack that is', { timeout: 120_000 }, () => {
  test.each(['REVIEW_IN_PROGRESS', 'ROLLBACK_COMPLETE', 'CREATE_FAILED'])(
    '%s never served: the deployment makes it',
    async (status) => {
      await using session = await planned();
      await bringStack(session, STACK, status);

      const result = await session.deploy('staging');

      expect(result).toMatchObject({ conclusion: 'success', outputs: { reason: 'deployed' } });
    },
  );

  test.each<[string, string]>([
    ['UPDATE_FAILED', 'aws cloudformation rollback-stack'],
    ['DELETE_FAILED', '--retain-resources'],
  ])("%s is a person's to end, who is told how", async (status, todo) => {
    await using session = await planned();
    await bringStack(session, STACK, status);
    session.aws.requests.clear();

    const result = await session.deploy('staging');

    expect(result.outputs).toMatchObject({ reason: 'stack-blocked' });
    expect(result.annotations[0]?.message).toContain(todo);
    expect(changes(session)).toEqual([]);
  });

  test("somebody else's is left alone", async () => {
    await using session = await planned();
    await session.cloudformation.send(new CreateStackCommand({ ...stackOf(STACK, 'other'), Tags: [] }));
    await settled(session, STACK.name);
    session.aws.requests.clear();

    const result = await session.deploy('staging');

    expect(result.outputs).toMatchObject({ reason: 'stack-foreign' });
    expect(changes(session)).toEqual([]);
  });
});

describe.concurrent('a deadline that passes', { timeout: 120_000 }, () => {
  test('fails, leaves the operation alone, and the next run waits for its end', async () => {
    await using session = await planned();
    session.aws.time.polls.endpoint = 1000;

    const late = await session.deploy('staging', { inputs: { timeout: 'PT1S' } });
    session.aws.time.polls.endpoint = 0;
    const again = await session.deploy('staging', { env: { GITHUB_RUN_ATTEMPT: '2' } });

    expect(late).toMatchObject({ conclusion: 'failure', outputs: { reason: 'deadline-passed' } });
    expect(again.outputs).toMatchObject({ reason: 'deployed-nothing' });
    expect(session.aws.requests.of('CloudFormation.ExecuteChangeSet')).toHaveLength(1);
  });
});
