import { validationError } from '../errors.ts';
import { autoscalingHandlers } from './autoscaling.ts';
import { alarm } from './cloudwatch.ts';
import { endpoint } from './endpoint.ts';
import { eventHandlers } from './events.ts';
import type { Handler } from './handler.ts';
import { iamHandlers } from './iam.ts';
import { s3Handlers } from './s3.ts';
import { sagemakerHandlers } from './sagemaker.ts';
import { schedulerHandlers } from './scheduler.ts';
import { secret } from './secretsmanager.ts';
import { sqsHandlers } from './sqs.ts';

const handlers: Readonly<Record<string, Handler | undefined>> = {
  ...sagemakerHandlers,
  'AWS::SageMaker::Endpoint': endpoint,
  'AWS::CloudWatch::Alarm': alarm,
  ...autoscalingHandlers,
  ...iamHandlers,
  ...s3Handlers,
  ...eventHandlers,
  ...schedulerHandlers,
  ...sqsHandlers,
  'AWS::SecretsManager::Secret': secret,
};

export function handlerOf(type: string): Handler {
  const found = handlers[type];
  if (!found) throw validationError(`Template format error: Unrecognized resource types: [${type}]`);
  return found;
}
