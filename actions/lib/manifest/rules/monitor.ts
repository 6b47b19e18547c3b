import { suggestion } from '../../pipeline/nearest.ts';
import type { DatasetSpec } from '../../pipeline/spec.ts';
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

/** A monitor reads what was captured. */
export const captureForMonitorRule: EntryRule = {
  reads: [['monitor'], ['endpoint', 'dataCapture', 'samplingPercentage']],
  check({ entry: { monitor, endpoint } }, report) {
    if (monitor === null || endpoint.dataCapture.samplingPercentage > 0) return;
    const message = 'is 0, so the monitor would never see a request; capture some, or write "monitor": null';
    report(['endpoint', 'dataCapture', 'samplingPercentage'], message);
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
  reads: [['monitor', 'alarms']],
  check({ entry: { monitor }, dataset }, report) {
    if (dataset === undefined) return;
    const names = [...columnsOf(dataset), 'max'];
    for (const [index, { metric }] of (monitor?.alarms ?? []).entries()) {
      if (!metric.startsWith(FEATURE_METRIC)) continue;
      const name = metric.slice(FEATURE_METRIC.length);
      if (names.includes(name)) continue;
      const message = `the model's pipeline has no feature '${name}'; ${suggestion(name, names)}`;
      report(['monitor', 'alarms', index, 'metric'], message);
    }
  },
};

function columnsOf({ features, label }: DatasetSpec): string[] {
  return [...Object.keys(features), typeof label === 'string' ? label : label.name];
}
