import pMap from 'p-map';
import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { listObjects } from '../lib/aws/objects.ts';
import { operationEvents } from '../lib/aws/stack-events.ts';
import { deleteStack, describeStack, listStackNames, type Stack } from '../lib/aws/stacks.ts';
import { rootCause } from '../lib/deployment/root-cause.ts';
import { followStack } from '../lib/deployment/stack-operation.ts';
import { ownerIn } from '../lib/deployment/stack-tags.ts';
import { Failure, messageOf } from '../lib/failure.ts';
import { stackName } from '../lib/manifest/names.ts';
import { DeadlineError } from '../lib/wait.ts';

export interface TeardownRequest {
  environment: string;
  repository: string;
  place: Place;
  serviceRoleArn: string;
  bucket: string;
  /** Tells this attempt from others. */
  attempt: string;
  timeoutMs: number;
  signal: AbortSignal;
  log: (line: string) => void;
}

export interface Teardown {
  /** Names of the stacks that were deleted. */
  deleted: string[];
  /** Why others were not, each as a sentence. */
  failures: Failure[];
  /** Captured requests that stay, of the endpoints that are gone. */
  captured: { prefix: string; objects: number; bytes: number }[];
}

const CONCURRENT_STACKS = 4;

/**
 * Deletes every stack that this repository has in the environment, also of models that its manifest has no longer; they
 * are known by their tags. In a stack CloudFormation deletes in the order of dependencies: scaling before endpoint.
 */
export async function tearDown(clients: Clients, request: TeardownRequest): Promise<Teardown> {
  const { place, bucket } = request;
  const { stacks, failures } = await stacksOf(clients, request);
  const deadline = Date.now() + request.timeoutMs;
  const deleted: string[] = [];
  await pMap(
    stacks,
    async (stack) => {
      // One that fails leaves the others their turn.
      const failure = await remove(clients, stack, { ...request, deadline }).catch((error: unknown) =>
        endingOf(stack, error, request.signal),
      );
      if (failure === undefined) deleted.push(stack.name);
      else failures.push(failure);
    },
    { concurrency: CONCURRENT_STACKS },
  );
  const captured = await pMap(
    stacks,
    async ({ name }) => ({
      prefix: `s3://${bucket}/capture/${name}/`,
      ...(await sizeOf(clients, place, bucket, name)),
    }),
    { concurrency: CONCURRENT_STACKS },
  );
  return {
    deleted: deleted.toSorted(),
    failures,
    captured: captured.filter(({ objects }) => objects > 0),
  };
}

/** The names narrow it down to stacks that the role may describe; the tags say whose they are. */
async function stacksOf(
  clients: Clients,
  { environment, repository, place }: TeardownRequest,
): Promise<{ stacks: Stack[]; failures: Failure[] }> {
  const stacks: Stack[] = [];
  const failures: Failure[] = [];
  for await (const name of listStackNames(clients)) {
    if (!name.endsWith(stackName('', environment))) continue;
    const stack = await describeStack(clients, place, name);
    const owner = stack && ownerIn(stack.tags, { environment, repository });
    if (stack && owner === 'own') stacks.push(stack);
    else if (owner !== undefined && owner !== 'own') failures.push(otherOwner(name, owner.other, repository));
  }
  return { stacks, failures };
}

/** Silence would leave an endpoint that goes on costing money, as after the repository was renamed. */
function otherOwner(name: string, other: string, repository: string): Failure {
  return new Failure(
    'teardown-failed',
    `The stack ${name} was made by ${other} and is left alone. Where that is a former name of ${repository}, give the stack the tag sagemaker-drift-gitops:repository=${repository} and run this again; else remove it from there.`,
  );
}

function endingOf({ name }: Stack, error: unknown, signal: AbortSignal): Failure {
  if (signal.aborted)
    return new Failure(
      'cancelled',
      `The run was cancelled. The deletion of ${name} goes on where it had begun; run this again to wait for it.`,
    );
  return error instanceof Failure ? error : new Failure('unexpected', messageOf(error), { cause: error });
}

/** Deletes one stack and waits for its end; answers why it could not. */
async function remove(
  clients: Clients,
  { name, id, status: before }: Stack,
  request: TeardownRequest & { deadline: number },
): Promise<Failure | undefined> {
  const { place, serviceRoleArn, attempt, signal, deadline, log } = request;
  const token = `teardown-${attempt}`.slice(0, 128);
  signal.throwIfAborted();
  // How the last deletion failed is what its events begin with.
  const earlier = before === 'DELETE_FAILED' ? await operationEvents(clients, place, { name, id }) : [];
  await deleteStack(clients, place, { name, id, token, roleArn: serviceRoleArn });
  try {
    const operation = await followStack(
      clients,
      place,
      { name, id },
      {
        deadlineMs: Math.max(0, deadline - Date.now()),
        signal,
        onEvent: ({ logicalId, status, reason }) =>
          log(`${name}: ${logicalId} ${status}${reason === undefined ? '' : `: ${reason}`}`),
        onQuiet: (minutes) => log(`${name}: nothing new for ${minutes} min`),
        begins: 'DELETE',
        after: earlier.at(-1)?.id,
      },
    );
    if (operation.status === 'DELETE_COMPLETE') return undefined;
    const cause = rootCause(operation.events);
    const why = cause === undefined ? 'without a reason' : `because of ${cause.logicalId}: ${cause.reason}`;
    return new Failure(
      'teardown-failed',
      `The stack ${name} ended as ${operation.status} ${why}. Remove the cause and run this again.`,
    );
  } catch (cause) {
    if (!(cause instanceof DeadlineError)) throw cause;
    return new Failure(
      'deadline-passed',
      `The stack ${name} is not deleted yet; the deletion goes on. Run this again to wait for it.`,
      { cause },
    );
  }
}

async function sizeOf(
  clients: Clients,
  place: Place,
  bucket: string,
  endpoint: string,
): Promise<{ objects: number; bytes: number }> {
  let objects = 0;
  let bytes = 0;
  for await (const { size } of listObjects(clients, place, { bucket, key: `capture/${endpoint}/` })) {
    objects += 1;
    bytes += size;
  }
  return { objects, bytes };
}
