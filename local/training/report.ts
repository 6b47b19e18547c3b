import { DescribeProcessingJobCommand } from '@aws-sdk/client-sagemaker';
import type { Definition } from '../executor/definition.ts';
import { isObject } from '../plain.ts';
import { numberAt } from '../runner/value.ts';
import { readJson, type Session } from './session.ts';
import type { StepState } from './steps.ts';

/** A number that a step reported, e.g. `rmse` of `regression_metrics.rmse.value`. */
export interface Metric {
  name: string;
  path: string;
  value: number;
  /** Its standard deviation, where the report states it. */
  spread?: number;
}

/**
 * The metrics in the reports (property files) of the steps that have succeeded. A report that is not there or not JSON
 * has none: the condition that reads it says what is wrong with it.
 */
export async function readMetrics(
  session: Session,
  definition: Definition,
  steps: readonly StepState[],
): Promise<Metric[]> {
  const metrics: Metric[] = [];
  for (const step of definition.steps) {
    const state = steps.find(({ name, status }) => name === step.name && status === 'succeeded');
    for (const file of state ? step.propertyFiles : []) {
      const output = await outputUri(session, state, file.output);
      if (output === undefined) continue;
      metrics.push(...metricsOf(await readJson(session, `${output}/${file.path}`).catch(() => undefined)));
    }
  }
  return metrics;
}

/**
 * The metrics of a report in Model Monitor's model quality format: `{ GROUP: { NAME: { value, standard_deviation } } }`.
 * Deeper objects, such as slices, are details and none of them.
 */
export function metricsOf(report: unknown): Metric[] {
  const metrics: Metric[] = [];
  for (const [group, members] of Object.entries(isObject(report) ? report : {})) {
    for (const [name, member] of Object.entries(isObject(members) ? members : {})) {
      const value = numberAt(member, 'value');
      if (value === undefined) continue;
      const spread = numberAt(member, 'standard_deviation');
      const metric = { name, path: `${group}.${name}.value`, value };
      metrics.push(spread === undefined ? metric : { ...metric, spread });
    }
  }
  return metrics;
}

/** The same metrics, the one that the data set is judged by first. */
export function withMainFirst(metrics: readonly Metric[], main: string | undefined): Metric[] {
  return metrics.toSorted((a, b) => Number(b.name === main) - Number(a.name === main));
}

async function outputUri(
  session: Session,
  state: StepState | undefined,
  name: string,
): Promise<string | undefined> {
  const job = state?.metadata.ProcessingJob?.Arn?.split('/').at(-1);
  if (job === undefined) return undefined;
  const description = await session.sagemaker.send(
    new DescribeProcessingJobCommand({ ProcessingJobName: job }),
  );
  const output = description.ProcessingOutputConfig?.Outputs?.find(({ OutputName }) => OutputName === name);
  return output?.S3Output?.S3Uri?.replace(/\/$/, '');
}
