import type { Place } from '../lib/aws/arn.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { isAlreadyThere } from '../lib/aws/errors.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import { ensureModelPackageGroup, type GroupCreation } from '../lib/aws/model-packages.ts';
import { objectExists, putObject } from '../lib/aws/objects.ts';
import {
  addTags,
  createPipeline,
  type DeployedPipeline,
  describePipeline,
  type PipelineContent,
  updatePipeline,
} from '../lib/aws/pipelines.ts';
import type { Role } from '../lib/input.ts';
import type { CodeUpload, CompiledPipeline } from '../lib/pipeline/compile.ts';
import { pipelineDifference, type PipelinePart } from '../lib/pipeline-difference.ts';

export interface BuildRequest {
  pipeline: CompiledPipeline;
  role: Role;
  bucket: string;
  /** Tags beside the two that say where the pipeline comes from. */
  tags: Readonly<Record<string, string>>;
  repository: string;
  place: Place;
}

export interface Build {
  reason: 'created' | 'updated' | 'unchanged';
  arn: string;
  /** What was deployed before, where it was updated, and the parts that differed. */
  before: { definition: string; differs: readonly PipelinePart[] } | undefined;
  /** Numbers of code files. */
  uploads: { uploaded: number; present: number };
  group: GroupCreation | undefined;
}

type Log = (line: string) => void;

/** Makes SageMaker's pipeline what the folder compiles to: step code first, so that no version ever lacks its code. */
export async function buildPipeline(clients: Clients, request: BuildRequest, log: Log): Promise<Build> {
  const { pipeline, place } = request;
  await checkAccount(clients, request.role);
  const uploads = await uploadCode(clients, request, log);
  const tags = {
    ...(request.repository !== '' && { 'drift-gitops:repository': request.repository }),
    'drift-gitops:pipeline': pipeline.name,
    ...request.tags,
  };
  const group = await ensureGroup(clients, request, tags, log);
  const deployed = await describePipeline(clients, place, pipeline.name);
  const build = await deploy(clients, request, deployed, tags);
  log(`Pipeline ${pipeline.name}: ${build.reason}${differences(build.before?.differs)}.`);
  if (build.reason !== 'created') logTags(log, build.arn, await addTags(clients, build.arn, tags));
  return { ...build, uploads, group };
}

type Deployment = Pick<Build, 'reason' | 'arn' | 'before'>;

async function deploy(
  clients: Clients,
  request: BuildRequest,
  deployed: DeployedPipeline | undefined,
  tags: Readonly<Record<string, string>>,
): Promise<Deployment> {
  const { pipeline, place } = request;
  const wanted = contentOf(request);
  if (deployed === undefined) {
    try {
      const arn = await createPipeline(clients, place, { ...wanted, name: pipeline.name, tags });
      return { reason: 'created', arn, before: undefined };
    } catch (error) {
      // Another run made it since it was looked for: go on from what that one made.
      const made = isAlreadyThere(error) ? await describePipeline(clients, place, pipeline.name) : undefined;
      if (made === undefined) throw error;
      return deploy(clients, request, made, tags);
    }
  }
  const { arn, definition } = deployed;
  const differs = pipelineDifference(wanted, deployed);
  if (differs.length === 0) return { reason: 'unchanged', arn, before: undefined };
  await updatePipeline(clients, place, { ...wanted, name: pipeline.name }, async () => {
    const now = await describePipeline(clients, place, pipeline.name);
    return now !== undefined && pipelineDifference(wanted, now).length === 0;
  });
  return { reason: 'updated', arn, before: { definition, differs } };
}

function contentOf({ pipeline, role }: BuildRequest): PipelineContent {
  return {
    definition: pipeline.json,
    roleArn: role.arn,
    description: pipeline.description ?? '',
    displayName: pipeline.displayName,
  };
}

/** A key holds the hash of what is there: an object under it need not be sent again. */
async function uploadCode(clients: Clients, request: BuildRequest, log: Log): Promise<Build['uploads']> {
  const { pipeline, place, bucket } = request;
  const scope = { bucket, folder: `${pipeline.name}/code` };
  const present = await Promise.all(
    pipeline.code.map(({ key }) => objectExists(clients, place, { ...scope, key })),
  );
  const absent = pipeline.code.filter((_, index) => !present[index]);
  const upload = async ({ key, bytes: body, contentType }: CodeUpload): Promise<void> => {
    await putObject(clients, place, { ...scope, key, body, contentType });
    log(`Uploaded s3://${bucket}/${key} (${body.length} bytes).`);
  };
  await Promise.all(absent.map(upload));
  return { uploaded: absent.length, present: pipeline.code.length - absent.length };
}

async function ensureGroup(
  clients: Clients,
  { pipeline, place }: BuildRequest,
  tags: Readonly<Record<string, string>>,
  log: Log,
): Promise<GroupCreation | undefined> {
  const { modelPackageGroup: name, description = '' } = pipeline;
  if (name === undefined) return undefined;
  const group = await ensureModelPackageGroup(clients, place, { name, description, tags });
  if (group.created) log(`Model package group ${name}: created.`);
  else logTags(log, group.arn, await addTags(clients, group.arn, tags));
  return group;
}

function logTags(log: Log, arn: string, keys: readonly string[]): void {
  if (keys.length > 0) log(`Tagged ${arn}: ${keys.join(', ')}.`);
}

function differences(parts: readonly PipelinePart[] | undefined): string {
  return parts === undefined ? '' : `, it differed in ${parts.join(', ')}`;
}
