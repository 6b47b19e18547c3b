import { invalidArgument, noSuchBucket } from '../errors.ts';
import { allowOnly, type Content, type Element, type Setting } from './setting.ts';

const destinations = ['QueueConfiguration', 'TopicConfiguration', 'CloudFunctionConfiguration'];

/** Whether a bucket tells EventBridge of what happens in it. Other destinations do not exist here, and S3 asks them first. */
export const notification: Setting = {
  part: 'BucketNotificationConfiguration',
  root: 'NotificationConfiguration',
  read: readNotification,
  initial: {},
  missing: noSuchBucket,
  isDeletable: false,
};

function readNotification(document: Element): Content {
  allowOnly(document, [...destinations, 'EventBridgeConfiguration']);
  const found = destinations.find((name) => name in document);
  if (found !== undefined) {
    const message =
      'Unable to validate the following destination configurations: the local AWS has no queues, topics or functions';
    throw invalidArgument(message, found, '');
  }
  return 'EventBridgeConfiguration' in document ? { EventBridgeConfiguration: '' } : {};
}
