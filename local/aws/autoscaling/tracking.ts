import { invalid, type ScaledInput, variantOf } from './context.ts';
import type { Direction, Tracking } from './store.ts';

export interface TrackingInput {
  TargetValue: number;
  PredefinedMetricSpecification?: { PredefinedMetricType: string; ResourceLabel?: string };
  CustomizedMetricSpecification?: {
    MetricName?: string;
    Namespace?: string;
    Dimensions?: { Name: string; Value: string }[];
    Statistic?: string;
    Unit?: string;
    Metrics?: unknown[];
  };
  ScaleOutCooldown?: number;
  ScaleInCooldown?: number;
  DisableScaleIn?: boolean;
}

const invocations = 'SageMakerVariantInvocationsPerInstance';
// What Application Auto Scaling takes for SageMaker's variants.
const defaultCooldown = 300;
// The share of the target below which it scales in.
const scaleInShare = 0.9;

/** What a policy tracks; throws what Application Auto Scaling says of one that it cannot. */
export function trackingOf(scaled: ScaledInput, input: TrackingInput): Tracking {
  const { PredefinedMetricSpecification: predefined, CustomizedMetricSpecification: custom } = input;
  if ((predefined === undefined) === (custom === undefined))
    throw invalid(
      'Exactly one of PredefinedMetricSpecification and CustomizedMetricSpecification must be specified.',
    );
  if (input.TargetValue <= 0) throw invalid('TargetValue must be greater than 0.');
  for (const name of ['ScaleOutCooldown', 'ScaleInCooldown'] as const)
    if ((input[name] ?? 0) < 0) throw invalid(`${name} must not be negative.`);
  return {
    target: input.TargetValue,
    ...(custom ? customMetric(custom) : predefinedMetric(scaled, predefined?.PredefinedMetricType)),
    scaleOutCooldown: input.ScaleOutCooldown ?? defaultCooldown,
    scaleInCooldown: input.ScaleInCooldown ?? defaultCooldown,
    scalesIn: !(input.DisableScaleIn ?? false),
  };
}

function predefinedMetric(
  { ResourceId: resourceId }: ScaledInput,
  type: string | undefined,
): Pick<Tracking, 'metric' | 'statistic'> {
  const names = variantOf(resourceId);
  if (type !== invocations || !names)
    throw invalid(`The local AWS tracks the predefined metric ${invocations} alone, not ${type}.`);
  return {
    statistic: 'Sum',
    metric: {
      namespace: 'AWS/SageMaker',
      name: 'InvocationsPerInstance',
      dimensions: [
        { Name: 'EndpointName', Value: names.endpoint },
        { Name: 'VariantName', Value: names.variant },
      ],
    },
  };
}

function customMetric(
  custom: NonNullable<TrackingInput['CustomizedMetricSpecification']>,
): Pick<Tracking, 'metric' | 'statistic'> {
  const { MetricName: name, Namespace: namespace, Statistic: statistic, Unit: unit } = custom;
  if (
    custom.Metrics !== undefined ||
    name === undefined ||
    namespace === undefined ||
    statistic === undefined
  )
    throw invalid(
      'The local AWS does no metric math: a CustomizedMetricSpecification needs MetricName, Namespace and Statistic.',
    );
  const dimensions = custom.Dimensions ?? [];
  return { statistic, metric: { namespace, name, dimensions, ...(unit !== undefined && { unit }) } };
}

/** The alarm of one direction, as PutMetricAlarm gets it: three minutes above the target, or fifteen well below it. */
export function alarmInput(tracking: Tracking, scales: Direction): Record<string, unknown> {
  const { namespace, name, dimensions, unit } = tracking.metric;
  return {
    Namespace: namespace,
    MetricName: name,
    Dimensions: dimensions,
    ...(unit !== undefined && { Unit: unit }),
    Statistic: tracking.statistic,
    Period: 60,
    ...(scales === 'out'
      ? { EvaluationPeriods: 3, ComparisonOperator: 'GreaterThanThreshold', Threshold: tracking.target }
      : {
          EvaluationPeriods: 15,
          ComparisonOperator: 'LessThanThreshold',
          Threshold: tracking.target * scaleInShare,
        }),
  };
}

/**
 * How many instances bring a metric that is `value` with `current` instances to its target. Out of a bound's reach it is
 * the bound; scaling out never takes instances away, nor does scaling in add any beyond what the bounds ask for.
 */
export function desiredCapacity(
  scales: Direction,
  {
    current,
    value,
    target,
    min,
    max,
  }: { current: number; value: number; target: number; min: number; max: number },
): number {
  const proportional = Math.ceil((current * value) / target);
  const wanted = scales === 'out' ? Math.max(proportional, current) : Math.min(proportional, current);
  return Math.min(Math.max(wanted, min), max);
}
