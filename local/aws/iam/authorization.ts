import { type Caller, type Decision, decide, evaluate } from './evaluation.ts';
import type { Permission, ResourceFacts } from './permission.ts';
import { parsePolicy } from './policy.ts';
import { type Principal, principalContext } from './principal.ts';
import { requestContext, tagValues } from './request-context.ts';
import { defaultDocument, documentsOf, type IamStore, type RoleRecord } from './store.ts';

/** A role at work: in a session, or in the hands of a service. */
export interface Actor {
  role: RoleRecord;
  principal: Principal;
}

export interface AuthorizationParts {
  store: IamStore;
  facts: ResourceFacts;
  now: () => Date;
}

/** Why an actor may not do what the permission names, in AWS's words; undefined when it may. */
export function refusalOf(
  parts: AuthorizationParts,
  actor: Actor,
  permission: Permission,
  region: string,
): string | undefined {
  const { action, resource } = permission;
  const decision = decideFor(parts, actor, permission, region);
  if (decision.allowed) return undefined;
  const shown = action.startsWith('s3:') ? `"${resource}"` : resource;
  const user = `User: ${actor.principal.arn} is not authorized to perform: ${action} on resource: ${shown}`;
  const kinds = {
    identity: 'identity-based policy',
    boundary: 'permissions boundary',
    session: 'session policy',
    resource: 'resource-based policy',
  } as const;
  const kind = kinds[decision.policy];
  if (!decision.explicit) return `${user} because no ${kind} allows the ${action} action`;
  return `${user} with an explicit deny in ${kind === 'identity-based policy' ? 'an' : 'a'} ${kind}`;
}

type Outcome = Decision | { allowed: false; explicit: true; policy: 'resource' };

function decideFor(
  { store, facts, now }: AuthorizationParts,
  { role, principal }: Actor,
  { action, resource, context = {} }: Permission,
  region: string,
): Outcome {
  const own = principalContext(principal, role.arn, { region, now: now() });
  const tags = tagValues('aws:ResourceTag', facts.tags(resource) ?? {});
  const asked = {
    action,
    resource,
    context: new Map([...own, ...requestContext(context, tags)]),
  };
  const ofBucket = bucketPolicy(facts, action, resource);
  const names = [principal.arn, role.arn];
  const caller: Caller = { type: 'AWS', names: [...names, `arn:aws:iam::${principal.account}:root`] };
  if (ofBucket && evaluate([ofBucket], asked, caller) === 'denied')
    return { allowed: false, explicit: true, policy: 'resource' };

  const boundary = role.boundary === undefined ? undefined : defaultDocument(store, role.boundary);
  const sessionPolicies = principal.session?.policies ?? [];
  const decision = decide(
    {
      identity: documentsOf(store, role).map(parsePolicy),
      ...(boundary !== undefined && { boundary: parsePolicy(boundary) }),
      ...(sessionPolicies.length > 0 && {
        session: { statements: sessionPolicies.flatMap((document) => parsePolicy(document).statements) },
      }),
    },
    asked,
  );
  // A policy of the bucket that names the role itself allows without a policy of the role.
  const isGranted = ofBucket && evaluate([ofBucket], asked, { type: 'AWS', names }) === 'allowed';
  if (isGranted && !decision.allowed && !decision.explicit && decision.policy === 'identity')
    return { allowed: true };
  return decision;
}

function bucketPolicy(
  facts: ResourceFacts,
  action: string,
  resource: string,
): ReturnType<typeof parsePolicy> | undefined {
  const bucket = action.startsWith('s3:') ? /^arn:aws:s3:::([^/]+)/.exec(resource)?.[1] : undefined;
  const document = bucket === undefined ? undefined : facts.bucketPolicy(bucket);
  return document === undefined ? undefined : parsePolicy(document);
}
