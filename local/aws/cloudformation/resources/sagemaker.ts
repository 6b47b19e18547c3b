import type {
  CreateEndpointConfigInput,
  CreateModelInput,
  CreateModelPackageGroupInput,
  CreateMonitoringScheduleRequest,
  CreatePipelineRequest,
  UpdateMonitoringScheduleRequest,
  UpdatePipelineRequest,
} from '@aws-sdk/client-sagemaker';
import { isObject } from '../../../plain.ts';
import {
  type Change,
  chosenName,
  type Handler,
  inputOf,
  removeOnce,
  tagChange,
  text,
  untagged,
  type Work,
} from './handler.ts';
import type { Properties } from './schema.ts';

/** Brings the tags of a resource of SageMaker up to date. */
export async function retag(arn: string, change: Change, work: Work): Promise<void> {
  const { add, remove } = tagChange(change);
  if (add.length + remove.length === 0) return;
  const { AddTagsCommand, DeleteTagsCommand } = await import('@aws-sdk/client-sagemaker');
  const client = await work.clients.sagemaker();
  if (add.length > 0) await client.send(new AddTagsCommand({ ResourceArn: arn, Tags: add }));
  if (remove.length > 0) await client.send(new DeleteTagsCommand({ ResourceArn: arn, TagKeys: remove }));
}

