import { durationSeconds } from '../../pipeline/duration.ts';
import type { Rollout } from '../manifest.ts';
import { fleetOf, type Fleet } from './fleet.ts';
import type { EntryRule, Report } from './rule.ts';

type SteppedRollout = Exclude<Rollout, { type: 'all-at-once' }>;

// SageMaker's limits of WaitIntervalInSeconds and MaximumExecutionTimeoutInSeconds.
const LONGEST_BAKE = 3600;
const LONGEST_ROLLOUT = 28_800;

/** SageMaker's exclusions of canary and linear rollouts. It checks them only when an endpoint is updated, in the middle of a deploy. */
export const rolloutRule: EntryRule = {
  reads: [
    ['endpoint', 'rollout'],
    ['endpoint', 'instanceType'],
    ['endpoint', 'instanceCount'],
    ['endpoint', 'autoscaling'],
  ],
  check({ entry: { endpoint } }, report) {
    const { rollout, instanceType } = endpoint;
    if (rollout.type === 'all-at-once') return;
    if (instanceType.startsWith('ml.inf1.')) {
      const message = `SageMaker moves endpoints on Inf1 all at once; write { "type": "all-at-once" }, found '${rollout.type}'`;
      return report(['endpoint', 'rollout', 'type'], message);
    }
    const fleet = fleetOf(endpoint);
    if (fleet.smallest === 1) {
      const message = `one instance can't be split: the endpoint has ${fleet.text}; write { "type": "all-at-once" }, found '${rollout.type}'`;
      return report(['endpoint', 'rollout', 'type'], message);
    }
    checkSize(rollout, fleet, report);
    checkDuration(rollout, fleet, report);
  },
};

function checkSize(rollout: SteppedRollout, fleet: Fleet, report: Report): void {
  const most = Math.floor(fleet.smallest / 2);
  const least = rollout.type === 'linear' ? Math.ceil(fleet.largest / 10) : 1;
  if (rollout.instances >= least && rollout.instances <= most) return;
  const share = rollout.type === 'linear' ? 'a step is 10 to 50 %' : 'a canary is at most half';
  const allowed = allowedText(least, most, rollout.type);
  const message = `${share} of the instances, and the endpoint has ${fleet.text}: ${allowed}, found ${rollout.instances}`;
  report(['endpoint', 'rollout', 'instances'], message);
}

function allowedText(least: number, most: number, type: 'canary' | 'linear'): string {
  if (least > most)
    return `no number is both; bring autoscaling's bounds closer together or write "canary" instead of "${type}"`;
  return least === most ? `write ${least}` : `write ${least} to ${most}`;
}

function checkDuration(rollout: SteppedRollout, fleet: Fleet, report: Report): void {
  const bake = durationSeconds(rollout.bake) ?? 0;
  if (bake > LONGEST_BAKE) {
    return report(['endpoint', 'rollout', 'bake'], `SageMaker waits at most PT1H, found '${rollout.bake}'`);
  }
  const steps = rollout.type === 'linear' ? Math.ceil(fleet.largest / rollout.instances) : 1;
  if (steps * bake < LONGEST_ROLLOUT) return;
  const message = `${steps} steps of '${rollout.bake}' take longer than the eight hours that SageMaker gives a rollout; bake shorter or take larger steps`;
  report(['endpoint', 'rollout', 'bake'], message);
}
