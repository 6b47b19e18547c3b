import { basename } from 'node:path';
import type { Value } from '../definition.ts';
import { report, type Scope } from '../scope.ts';
import type { QualityCheckSpec } from '../spec.ts';
import { executionUri } from '../join.ts';
import { flagValue, textValue, uriValue } from '../text.ts';
import type { Path } from '../yaml.ts';
import { codeUri, processingInput } from './code-input.ts';
import { clusterConfig, imageValue, processingEnvironment, roleValue, secondsValue, tagList } from './job.ts';
import { sourceValue } from './source.ts';

const DATASET_PATH = '/opt/ml/processing/input/baseline_dataset_input';
const OUTPUT_PATH = '/opt/ml/processing/output';
const MAX_SECONDS = 777_600;

/** Arguments of a QualityCheck step: a processing job of the Model Monitor analyser. */
export function qualityCheckArguments(
  scope: Scope,
  name: string,
  spec: QualityCheckSpec,
): Record<string, Value | undefined> {
  const path: Path = ['steps', name];
  const seconds = secondsValue(scope, [...path, 'timeout'], spec.timeout, 1, MAX_SECONDS);
  const output =
    spec.output === undefined ? executionUri(scope, name) : uriValue(scope, [...path, 'output'], spec.output);
  return {
    ProcessingResources: { ClusterConfig: clusterConfig(scope, [...path, 'instance'], spec.instance) },
    AppSpecification: {
      ImageUri: imageValue(scope, [...path, 'image'], spec.image ?? { framework: 'model-monitor' }),
    },
    RoleArn: roleValue(scope, path, spec),
    ProcessingInputs: inputs(scope, path, spec),
    ProcessingOutputConfig: {
      Outputs: [
        {
          OutputName: 'quality_check_output',
          AppManaged: false,
          S3Output: { S3Uri: output, LocalPath: OUTPUT_PATH, S3UploadMode: 'EndOfJob' },
        },
      ],
    },
    Environment: environment(scope, path, spec),
    StoppingCondition: seconds === undefined ? undefined : { MaxRuntimeInSeconds: seconds },
    Tags: tagList(scope, [...path, 'tags'], spec.tags),
  };
}

/** The keys of a QualityCheck step that stand beside its arguments. */
export function qualityCheckSiblings(
  scope: Scope,
  name: string,
  spec: QualityCheckSpec,
): Record<string, Value | undefined> {
  const path: Path = ['steps', name];
  const supplied = (key: 'statistics' | 'constraints') => {
    const uri = spec.baseline?.[key];
    return uri === undefined ? null : uriValue(scope, [...path, 'baseline', key], uri);
  };
  return {
    CheckType: spec.check === 'DataQuality' ? 'DATA_QUALITY' : 'MODEL_QUALITY',
    ModelPackageGroupName: modelPackageGroup(scope, path, spec.modelPackageGroup),
    SkipCheck: flagValue(scope, [...path, 'skipCheck'], spec.skipCheck ?? false),
    FailOnViolation: flagValue(scope, [...path, 'failOnViolation'], spec.failOnViolation ?? true),
    RegisterNewBaseline: flagValue(
      scope,
      [...path, 'registerNewBaseline'],
      spec.registerNewBaseline ?? false,
    ),
    SuppliedBaselineStatistics: supplied('statistics'),
    SuppliedBaselineConstraints: supplied('constraints'),
  };
}

/** The step's own model package group, else the pipeline's. */
export function modelPackageGroup(
  scope: Scope,
  path: Path,
  own: QualityCheckSpec['modelPackageGroup'],
): Value | undefined {
  if (own !== undefined) return textValue(scope, [...path, 'modelPackageGroup'], own);
  const group = scope.pipeline.spec.modelPackageGroup;
  if (group === undefined) {
    report(
      scope,
      { path, part: 'key' },
      "needs a model package group: write 'modelPackageGroup' here or at the top of the file",
    );
  }
  return group;
}

function inputs(scope: Scope, path: Path, spec: QualityCheckSpec): Value {
  const list = [
    processingInput(
      'baseline_dataset_input',
      sourceValue(scope, [...path, 'dataset'], 'dataset', spec.dataset),
    ),
  ];
  if (spec.postprocessor !== undefined) {
    list.push(
      processingInput('post_analytics_processor_script_input', codeUri(scope, 'file', spec.postprocessor)),
    );
  }
  if (spec.preprocessor !== undefined) {
    list.push(processingInput('record_preprocessor_script_input', codeUri(scope, 'file', spec.preprocessor)));
  }
  return list;
}

function environment(scope: Scope, path: Path, spec: QualityCheckSpec): Record<string, Value | undefined> {
  return {
    ...processingEnvironment(scope, path, spec.environment),
    output_path: OUTPUT_PATH,
    publish_cloudwatch_metrics: 'Disabled',
    dataset_format: datasetFormat(spec.format),
    record_preprocessor_script: scriptPath('record_preprocessor_script_input', spec.preprocessor),
    post_analytics_processor_script: scriptPath('post_analytics_processor_script_input', spec.postprocessor),
    dataset_source: DATASET_PATH,
    ...(spec.check === 'ModelQuality' ? modelQuality(scope, path, spec) : undefined),
  };
}

function scriptPath(input: string, file: string | undefined): string | undefined {
  return file === undefined ? undefined : `/opt/ml/processing/input/${input}/${basename(file)}`;
}

function modelQuality(scope: Scope, path: Path, spec: QualityCheckSpec): Record<string, Value | undefined> {
  if (spec.problem === undefined) {
    report(
      scope,
      { path, part: 'key' },
      "a ModelQuality check needs 'problem': Regression, BinaryClassification or MulticlassClassification",
    );
  }
  return {
    analysis_type: 'MODEL_QUALITY',
    problem_type: spec.problem,
    inference_attribute: spec.inference,
    ground_truth_attribute: spec.groundTruth,
    probability_attribute: spec.probability,
    probability_threshold_attribute:
      spec.probabilityThreshold === undefined ? undefined : String(spec.probabilityThreshold),
  };
}

// With the spaces of Python's json.dumps: the text is then what the SDK writes, and no difference shows after a move.
function datasetFormat(format: QualityCheckSpec['format'] = { csv: {} }): string {
  if (format.json !== undefined) return `{"json": {"lines": ${format.json.lines ?? true}}}`;
  if (format.parquet !== undefined) return '{"parquet": {}}';
  const { header = true, outputColumns = 'START' } = format.csv ?? {};
  return `{"csv": {"header": ${header}, "output_columns_position": "${outputColumns}"}}`;
}
