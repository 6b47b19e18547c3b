import {
  CreateModelPackageGroupCommand,
  DescribeModelPackageCommand,
  DescribeModelPackageGroupCommand,
  type DriftCheckModelDataQuality,
  paginateListModelPackages,
  UpdateModelPackageCommand,
} from '@aws-sdk/client-sagemaker';
import { type Place, sagemakerArn } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';
import { isAlreadyThere, isMissing } from './errors.ts';
import { headObject, parseS3Uri } from './objects.ts';
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

/** A registered version as SageMaker and S3 have it now. */
export interface PackageFacts {
  arn: string;
  group: string;
  version: number;
  /** ModelPackageStatus. */
  status: string;
  /** ModelApprovalStatus. */
  approval: string;
  image: string | undefined;
  imageDigest: string | undefined;
  modelDataUrl: string | undefined;
  /** What was recorded at registration. */
  recordedETag: string | undefined;
  /** What lies at `modelDataUrl` now; undefined where nothing does. */
  modelDataETag: string | undefined;
  /** CustomerMetadataProperties. */
  metadata: Readonly<Record<string, string>>;
  /** Instance types for endpoints; empty where all are possible. */
  instanceTypes: readonly string[];
  /** S3 address of the report on the model's quality. */
  metricsUri: string | undefined;
  /** S3 folder of what its traffic is compared with; undefined where it was registered without such a baseline. */
  baselineUri: string | undefined;
}

/** Undefined where SageMaker has no such package. */
export async function describePackage(
  clients: Clients,
  place: Place,
  arn: string,
): Promise<PackageFacts | undefined> {
  const permission = { action: 'sagemaker:DescribeModelPackage', resource: arn };
  const command = new DescribeModelPackageCommand({ ModelPackageName: arn });
  let answer;
  try {
    answer = await call(permission, () => clients.sagemaker.send(command));
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
  const container = answer.InferenceSpecification?.Containers?.[0];
  const data = parseS3Uri(container?.ModelDataUrl ?? '');
  const object = data === undefined ? undefined : await headObject(clients, place, data);
  return {
    arn: answer.ModelPackageArn ?? arn,
    group: answer.ModelPackageGroupName ?? '',
    version: answer.ModelPackageVersion ?? 0,
    status: answer.ModelPackageStatus ?? '',
    approval: answer.ModelApprovalStatus ?? '',
    image: container?.Image,
    imageDigest: container?.ImageDigest,
    modelDataUrl: container?.ModelDataUrl,
    recordedETag: container?.ModelDataETag?.replaceAll('"', ''),
    modelDataETag: object?.etag,
    metadata: answer.CustomerMetadataProperties ?? {},
    instanceTypes: answer.InferenceSpecification?.SupportedRealtimeInferenceInstanceTypes ?? [],
    metricsUri: answer.ModelMetrics?.ModelQuality?.Statistics?.S3Uri,
    baselineUri: baselineOf(answer.DriftCheckBaselines?.ModelDataQuality),
  };
}

/** The folder of a baseline whose two files lie side by side under the names that Model Monitor gives them. */
function baselineOf(baseline: DriftCheckModelDataQuality | undefined): string | undefined {
  const [, folder] = /^(s3:\/\/.+)\/statistics[.]json$/.exec(baseline?.Statistics?.S3Uri ?? '') ?? [];
  const isBeside = folder !== undefined && baseline?.Constraints?.S3Uri === `${folder}/constraints.json`;
  return isBeside ? folder : undefined;
}

// SageMaker's limit of ApprovalDescription.
const MAX_DESCRIPTION = 1024;

/** Approves a package; doing it again changes nothing but the description. */
export async function approvePackage(clients: Clients, arn: string, description: string): Promise<void> {
  const command = new UpdateModelPackageCommand({
    ModelPackageArn: arn,
    ModelApprovalStatus: 'Approved',
    ApprovalDescription: description.slice(0, MAX_DESCRIPTION),
  });
  const permission = { action: 'sagemaker:UpdateModelPackage', resource: arn };
  await call(permission, () => clients.sagemaker.send(command));
}

/** Takes a package out for all environments; doing it again changes nothing but the description. */
export async function rejectPackage(clients: Clients, arn: string, description: string): Promise<void> {
  const command = new UpdateModelPackageCommand({
    ModelPackageArn: arn,
    ModelApprovalStatus: 'Rejected',
    ApprovalDescription: description.slice(0, MAX_DESCRIPTION),
  });
  const permission = { action: 'sagemaker:UpdateModelPackage', resource: arn };
  await call(permission, () => clients.sagemaker.send(command));
}

export interface ListedPackage {
  arn: string;
  version: number;
  /** ModelApprovalStatus. */
  approval: string;
  registeredAt: Date;
}

/** The completely registered versions of a group, the highest first; none where there is no such group. */
export async function listPackages(clients: Clients, place: Place, group: string): Promise<ListedPackage[]> {
  const permission = {
    action: 'sagemaker:ListModelPackages',
    resource: sagemakerArn(place, `model-package/${group}/*`),
  };
  const pages = paginateListModelPackages(
    { client: clients.sagemaker },
    { ModelPackageGroupName: group, SortBy: 'CreationTime', SortOrder: 'Descending', MaxResults: 100 },
  );
  const packages: ListedPackage[] = [];
  try {
    await call(permission, async () => {
      packages.length = 0;
      for await (const { ModelPackageSummaryList: summaries = [] } of pages) {
        for (const {
          ModelPackageArn,
          ModelPackageVersion,
          ModelPackageStatus,
          ModelApprovalStatus,
          CreationTime,
        } of summaries)
          if (
            ModelPackageArn !== undefined &&
            ModelPackageVersion !== undefined &&
            ModelPackageStatus === 'Completed'
          )
            packages.push({
              arn: ModelPackageArn,
              version: ModelPackageVersion,
              approval: ModelApprovalStatus ?? '',
              registeredAt: CreationTime ?? new Date(0),
            });
      }
    });
  } catch (error) {
    if (isMissing(error)) return [];
    throw error;
  }
  return packages.toSorted((a, b) => b.version - a.version);
}
