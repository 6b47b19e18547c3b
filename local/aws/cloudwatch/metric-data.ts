import { AwsError } from '../service.ts';
import { type DimensionInput, dimensionsOf, type Operations } from './context.ts';
import { invalidCombination, invalidValue } from './errors.ts';
import { requireStatistic } from './metric.ts';
import { type Datapoint, datapoints } from './statistic.ts';

interface StatisticsInput {
  Namespace: string;
  MetricName: string;
  Dimensions?: DimensionInput[];
  StartTime: number;
  EndTime: number;
  Period: number;
  Statistics?: string[];
  ExtendedStatistics?: string[];
  Unit?: string;
}

interface DataInput {
  MetricDataQueries: DataQuery[];
  StartTime: number;
  EndTime: number;
  ScanBy?: 'TimestampDescending' | 'TimestampAscending';
  LabelOptions?: unknown;
}

interface DataQuery {
  Id: string;
  MetricStat?: {
    Metric: { Namespace?: string; MetricName?: string; Dimensions?: DimensionInput[] };
    Period: number;
    Stat: string;
    Unit?: string;
  };
  Expression?: string;
  Label?: string;
  ReturnData?: boolean;
}

export const metricDataOperations: Operations = {
  GetMetricStatistics({ metrics }, input: StatisticsInput, { region }) {
    const asked = [...(input.Statistics ?? []), ...(input.ExtendedStatistics ?? [])];
    if (asked.length === 0)
      throw new AwsError(
        'MissingParameter',
        'At least one of the parameters Statistics and ExtendedStatistics must be specified.',
      );
    const range = rangeOf(input, input.Period);
    const id = {
      namespace: input.Namespace,
      name: input.MetricName,
      dimensions: dimensionsOf(input.Dimensions),
    };
    const points = metrics.find(region, id, input.Unit).flatMap((series) => {
      const found = new Map<number, { Timestamp: Date; Unit: string; [statistic: string]: unknown }>();
      for (const statistic of asked) {
        for (const { at, value } of datapoints([series], requireStatistic(statistic), range)) {
          const point = found.get(at) ?? { Timestamp: new Date(at), Unit: series.unit };
          const isExtended = statistic.startsWith('p');
          if (isExtended)
            point['ExtendedStatistics'] = { ...Object(point['ExtendedStatistics']), [statistic]: value };
          else point[statistic] = value;
          found.set(at, point);
        }
      }
      return [...found.values()];
    });
    if (points.length > 1440)
      throw invalidCombination(
        `You have requested up to ${points.length} datapoints, which exceeds the limit of 1,440. You may reduce the datapoints requested by increasing Period, or decreasing the time range.`,
      );
    return { Label: input.MetricName, Datapoints: points };
  },

  GetMetricData({ metrics }, input: DataInput, { region }) {
    const ids = new Set(input.MetricDataQueries.map(({ Id: id }) => id));
    if (ids.size < input.MetricDataQueries.length)
      throw new AwsError(
        'ValidationError',
        'The values for parameter id in MetricDataQueries are not unique.',
      );
    const results = input.MetricDataQueries.map((query) => {
      const stat = query.MetricStat;
      if (!stat || query.Expression !== undefined)
        throw new AwsError(
          'ValidationError',
          `The local CloudWatch does no metric math and no SQL: give MetricStat in place of the Expression of ${query.Id}.`,
        );
      const { Namespace: namespace = '', MetricName: name = '', Dimensions: dimensions } = stat.Metric;
      const series = metrics.find(
        region,
        { namespace, name, dimensions: dimensionsOf(dimensions) },
        stat.Unit,
      );
      const range = rangeOf(input, stat.Period);
      const found = datapoints(series, requireStatistic(stat.Stat), range);
      const ordered = input.ScanBy === 'TimestampAscending' ? found : found.toReversed();
      return { query, label: query.Label ?? name, ordered };
    });
    return {
      MetricDataResults: results
        .filter(({ query }) => query.ReturnData ?? true)
        .map(({ query, label, ordered }) => describeResult(query.Id, label, ordered)),
      Messages: [],
    };
  },
};

function describeResult(id: string, label: string, points: readonly Datapoint[]): object {
  return {
    Id: id,
    Label: label,
    Timestamps: points.map(({ at }) => new Date(at)),
    Values: points.map(({ value }) => value),
    StatusCode: 'Complete',
  };
}

/** The full periods between two times, in epoch seconds; the end is exclusive. */
function rangeOf(
  { StartTime: start, EndTime: end }: { StartTime: number; EndTime: number },
  period: number,
): { from: number; to: number; period: number } {
  if (![1, 5, 10, 20, 30].includes(period) && (period <= 0 || period % 60 !== 0))
    throw invalidValue('The parameter Period must be 1, 5, 10, 20, 30, or a multiple of 60.');
  if (start >= end)
    throw new AwsError('ValidationError', 'The parameter StartTime must be less than the parameter EndTime.');
  return { from: Math.floor(start / period) * period * 1000, to: end * 1000, period };
}
