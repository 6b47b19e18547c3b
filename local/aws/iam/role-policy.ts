import type { IamOperations } from './context.ts';
import { limitExceeded, noSuchEntity, noSuchPolicy } from './errors.ts';
import { readInput, rules } from './input.ts';
import { takePage } from './page.ts';
import { checkPolicy } from './policy-syntax.ts';
import { changeableRole, roleOf } from './role.ts';

// Characters of all inline policies of a role, white space not counted.
const inlineQuota = 10_240;
const attachedQuota = 10;

/** Policies of roles: inline ones, and managed ones that are attached. */
export const rolePolicyOperations: IamOperations = {
  async PutRolePolicy(input, context) {
    const reader = readInput(input);
    const name = reader.text('PolicyName', rules.policyName);
    const document = reader.text('PolicyDocument', rules.document);
    const role = changeableRole(reader, context);
    checkPolicy(document, 'identity');
    const inline = { ...role.inline, [name]: document };
    const size = Object.values(inline).join('').replace(/\s/g, '').length;
    if (size > inlineQuota)
      throw limitExceeded(`Maximum policy size of ${inlineQuota} bytes exceeded for role ${role.name}`);
    role.inline = inline;
    await context.store.roles.save(role);
    return undefined;
  },
  GetRolePolicy(input, context) {
    const reader = readInput(input);
    const name = reader.text('PolicyName', rules.policyName);
    const role = roleOf(reader, context);
    const document = role.inline[name];
    if (document === undefined) throw noSuchRolePolicy(name);
    return { RoleName: role.name, PolicyName: name, PolicyDocument: encodeURIComponent(document) };
  },
  ListRolePolicies(input, context) {
    const reader = readInput(input);
    const { page, rest } = takePage(Object.keys(roleOf(reader, context).inline).toSorted(), reader);
    return { PolicyNames: page, ...rest };
  },
  async DeleteRolePolicy(input, context) {
    const reader = readInput(input);
    const name = reader.text('PolicyName', rules.policyName);
    const role = changeableRole(reader, context);
    if (role.inline[name] === undefined) throw noSuchRolePolicy(name);
    const { [name]: _, ...rest } = role.inline;
    role.inline = rest;
    await context.store.roles.save(role);
    return undefined;
  },
  async AttachRolePolicy(input, context) {
    const reader = readInput(input);
    const arn = reader.text('PolicyArn', rules.arn);
    const role = changeableRole(reader, context);
    if (!context.store.policies.get(arn)) throw noSuchPolicy(arn);
    if (role.attached.includes(arn)) return undefined;
    if (role.attached.length >= attachedQuota)
      throw limitExceeded(`Cannot exceed quota for PoliciesPerRole: ${attachedQuota}`);
    role.attached = [...role.attached, arn];
    await context.store.roles.save(role);
    return undefined;
  },
  async DetachRolePolicy(input, context) {
    const reader = readInput(input);
    const arn = reader.text('PolicyArn', rules.arn);
    const role = changeableRole(reader, context);
    if (!role.attached.includes(arn)) throw noSuchEntity(`Policy ${arn} was not found.`);
    role.attached = role.attached.filter((other) => other !== arn);
    await context.store.roles.save(role);
    return undefined;
  },
  ListAttachedRolePolicies(input, context) {
    const reader = readInput(input);
    const prefix = reader.optionalText('PathPrefix', { min: 1, max: 512 }) ?? '/';
    const attached = roleOf(reader, context).attached.flatMap((arn) => {
      const policy = context.store.policies.get(arn);
      return policy?.path.startsWith(prefix) ? [{ PolicyName: policy.name, PolicyArn: arn }] : [];
    });
    const { page, rest } = takePage(attached, reader);
    return { AttachedPolicies: page, ...rest };
  },
};

function noSuchRolePolicy(name: string): Error {
  return noSuchEntity(`The role policy with name ${name} cannot be found.`);
}
