import type { Value } from '../definition.ts';
import { outputNames, report, type Scope } from '../scope.ts';
import type { InputSpec, OutputSpec, ProcessingSpec } from '../spec.ts';
import { executionUri } from '../join.ts';
import { limitedText, uriValue } from '../text.ts';
import type { Path } from '../yaml.ts';
import { processingInput, stepCode, type StepCode } from './code-input.ts';
import { clusterConfig, imageValue, processingEnvironment, roleValue, secondsValue, tagList } from './job.ts';
import { sourceValue } from './source.ts';

const CODE_PATH = '/opt/ml/processing/input/code';

// CreateProcessingJob
const MAX_INPUTS = 10;
const MAX_ARGUMENT_LENGTH = 256;
const MAX_SECONDS = 777_600;

/** Arguments of a Processing step: those of CreateProcessingJob without a job name. */
export function processingArguments(
  scope: Scope,
  name: string,
  spec: ProcessingSpec,
): Record<string, Value | undefined> {
  const path: Path = ['steps', name];
  checkCodeKeys(scope, path, spec);
  const seconds = secondsValue(scope, [...path, 'timeout'], spec.timeout, 1, MAX_SECONDS);
  const code = stepCode(scope, spec);
  return {
    ProcessingResources: { ClusterConfig: clusterConfig(scope, [...path, 'instance'], spec.instance) },
    AppSpecification: {
      ImageUri: imageValue(scope, [...path, 'image'], spec.image),
      ContainerArguments: words(scope, [...path, 'arguments'], spec.arguments),
      ContainerEntrypoint: words(scope, [...path, 'entrypoint'], spec.entrypoint) ?? scriptEntrypoint(code),
    },
    RoleArn: roleValue(scope, path, spec),
    ProcessingInputs: inputs(scope, path, spec, code),
    ProcessingOutputConfig: outputs(scope, name, spec),
    Environment: processingEnvironment(scope, path, spec.environment),
    StoppingCondition: seconds === undefined ? undefined : { MaxRuntimeInSeconds: seconds },
    Tags: tagList(scope, [...path, 'tags'], spec.tags),
  };
}

/** `PropertyFiles`: the reports that conditions read. */
export function propertyFiles(scope: Scope, name: string, spec: ProcessingSpec): Value | undefined {
  const entry = scope.steps.get(name);
  if (spec.reports === undefined || entry === undefined) return undefined;
  const files: Value[] = [];
  for (const [reportName, { output, file }] of entry.reports) {
    if (!entry.outputs.has(output)) {
      const names = [...entry.outputs].join(', ') || 'none';
      report(
        scope,
        { path: ['steps', name, 'reports', reportName] },
        `no output '${output}' to hold it; outputs: ${names}. Write { output: NAME, file: ${file} } or name the report like its output`,
      );
    }
    files.push({ PropertyFileName: reportName, OutputName: output, FilePath: file });
  }
  return files;
}

function scriptEntrypoint(code: StepCode | undefined): Value | undefined {
  return code === undefined ? undefined : ['python3', `${CODE_PATH}/${code.entry}`];
}

function words(scope: Scope, path: Path, list: ProcessingSpec['arguments']): Value | undefined {
  return list?.map((word, index) => limitedText(scope, [...path, index], word, MAX_ARGUMENT_LENGTH) ?? null);
}

function checkCodeKeys(scope: Scope, path: Path, spec: ProcessingSpec): void {
  if (spec.script !== undefined && spec.source !== undefined) {
    report(
      scope,
      { path: [...path, 'source'], part: 'key' },
      "a step has either 'script' (one file) or 'source' and 'entry' (a folder), not both",
    );
  }
  if (spec.source !== undefined && spec.entry === undefined) {
    report(
      scope,
      { path: [...path, 'source'], part: 'key' },
      "'source' needs 'entry': the file in it that is started",
    );
  }
  if (spec.entry !== undefined && spec.source === undefined) {
    report(
      scope,
      { path: [...path, 'entry'], part: 'key' },
      "'entry' needs 'source': the folder that it lies in",
    );
  }
}

function inputs(
  scope: Scope,
  path: Path,
  spec: ProcessingSpec,
  code: StepCode | undefined,
): Value | undefined {
  const declared = Object.entries(spec.inputs ?? {});
  const mounts = new Map<string, string>(code === undefined ? [] : [[CODE_PATH, 'the step code']]);
  const list: Value[] = [];
  for (const [name, input] of declared) {
    const at = [...path, 'inputs', name];
    const mount: Partial<InputSpec> = typeof input === 'string' ? {} : input;
    const local = mount.path ?? `/opt/ml/processing/input/${name}`;
    const other = mounts.get(local);
    if (other !== undefined)
      report(
        scope,
        { path: at, part: 'key' },
        `is mounted at ${local}, where ${other} already is; give it another name or path`,
      );
    mounts.set(local, `input '${name}'`);
    const source =
      typeof input === 'string'
        ? sourceValue(scope, at, name, input)
        : sourceValue(scope, [...at, 'source'], name, input.source);
    list.push(processingInput(name, source, mount));
  }
  if (code !== undefined) list.push(processingInput('code', code.uri));
  if (list.length > MAX_INPUTS) {
    report(
      scope,
      { path: [...path, 'inputs'], part: 'key' },
      `has ${list.length} inputs with the step code; SageMaker takes at most ${MAX_INPUTS}`,
    );
  }
  return list.length === 0 ? undefined : list;
}

function outputs(scope: Scope, step: string, spec: ProcessingSpec): Value | undefined {
  const names = outputNames(spec);
  if (names.length === 0) return undefined;
  const declared: Record<string, OutputSpec | null> = Array.isArray(spec.outputs) ? {} : (spec.outputs ?? {});
  const list = names.map((name) => {
    const { destination, path: local, upload } = declared[name] ?? {};
    const uri =
      destination === undefined
        ? executionUri(scope, step, name)
        : uriValue(scope, ['steps', step, 'outputs', name, 'destination'], destination);
    return {
      OutputName: name,
      AppManaged: false,
      S3Output: {
        S3Uri: uri,
        LocalPath: local ?? `/opt/ml/processing/output/${name}`,
        S3UploadMode: upload ?? 'EndOfJob',
      },
    };
  });
  return { Outputs: list };
}
