import { type Permission, type PermissionRequest, type PermissionTable, text } from '../permission.ts';

function onSchedule({ operation, region, account, input }: PermissionRequest): Permission[] {
  const name = text(input['Name']) ?? '*';
  const group = text(input['GroupName']) ?? 'default';
  return [
    {
      action: `scheduler:${operation}`,
      resource: `arn:aws:scheduler:${region}:${account}:schedule/${group}/${name}`,
    },
  ];
}

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazoneventbridgescheduler.html */
export const schedulerPermissions: PermissionTable = {
  CreateSchedule: onSchedule,
  UpdateSchedule: onSchedule,
  GetSchedule: onSchedule,
  DeleteSchedule: onSchedule,
  GetScheduleGroup: ({ region, account, input }) => [
    {
      action: 'scheduler:GetScheduleGroup',
      resource: `arn:aws:scheduler:${region}:${account}:schedule-group/${text(input['Name']) ?? '*'}`,
    },
  ],
  ListScheduleGroups: () => [{ action: 'scheduler:ListScheduleGroups', resource: '*' }],
  ListSchedules: () => [{ action: 'scheduler:ListSchedules', resource: '*' }],
};
