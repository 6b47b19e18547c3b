import { isObject } from '../../../plain.ts';
import {
  passRole,
  type Permission,
  type PermissionRequest,
  type Permissions,
  type PermissionTable,
  requestTags,
  text,
} from '../permission.ts';
import { tagValues } from '../request-context.ts';

const service = 'sagemaker.amazonaws.com';

/** Resources that are named by a member of the request, by name or by ARN. */
function on(...named: readonly (readonly [type: string, member: string])[]): Permissions {
  return (request) =>
    named.map(([type, member]) => ({
      action: `sagemaker:${request.operation}`,
      resource: resourceOf(request, type, member),
    }));
}

/** The same for what is made: tags need AddTags, a role that is handed over PassRole. */
function creates(
  type: string,
  member: string,
  role?: string,
  alsoOn?: readonly [string, string],
): Permissions {
  return (request) => {
    const tags = requestTags(request.input['Tags']);
    const context = tagValues('aws:RequestTag', tags);
    const [created = { action: '', resource: '' }, ...others] = on(
      [type, member],
      ...(alsoOn ? [alsoOn] : []),
    )(request);
    const needed: Permission[] = [{ ...created, context }, ...others];
    if (Object.keys(tags).length > 0)
      needed.push({ action: 'sagemaker:AddTags', resource: created.resource, context });
    if (role !== undefined) needed.push(...passRole(request.input[role], service));
    return needed;
  };
}

function everywhere(request: PermissionRequest): Permission[] {
  return [{ action: `sagemaker:${request.operation}`, resource: '*' }];
}

function resourceOf(request: PermissionRequest, type: string, member: string): string {
  const name = text(request.input[member]) ?? '*';
  return name.startsWith('arn:') ? name : arnOf(request, type, name);
}

function arnOf({ region, account }: PermissionRequest, type: string, name: string): string {
  return `arn:aws:sagemaker:${region}:${account}:${type}/${name}`;
}

/** A version that has no number yet, and all versions of a group. */
function versionsOf(request: PermissionRequest, member: string): string {
  const group = text(request.input[member]);
  const name = group?.startsWith('arn:') ? group.slice(group.indexOf('/') + 1) : group;
  return arnOf(request, 'model-package', name === undefined ? '*' : `${name}/*`);
}

const pipeline = on(['pipeline', 'PipelineName']);
const execution = on(['pipeline-execution', 'PipelineExecutionArn']);
/** SageMaker writes the names of schedules in lower case into their ARNs. */
function monitoringSchedule(request: PermissionRequest): Permission[] {
  const name = text(request.input['MonitoringScheduleName'])?.toLowerCase() ?? '*';
  const resource = arnOf(request, 'monitoring-schedule', name);
  const tags = requestTags(request.input['Tags']);
  const context = tagValues('aws:RequestTag', tags);
  const { MonitoringScheduleConfig: config } = request.input;
  const definition = isObject(config) ? config['MonitoringJobDefinition'] : undefined;
  return [
    { action: `sagemaker:${request.operation}`, resource, context },
    ...(Object.keys(tags).length > 0 ? [{ action: 'sagemaker:AddTags', resource, context }] : []),
    ...(isObject(definition) ? passRole(definition['RoleArn'], service) : []),
  ];
}

const tagged = on(['*', 'ResourceArn']);

