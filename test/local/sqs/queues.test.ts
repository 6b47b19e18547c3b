import {
  ChangeMessageVisibilityCommand,
  CreateQueueCommand,
  DeleteMessageCommand,
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  ReceiveMessageCommand,
  SendMessageBatchCommand,
  SendMessageCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { expect, test } from 'vitest';
import { temporaryAws } from '../temporary-aws.ts';

async function queueAws(stack: AsyncDisposableStack, Attributes: Record<string, string> = {}) {
  const here = stack.use(await temporaryAws());
  const sqs = stack.adopt(new SQSClient(here.client), (it) => it.destroy());
  const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: 'letters', Attributes }));
  return { sqs, QueueUrl };
}

// Clients check the digests of what they sent and received.
test('a message is sent with attributes, received, hidden, seen again and deleted', async () => {
  await using stack = new AsyncDisposableStack();
  const { sqs, QueueUrl } = await queueAws(stack);
  await sqs.send(
    new SendMessageCommand({
      QueueUrl,
      MessageBody: 'grüß dich',
      MessageAttributes: {
        CODE: { DataType: 'String', StringValue: 'ä' },
        BYTES: { DataType: 'Binary', BinaryValue: Buffer.from([0, 255]) },
      },
    }),
  );
  const receive = async (more = {}) => {
    const request = { QueueUrl, MessageAttributeNames: ['All'], AttributeNames: ['All' as const], ...more };
    return (await sqs.send(new ReceiveMessageCommand(request))).Messages ?? [];
  };

  const [message] = await receive();
  expect(message).toMatchObject({
    Body: 'grüß dich',
    Attributes: { ApproximateReceiveCount: '1' },
    MessageAttributes: { CODE: { StringValue: 'ä' }, BYTES: { BinaryValue: new Uint8Array([0, 255]) } },
  });
  expect(await receive()).toEqual([]);
  const { ReceiptHandle } = message ?? {};
  await sqs.send(new ChangeMessageVisibilityCommand({ QueueUrl, ReceiptHandle, VisibilityTimeout: 0 }));
  const [again] = await receive({ MessageAttributeNames: ['CO.*'] });
  expect(again).toMatchObject({ Attributes: { ApproximateReceiveCount: '2' } });
  await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle: again?.ReceiptHandle }));
  const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] }));
  expect(Attributes).toMatchObject({
    ApproximateNumberOfMessages: '0',
    ApproximateNumberOfMessagesNotVisible: '0',
    VisibilityTimeout: '30',
    QueueArn: 'arn:aws:sqs:us-east-1:111122223333:letters',
  });
});

test('who waits gets what comes meanwhile', async () => {
  await using stack = new AsyncDisposableStack();
  const { sqs, QueueUrl } = await queueAws(stack);
  const waiting = sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 20 }));
  await sqs.send(
    new SendMessageBatchCommand({
      QueueUrl,
      Entries: [
        { Id: '1', MessageBody: 'one' },
        { Id: '2', MessageBody: 'two' },
      ],
    }),
  );
  expect((await waiting).Messages?.[0]?.Body).toBe('one');
});

test('what is received too often goes where the redrive policy says', async () => {
  await using stack = new AsyncDisposableStack();
  const { sqs, QueueUrl } = await queueAws(stack, { VisibilityTimeout: '0' });
  const dead = await sqs.send(new CreateQueueCommand({ QueueName: 'dead' }));
  const RedrivePolicy = JSON.stringify({
    deadLetterTargetArn: 'arn:aws:sqs:us-east-1:111122223333:dead',
    maxReceiveCount: 1,
  });
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { RedrivePolicy } }));
  await sqs.send(new SendMessageCommand({ QueueUrl, MessageBody: 'x' }));
  const bodies = async (url: string | undefined) =>
    (await sqs.send(new ReceiveMessageCommand({ QueueUrl: url }))).Messages?.map(({ Body }) => Body);

  expect(await bodies(QueueUrl)).toEqual(['x']);
  expect(await bodies(QueueUrl)).toBeUndefined();
  expect(await bodies(dead.QueueUrl)).toEqual(['x']);
});

test('requests that make no sense are refused', async () => {
  await using stack = new AsyncDisposableStack();
  const { sqs, QueueUrl } = await queueAws(stack);
  const set = (Attributes: Record<string, string>) =>
    sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes }));
  const create = (QueueName: string, Attributes: Record<string, string> = {}) =>
    sqs.send(new CreateQueueCommand({ QueueName, Attributes }));

  const cases: [Promise<unknown>, string][] = [
    [sqs.send(new GetQueueUrlCommand({ QueueName: 'none' })), 'QueueDoesNotExist'],
    [create('a b'), 'InvalidParameterValue'],
    [create('letters', { DelaySeconds: '5' }), 'QueueNameExists'],
    [create('fifo', { FifoQueue: 'true' }), 'InvalidAttributeName'],
    [set({ VisibilityTimeout: '-1' }), 'InvalidAttributeValue'],
    [set({ Policy: 'no' }), 'InvalidAttributeValue'],
  ];
  for (const [sent, name] of cases) await expect(sent).rejects.toMatchObject({ name });
});
