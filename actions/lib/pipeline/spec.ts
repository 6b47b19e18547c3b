/** The shapes of `pipeline.yaml` once `pipelines/pipeline.schema.json` has passed them. */

export type ParameterType = 'String' | 'Integer' | 'Float' | 'Boolean';
export type Scalar = string | number | boolean;

/** SageMaker's own expression objects, passed through: `{ Get }`, `{ Std:Join }`, `{ Std:JsonGet }`. */
export type ExpressionObject = Readonly<Record<string, unknown>>;
/** Text that may contain `${{ }}` references. */
export type Text = Scalar | ExpressionObject;

export interface PipelineSpec {
  name: string;
  displayName?: string;
  description?: string;
  modelPackageGroup?: string;
  dataset?: DatasetSpec;
  parameters?: Record<string, Scalar | ParameterDeclaration>;
  steps: Record<string, StepSpec>;
  raw?: Record<string, unknown>;
}

export interface ParameterDeclaration {
  type: ParameterType;
  default?: Scalar;
  enum?: string[];
  description?: string;
}

export interface DatasetSpec {
  problem: 'regression' | 'binary' | 'multiclass';
  label: string | { name: string; unit?: string; description?: string };
  id?: string;
  time?: string;
  metric?: { name: string; better: 'lower' | 'higher' };
  features: Record<string, FeatureSpec>;
}

export interface FeatureSpec {
  type: 'integer' | 'fractional' | 'string';
  unit?: string;
  role?: 'calendar';
  range?: [number, number];
  values?: string[];
  description?: string;
}

export type StepSpec =
  ProcessingSpec | TrainingSpec | QualityCheckSpec | ConditionSpec | RegisterModelSpec | FailSpec | RawSpec;

export interface CommonSpec {
  displayName?: string;
  description?: string;
  dependsOn?: string[];
  raw?: Record<string, unknown>;
  cache?: string | boolean | { enabled: boolean; expireAfter?: string };
  retry?: RetrySpec[];
}

export interface RetrySpec {
  on: string[];
  interval?: string;
  backoffRate?: number;
  maxAttempts?: number;
  expireAfter?: string;
}

export type ImageSpec = string | { framework: string; version?: string } | ExpressionObject;
export type InstanceSpec = string | { type: Text; count?: Text; volumeGb?: Text };

export interface JobSpec extends CommonSpec {
  image?: ImageSpec;
  instance: InstanceSpec;
  role?: Text;
  environment?: Record<string, Text>;
  timeout?: string;
  tags?: Record<string, Text>;
}

export interface InputSpec {
  source: Text;
  path?: string;
  distribution?: string;
  mode?: string;
  dataType?: string;
  compression?: string;
}

export interface OutputSpec {
  destination?: Text;
  path?: string;
  upload?: string;
}

export interface ProcessingSpec extends JobSpec {
  type: 'Processing';
  image: ImageSpec;
  script?: string;
  source?: string;
  entry?: string;
  entrypoint?: Text[];
  arguments?: Text[];
  inputs?: Record<string, string | InputSpec>;
  outputs?: string[] | Record<string, OutputSpec | null>;
  reports?: Record<string, string | { output: string; file: string }>;
}

export interface ChannelSpec extends InputSpec {
  contentType?: string;
}

export interface TrainingSpec extends JobSpec {
  type: 'Training';
  image: ImageSpec;
  hyperparameters?: Record<string, Text>;
  channels: Record<string, string | ChannelSpec>;
  output?: Text;
  inputMode?: string;
  metrics?: Record<string, string>;
  spot?: boolean | { maxWait: string };
  checkpoint?: { uri: Text; path?: string };
}

export interface QualityCheckSpec extends JobSpec {
  type: 'QualityCheck';
  check: 'DataQuality' | 'ModelQuality';
  dataset: Text;
  format?: {
    csv?: { header?: boolean; outputColumns?: 'START' | 'END' };
    json?: { lines?: boolean };
    parquet?: object;
  };
  output?: Text;
  modelPackageGroup?: Text;
  skipCheck?: Text;
  registerNewBaseline?: Text;
  failOnViolation?: Text;
  baseline?: { statistics?: Text; constraints?: Text };
  preprocessor?: string;
  postprocessor?: string;
  problem?: string;
  inference?: string;
  groundTruth?: string;
  probability?: string;
  probabilityThreshold?: number;
}

export interface ConditionSpec extends CommonSpec {
  type: 'Condition';
  if: string | (string | Record<string, unknown>)[];
  then: string[];
  else?: string[];
}

export type MetricsSource = string | { uri: Text; contentType?: string; digest?: string };
export type MetricsGroups = Record<string, Record<string, MetricsSource>>;

export interface RegisterModelSpec extends CommonSpec {
  type: 'RegisterModel';
  model: Text;
  image: ImageSpec;
  environment?: Record<string, Text>;
  modelPackageGroup?: Text;
  packageDescription?: Text;
  approval?: Text;
  metrics?: MetricsGroups;
  driftCheckBaselines?: MetricsGroups;
  metadata?: Record<string, Text>;
  contentTypes: Text[];
  responseTypes: Text[];
  realtimeInstances?: Text[];
  transformInstances?: Text[];
  domain?: string;
  task?: string;
  skipModelValidation?: 'None' | 'All';
}

export interface FailSpec extends CommonSpec {
  type: 'Fail';
  message: Text;
}

/** The step types of SageMaker that this spec has no words for: written in SageMaker's own below `raw`. */
export const RAW_STEP_TYPES = [
  'Model',
  'Transform',
  'Tuning',
  'Lambda',
  'Callback',
  'ClarifyCheck',
  'EMR',
  'AutoML',
  'EndpointConfig',
  'Endpoint',
  'InferenceComponent',
  'BedrockCustomModel',
  'BedrockCustomModelDeployment',
  'BedrockModelImport',
  'BedrockProvisionedModelThroughput',
  'Lineage',
] as const;

export interface RawSpec extends CommonSpec {
  type: (typeof RAW_STEP_TYPES)[number];
  raw: Record<string, unknown>;
}
