import { setTimeout as sleep } from 'node:timers/promises';
import type {
  CreateEndpointInput,
  DescribeEndpointOutput,
  UpdateEndpointInput,
} from '@aws-sdk/client-sagemaker';
import {
  chosenName,
  type Handler,
  inputOf,
  isMissing,
  NotStabilized,
  removeOnce,
  text,
  untagged,
  type Work,
} from './handler.ts';
import { retag } from './sagemaker.ts';

/** Milliseconds between looks at an endpoint that changes: first and last. */
const pause = { first: 50, last: 200 };

const settled = new Set(['InService', 'Failed', 'OutOfService', 'UpdateRollbackFailed']);

export const endpoint: Handler = {
  nameProperty: 'EndpointName',
  async create(properties, work) {
    const { CreateEndpointCommand } = await import('@aws-sdk/client-sagemaker');
    const EndpointName = text(properties, 'EndpointName') ?? chosenName([work.logicalId], 63);
    const { DeploymentConfig, EndpointConfigName, Tags } = properties;
    const client = await work.clients.sagemaker();
    const input = inputOf<CreateEndpointInput>({ EndpointName, EndpointConfigName, DeploymentConfig, Tags });
    const { EndpointArn: arn = '' } = await client.send(new CreateEndpointCommand(input));
    work.started(arn);
    const found = await settledEndpoint(EndpointName, work);
    if (found?.EndpointStatus !== 'InService') throw notStabilized(EndpointName, found);
    return { physicalId: arn, attributes: { EndpointName, EndpointArn: arn } };
  },
  async update(change, work) {
    const { attributes, before, after, physicalId } = change;
    const name = String(attributes['EndpointName']);
    const wanted = String(after['EndpointConfigName']);
    if (JSON.stringify(untagged(before)) !== JSON.stringify(untagged(after))) {
      const current = work.isRollback ? await settledEndpoint(name, work) : undefined;
      // SageMaker has gone back itself: another rollout of what runs would only take time.
      const isBack = current?.EndpointStatus === 'InService' && current.EndpointConfigName === wanted;
      if (!isBack) await switchConfig(name, after, work);
    }
    await retag(physicalId, change, work);
    return attributes;
  },
  async remove(arn, _, work) {
    const { DeleteEndpointCommand } = await import('@aws-sdk/client-sagemaker');
    const name = arn.slice(arn.lastIndexOf('/') + 1);
    // SageMaker deletes nothing that is being changed.
    if (!(await settledEndpoint(name, work))) return;
    const client = await work.clients.sagemaker();
    await removeOnce(() => client.send(new DeleteEndpointCommand({ EndpointName: name })));
    await settledEndpoint(name, work);
  },
};

async function switchConfig(
  name: string,
  properties: Readonly<Record<string, unknown>>,
  work: Work,
): Promise<void> {
  const { UpdateEndpointCommand } = await import('@aws-sdk/client-sagemaker');
  const client = await work.clients.sagemaker();
  const input = inputOf<UpdateEndpointInput>({ ...untagged(properties), EndpointName: name });
  await client.send(new UpdateEndpointCommand(input));
  const found = await settledEndpoint(name, work);
  // An update that went back is in service again, with the configuration from before.
  const isDone =
    found?.EndpointStatus === 'InService' && found.EndpointConfigName === properties['EndpointConfigName'];
  if (!isDone) throw notStabilized(name, found);
}

function notStabilized(name: string, found: DescribeEndpointOutput | undefined): NotStabilized {
  const reason = found?.FailureReason ?? `it is ${found?.EndpointStatus ?? 'gone'}`;
  return new NotStabilized(`Endpoint ${name} did not reach the status InService: ${reason}`);
}

/** Waits until an endpoint no longer changes; undefined once there is none. */
async function settledEndpoint(name: string, work: Work): Promise<DescribeEndpointOutput | undefined> {
  const { DescribeEndpointCommand } = await import('@aws-sdk/client-sagemaker');
  const client = await work.clients.sagemaker();
  for (let ms = pause.first; ; ms = Math.min(ms * 1.2, pause.last)) {
    try {
      const found = await client.send(new DescribeEndpointCommand({ EndpointName: name }));
      if (settled.has(found.EndpointStatus ?? '')) return found;
    } catch (error) {
      if (isMissing(error)) return undefined;
      throw error;
    }
    await sleep(ms, undefined, { signal: work.signal });
  }
}
