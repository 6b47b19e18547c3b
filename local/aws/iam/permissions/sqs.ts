import { type Permission, type PermissionRequest, type PermissionTable, text } from '../permission.ts';

function queueArn({ region, account, input }: PermissionRequest): string {
  const name = text(input['QueueUrl'])?.split('/').at(-1) ?? text(input['QueueName']) ?? '*';
  return `arn:aws:sqs:${region}:${account}:${name}`;
}

function onQueue(request: PermissionRequest): Permission[] {
  return [{ action: `sqs:${request.operation}`, resource: queueArn(request) }];
}

function as(action: string): (request: PermissionRequest) => Permission[] {
  return (request) => [{ action: `sqs:${action}`, resource: queueArn(request) }];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsqs.html */
export const sqsPermissions: PermissionTable = {
  CreateQueue: onQueue,
  DeleteQueue: onQueue,
  GetQueueAttributes: onQueue,
  GetQueueUrl: onQueue,
  ListQueues: onQueue,
  ListQueueTags: onQueue,
  PurgeQueue: onQueue,
  SetQueueAttributes: onQueue,
  TagQueue: onQueue,
  UntagQueue: onQueue,
  SendMessage: onQueue,
  SendMessageBatch: as('SendMessage'),
  ReceiveMessage: onQueue,
  DeleteMessage: onQueue,
  DeleteMessageBatch: as('DeleteMessage'),
  ChangeMessageVisibility: onQueue,
};
