import type { DriftFacts } from './decision.ts';
import type { DriftReport } from './report.ts';

type Facts = Pick<DriftFacts, 'alarms' | 'release'> & {
  report: Pick<DriftReport, 'modelPackageArn' | 'metrics'> | undefined;
};

/**
 * Whether what runs was deployed after every alarm was raised, and no check of it confirms them: the alarms are then those of the
 * release before. An alarm stays in ALARM over a deployment, until enough of the new release's rows have come.
 */
export function isAnswered({ alarms, release, report }: Facts): boolean {
  if (release === undefined || alarms.length === 0) return false;
  if (alarms.some(({ since, kind }) => kind === 'no-data' || since >= release.deployedAt)) return false;
  if (report === undefined || report.modelPackageArn !== release.modelPackageArn) return true;
  return alarms.every(({ metric, threshold }) => (report.metrics[metric] ?? -Infinity) <= threshold);
}
