import {
  DescribePipelineCommand,
  ListModelPackageGroupsCommand,
  ListModelPackagesCommand,
  ListPipelineExecutionsCommand,
  ListPipelinesCommand,
  ListPipelineVersionsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-sagemaker';
import { stable } from './stable-text.ts';
import { BUCKET, type Session } from './session.ts';

/** All that actions left in AWS, without what differs from run to run: two equal states mean the same effects. */
export async function stateOf({ sagemaker, aws }: Session) {
  const { PipelineSummaries: pipelines = [] } = await sagemaker.send(new ListPipelinesCommand({}));
  const { ModelPackageGroupSummaryList: groups = [] } = await sagemaker.send(
    new ListModelPackageGroupsCommand({}),
  );
  const tagsOf = async (arn: string | undefined): Promise<string[]> => {
    const { Tags: tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn: arn }));
    return tags.map(({ Key, Value }) => `${Key}=${Value}`).toSorted((a, b) => a.localeCompare(b));
  };
  return {
    pipelines: await Promise.all(
      pipelines.map(async ({ PipelineName: name, PipelineArn: arn }) => ({
        name,
        tags: await tagsOf(arn),
        ...(await pipelineState(name)),
      })),
    ),
    groups: await Promise.all(
      groups.map(async ({ ModelPackageGroupName: name, ModelPackageGroupArn: arn }) => ({
        name,
        tags: await tagsOf(arn),
        packages: await packageState(name),
      })),
    ),
    objects: [...new Set((await aws.objects.list(BUCKET, '')).map(({ key }) => stable(key)))],
  };

  async function pipelineState(name: string | undefined) {
    const [{ PipelineDefinition: definition, RoleArn: role }, versions, executions] = await Promise.all([
      sagemaker.send(new DescribePipelineCommand({ PipelineName: name })),
      sagemaker.send(new ListPipelineVersionsCommand({ PipelineName: name })),
      sagemaker.send(new ListPipelineExecutionsCommand({ PipelineName: name })),
    ]);
    return {
      definition,
      role,
      versions: versions.PipelineVersionSummaries?.length,
      executions: executions.PipelineExecutionSummaries?.map(
        ({ PipelineExecutionDisplayName: displayName, PipelineExecutionStatus: status }) =>
          `${displayName} ${status}`,
      ),
    };
  }

  async function packageState(name: string | undefined) {
    const { ModelPackageSummaryList: packages = [] } = await sagemaker.send(
      new ListModelPackagesCommand({ ModelPackageGroupName: name }),
    );
    return packages.map(
      ({ ModelPackageVersion: version, ModelApprovalStatus: status }) => `${version} ${status}`,
    );
  }
}
