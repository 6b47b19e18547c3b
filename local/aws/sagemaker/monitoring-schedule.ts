import { AwsError, type CallContext } from '../service.ts';
import { arnOf, isIn, type Place } from './arn.ts';
import type { Context, Operations } from './context.ts';
import { isBetween, type ListInput, dates, pageOf, present, sorted } from './page.ts';
import type { MonitoringScheduleConfig, MonitoringScheduleRecord } from './store.ts';
import { readTags, saveTags, type Tag } from './tags.ts';

interface ByName {
  MonitoringScheduleName: string;
}

interface Request extends ByName {
  MonitoringScheduleConfig: MonitoringScheduleConfig;
  Tags?: Tag[];
}

interface MonitoringListInput extends ListInput {
  EndpointName?: string;
  NameContains?: string;
  StatusEquals?: string;
  MonitoringTypeEquals?: string;
  CreationTimeAfter?: number;
  CreationTimeBefore?: number;
  LastModifiedTimeAfter?: number;
  LastModifiedTimeBefore?: number;
  SortBy?: 'Name' | 'CreationTime' | 'Status';
}

/** Schedules of Model Monitor. They are kept and described as SageMaker does; the local one runs no analysis of them. */
export const monitoringScheduleOperations: Operations = {
  CreateMonitoringSchedule: create,
  UpdateMonitoringSchedule: update,
  DescribeMonitoringSchedule: describe,
  ListMonitoringSchedules: list,
  StartMonitoringSchedule: (context, input: ByName, call) => become(context, input, call, 'Scheduled'),
  StopMonitoringSchedule: (context, input: ByName, call) => become(context, input, call, 'Stopped'),
  DeleteMonitoringSchedule: remove,
};

async function create(context: Context, input: Request, call: CallContext) {
  const { MonitoringScheduleName: name, MonitoringScheduleConfig: config, Tags: tags } = input;
  const arn = scheduleArn(call, name);
  if (context.store.monitoringSchedules.get(arn))
    throw new AwsError('ResourceInUse', `Monitoring Schedule ${arn} already exists.`);
  requireValid(context, config, call);
  const now = context.now().toISOString();
  const record = { arn, name, config, status: 'Scheduled', createdAt: now, modifiedAt: now } as const;
  await context.store.monitoringSchedules.save(record);
  if (tags) await saveTags(context.store, arn, readTags(tags));
  return { MonitoringScheduleArn: arn };
}

async function update(context: Context, input: Request, call: CallContext) {
  const record = findSchedule(context, input.MonitoringScheduleName, call);
  requireValid(context, input.MonitoringScheduleConfig, call);
  record.config = input.MonitoringScheduleConfig;
  record.modifiedAt = context.now().toISOString();
  await context.store.monitoringSchedules.save(record);
  return { MonitoringScheduleArn: record.arn };
}

function describe(context: Context, input: ByName, call: CallContext) {
  const record = findSchedule(context, input.MonitoringScheduleName, call);
  return present({ ...summaryOf(record), MonitoringScheduleConfig: record.config });
}

function list({ store }: Context, input: MonitoringListInput, call: CallContext) {
  const found = store.monitoringSchedules
    .values()
    .filter(({ arn, name }) => isIn(call, arn) && name.includes(input.NameContains ?? ''))
    .filter(({ config }) => !input.EndpointName || endpointOf(config) === input.EndpointName)
    .filter(({ status }) => !input.StatusEquals || status === input.StatusEquals)
    .filter(({ config }) => !input.MonitoringTypeEquals || typeOf(config) === input.MonitoringTypeEquals)
    .filter(({ createdAt }) => isBetween(createdAt, input.CreationTimeAfter, input.CreationTimeBefore))
    .filter(({ modifiedAt }) =>
      isBetween(modifiedAt, input.LastModifiedTimeAfter, input.LastModifiedTimeBefore),
    );
  const keys = { Name: 'name', CreationTime: 'createdAt', Status: 'status' } as const;
  const key = keys[input.SortBy ?? 'CreationTime'];
  const ordered = sorted(found, (record) => record[key], input.SortOrder ?? 'Descending');
  const { items, next } = pageOf(ordered, input, ({ arn }) => arn);
  return { MonitoringScheduleSummaries: items.map((record) => present(summaryOf(record))), ...next };
}

