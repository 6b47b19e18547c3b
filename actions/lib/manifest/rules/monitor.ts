import { labelName } from '../../pipeline/dataset.ts';
import { imageUri } from '../../pipeline/images.ts';
import { durationSeconds } from '../../pipeline/duration.ts';
import { suggestion } from '../../pipeline/nearest.ts';
import { metricsOfChecks } from '../check-metrics.ts';
import { alarmName, datapointsOf, MAX_ALARM_NAME } from '../monitor.ts';
import { endpointName } from '../names.ts';
import { scheduleFault } from '../schedule.ts';
import type { EntryRule } from './rule.ts';

export const scheduleRule: EntryRule = {
  reads: [
    ['monitor', 'schedule'],
    ['monitor', 'engine'],
  ],
  check({ entry: { monitor } }, report) {
    if (monitor === null) return;
    const fault = scheduleFault(monitor.schedule, monitor.engine);
    if (fault !== undefined) report(['monitor', 'schedule'], fault);
  },
};

/** Model Monitor's image lies in another account in each region. */
export const modelMonitorRegionRule: EntryRule = {
  reads: [['monitor', 'engine']],
  around: ['region'],
  check({ manifest, entry: { monitor } }, report) {
    if (monitor?.engine !== 'model-monitor') return;
    const image = imageUri('model-monitor', undefined, manifest.region);
    if (typeof image === 'string') return;
    const message = `SageMaker Model Monitor is not known to be in ${manifest.region}; write "processing"`;
    report(['monitor', 'engine'], message);
  },
};

/** A monitor reads what was captured. */
export const captureForMonitorRule: EntryRule = {
  reads: [['monitor'], ['endpoint', 'dataCapture', 'samplingPercentage']],
  check({ entry: { monitor, endpoint } }, report) {
    if (monitor === null || endpoint.dataCapture.samplingPercentage > 0) return;
    const message = 'is 0, so the monitor would never see a request; capture some, or write "monitor": null';
    report(['endpoint', 'dataCapture', 'samplingPercentage'], message);
  },
};

/** A row counts for quality once its label has had the time to come, and by then it has to be in the window still. */
export const labelDelayRule: EntryRule = {
  reads: [
    ['monitor', 'labelDelay'],
    ['monitor', 'window'],
    ['monitor', 'engine'],
  ],
  check({ entry: { monitor } }, report) {
    if (monitor?.engine !== 'processing') return;
    const { labelDelay, window } = monitor;
    if ((durationSeconds(labelDelay) ?? 0) < (durationSeconds(window) ?? Infinity)) return;
    const message = `is ${labelDelay}, and a check looks back ${window}: no row would ever be old enough for its label to count. Write less than the window, or a longer window`;
    report(['monitor', 'labelDelay'], message);
  },
};

/** One alarm per metric. */
export const alarmMetricRule: EntryRule = {
  reads: [['monitor', 'alarms']],
  check({ entry: { monitor } }, report) {
    const first = new Map<string, number>();
    for (const [index, { metric }] of (monitor?.alarms ?? []).entries()) {
      const before = first.get(metric);
      if (before === undefined) first.set(metric, index);
      else
        report(
          ['monitor', 'alarms', index, 'metric'],
          `'${metric}' has an alarm already, number ${before + 1}; keep one`,
        );
    }
  },
};

const FEATURE_METRIC = 'feature_baseline_drift_';

/** A drift alarm names something that the model's pipeline knows: a feature, the label or `max`, the largest of them all. */
export const alarmFeatureRule: EntryRule = {
  reads: [
    ['monitor', 'alarms'],
    ['monitor', 'engine'],
  ],
  check({ entry: { monitor }, dataset }, report) {
    if (monitor === null || dataset === undefined) return;
    // The largest of them all is this repository's own metric.
    const names = [
      ...Object.keys(dataset.features),
      labelName(dataset),
      ...(monitor.engine === 'processing' ? ['max'] : []),
    ];
    for (const [index, { metric }] of monitor.alarms.entries()) {
      if (!metric.startsWith(FEATURE_METRIC)) continue;
      const name = metric.slice(FEATURE_METRIC.length);
      if (names.includes(name)) continue;
      const message = `the model's pipeline has no feature '${name}'; ${suggestion(name, names)}`;
      report(['monitor', 'alarms', index, 'metric'], message);
    }
  },
};

/** Any other alarm names a metric that a check of this problem writes. */
export const checkMetricRule: EntryRule = {
  reads: [
    ['monitor', 'alarms'],
    ['monitor', 'engine'],
  ],
  check({ entry: { monitor }, dataset }, report) {
    if (monitor === null || dataset === undefined) return;
    const known = metricsOfChecks(monitor.engine, dataset);
    for (const [index, { metric }] of monitor.alarms.entries()) {
      if (metric.startsWith(FEATURE_METRIC) || known.includes(metric)) continue;
      const message = `no check of the engine ${monitor.engine} writes the metric '${metric}'; ${suggestion(metric, known)}`;
      report(['monitor', 'alarms', index, 'metric'], message);
    }
  },
};

/** M of N: CloudWatch takes no M above N. */
export const datapointsRule: EntryRule = {
  reads: [['monitor', 'alarms']],
  check({ entry: { monitor } }, report) {
    for (const [index, alarm] of (monitor?.alarms ?? []).entries()) {
      const { datapoints, periods } = datapointsOf(alarm);
      if (datapoints <= periods) continue;
      const message = `${datapoints} datapoints can't be above the threshold in ${periods} evaluation periods; write at most ${periods}, or more evaluationPeriods`;
      report(['monitor', 'alarms', index, 'datapointsToAlarm'], message);
    }
  },
};

export const alarmNameRule: EntryRule = {
  reads: [['monitor', 'alarms']],
  around: ['environment'],
  check({ manifest, model, entry: { monitor } }, report) {
    for (const [index, { metric }] of (monitor?.alarms ?? []).entries()) {
      const name = alarmName(endpointName(model, manifest.environment), metric);
      if (name.length <= MAX_ALARM_NAME) continue;
      const message = `its alarm would be called '${name}', which has ${name.length} characters; CloudWatch takes ${MAX_ALARM_NAME}. Shorten the feature's name by ${name.length - MAX_ALARM_NAME}`;
      report(['monitor', 'alarms', index, 'metric'], message);
    }
  },
};
