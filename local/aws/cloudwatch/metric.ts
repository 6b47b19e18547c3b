import { AwsError } from '../service.ts';
import { describeDimensions, type DimensionInput, dimensionsOf, type Operations } from './context.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import type { MetricDatum, Series } from './metrics.ts';
import { pageOf } from './page.ts';
import { isStatistic } from './statistic.ts';

interface DatumInput {
  MetricName: string;
  Dimensions?: DimensionInput[];
  Timestamp?: number;
  Value?: number;
  StatisticValues?: unknown;
  Values?: number[];
  Counts?: number[];
  Unit?: string;
}

interface ListMetricsInput {
  Namespace?: string;
  MetricName?: string;
  Dimensions?: { Name: string; Value?: string }[];
  NextToken?: string;
}

const day = 86_400;

export const metricOperations: Operations = {
  PutMetricData(
    { metrics },
    input: {
      Namespace: string;
      MetricData?: DatumInput[];
      EntityMetricData?: { MetricData?: DatumInput[] }[];
    },
    { region, now },
  ) {
    const data = [
      ...(input.MetricData ?? []),
      ...(input.EntityMetricData ?? []).flatMap((one) => one.MetricData ?? []),
    ];
    if (data.length === 0) throw new AwsError('MissingParameter', 'The parameter MetricData is required.');
    if (data.length > 1000)
      throw invalidValue('The collection MetricData must not have a size greater than 1000.');
    metrics.put(
      region,
      input.Namespace,
      data.flatMap((datum, index) => readDatum(datum, index + 1, now())),
    );
  },

  ListMetrics({ metrics }, input: ListMetricsInput, { region }) {
    const found = metrics
      .all(region)
      .filter(({ namespace }) => input.Namespace === undefined || namespace === input.Namespace)
      .filter(({ name }) => input.MetricName === undefined || name === input.MetricName)
      .filter(({ dimensions }) =>
        (input.Dimensions ?? []).every(
          ({ Name: name, Value: value }) =>
            dimensions[name] !== undefined && (value === undefined || dimensions[name] === value),
        ),
      );
    // A metric that came with several units is one.
    const distinct = [
      ...new Map(found.map((series) => [JSON.stringify(describe(series)), describe(series)])).values(),
    ];
    const page = pageOf(distinct, input.NextToken, 500);
    return { Metrics: page.items, ...page.next };
  },
};

function describe({ namespace, name, dimensions }: Series): object {
  return { Namespace: namespace, MetricName: name, Dimensions: describeDimensions(dimensions) };
}

function readDatum(datum: DatumInput, number: number, now: Date): MetricDatum[] {
  const at = datum.Timestamp === undefined ? now : new Date(datum.Timestamp * 1000);
  const where = `MetricData.member.${number}`;
  const age = (now.getTime() - at.getTime()) / 1000;
  if (age > 14 * day || age < -2 * 3600)
    throw invalidValue(
      `The parameter ${where}.Timestamp must specify a time within the past two weeks, or no more than two hours in the future.`,
    );
  if (datum.StatisticValues !== undefined)
    throw invalidValue(
      `The local CloudWatch takes no statistic sets: give Value, or Values and Counts (${where}).`,
    );
  if (datum.Value !== undefined && datum.Values !== undefined)
    throw invalidCombination(
      `The parameters ${where}.Value and ${where}.Values are mutually exclusive and you have specified both.`,
    );
  const values = datum.Values ?? (datum.Value === undefined ? [] : [datum.Value]);
  if (values.length === 0)
    throw new AwsError(
      'MissingParameter',
      `At least one of the parameters ${where}.Value, ${where}.Values or ${where}.StatisticValues must be specified.`,
    );
  if (datum.Counts && datum.Counts.length !== values.length)
    throw invalidValue(`The collections ${where}.Values and ${where}.Counts must be of the same size.`);
  if (values.some((value) => !Number.isFinite(value)))
    throw invalidValue(`The value for parameter ${where}.Value must be a finite number.`);
  return values.map((value, index) => ({
    name: datum.MetricName,
    dimensions: dimensionsOf(datum.Dimensions),
    value,
    count: datum.Counts?.[index] ?? 1,
    ...(datum.Unit !== undefined && { unit: datum.Unit }),
    at,
  }));
}

/** Throws what CloudWatch says of a statistic that it does not know. */
export function requireStatistic(name: string): string {
  if (isStatistic(name)) return name;
  throw invalidValue(`The value ${name} for parameter Statistic is not supported.`);
}
