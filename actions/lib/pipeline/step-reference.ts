import type { Value } from './definition.ts';
import { segmentsText, type ReferencePath, type Segment } from './expression.ts';
import { suggestion } from './nearest.ts';
import { malformed, type Resolved } from './resolved.ts';
import { report, stepOf, use, type Place, type Scope, type StepEntry } from './scope.ts';

/** The only properties of a QualityCheck step: workflow/quality_check_step.py of the SDK. */
const QUALITY_CHECK_PROPERTIES = [
  'CalculatedBaselineStatistics',
  'CalculatedBaselineConstraints',
  'BaselineUsedForDriftCheckStatistics',
  'BaselineUsedForDriftCheckConstraints',
] as const;

/** Resolves `steps.NAME. ...`. Undefined after it has reported a problem. */
export function resolveStepReference(
  scope: Scope,
  place: Place,
  { segments, text }: ReferencePath,
): Resolved | undefined {
  const [step, kind, ...rest] = segments;
  if (step === undefined) return malformed(scope, place, text, 'steps.NAME.outputs.NAME');
  const name = String(step.name);
  const entry = scope.steps.get(name);
  if (entry === undefined) {
    report(scope, place, `no step '${name}'; ${suggestion(name, scope.steps.keys(), 'Steps')}`);
    return undefined;
  }
  if (name === stepOf(place.path)) {
    report(scope, place, `step '${name}' refers to itself; it can only take what other steps have made`);
    return undefined;
  }
  if (entry.broken) {
    use(scope, place, name);
    return { value: { Get: `Steps.${name}` }, type: 'unknown', constant: false, text };
  }
  if (entry.spec.type === 'Fail') {
    report(scope, place, `step '${name}' is a Fail step: it has nothing to refer to and ends the execution`);
    return undefined;
  }
  const found = resolveProperty(scope, place, entry, kind, rest, text);
  if (found !== undefined) use(scope, place, name, found.label);
  return found?.resolved;
}

interface Property {
  resolved: Resolved;
  label: string | undefined;
}

function resolveProperty(
  scope: Scope,
  place: Place,
  entry: StepEntry,
  kind: Segment | undefined,
  rest: readonly Segment[],
  text: string,
): Property | undefined {
  const { name, spec } = entry;
  const get = (path: string): Resolved => ({
    value: { Get: `Steps.${name}.${path}` },
    type: 'text',
    constant: false,
    text,
  });
  const word = kind === undefined ? '' : String(kind.name);
  if (word === 'properties' && rest.length > 0) {
    return { resolved: { ...get(segmentsText(rest)), type: 'unknown' }, label: undefined };
  }
  if (word === 'model' && spec.type === 'Training' && rest.length === 0) {
    return { resolved: get('ModelArtifacts.S3ModelArtifacts'), label: 'model' };
  }
  if (
    spec.type === 'QualityCheck' &&
    rest.length === 0 &&
    QUALITY_CHECK_PROPERTIES.some((known) => known === word)
  ) {
    return { resolved: get(word), label: undefined };
  }
  if (spec.type === 'Processing' && word === 'outputs') return resolveOutput(scope, place, entry, rest, text);
  if (spec.type === 'Processing' && word === 'reports') return resolveReport(scope, place, entry, rest, text);
  const known = referenceWords(entry);
  const asked =
    word === ''
      ? `'${text}' says not what of step '${name}' is meant`
      : `a ${spec.type} step has no '${word}'`;
  report(scope, place, `${asked}; write ${known.map((each) => `steps.${name}.${each}`).join(' or ')}`);
  return undefined;
}

function resolveOutput(
  scope: Scope,
  place: Place,
  entry: StepEntry,
  rest: readonly Segment[],
  text: string,
): Property | undefined {
  const [output] = rest;
  if (output === undefined || rest.length > 1)
    return malformed(scope, place, text, `steps.${entry.name}.outputs.NAME`);
  const label = String(output.name);
  if (!entry.outputs.has(label)) {
    report(
      scope,
      place,
      `step '${entry.name}' has no output '${label}'; ${suggestion(label, entry.outputs, 'Outputs')}`,
    );
    return undefined;
  }
  return {
    resolved: { value: outputReference(entry.name, label), type: 'text', constant: false, text },
    label,
  };
}

function resolveReport(
  scope: Scope,
  place: Place,
  entry: StepEntry,
  rest: readonly Segment[],
  text: string,
): Property | undefined {
  const [first, ...path] = rest;
  if (first === undefined)
    return malformed(scope, place, text, `steps.${entry.name}.reports.NAME.path.in.the.file`);
  const label = String(first.name);
  if (!entry.reports.has(label)) {
    report(
      scope,
      place,
      `step '${entry.name}' has no report '${label}'; ${suggestion(label, entry.reports.keys(), 'Reports')}`,
    );
    return undefined;
  }
  if (path.length === 0)
    return malformed(scope, place, text, `steps.${entry.name}.reports.${label}.path.in.the.file`);
  const value = {
    'Std:JsonGet': {
      PropertyFile: { Get: `Steps.${entry.name}.PropertyFiles.${label}` },
      Path: segmentsText(path),
    },
  };
  return { resolved: { value, type: 'unknown', constant: false, report: true, text }, label };
}

function referenceWords({ spec }: StepEntry): string[] {
  if (spec.type === 'Processing') return ['outputs.NAME', 'reports.NAME.path', 'properties.PATH'];
  if (spec.type === 'Training') return ['model', 'properties.PATH'];
  return spec.type === 'QualityCheck' ? [...QUALITY_CHECK_PROPERTIES] : ['properties.PATH'];
}

/** S3 address of a Processing step's output, as SageMaker fills it in when the step has run. */
function outputReference(step: string, output: string): Value {
  return { Get: `Steps.${step}.ProcessingOutputConfig.Outputs['${output}'].S3Output.S3Uri` };
}
