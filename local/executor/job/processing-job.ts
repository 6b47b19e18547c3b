import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { toJson } from '../json.ts';
import type { JobEnding } from '../platform.ts';
import { type Host, Hosts, type HostsEnding, resourceConfig, writeConfig } from './hosts.ts';
import { processingCommand } from './image.ts';
import { firstFailure, readNote, reasonOf, startFailure, timeoutReason } from './job-failure.ts';
import { downloadInput, type JobInput } from './job-input.ts';
import { type JobOutput, OutputUpload } from './job-output.ts';
import type { Machine } from './machine.ts';
import type { ProcessingRequest, S3Input } from './processing-request.ts';

export interface ProcessingEnding extends JobEnding {
  exitMessage?: string;
}

export interface RunningProcessingJob {
  ended: Promise<ProcessingEnding>;
  /** `grace` in milliseconds; the machine's by default. */
  stop(grace?: number): void;
}

const contractRoot = '/opt/ml/';
/** The service's own default. */
const defaultRuntime = 86_400;

/** Runs a processing job on this machine. `started` is called when its programs start. Throws `ImageError`. */
export function runProcessingJob(
  machine: Machine,
  request: ProcessingRequest,
  started: () => void,
): RunningProcessingJob {
  const { AppSpecification: app } = request;
  const hosts = new Hosts(machine, {
    job: request.ProcessingJobName,
    count: request.ProcessingResources.ClusterConfig.InstanceCount,
    command: processingCommand(app.ImageUri, {
      entrypoint: app.ContainerEntrypoint,
      arguments: app.ContainerArguments,
    }),
    environment: { ...machine.environment(), ...request.Environment },
    maxRuntime: maxRuntime(request),
    prepare: (folder, host) => prepare(machine, request, folder, host),
    async accompany(folders, ended) {
      const continuous = folders
        .flatMap((folder) => outputs(request, folder))
        .filter(({ mode }) => mode === 'Continuous');
      await Promise.all(continuous.map((output) => new OutputUpload(machine.objects, output).follow(ended)));
    },
  });

  return {
    ended: hosts.run(started, (ending) => conclude(machine, request, ending)).catch(startFailure),
    stop: (grace) => hosts.stop('Stopped', grace),
  };
}

async function conclude(
  machine: Machine,
  request: ProcessingRequest,
  ending: HostsEnding,
): Promise<ProcessingEnding> {
  const ended = await judge(ending, request);
  const written = ending.hosts.flatMap(({ folder }) => outputs(request, folder));
  // What a failed job wrote stays behind, except what was on its way already.
  const wanted = ended.status === 'Completed' ? written : written.filter(({ mode }) => mode === 'Continuous');
  for (const output of wanted) await new OutputUpload(machine.objects, output).upload();
  return ended;
}

function maxRuntime(request: ProcessingRequest): number {
  return request.StoppingCondition?.MaxRuntimeInSeconds ?? defaultRuntime;
}

async function prepare(
  machine: Machine,
  request: ProcessingRequest,
  folder: string,
  host: Host,
): Promise<void> {
  await writeConfig(folder, 'config/processingjobconfig.json', toJson(request));
  await writeConfig(folder, 'config/resourceconfig.json', resourceConfig(host));
  const inputs = (request.ProcessingInputs ?? []).flatMap(({ S3Input: input }) =>
    input ? [readInput(folder, input)] : [],
  );
  await Promise.all(
    inputs.map((input) =>
      downloadInput(machine.objects, input, host.index, host.names.length, request.RoleArn),
    ),
  );
  for (const output of outputs(request, folder)) await mkdir(output.folder, { recursive: true });
}

function outputs(request: ProcessingRequest, folder: string): JobOutput[] {
  return (request.ProcessingOutputConfig?.Outputs ?? []).flatMap(({ S3Output: output }) => {
    if (!output) return [];
    const mode = output.S3UploadMode === 'Continuous' ? 'Continuous' : 'EndOfJob';
    return [{ uri: output.S3Uri, mode, folder: localFolder(folder, output.LocalPath) }];
  });
}

function readInput(folder: string, input: S3Input): JobInput {
  return {
    uri: input.S3Uri,
    dataType: input.S3DataType === 'ManifestFile' ? 'ManifestFile' : 'S3Prefix',
    distribution: input.S3DataDistributionType === 'ShardedByS3Key' ? 'ShardedByS3Key' : 'FullyReplicated',
    folder: localFolder(folder, input.LocalPath),
  };
}

function localFolder(folder: string, path = contractRoot): string {
  return join(folder, path.slice(contractRoot.length));
}

async function judge(ending: HostsEnding, request: ProcessingRequest): Promise<ProcessingEnding> {
  const messages = await Promise.all(ending.hosts.map(({ folder }) => readNote(folder, 'output/message')));
  const exitMessage = messages.find(Boolean);
  const said = exitMessage === undefined ? {} : { exitMessage };
  if (ending.stopped === 'MaxRuntimeExceeded') {
    return { ...said, status: 'Stopped', failureReason: timeoutReason(maxRuntime(request)) };
  }
  if (ending.stopped) return { ...said, status: 'Stopped' };
  const failed = firstFailure(ending.hosts);
  return failed
    ? { ...said, status: 'Failed', failureReason: await reasonOf(failed) }
    : { ...said, status: 'Completed' };
}
