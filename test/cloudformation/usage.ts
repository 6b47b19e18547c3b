import { matchesAction, matchesArn } from '../../local/aws/iam/pattern.ts';
import type { Permission } from '../../local/aws/iam/permission.ts';
import { type Role, statementsOf } from './account.ts';

/**
 * What a role's policies allow and nothing made use of, as `Sid: action` and `Sid: resource`. An action has to be used
 * on one of its statement's resources, a resource by one of the actions: not every action fits every resource.
 */
export function unusedGrants(role: Pick<Role, 'policies'>, used: readonly Permission[]): string[] {
  const unused: string[] = [];
  for (const { Sid: sid, Action: actions, Resource: resources } of statementsOf(role)) {
    const uses = used.filter(
      (each) => isNamed(actions, each, 'action') && isNamed(resources, each, 'resource'),
    );
    for (const action of [actions].flat()) {
      if (!uses.some((use) => matchesAction(action, use.action))) unused.push(`${sid}: ${action}`);
    }
    for (const resource of [resources].flat()) {
      if (!uses.some((use) => matchesArn(resource, use.resource))) unused.push(`${sid}: ${resource}`);
    }
  }
  return unused.toSorted();
}

function isNamed(patterns: string | string[], use: Permission, part: 'action' | 'resource'): boolean {
  const matches = part === 'action' ? matchesAction : matchesArn;
  return [patterns].flat().some((pattern) => matches(pattern, use[part]));
}
