import type { EntryRule } from './rule.ts';

export const autoscalingBoundsRule: EntryRule = {
  reads: [
    ['endpoint', 'autoscaling'],
    ['endpoint', 'instanceCount'],
  ],
  check({ entry: { endpoint } }, report) {
    const { autoscaling, instanceCount } = endpoint;
    if (autoscaling === null) return;
    const { min, max } = autoscaling;
    if (min > max) {
      const message = `is ${max}, less than "min", which is ${min}; write at least ${min}`;
      return report(['endpoint', 'autoscaling', 'max'], message);
    }
    if (instanceCount >= min && instanceCount <= max) return;
    const message = `autoscaling keeps ${min} to ${max} instances; write a count within these, found ${instanceCount}`;
    report(['endpoint', 'instanceCount'], message);
  },
};

/** SageMaker does not scale burstable types (ml.t2, ml.t3 and their like). */
export const burstableTypeRule: EntryRule = {
  reads: [
    ['endpoint', 'autoscaling'],
    ['endpoint', 'instanceType'],
  ],
  check({ entry: { endpoint } }, report) {
    const { autoscaling, instanceType } = endpoint;
    if (autoscaling === null || !/^ml\.t\d/.test(instanceType)) return;
    const message = `${instanceType} is burstable, and SageMaker does not scale burstable types; write null, or a type such as ml.m5.large`;
    report(['endpoint', 'autoscaling'], message);
  },
};
