import { type Permission, type PermissionRequest, type PermissionTable, text } from '../permission.ts';

function onGroup({ operation, region, account, input }: PermissionRequest): Permission[] {
  const group = text(input['logGroupName']) ?? '*';
  const stream = text(input['logStreamName']);
  const resource = `arn:aws:logs:${region}:${account}:log-group:${group}:${stream === undefined ? '' : `log-stream:${stream}`}`;
  return [{ action: `logs:${operation}`, resource }];
}

export const logsPermissions: PermissionTable = { DescribeLogStreams: onGroup, GetLogEvents: onGroup };
