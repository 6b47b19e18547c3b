import {
  AddTagsCommand,
  CreatePipelineCommand,
  DescribePipelineCommand,
  paginateListTags,
  UpdatePipelineCommand,
} from '@aws-sdk/client-sagemaker';
import { type Place, sagemakerArn } from './arn.ts';
import { call, items, onceOnly } from './call.ts';
import type { Clients } from './clients.ts';
import { isMissing } from './errors.ts';

/** What SageMaker is told about a pipeline, and tells about it again. */
export interface PipelineContent {
  /** The definition as JSON text. */
  definition: string;
  roleArn: string;
  description: string;
  displayName: string | undefined;
}

export interface DeployedPipeline extends PipelineContent {
  arn: string;
  createdAt: Date | undefined;
}

export function pipelineArn(place: Place, name: string): string {
  return sagemakerArn(place, `pipeline/${name}`);
}

export async function describePipeline(
  clients: Clients,
  place: Place,
  name: string,
): Promise<DeployedPipeline | undefined> {
  const permission = { action: 'sagemaker:DescribePipeline', resource: pipelineArn(place, name) };
  try {
    const answer = await call(permission, () =>
      clients.sagemaker.send(new DescribePipelineCommand({ PipelineName: name })),
    );
    return {
      arn: answer.PipelineArn ?? pipelineArn(place, name),
      definition: answer.PipelineDefinition ?? '{}',
      roleArn: answer.RoleArn ?? '',
      description: answer.PipelineDescription ?? '',
      displayName: answer.PipelineDisplayName,
      createdAt: answer.CreationTime,
    };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

/** Throws an error of `isAlreadyThere` where somebody else was faster. */
export async function createPipeline(
  clients: Clients,
  place: Place,
  pipeline: PipelineContent & { name: string; tags: Readonly<Record<string, string>> },
): Promise<string> {
  // The SDK adds an idempotency token and keeps it when it sends the command again.
  const command = new CreatePipelineCommand({
    PipelineName: pipeline.name,
    ...requestOf(pipeline),
    Tags: tagList(pipeline.tags),
  });
  const permissions = [
    { action: 'sagemaker:CreatePipeline', resource: pipelineArn(place, pipeline.name) },
    { action: 'sagemaker:AddTags', resource: pipelineArn(place, pipeline.name) },
    { action: 'iam:PassRole', resource: pipeline.roleArn },
  ];
  const answer = await call(permissions, () => clients.sagemaker.send(command));
  return answer.PipelineArn ?? pipelineArn(place, pipeline.name);
}

/** Makes a new version of the pipeline; never two for one call. `landed` tells whether the deployed one is the new one. */
export async function updatePipeline(
  clients: Clients,
  place: Place,
  pipeline: PipelineContent & { name: string },
  landed: () => Promise<boolean>,
): Promise<void> {
  const command = new UpdatePipelineCommand({ PipelineName: pipeline.name, ...requestOf(pipeline) });
  const permissions = [
    { action: 'sagemaker:UpdatePipeline', resource: pipelineArn(place, pipeline.name) },
    { action: 'iam:PassRole', resource: pipeline.roleArn },
  ];
  await call(permissions, () => clients.sagemaker.send(onceOnly(command, landed, {})));
}

/** Adds those tags that the resource lacks or has with other values. Answers which these were. */
export async function addTags(
  clients: Clients,
  arn: string,
  wanted: Readonly<Record<string, string>>,
): Promise<string[]> {
  const pages = paginateListTags({ client: clients.sagemaker }, { ResourceArn: arn });
  const present = new Map<string, string>();
  const list = { action: 'sagemaker:ListTags', resource: arn };
  for await (const { Key, Value } of items(list, pages, (page) => page.Tags)) {
    if (Key !== undefined) present.set(Key, Value ?? '');
  }
  const lacking = Object.entries(wanted).filter(([key, value]) => present.get(key) !== value);
  if (lacking.length === 0) return [];
  const command = new AddTagsCommand({ ResourceArn: arn, Tags: tagList(Object.fromEntries(lacking)) });
  await call({ action: 'sagemaker:AddTags', resource: arn }, () => clients.sagemaker.send(command));
  return lacking.map(([key]) => key);
}

export function tagList(tags: Readonly<Record<string, string>>): { Key: string; Value: string }[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

function requestOf({ definition, roleArn, description, displayName }: PipelineContent) {
  return {
    PipelineDefinition: definition,
    RoleArn: roleArn,
    PipelineDescription: description,
    ...(displayName !== undefined && { PipelineDisplayName: displayName }),
  };
}
