import type { Value } from '../definition.ts';
import { report, type Scope } from '../scope.ts';
import type { TrainingSpec } from '../spec.ts';
import { executionUri } from '../join.ts';
import { uriValue } from '../text.ts';
import type { Path } from '../yaml.ts';
import { clusterConfig, imageValue, roleValue, secondsValue, tagList, textMap } from './job.ts';
import { sourceValue } from './source.ts';

/** What the SageMaker Python SDK asks for where nothing is said. */
const DEFAULT_SECONDS = 86_400;
// CreateTrainingJob
const MAX_SECONDS = 2_419_200;
const MAX_HYPERPARAMETER_LENGTH = 2500;

/** Arguments of a Training step: those of CreateTrainingJob without a job name. */
export function trainingArguments(
  scope: Scope,
  name: string,
  spec: TrainingSpec,
): Record<string, Value | undefined> {
  const path: Path = ['steps', name];
  return {
    AlgorithmSpecification: {
      TrainingInputMode: spec.inputMode ?? 'File',
      TrainingImage: imageValue(scope, [...path, 'image'], spec.image),
      MetricDefinitions: spec.metrics === undefined ? undefined : metricDefinitions(spec.metrics),
    },
    OutputDataConfig: {
      S3OutputPath:
        spec.output === undefined
          ? executionUri(scope, name)
          : uriValue(scope, [...path, 'output'], spec.output),
    },
    StoppingCondition: stoppingCondition(scope, path, spec),
    ResourceConfig: clusterConfig(scope, [...path, 'instance'], spec.instance),
    RoleArn: roleValue(scope, path, spec),
    InputDataConfig: Object.entries(spec.channels).map(([channel, declared]) =>
      inputChannel(scope, path, channel, declared),
    ),
    HyperParameters: textMap(
      scope,
      [...path, 'hyperparameters'],
      spec.hyperparameters,
      MAX_HYPERPARAMETER_LENGTH,
    ),
    EnableManagedSpotTraining: spot(spec) ? true : undefined,
    CheckpointConfig: checkpoint(scope, path, spec),
    Environment: textMap(scope, [...path, 'environment'], spec.environment),
    Tags: tagList(scope, [...path, 'tags'], spec.tags),
  };
}

function metricDefinitions(metrics: Record<string, string>): Value {
  return Object.entries(metrics).map(([Name, Regex]) => ({ Name, Regex }));
}

function spot(spec: TrainingSpec): boolean {
  return spec.spot !== undefined && spec.spot !== false;
}

// On spot capacity the wait covers the run: without a word about it a run may wait as long again as it may take.
function stoppingCondition(scope: Scope, path: Path, spec: TrainingSpec): Value {
  const run = secondsValue(scope, [...path, 'timeout'], spec.timeout, 1, MAX_SECONDS) ?? DEFAULT_SECONDS;
  if (!spot(spec)) return { MaxRuntimeInSeconds: run };
  const waitPath = [...path, 'spot', 'maxWait'];
  const declared = typeof spec.spot === 'object' ? spec.spot.maxWait : undefined;
  const wait = secondsValue(scope, waitPath, declared, 1, MAX_SECONDS) ?? Math.min(run * 2, MAX_SECONDS);
  if (wait < run) {
    report(
      scope,
      { path: waitPath },
      `${wait} seconds is less than the timeout of ${run}: the wait covers the run, so it has to be as long at least`,
    );
  }
  return { MaxRuntimeInSeconds: run, MaxWaitTimeInSeconds: wait };
}

function inputChannel(
  scope: Scope,
  path: Path,
  name: string,
  declared: TrainingSpec['channels'][string],
): Value {
  const at = [...path, 'channels', name];
  const channel = typeof declared === 'string' ? undefined : declared;
  const uri =
    typeof declared === 'string'
      ? sourceValue(scope, at, name, declared)
      : sourceValue(scope, [...at, 'source'], name, declared.source);
  return {
    DataSource: {
      S3DataSource: {
        S3DataType: channel?.dataType ?? 'S3Prefix',
        S3Uri: uri,
        S3DataDistributionType: channel?.distribution ?? 'FullyReplicated',
      },
    },
    // The built-in algorithms read libsvm where nothing is said.
    ContentType: channel?.contentType ?? 'text/csv',
    CompressionType: channel?.compression,
    InputMode: channel?.mode,
    ChannelName: name,
  };
}

function checkpoint(scope: Scope, path: Path, { checkpoint: declared }: TrainingSpec): Value | undefined {
  if (declared === undefined) return undefined;
  return { S3Uri: uriValue(scope, [...path, 'checkpoint', 'uri'], declared.uri), LocalPath: declared.path };
}
