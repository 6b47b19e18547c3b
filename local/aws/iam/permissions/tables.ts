import type { Permission, PermissionRequest, PermissionTable } from '../permission.ts';
import { autoscalingPermissions } from './autoscaling.ts';
import { cloudFormationPermissions } from './cloudformation.ts';
import { cloudWatchPermissions } from './cloudwatch.ts';
import { eventPermissions } from './events.ts';
import { iamPermissions } from './iam.ts';
import { logsPermissions } from './logs.ts';
import { s3Permissions } from './s3.ts';
import { runtimePermissions, sageMakerPermissions } from './sagemaker.ts';
import { schedulerPermissions } from './scheduler.ts';
import { secretPermissions } from './secretsmanager.ts';
import { sqsPermissions } from './sqs.ts';

/** STS decides on roles itself, by their trust policies; who calls may always be asked. */
const stsPermissions: PermissionTable = {
  GetCallerIdentity: () => [],
  AssumeRole: () => [],
  AssumeRoleWithWebIdentity: () => [],
};

const tables: Readonly<Record<string, PermissionTable>> = {
  ApplicationAutoScaling: autoscalingPermissions,
  CloudFormation: cloudFormationPermissions,
  CloudWatch: cloudWatchPermissions,
  CloudWatchLogs: logsPermissions,
  EventBridge: eventPermissions,
  IAM: iamPermissions,
  S3: s3Permissions,
  SageMaker: sageMakerPermissions,
  SageMakerRuntime: runtimePermissions,
  Scheduler: schedulerPermissions,
  SecretsManager: secretPermissions,
  SQS: sqsPermissions,
  STS: stsPermissions,
};

/**
 * What a call needs to be allowed; `service` as in the request log. Undefined where no table tells: nobody but the
 * administrator may make such a call.
 */
export function permissionsOf(
  service: string,
  request: PermissionRequest,
): readonly Permission[] | undefined {
  const table = tables[service];
  const find = table && Object.hasOwn(table, request.operation) ? table[request.operation] : undefined;
  return find?.(request);
}
