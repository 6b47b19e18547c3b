import { CloudWatchClient, DescribeAlarmsCommand } from '@aws-sdk/client-cloudwatch';
import { SetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { EventChain } from './event-chain.ts';

// By which reconcile finds them, too.
const PREFIX = /^sagemaker-drift-gitops-events-[\w.-]+?-(?=dead|drift|lost|refused)/;

/** Names of the alarms of the stack that are in ALARM, without owner and repository. */
export async function alarms(chain: EventChain): Promise<string[]> {
  const client = new CloudWatchClient(chain.here.client);
  const { MetricAlarms = [] } = await client.send(new DescribeAlarmsCommand({ StateValue: 'ALARM' }));
  client.destroy();
  return MetricAlarms.map(({ AlarmName: name = '' }) => name)
    .filter((name) => !name.startsWith('drift-gitops-'))
    .map((name) => name.replace(PREFIX, ''))
    .toSorted();
}

/** Takes the queue's policy away. */
export async function refuseLetters(chain: EventChain): Promise<void> {
  const sqs = new SQSClient(chain.here.client);
  await sqs.send(
    new SetQueueAttributesCommand({ QueueUrl: chain.outputs['DeadLettersUrl'], Attributes: { Policy: '' } }),
  );
  sqs.destroy();
}
