import { satisfies } from './condition.ts';
import { fillVariables, matchesAction, matchesArn } from './pattern.ts';
import type { Patterns, Policy, Principals, Statement } from './policy.ts';
import type { RequestContext } from './request-context.ts';

/** One thing that somebody wants to do. */
export interface Asked {
  /** `sagemaker:CreateModel` */
  action: string;
  /** ARN, or `*` where the action knows no resource. */
  resource: string;
  context: RequestContext;
}

/** Who wants to take on a role, as a trust policy names principals. */
export interface Caller {
  type: 'AWS' | 'Service' | 'Federated';
  /** All names that mean this caller: `arn:aws:sts::1:assumed-role/r/s`, `arn:aws:iam::1:role/r`. */
  names: readonly string[];
}

export type Verdict = 'allowed' | 'denied' | 'not-allowed';

/** An explicit Deny of any policy wins, then an Allow of any policy; else nothing is allowed. */
export function evaluate(policies: readonly Policy[], asked: Asked, caller?: Caller): Verdict {
  const statements = policies
    .flatMap((policy) => policy.statements)
    .filter((statement) => applies(statement, asked, caller));
  if (statements.some(({ effect }) => effect === 'Deny')) return 'denied';
  return statements.length > 0 ? 'allowed' : 'not-allowed';
}

/** The policies that bound what a role session may do; an absent boundary or session policy bounds nothing. */
export interface SessionPolicies {
  identity: readonly Policy[];
  boundary?: Policy;
  session?: Policy;
}

export type Decision =
  { allowed: true } | { allowed: false; explicit: boolean; policy: 'identity' | 'boundary' | 'session' };

/** A session may do what identity, boundary and session policies all allow and none denies. */
export function decide(policies: SessionPolicies, asked: Asked): Decision {
  const { identity, boundary, session } = policies;
  const verdicts = [
    ['identity', evaluate(identity, asked)],
    ['boundary', boundary ? evaluate([boundary], asked) : 'allowed'],
    ['session', session ? evaluate([session], asked) : 'allowed'],
  ] as const;
  const denied = verdicts.find(([, verdict]) => verdict === 'denied');
  if (denied) return { allowed: false, explicit: true, policy: denied[0] };
  const silent = verdicts.find(([, verdict]) => verdict === 'not-allowed');
  return silent ? { allowed: false, explicit: false, policy: silent[0] } : { allowed: true };
}

function applies(statement: Statement, asked: Asked, caller: Caller | undefined): boolean {
  const { actions, resources, principals, conditions } = statement;
  if (!includes(actions, (pattern) => matchesAction(pattern, asked.action))) return false;
  if (resources && !includes(resources, (pattern) => isResource(pattern, asked))) return false;
  if (principals && !(caller && isPrincipal(principals, caller))) return false;
  return conditions.every((condition) => satisfies(condition, asked.context));
}

function includes({ negated, patterns }: Patterns, matches: (pattern: string) => boolean): boolean {
  return patterns.some(matches) !== negated;
}

function isResource(pattern: string, { resource, context }: Asked): boolean {
  const filled = fillVariables(pattern, context);
  return filled !== undefined && matchesArn(filled, resource);
}

function isPrincipal({ negated, byType }: Principals, caller: Caller): boolean {
  const names = [...(byType['*'] ?? []), ...(byType[caller.type] ?? [])];
  return names.some((name) => name === '*' || caller.names.includes(name)) !== negated;
}