const model: Handler = {
  nameProperty: 'ModelName',
  async create(properties, work) {
    const { CreateModelCommand } = await import('@aws-sdk/client-sagemaker');
    const ModelName = text(properties, 'ModelName') ?? chosenName([work.logicalId], 63);
    const client = await work.clients.sagemaker();
    const input = inputOf<CreateModelInput>({ ...properties, ModelName });
    const { ModelArn: arn = '' } = await client.send(new CreateModelCommand(input));
    return { physicalId: arn, attributes: { ModelName, ModelArn: arn } };
  },
  async update(change, work) {
    await retag(change.physicalId, change, work);
    return change.attributes;
  },
  async remove(arn, _, work) {
    const { DeleteModelCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    await removeOnce(() => client.send(new DeleteModelCommand({ ModelName: lastOf(arn) })));
  },
};

const endpointConfig: Handler = {
  nameProperty: 'EndpointConfigName',
  async create(properties, work) {
    const { CreateEndpointConfigCommand } = await import('@aws-sdk/client-sagemaker');
    const EndpointConfigName = text(properties, 'EndpointConfigName') ?? chosenName([work.logicalId], 63);
    const client = await work.clients.sagemaker();
    const input = inputOf<CreateEndpointConfigInput>({ ...properties, EndpointConfigName });
    const { EndpointConfigArn: arn = '' } = await client.send(new CreateEndpointConfigCommand(input));
    return { physicalId: arn, attributes: { EndpointConfigName, EndpointConfigArn: arn } };
  },
  async update(change, work) {
    await retag(change.physicalId, change, work);
    return change.attributes;
  },
  async remove(arn, _, work) {
    const { DeleteEndpointConfigCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = { EndpointConfigName: lastOf(arn) };
    await removeOnce(() => client.send(new DeleteEndpointConfigCommand(input)));
  },
};

const modelPackageGroup: Handler = {
  nameProperty: 'ModelPackageGroupName',
  async create(properties, work) {
    const { CreateModelPackageGroupCommand, DescribeModelPackageGroupCommand } =
      await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = inputOf<CreateModelPackageGroupInput>(properties);
    await client.send(new CreateModelPackageGroupCommand(input));
    const { ModelPackageGroupName } = input;
    const found = await client.send(new DescribeModelPackageGroupCommand({ ModelPackageGroupName }));
    const attributes = {
      ModelPackageGroupArn: found.ModelPackageGroupArn,
      ModelPackageGroupStatus: found.ModelPackageGroupStatus,
      CreationTime: found.CreationTime?.toISOString(),
    };
    return { physicalId: found.ModelPackageGroupArn ?? '', attributes };
  },
  async update(change, work) {
    await retag(change.physicalId, change, work);
    return change.attributes;
  },
  async remove(arn, _, work) {
    const { DeleteModelPackageGroupCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = { ModelPackageGroupName: lastOf(arn) };
    await removeOnce(() => client.send(new DeleteModelPackageGroupCommand(input)));
  },
};

const pipeline: Handler = {
  nameProperty: 'PipelineName',
  async create(properties, work) {
    const { CreatePipelineCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = inputOf<CreatePipelineRequest>({
      ...pipelineInput(properties),
      ClientRequestToken: crypto.randomUUID(),
      ...(properties['Tags'] !== undefined && { Tags: properties['Tags'] }),
    });
    const { PipelineArn: arn } = await client.send(new CreatePipelineCommand(input));
    return { physicalId: input.PipelineName ?? '', attributes: { PipelineArn: arn } };
  },
  async update(change, work) {
    const { UpdatePipelineCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    await client.send(new UpdatePipelineCommand(inputOf<UpdatePipelineRequest>(pipelineInput(change.after))));
    await retag(String(change.attributes['PipelineArn']), change, work);
    return change.attributes;
  },
  async remove(name, _, work) {
    const { DeletePipelineCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = { PipelineName: name, ClientRequestToken: crypto.randomUUID() };
    await removeOnce(() => client.send(new DeletePipelineCommand(input)));
  },
};

// The resource has the definition one level deeper than the API.
function pipelineInput(properties: Properties): Properties {
  const { PipelineDefinition: definition, ...others } = untagged(properties);
  const { PipelineDefinitionBody: body, PipelineDefinitionS3Location: place } = isObject(definition)
    ? definition
    : {};
  if (!isObject(place)) return { ...others, PipelineDefinition: body };
  const { Bucket, Key, Version } = place;
  const location = { Bucket, ObjectKey: Key, VersionId: Version };
  return { ...others, PipelineDefinitionS3Location: location };
}

function lastOf(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

const monitoringSchedule: Handler = {
  nameProperty: 'MonitoringScheduleName',
  async create(properties, work) {
    const { CreateMonitoringScheduleCommand, DescribeMonitoringScheduleCommand } =
      await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = inputOf<CreateMonitoringScheduleRequest>({
      ...monitoringInput(properties),
      ...(properties['Tags'] !== undefined && { Tags: properties['Tags'] }),
    });
    const { MonitoringScheduleArn: arn = '' } = await client.send(new CreateMonitoringScheduleCommand(input));
    const { MonitoringScheduleName } = input;
    const made = await client.send(new DescribeMonitoringScheduleCommand({ MonitoringScheduleName }));
    const attributes = {
      MonitoringScheduleArn: arn,
      CreationTime: made.CreationTime?.toISOString(),
      LastModifiedTime: made.LastModifiedTime?.toISOString(),
    };
    return { physicalId: arn, attributes };
  },
  async update(change, work) {
    const { UpdateMonitoringScheduleCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const input = inputOf<UpdateMonitoringScheduleRequest>(monitoringInput(change.after));
    await client.send(new UpdateMonitoringScheduleCommand(input));
    await retag(change.physicalId, change, work);
    return change.attributes;
  },
  async remove(arn, properties, work) {
    const { DeleteMonitoringScheduleCommand } = await import('@aws-sdk/client-sagemaker');
    const client = await work.clients.sagemaker();
    const MonitoringScheduleName = text(properties, 'MonitoringScheduleName') ?? lastOf(arn);
    await removeOnce(() => client.send(new DeleteMonitoringScheduleCommand({ MonitoringScheduleName })));
  },
};

// The resource has members beside these that only tell of its state.
function monitoringInput(properties: Properties): Properties {
  const { MonitoringScheduleName, MonitoringScheduleConfig } = properties;
  return { MonitoringScheduleName, MonitoringScheduleConfig };
}

export const sagemakerHandlers: Readonly<Record<string, Handler>> = {
  'AWS::SageMaker::Model': model,
  'AWS::SageMaker::EndpointConfig': endpointConfig,
  'AWS::SageMaker::ModelPackageGroup': modelPackageGroup,
  'AWS::SageMaker::MonitoringSchedule': monitoringSchedule,
  'AWS::SageMaker::Pipeline': pipeline,
};