/** https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonsagemaker.html */
export const sageMakerPermissions: PermissionTable = {
  CreatePipeline: creates('pipeline', 'PipelineName', 'RoleArn'),
  UpdatePipeline: (request) => [...pipeline(request), ...passRole(request.input['RoleArn'], service)],
  DescribePipeline: pipeline,
  DeletePipeline: pipeline,
  ListPipelines: everywhere,
  ListPipelineVersions: pipeline,
  UpdatePipelineVersion: on(['pipeline', 'PipelineArn']),
  StartPipelineExecution: pipeline,
  ListPipelineExecutions: pipeline,
  DescribePipelineExecution: execution,
  DescribePipelineDefinitionForExecution: execution,
  ListPipelineExecutionSteps: execution,
  ListPipelineParametersForExecution: execution,
  RetryPipelineExecution: execution,
  StopPipelineExecution: execution,
  UpdatePipelineExecution: execution,

  CreateProcessingJob: creates('processing-job', 'ProcessingJobName', 'RoleArn'),
  DescribeProcessingJob: on(['processing-job', 'ProcessingJobName']),
  StopProcessingJob: on(['processing-job', 'ProcessingJobName']),
  DeleteProcessingJob: on(['processing-job', 'ProcessingJobName']),
  ListProcessingJobs: everywhere,
  CreateTrainingJob: creates('training-job', 'TrainingJobName', 'RoleArn'),
  DescribeTrainingJob: on(['training-job', 'TrainingJobName']),
  StopTrainingJob: on(['training-job', 'TrainingJobName']),
  DeleteTrainingJob: on(['training-job', 'TrainingJobName']),
  ListTrainingJobs: everywhere,

  CreateModelPackageGroup: creates('model-package-group', 'ModelPackageGroupName'),
  DescribeModelPackageGroup: on(['model-package-group', 'ModelPackageGroupName']),
  DeleteModelPackageGroup: on(['model-package-group', 'ModelPackageGroupName']),
  ListModelPackageGroups: everywhere,
  CreateModelPackage: (request) => {
    const resource = versionsOf(request, 'ModelPackageGroupName');
    return [{ action: 'sagemaker:CreateModelPackage', resource }];
  },
  DescribeModelPackage: on(['model-package', 'ModelPackageName']),
  BatchDescribeModelPackage: (request) => {
    const arns = request.input['ModelPackageArnList'];
    const list: unknown[] = Array.isArray(arns) ? arns : ['*'];
    return list.map((arn) => ({ action: 'sagemaker:BatchDescribeModelPackage', resource: String(arn) }));
  },
  UpdateModelPackage: on(['model-package', 'ModelPackageArn']),
  DeleteModelPackage: on(['model-package', 'ModelPackageName']),
  ListModelPackages: (request) => {
    const resource = versionsOf(request, 'ModelPackageGroupName');
    return [{ action: 'sagemaker:ListModelPackages', resource }];
  },

  CreateModel: creates('model', 'ModelName', 'ExecutionRoleArn'),
  DescribeModel: on(['model', 'ModelName']),
  DeleteModel: on(['model', 'ModelName']),
  ListModels: everywhere,
  CreateEndpointConfig: creates('endpoint-config', 'EndpointConfigName', 'ExecutionRoleArn'),
  DescribeEndpointConfig: on(['endpoint-config', 'EndpointConfigName']),
  DeleteEndpointConfig: on(['endpoint-config', 'EndpointConfigName']),
  ListEndpointConfigs: everywhere,
  CreateEndpoint: creates('endpoint', 'EndpointName', undefined, ['endpoint-config', 'EndpointConfigName']),
  UpdateEndpoint: on(['endpoint', 'EndpointName'], ['endpoint-config', 'EndpointConfigName']),
  UpdateEndpointWeightsAndCapacities: on(['endpoint', 'EndpointName']),
  DescribeEndpoint: on(['endpoint', 'EndpointName']),
  DeleteEndpoint: on(['endpoint', 'EndpointName']),
  ListEndpoints: everywhere,

  CreateMonitoringSchedule: monitoringSchedule,
  UpdateMonitoringSchedule: monitoringSchedule,
  DescribeMonitoringSchedule: monitoringSchedule,
  StartMonitoringSchedule: monitoringSchedule,
  StopMonitoringSchedule: monitoringSchedule,
  DeleteMonitoringSchedule: monitoringSchedule,
  ListMonitoringSchedules: everywhere,

  AddTags: (request) => {
    const context = tagValues('aws:RequestTag', requestTags(request.input['Tags']));
    return tagged(request).map((permission) => ({ ...permission, context }));
  },
  DeleteTags: tagged,
  ListTags: tagged,
};

/** SageMaker Runtime's actions have SageMaker's prefix. */
export const runtimePermissions: PermissionTable = {
  InvokeEndpoint: (request) => [
    {
      action: 'sagemaker:InvokeEndpoint',
      resource: resourceOf(request, 'endpoint', 'EndpointName'),
      context: { 'sagemaker:TargetModel': text(request.headers['x-amzn-sagemaker-target-model']) },
    },
  ],
};
