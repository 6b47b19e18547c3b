import type { ResourceChange } from '../aws/change-sets.ts';
import type { PlannedResource } from './plan-document.ts';

export function plannedResources(changes: readonly ResourceChange[]): PlannedResource[] {
  return changes.map(({ logicalId, type, action, replacement, properties }) => ({
    logicalId,
    type,
    action,
    replacement,
    properties: properties.map(({ name }) => name),
  }));
}

export const ENDPOINT = 'AWS::SageMaker::Endpoint';

/** The endpoint that a change would take away from its clients, if any. */
export function lostEndpoint(resources: readonly PlannedResource[]): PlannedResource | undefined {
  return resources.find(
    ({ type, action, replacement }) =>
      type === ENDPOINT && (action === 'Remove' || (action === 'Modify' && replacement === 'always')),
  );
}

/** Why this kind of resource is replaced as a rule, and what that means. */
const REPLACED: Readonly<Record<string, string>> = {
  'AWS::SageMaker::Model':
    'Replaced, as always: a model never changes, so another one is made and the old one removed when nothing uses it.',
  'AWS::SageMaker::EndpointConfig':
    'Replaced, as always: an endpoint configuration never changes, so another one is made and the old one removed when the endpoint has moved.',
  'AWS::ApplicationAutoScaling::ScalableTarget':
    'Replaced: scaling is registered anew; the running instances stay.',
  'AWS::ApplicationAutoScaling::ScalingPolicy':
    'Replaced: the scaling policy is made anew; the running instances stay.',
  'AWS::CloudWatch::Alarm': 'Replaced: another alarm is made, and the old one removed.',
};

/** CloudFormation does not commit itself where what changes comes from another resource; these are replaced all the same. */
const IMMUTABLE = new Set(['AWS::SageMaker::Model', 'AWS::SageMaker::EndpointConfig']);

/** One resource's change in plain words. */
export function resourceText(resource: PlannedResource): string {
  const { type, action, replacement } = resource;
  if (lostEndpoint([resource]) !== undefined) {
    return action === 'Remove'
      ? 'The endpoint would be REMOVED: its clients get no more answers.'
      : 'The endpoint would be REPLACED: its clients get no answers while that lasts.';
  }
  if (action === 'Add') return 'Is added.';
  if (action === 'Remove') return 'Is removed.';
  if (action !== 'Modify') return `${action}.`;
  if (replacement === 'always' || (replacement === 'conditional' && IMMUTABLE.has(type)))
    return REPLACED[type] ?? 'Is replaced: another one is made, the old one removed.';
  if (type === ENDPOINT)
    return 'Changes in place: it answers all the time, with its old instances until the new ones have taken over.';
  if (replacement === 'conditional')
    return 'Changes in place, or is replaced if the value that it refers to becomes another one.';
  return 'Changes in place.';
}
