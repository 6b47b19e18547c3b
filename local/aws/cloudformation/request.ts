import { isObject } from '../../plain.ts';
import { AwsError } from '../service.ts';
import { noChangeSet, noStack, validationError } from './errors.ts';
import type { StackContext } from './context.ts';
import { type ChangeSetRecord, findStack, type Goal, type StackRecord } from './store.ts';
import { type GivenParameter, resolveParameters } from './template/parameters.ts';
import { parseTemplate, type Template } from './template/parse.ts';

type Input = Readonly<Record<string, unknown>>;

export function optional(input: Input, name: string): string | undefined {
  const value = input[name];
  return typeof value === 'string' && value !== '' ? value : undefined;
}

export function required(input: Input, name: string): string {
  const value = optional(input, name);
  if (value !== undefined) return value;
  const member = `${name.charAt(0).toLowerCase()}${name.slice(1)}`;
  throw validationError(
    `1 validation error detected: Value null at '${member}' failed to satisfy constraint: Member must not be null`,
  );
}

export function flag(input: Input, name: string): boolean {
  return input[name] === 'true';
}

export function texts(input: Input, name: string): string[] {
  const value = input[name];
  return Array.isArray(value) ? value.map(String) : [];
}

function objects(input: Input, name: string): Record<string, unknown>[] {
  const value = input[name];
  return Array.isArray(value) ? value.filter(isObject) : [];
}

/** A name that a new stack may have. */
export function newStackName(input: Input): string {
  const name = required(input, 'StackName');
  if (/^[a-zA-Z][-a-zA-Z0-9]{0,127}$/.test(name)) return name;
  throw validationError(
    `1 validation error detected: Value '${name}' at 'stackName' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z][-a-zA-Z0-9]*`,
  );
}

/** The stack that a call names; it must be there. */
export function stackOf(input: Input, { store, call }: StackContext, missing = noStack): StackRecord {
  const name = required(input, 'StackName');
  const found = findStack(store, call, name);
  if (!found) throw missing(name);
  return found;
}

/** The change set that a call names by its ARN, or by its name and its stack; the stack must be there. */
export function findChangeSet(input: Input, { store, call }: StackContext): ChangeSetRecord | undefined {
  const name = required(input, 'ChangeSetName');
  if (name.startsWith('arn:')) return store.changeSets.get(name);
  const stackName = optional(input, 'StackName');
  if (stackName === undefined)
    throw validationError('StackName must be specified if ChangeSetName is not specified as an ARN.');
  const stack = findStack(store, call, stackName);
  if (!stack) throw noStack(stackName);
  return store.changeSets.values().find((it) => it.stackId === stack.arn && it.name === name);
}

/** The same where it must be there too. */
export function changeSetOf(input: Input, context: StackContext): ChangeSetRecord {
  const found = findChangeSet(input, context);
  if (!found) throw noChangeSet(required(input, 'ChangeSetName'));
  return found;
}

const templateLimit = { body: 51_200, url: 1024 * 1024 };

/** Text of the template that a call sends or names; undefined where it does neither. */
export async function templateText(input: Input, context: StackContext): Promise<string | undefined> {
  const body = optional(input, 'TemplateBody');
  const url = optional(input, 'TemplateURL');
  const text = body ?? (url === undefined ? undefined : await context.readTemplate(url));
  const limit = body === undefined ? templateLimit.url : templateLimit.body;
  if (text !== undefined && Buffer.byteLength(text) > limit)
    throw validationError(
      `1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to ${limit}`,
    );
  return text;
}

/** What a call wants a stack to be; `stack` as it is so far. */
export async function goalOf(
  input: Input,
  context: StackContext,
  stack: StackRecord | undefined,
): Promise<Goal> {
  const isPrevious = flag(input, 'UsePreviousTemplate') && stack !== undefined;
  const text = isPrevious ? stack.template : await templateText(input, context);
  if (text === undefined) throw validationError('Either Template URL or Template Body must be specified.');
  const template = parseTemplate(text);
  const capabilities = texts(input, 'Capabilities');
  checkCapabilities(template, capabilities);
  const given = objects(input, 'Parameters').map(
    ({ ParameterKey: key, ParameterValue: value, UsePreviousValue: previous }): GivenParameter => ({
      key: String(key),
      ...(typeof value === 'string' && { value }),
      usePrevious: previous === 'true',
    }),
  );
  const tags = Object.hasOwn(input, 'Tags') ? tagsOf(input) : (stack?.tags ?? {});
  return {
    template: text,
    parameters: resolveParameters(template, given, stack?.parameters ?? {}),
    tags,
    capabilities,
  };
}

function tagsOf(input: Input): Record<string, string> {
  return Object.fromEntries(
    objects(input, 'Tags').map(({ Key, Value }) => {
      if (String(Key).startsWith('aws:'))
        throw validationError(`aws: prefixed tag key names are not allowed for external use.`);
      return [String(Key), String(Value)];
    }),
  );
}

const identityNames = ['RoleName', 'ManagedPolicyName', 'UserName', 'GroupName', 'InstanceProfileName'];

/** Capabilities that a template needs, which who sends it has to name. */
export function neededCapabilities(template: Template): { capabilities: string[]; types: string[] } {
  const identities = Object.values(template.resources).filter(
    ({ type }) => type.startsWith('AWS::IAM::') && type !== 'AWS::IAM::OIDCProvider',
  );
  if (identities.length === 0) return { capabilities: [], types: [] };
  const isNamed = identities.some(({ properties }) =>
    identityNames.some((name) => Object.hasOwn(properties, name)),
  );
  const types = [...new Set(identities.map(({ type }) => type))];
  return { capabilities: [isNamed ? 'CAPABILITY_NAMED_IAM' : 'CAPABILITY_IAM'], types };
}

function checkCapabilities(template: Template, given: readonly string[]): void {
  const { capabilities } = neededCapabilities(template);
  const has = (name: string): boolean => given.includes(name) || given.includes('CAPABILITY_NAMED_IAM');
  if (capabilities.every(has)) return;
  throw new AwsError(
    'InsufficientCapabilitiesException',
    `Requires capabilities : [${capabilities.join(', ')}]`,
  );
}
