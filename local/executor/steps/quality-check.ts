import { isObject, type Json, type JsonObject, parseJson, textOf } from '../json.ts';
import { lookUp, parsePropertyPath } from '../property-path.ts';
import { followJob, type StepEnding, type StepRun, type StepType } from './step-run.ts';

interface Baseline {
  statistics?: string;
  constraints?: string;
}

/** Settings that stand beside Arguments. */
const siblings = [
  'CheckType',
  'ModelPackageGroupName',
  'SkipCheck',
  'RegisterNewBaseline',
  'FailOnViolation',
  'SuppliedBaselineStatistics',
  'SuppliedBaselineConstraints',
];

const baselineFolder = '/opt/ml/processing/baseline';

/**
 * A data quality check. Which baseline is used and which becomes the new one depends on SkipCheck and
 * RegisterNewBaseline as the developer guide's page on baseline lifecycles says.
 */
export const qualityCheck: StepType = {
  retryable: false,
  refusal: (step) =>
    step.source['CheckType'] === 'DATA_QUALITY'
      ? undefined
      : `CheckType ${JSON.stringify(step.source['CheckType'])}`,
  settings: (step) => ({
    ...step.arguments,
    ...Object.fromEntries(siblings.map((key) => [key, step.source[key] ?? null])),
  }),
  async run(run, settings) {
    const skipCheck = settings['SkipCheck'] === true;
    const existing = existingBaseline(run, settings);
    if (!skipCheck && !(existing.statistics && existing.constraints)) return noBaseline(settings);

    const request = jobRequest(settings, skipCheck ? {} : existing);
    const job = await run.platform.createProcessingJob({ ...request, ProcessingJobName: run.jobName });
    const metadata = describeCheck(settings, existing, job.arn);
    const ending = await followJob(run, job, { QualityCheck: metadata });
    if (ending.status !== 'Succeeded' || skipCheck) return ending;
    return await judge(run, settings, metadata);
  },
};

/** Supplied* comes before the newest approved package of the group. */
function existingBaseline(run: StepRun, settings: JsonObject): Baseline {
  const group = settings['ModelPackageGroupName'];
  const approved = typeof group === 'string' ? run.platform.approvedBaselines(group) : undefined;
  const statistics =
    settings['SuppliedBaselineStatistics'] ?? at(approved, 'ModelDataQuality.Statistics.S3Uri');
  const constraints =
    settings['SuppliedBaselineConstraints'] ?? at(approved, 'ModelDataQuality.Constraints.S3Uri');
  return {
    ...(typeof statistics === 'string' && { statistics }),
    ...(typeof constraints === 'string' && { constraints }),
  };
}

function noBaseline(settings: JsonObject): StepEnding {
  const group = settings['ModelPackageGroupName'];
  const reason =
    `ClientError: No baseline to check against: model package group ${JSON.stringify(group)} has no approved package with DriftCheckBaselines ` +
    'and no SuppliedBaselineStatistics and SuppliedBaselineConstraints are given. Set SkipCheck to true for the first run.';
  return { status: 'Failed', reason, kind: 'other' };
}

function jobRequest(settings: JsonObject, baseline: Baseline): JsonObject {
  const request = Object.fromEntries(Object.entries(settings).filter(([key]) => !siblings.includes(key)));
  const inputs = Array.isArray(request['ProcessingInputs']) ? [...request['ProcessingInputs']] : [];
  const environment: JsonObject = isObject(request['Environment']) ? { ...request['Environment'] } : {};
  for (const kind of ['statistics', 'constraints'] as const) {
    const uri = baseline[kind];
    if (uri === undefined) continue;
    const folder = `${baselineFolder}/${kind}`;
    inputs.push({
      InputName: `baseline_${kind}`,
      S3Input: { S3Uri: uri, LocalPath: folder, S3DataType: 'S3Prefix', S3InputMode: 'File' },
    });
    environment[`baseline_${kind}`] = `${folder}/${uri.slice(uri.lastIndexOf('/') + 1)}`;
  }
  return { ...request, ProcessingInputs: inputs, Environment: environment };
}

function describeCheck(settings: JsonObject, existing: Baseline, jobArn: string): JsonObject {
  const output = outputUri(settings);
  const registersNew = settings['RegisterNewBaseline'] === true;
  const calculated: Required<Baseline> = {
    statistics: `${output}/statistics.json`,
    constraints: `${output}/constraints.json`,
  };
  const used = registersNew ? calculated : existing;
  return {
    CheckType: 'DATA_QUALITY',
    ...(typeof settings['ModelPackageGroupName'] === 'string' && {
      ModelPackageGroupName: settings['ModelPackageGroupName'],
    }),
    CalculatedBaselineStatistics: calculated.statistics,
    CalculatedBaselineConstraints: calculated.constraints,
    ...(used.statistics !== undefined && { BaselineUsedForDriftCheckStatistics: used.statistics }),
    ...(used.constraints !== undefined && { BaselineUsedForDriftCheckConstraints: used.constraints }),
    CheckJobArn: jobArn,
    SkipCheck: settings['SkipCheck'] === true,
    RegisterNewBaseline: registersNew,
  };
}

function outputUri(settings: JsonObject): string {
  const uri = textOf(at(settings, 'ProcessingOutputConfig.Outputs[0].S3Output.S3Uri')) ?? '';
  return uri.replace(/\/$/, '');
}

/** Reads the violations of a check that was made. None, or FailOnViolation false: the step succeeds. */
async function judge(run: StepRun, settings: JsonObject, metadata: JsonObject): Promise<StepEnding> {
  const report = `${outputUri(settings)}/constraint_violations.json`;
  const content = parseJson((await run.platform.readObject(report)).toString('utf8'));
  const listed = isObject(content) ? content['violations'] : undefined;
  const violations = Array.isArray(listed) ? listed.filter(isObject) : [];
  const shown = { QualityCheck: { ...metadata, ViolationReport: report } };
  if (violations.length === 0 || settings['FailOnViolation'] === false)
    return { status: 'Succeeded', metadata: shown };
  run.report(shown);
  const names = violations.map(
    (violation) => `${textOf(violation['feature_name'])} (${textOf(violation['constraint_check_type'])})`,
  );
  return {
    status: 'Failed',
    reason: `ClientError: The data quality check found ${violations.length} violations: ${names.join(', ')}. Report: ${report}`,
    kind: 'other',
  };
}

function at(value: JsonObject | undefined, path: string): Json | undefined {
  return value && lookUp(value, parsePropertyPath(path) ?? []);
}