async function become(
  context: Context,
  input: ByName,
  call: CallContext,
  status: MonitoringScheduleRecord['status'],
) {
  const record = findSchedule(context, input.MonitoringScheduleName, call);
  record.status = status;
  record.modifiedAt = context.now().toISOString();
  await context.store.monitoringSchedules.save(record);
}

async function remove(context: Context, input: ByName, call: CallContext) {
  const { arn } = findSchedule(context, input.MonitoringScheduleName, call);
  await context.store.tags.delete(arn);
  await context.store.monitoringSchedules.delete(arn);
}

function summaryOf({ arn, name, config, status, createdAt, modifiedAt }: MonitoringScheduleRecord) {
  return {
    MonitoringScheduleArn: arn,
    MonitoringScheduleName: name,
    MonitoringScheduleStatus: status,
    MonitoringType: typeOf(config),
    MonitoringJobDefinitionName: config.MonitoringJobDefinitionName,
    EndpointName: endpointOf(config),
    ...dates({ CreationTime: createdAt, LastModifiedTime: modifiedAt }),
  };
}

function typeOf(config: MonitoringScheduleConfig): string {
  return config.MonitoringType ?? 'DataQuality';
}

function endpointOf(config: MonitoringScheduleConfig): string | undefined {
  return config.MonitoringJobDefinition?.MonitoringInputs.find((each) => each.EndpointInput)?.EndpointInput
    ?.EndpointName;
}

function requireValid({ store }: Context, config: MonitoringScheduleConfig, call: CallContext): void {
  const problem = problemOf(config);
  if (problem !== undefined) throw new AwsError('ValidationException', problem);
  const endpoint = endpointOf(config);
  if (endpoint === undefined) return;
  const found = store.endpoints.get(arnOf(call, 'endpoint', endpoint));
  if (!found) throw new AwsError('ValidationException', `Could not find endpoint "${endpoint}".`);
  if (!(found.pending ?? found.serving).capture)
    throw new AwsError('ValidationException', `Endpoint ${endpoint} must have data capture enabled.`);
}

function problemOf(config: MonitoringScheduleConfig): string | undefined {
  const { MonitoringJobDefinition: definition, MonitoringJobDefinitionName: name } = config;
  if ((definition === undefined) === (name === undefined))
    return 'Exactly one of MonitoringJobDefinition and MonitoringJobDefinitionName must be given.';
  if (name !== undefined && config.MonitoringType === undefined)
    return 'MonitoringType is required with MonitoringJobDefinitionName.';
  const expression = config.ScheduleConfig?.ScheduleExpression;
  if (expression === undefined || isHourly(expression)) return undefined;
  return `ScheduleExpression must be NOW or start at full hours, such as cron(0 * ? * * *), found ${expression}.`;
}

/** https://docs.aws.amazon.com/sagemaker/latest/dg/model-monitor-schedule-expression.html */
function isHourly(expression: string): boolean {
  return expression === 'NOW' || /^cron\(0 (\*|(\d|1\d|2[0-3])(\/\d{1,2})?) \? \* \* \*\)$/.test(expression);
}

function findSchedule({ store }: Context, name: string, place: Place): MonitoringScheduleRecord {
  const arn = scheduleArn(place, name);
  const record = store.monitoringSchedules.get(arn);
  if (record) return record;
  throw new AwsError('ResourceNotFound', `Could not find monitoring schedule ${arn}.`);
}

/** SageMaker writes the names of schedules in lower case into their ARNs. */
function scheduleArn(place: Place, name: string): string {
  return arnOf(place, 'monitoring-schedule', name.toLowerCase());
}
