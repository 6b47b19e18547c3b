import type { Definition } from './definition.ts';
import { ExpressionError, type Scope } from './expression.ts';
import { messageOf } from '../plain.ts';
import { isObject, type Json, type JsonObject, parseJson, textOf } from './json.ts';
import type { ParameterValues } from './parameter.ts';
import type { Platform } from './platform.ts';
import { resourceArn, type StepRecord } from './step-record.ts';

/** `Execution.*` as far as it does not depend on the step. */
export interface ExecutionVariables {
  StartDateTime: string;
  PipelineName: string;
  PipelineArn: string;
  PipelineExecutionId: string;
  PipelineExecutionArn: string;
}

export interface ScopeParts {
  definition: Definition;
  parameters: ParameterValues;
  variables: ExecutionVariables;
  platform: Platform;
  /** The record of a step that has succeeded. */
  record(step: string): StepRecord | undefined;
}

/** Values for the expressions of one step, whose job, if it makes one, gets `jobName`. */
export function createScope(parts: ScopeParts, jobName: string): Scope {
  const { definition, parameters, variables, platform } = parts;
  const scope: Scope = {
    parameter(name) {
      const value = parameters[name];
      if (value === undefined) throw new ExpressionError(`Parameter ${name} has no value.`);
      return value;
    },
    execution(variable) {
      const values: Readonly<Record<string, string>> = {
        ...variables,
        CurrentDateTime: platform.now().toISOString(),
        ProcessingJobName: jobName,
        TrainingJobName: jobName,
      };
      const value = values[variable];
      if (value === undefined) throw new ExpressionError(`There is no Execution.${variable}.`);
      return value;
    },
    experiment(name) {
      const value = definition.experiment?.[name];
      const get = isObject(value) ? value['Get'] : undefined;
      if (typeof get === 'string' && get.startsWith('Execution.'))
        return scope.execution(get.slice('Execution.'.length));
      if (value === undefined) throw new ExpressionError(`PipelineExperimentConfig has no ${name}.`);
      return value;
    },
    properties(step) {
      const record = parts.record(step);
      if (!record) throw new ExpressionError(`Step ${step} has not run, so it has no properties.`);
      return propertiesOf(record, platform);
    },
    propertyFile(step, name) {
      const file = definition.steps
        .find((candidate) => candidate.name === step)
        ?.propertyFiles.find((candidate) => candidate.name === name);
      if (!file) throw new ExpressionError(`Step ${step} declares no property file ${name}.`);
      return `${outputUri(scope.properties(step), file.output)}/${file.path}`;
    },
    async readJson(uri) {
      const bytes = await platform.readObject(uri);
      try {
        return parseJson(bytes.toString('utf8'));
      } catch (error) {
        throw new ExpressionError(`${uri} is not JSON: ${messageOf(error)}`, { cause: error });
      }
    },
  };
  return scope;
}

function propertiesOf(record: StepRecord, platform: Platform): JsonObject {
  const [kind, value] = Object.entries(record.metadata)[0] ?? [];
  if (kind === 'Condition') return { Outcome: isObject(value) && value['Outcome'] === 'True' };
  if (kind === 'QualityCheck' && isObject(value)) return value;
  const arn = resourceArn(record);
  return arn === undefined ? {} : platform.describe(arn);
}

function outputUri(properties: Json, output: string): string {
  const config = isObject(properties) ? properties['ProcessingOutputConfig'] : undefined;
  const outputs =
    isObject(config) && Array.isArray(config['Outputs']) ? config['Outputs'].filter(isObject) : [];
  const s3 = outputs.find((candidate) => candidate['OutputName'] === output)?.['S3Output'];
  const uri = isObject(s3) ? s3['S3Uri'] : undefined;
  if (typeof uri !== 'string') {
    const names = outputs.flatMap((candidate) => textOf(candidate['OutputName']) ?? []).join(', ');
    throw new ExpressionError(`The job has no output ${output}; it has: ${names || 'none'}.`);
  }
  return uri.replace(/\/$/, '');
}
