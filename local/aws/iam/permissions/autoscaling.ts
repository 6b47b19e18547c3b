import {
  passRole,
  type Permission,
  type PermissionRequest,
  type PermissionTable,
  text,
} from '../permission.ts';

const linkedService = 'sagemaker.application-autoscaling.amazonaws.com';
const linkedRole = 'AWSServiceRoleForApplicationAutoScaling_SageMakerEndpoint';

/** Scalable targets have ARNs of their own that no name tells. */
function onTargets(request: PermissionRequest): Permission[] {
  const { region, account, operation } = request;
  const resource = `arn:aws:application-autoscaling:${region}:${account}:scalable-target/*`;
  const namespace = text(request.input['ServiceNamespace']);
  const dimension = text(request.input['ScalableDimension']);
  const context = {
    'application-autoscaling:service-namespace': namespace,
    'application-autoscaling:scalable-dimension': dimension,
  };
  return [{ action: `application-autoscaling:${operation}`, resource, context }];
}

function everywhere({ operation }: PermissionRequest): Permission[] {
  return [{ action: `application-autoscaling:${operation}`, resource: '*' }];
}

/**
 * Who registers a target must be able to do to it what Application Auto Scaling will do, and to make the role that it
 * does it with, where the account has none yet.
 * https://docs.aws.amazon.com/autoscaling/application/userguide/security_iam_id-based-policy-examples.html
 */
function registers(request: PermissionRequest): Permission[] {
  const { input, region, account, facts } = request;
  const endpoint = /^endpoint\/([^/]+)\/variant\//.exec(text(input['ResourceId']) ?? '')?.[1];
  const needed = [
    ...onTargets(request),
    ...passRole(input['RoleARN'], 'application-autoscaling.amazonaws.com'),
  ];
  if (endpoint === undefined) return needed;
  const arn = `arn:aws:sagemaker:${region}:${account}`;
  needed.push(
    { action: 'sagemaker:DescribeEndpoint', resource: `${arn}:endpoint/${endpoint}` },
    { action: 'sagemaker:DescribeEndpointConfig', resource: `${arn}:endpoint-config/*` },
    { action: 'sagemaker:UpdateEndpointWeightsAndCapacities', resource: `${arn}:endpoint/${endpoint}` },
  );
  if (input['RoleARN'] === undefined && facts.roleArn(account, linkedRole) === undefined) {
    const resource = `arn:aws:iam::${account}:role/aws-service-role/${linkedService}/${linkedRole}`;
    const context = { 'iam:AWSServiceName': linkedService };
    needed.push({ action: 'iam:CreateServiceLinkedRole', resource, context });
  }
  return needed;
}

/** Target tracking makes alarms of its own, named after the target. */
function onTargetTracking(...actions: readonly string[]): (request: PermissionRequest) => Permission[] {
  return (request) => {
    const { region, account, input } = request;
    const target = text(input['ResourceId']) ?? '*';
    const resource = `arn:aws:cloudwatch:${region}:${account}:alarm:TargetTracking-${target}-*`;
    return [
      ...onTargets(request),
      ...actions.map((action) => ({ action: `cloudwatch:${action}`, resource })),
    ];
  };
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsapplicationautoscaling.html */
export const autoscalingPermissions: PermissionTable = {
  RegisterScalableTarget: registers,
  DeregisterScalableTarget: onTargets,
  DescribeScalableTargets: everywhere,
  PutScalingPolicy: onTargetTracking('PutMetricAlarm', 'DescribeAlarms'),
  DeleteScalingPolicy: onTargetTracking('DeleteAlarms'),
  DescribeScalingPolicies: everywhere,
  DescribeScalingActivities: everywhere,
  DescribeScheduledActions: everywhere,
  PutScheduledAction: onTargets,
  DeleteScheduledAction: onTargets,
  TagResource: onTargets,
  UntagResource: onTargets,
  ListTagsForResource: onTargets,
};
