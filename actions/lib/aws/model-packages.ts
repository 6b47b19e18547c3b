import {
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
} from '@aws-sdk/client-sagemaker';
import { type Place, sagemakerArn } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { isAlreadyThere, isMissing } from './errors.ts';
import { tagList } from './pipelines.ts';

export interface ModelPackage {
  arn: string;
  version: number | undefined;
  approval: string | undefined;
  /** S3 address of the report on the model's quality. */
  qualityReport: string | undefined;
}

export interface GroupCreation {
  arn: string;
  /** False where it was there before, or somebody else made it at the same time. */
  created: boolean;
}

/** Makes the model package group, with its tags, unless it is there. */
export async function ensureModelPackageGroup(
  clients: Clients,
  place: Place,
  group: { name: string; description: string; tags: Readonly<Record<string, string>> },
): Promise<GroupCreation> {
  const arn = sagemakerArn(place, `model-package-group/${group.name}`);
  const found = await describeGroup(clients, arn, group.name);
  if (found !== undefined) return { arn: found, created: false };
  const command = new CreateModelPackageGroupCommand({
    ModelPackageGroupName: group.name,
    ...(group.description !== '' && { ModelPackageGroupDescription: group.description.slice(0, 1024) }),
    Tags: tagList(group.tags),
  });
  const permissions = [
    { action: 'sagemaker:CreateModelPackageGroup', resource: arn },
    { action: 'sagemaker:AddTags', resource: arn },
  ];
  try {
    const answer = await call(permissions, () => clients.sagemaker.send(command));
    return { arn: answer.ModelPackageGroupArn ?? arn, created: true };
  } catch (error) {
    if (isAlreadyThere(error)) return { arn, created: false };
    throw error;
  }
}

async function describeGroup(clients: Clients, arn: string, name: string): Promise<string | undefined> {
  const command = new DescribeModelPackageGroupCommand({ ModelPackageGroupName: name });
  const permission = { action: 'sagemaker:DescribeModelPackageGroup', resource: arn };
  try {
    const answer = await call(permission, () => clients.sagemaker.send(command));
    return answer.ModelPackageGroupArn ?? arn;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

export async function describeModelPackage(clients: Clients, arn: string): Promise<ModelPackage> {
  const permission = { action: 'sagemaker:DescribeModelPackage', resource: arn };
  const command = new DescribeModelPackageCommand({ ModelPackageName: arn });
  const answer = await call(permission, () => clients.sagemaker.send(command));
  return {
    arn: answer.ModelPackageArn ?? arn,
    version: answer.ModelPackageVersion,
    approval: answer.ModelApprovalStatus,
    qualityReport: answer.ModelMetrics?.ModelQuality?.Statistics?.S3Uri,
  };
}
