import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { JsonObject } from '../json.ts';
import type { JobEnding } from '../platform.ts';
import { packFolder } from './archive.ts';
import { checkpointUploads, restoreCheckpoints } from './checkpoint.ts';
import { type Host, Hosts, type HostsEnding, resourceConfig, writeConfig } from './hosts.ts';
import { trainingCommand } from './image.ts';
import { firstFailure, reasonOf, startFailure, timeoutReason } from './job-failure.ts';
import { downloadInput } from './job-input.ts';
import type { Machine } from './machine.ts';
import { MetricReader, type MetricValue } from './metric.ts';
import { joinS3Uri, parseS3Uri } from './s3-uri.ts';
import { metricDefinitions, type TrainingRequest } from './training-request.ts';

export type TrainingPhase = 'Downloading' | 'Training' | 'Uploading';

export interface TrainingEnding extends JobEnding {
  timedOut?: boolean;
  metrics: readonly MetricValue[];
}

export interface RunningTrainingJob {
  ended: Promise<TrainingEnding>;
  stop(grace?: number): void;
}

const defaultRuntime = 86_400;

/** Runs a training job on this machine. Throws `ImageError`, and SyntaxError for a metric's Regex. */
export function runTrainingJob(
  machine: Machine,
  request: TrainingRequest,
  jobArn: string,
  phase: (phase: TrainingPhase) => void,
): RunningTrainingJob {
  const { AlgorithmSpecification: algorithm, HyperParameters: hyperparameters = {} } = request;
  const metrics = new MetricReader(metricDefinitions(request), () => machine.now());
  const hosts = new Hosts(machine, {
    job: request.TrainingJobName,
    count: request.ResourceConfig.InstanceCount ?? 1,
    command: trainingCommand(
      algorithm.TrainingImage ?? '',
      { entrypoint: algorithm.ContainerEntrypoint, arguments: algorithm.ContainerArguments },
      hyperparameters,
    ),
    environment: {
      ...machine.environment(),
      TRAINING_JOB_NAME: request.TrainingJobName,
      TRAINING_JOB_ARN: jobArn,
      ...request.Environment,
    },
    maxRuntime: maxRuntime(request),
    prepare: (folder, host) => prepare(machine, request, folder, host),
    async accompany(folders, ended) {
      await Promise.all(checkpointUploads(machine, request, folders).map((upload) => upload.follow(ended)));
    },
    line: (line) => metrics.read(line),
  });

  async function conclude(ending: HostsEnding): Promise<TrainingEnding> {
    phase('Uploading');
    return { ...(await judge(machine, request, ending)), metrics: metrics.values() };
  }

  phase('Downloading');
  return {
    ended: hosts
      .run(() => phase('Training'), conclude)
      .catch((error: unknown) => ({ ...startFailure(error), metrics: metrics.values() })),
    stop: (grace) => hosts.stop('Stopped', grace),
  };
}

/** Uploads what the programs left and says how the job ended. */
async function judge(
  machine: Machine,
  request: TrainingRequest,
  ending: HostsEnding,
): Promise<Omit<TrainingEnding, 'metrics'>> {
  const folders = ending.hosts.map(({ folder }) => folder);
  for (const upload of checkpointUploads(machine, request, folders)) await upload.upload();
  const failed = ending.stopped ? undefined : firstFailure(ending.hosts);
  const [first] = folders;
  // The data goes up whatever happened, the model unless the program failed: a stopped one may have saved a usable model.
  if (first !== undefined) await uploadArchive(machine, request, join(first, 'output/data'), 'output.tar.gz');
  const hasModel =
    first !== undefined &&
    !failed &&
    (await uploadArchive(machine, request, join(first, 'model'), 'model.tar.gz'));

  if (failed) return { status: 'Failed', failureReason: await reasonOf(failed) };
  if (ending.stopped === 'MaxRuntimeExceeded') {
    return { status: 'Stopped', timedOut: true, failureReason: timeoutReason(maxRuntime(request)) };
  }
  if (ending.stopped) return { status: 'Stopped' };
  return hasModel ? { status: 'Completed' } : { status: 'Failed', failureReason: noModel };
}

const noModel = 'AlgorithmError: The program ended with exit code 0 but wrote nothing to /opt/ml/model.';

function maxRuntime(request: TrainingRequest): number {
  return request.StoppingCondition?.MaxRuntimeInSeconds ?? defaultRuntime;
}

async function prepare(
  machine: Machine,
  request: TrainingRequest,
  folder: string,
  host: Host,
): Promise<void> {
  const channels = request.InputDataConfig ?? [];
  await writeConfig(folder, 'input/config/hyperparameters.json', request.HyperParameters ?? {});
  await writeConfig(folder, 'input/config/inputdataconfig.json', inputDataConfig(request));
  await writeConfig(folder, 'input/config/resourceconfig.json', {
    ...resourceConfig(host),
    ...(request.ResourceConfig.InstanceType !== undefined && {
      current_instance_type: request.ResourceConfig.InstanceType,
    }),
  });
  for (const name of ['model', 'output/data']) await mkdir(join(folder, name), { recursive: true });
  await Promise.all(
    channels.map(async ({ ChannelName: name, DataSource: { S3DataSource: source } }) => {
      if (!source) return;
      const input = {
        uri: source.S3Uri,
        dataType: source.S3DataType === 'ManifestFile' ? 'ManifestFile' : 'S3Prefix',
        distribution:
          source.S3DataDistributionType === 'ShardedByS3Key' ? 'ShardedByS3Key' : 'FullyReplicated',
        folder: join(folder, 'input/data', name),
      } as const;
      await downloadInput(machine.objects, input, host.index, host.names.length, request.RoleArn);
    }),
  );
  await restoreCheckpoints(machine, request, folder);
}

function inputDataConfig(request: TrainingRequest): JsonObject {
  const entries = (request.InputDataConfig ?? []).map((channel): [string, JsonObject] => [
    channel.ChannelName,
    {
      TrainingInputMode: channel.InputMode ?? request.AlgorithmSpecification.TrainingInputMode ?? 'File',
      S3DistributionType: channel.DataSource.S3DataSource?.S3DataDistributionType ?? 'FullyReplicated',
      RecordWrapperType: channel.RecordWrapperType ?? 'None',
      ...(channel.ContentType !== undefined && { ContentType: channel.ContentType }),
    },
  ]);
  return Object.fromEntries(entries);
}

/** Packs a folder into `<S3OutputPath>/<job>/output/<name>`; returns whether there was anything in it. */
async function uploadArchive(
  machine: Machine,
  request: TrainingRequest,
  folder: string,
  name: string,
): Promise<boolean> {
  const file = join(folder, '../..', `${request.TrainingJobName}.${name}`);
  if (!(await packFolder(folder, file))) return false;
  const uri = joinS3Uri(request.OutputDataConfig.S3OutputPath, request.TrainingJobName, 'output', name);
  const { bucket, key } = parseS3Uri(uri);
  await machine.objects.upload(bucket, key, file);
  return true;
}
