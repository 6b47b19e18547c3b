import { isObject } from '../../../plain.ts';
import type { Clients } from './clients.ts';
import type { Properties } from './schema.ts';

/**
 * Puts secrets in the place of `{{resolve:secretsmanager:...}}`, right before a resource is made or changed. What a stack
 * keeps, shows and compares is the reference: a secret that got another value changes nothing.
 * https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references-secretsmanager.html
 */
export async function resolveReferences(properties: Properties, clients: Clients): Promise<Properties> {
  const resolved = await resolve(properties, clients);
  return isObject(resolved) ? resolved : {};
}

const reference = /\{\{resolve:([a-z-]+):([^{}]*)\}\}/g;

async function resolve(value: unknown, clients: Clients): Promise<unknown> {
  if (Array.isArray(value)) return Promise.all(value.map((item) => resolve(item, clients)));
  if (isObject(value)) {
    const entries = Object.entries(value).map(
      async ([name, member]) => [name, await resolve(member, clients)] as const,
    );
    return Object.fromEntries(await Promise.all(entries));
  }
  if (typeof value !== 'string') return value;
  let result = value;
  for (const [whole, service = '', argument = ''] of value.matchAll(reference)) {
    const found = await secretText(service, argument, clients);
    // As a function, since a text may hold what stands for parts of the match.
    result = result.replace(whole, () => found);
  }
  return result;
}

// A secret's ARN has colons of its own.
const parts = /^(arn:[^:]*:secretsmanager:[^:]*:[^:]*:secret:[^:]+|[^:]+)((?::[^:]*){0,4})$/;

async function secretText(service: string, argument: string, clients: Clients): Promise<string> {
  if (service !== 'secretsmanager')
    throw new Error(
      `The local CloudFormation resolves references to secretsmanager, not to ${service}: {{resolve:${service}:${argument}}}.`,
    );
  const [, SecretId = '', rest = ''] = parts.exec(argument) ?? [];
  const [kind = '', key = '', stage = '', version = ''] = rest.split(':').slice(1);
  if (SecretId === '' || (kind !== '' && kind !== 'SecretString'))
    throw new Error(`The dynamic reference {{resolve:${service}:${argument}}} is not valid.`);
  if (stage !== '' && version !== '')
    throw new Error(`The dynamic reference to ${SecretId} has both a version stage and a version ID.`);
  const { GetSecretValueCommand } = await import('@aws-sdk/client-secrets-manager');
  const client = await clients.secrets();
  const { SecretString: text } = await client.send(
    new GetSecretValueCommand({
      SecretId,
      ...(stage !== '' && { VersionStage: stage }),
      ...(version !== '' && { VersionId: version }),
    }),
  );
  if (text === undefined) throw new Error(`The secret ${SecretId} has no text.`);
  if (key === '') return text;
  const members: unknown = JSON.parse(text);
  const member = isObject(members) ? members[key] : undefined;
  if (member === undefined) throw new Error(`Could not find a value associated with JSONKey in SecretString`);
  return typeof member === 'string' ? member : JSON.stringify(member);
}
