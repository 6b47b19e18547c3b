import {
  type Permission,
  type PermissionRequest,
  type PermissionTable,
  requestTags,
  text,
} from '../permission.ts';
import { tagValues } from '../request-context.ts';

function alarmArn({ region, account }: PermissionRequest, name: string): string {
  return `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;
}

function everywhere(request: PermissionRequest): Permission[] {
  return [{ action: `cloudwatch:${request.operation}`, resource: '*' }];
}

/** The alarms that a list of names means; without names, whatever there is. */
function onAlarms(request: PermissionRequest): Permission[] {
  const names: unknown[] = Array.isArray(request.input['AlarmNames']) ? request.input['AlarmNames'] : [];
  const action = `cloudwatch:${request.operation}`;
  if (names.length === 0) return [{ action, resource: alarmArn(request, '*') }];
  return names.map((name) => ({ action, resource: alarmArn(request, String(name)) }));
}

function onAlarm(request: PermissionRequest): Permission[] {
  const resource = alarmArn(request, text(request.input['AlarmName']) ?? '*');
  return [{ action: `cloudwatch:${request.operation}`, resource }];
}

function putsAlarm(request: PermissionRequest): Permission[] {
  const tags = requestTags(request.input['Tags']);
  const context = tagValues('aws:RequestTag', tags);
  const needed = onAlarm(request).map((permission): Permission => ({ ...permission, context }));
  if (Object.keys(tags).length === 0) return needed;
  return [
    ...needed,
    ...needed.map(({ resource }) => ({ action: 'cloudwatch:TagResource', resource, context })),
  ];
}

function onTagged(request: PermissionRequest): Permission[] {
  const resource = text(request.input['ResourceARN']) ?? '*';
  const context = tagValues('aws:RequestTag', requestTags(request.input['Tags']));
  return [{ action: `cloudwatch:${request.operation}`, resource, context }];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoncloudwatch.html */
export const cloudWatchPermissions: PermissionTable = {
  PutMetricAlarm: putsAlarm,
  DescribeAlarms: onAlarms,
  DeleteAlarms: onAlarms,
  EnableAlarmActions: onAlarms,
  DisableAlarmActions: onAlarms,
  SetAlarmState: onAlarm,
  DescribeAlarmHistory: onAlarm,
  DescribeAlarmsForMetric: everywhere,
  PutMetricData: ({ input }) => [
    {
      action: 'cloudwatch:PutMetricData',
      resource: '*',
      context: { 'cloudwatch:namespace': text(input['Namespace']) },
    },
  ],
  GetMetricData: everywhere,
  GetMetricStatistics: everywhere,
  ListMetrics: everywhere,
  TagResource: onTagged,
  UntagResource: onTagged,
  ListTagsForResource: onTagged,
};
