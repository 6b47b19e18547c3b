import { isObject } from '../../plain.ts';
import { operators } from '../iam/condition.ts';
import { asList, parseOperator, type Policy } from '../iam/policy.ts';
import { AwsError } from '../service.ts';

const sizeLimit = 20 * 1024;

/** Condition keys whose fixed values keep a statement from letting everyone in, as S3's documentation lists them. */
const narrowing = new Set([
  'aws:principalaccount',
  'aws:principalarn',
  'aws:principalorgid',
  'aws:principalorgpaths',
  'aws:sourceaccount',
  'aws:sourcearn',
  'aws:sourceip',
  'aws:sourceorgid',
  'aws:sourceowner',
  'aws:sourcevpc',
  'aws:sourcevpce',
  'aws:userid',
  's3:dataaccesspointaccount',
  's3:dataaccesspointarn',
]);

/** Refuses a document that S3 would refuse, with MalformedPolicy. */
export function checkBucketPolicy(text: string, bucket: string): void {
  if (Buffer.byteLength(text) > sizeLimit)
    throw malformed(`Bucket policies are limited to ${sizeLimit / 1024} KB in size`);
  const document = readJson(text);
  const version = document['Version'];
  if (version !== undefined && version !== '2012-10-17' && version !== '2008-10-17')
    throw malformed('The policy must contain a valid version string');
  const statements = asList(document['Statement']);
  if (statements.length === 0) throw malformed('Missing required field Statement');
  for (const statement of statements) {
    if (!isObject(statement)) throw malformed('Statement is not valid');
    checkStatement(statement, bucket);
  }
}

function readJson(text: string): Readonly<Record<string, unknown>> {
  try {
    const document: unknown = JSON.parse(text);
    if (isObject(document) && text.startsWith('{')) return document;
  } catch {
    // Refused below.
  }
  throw malformed("Policies must be valid JSON and the first byte must be '{'");
}

function checkStatement(statement: Readonly<Record<string, unknown>>, bucket: string): void {
  const effect = statement['Effect'];
  if (effect === undefined) throw malformed('Missing required field Effect');
  if (effect !== 'Allow' && effect !== 'Deny') throw malformed(`Invalid effect: ${JSON.stringify(effect)}`);
  for (const name of ['Principal', 'Action', 'Resource']) {
    if (asList(statement[name] ?? statement[`Not${name}`]).length === 0)
      throw malformed(`Missing required field ${name}`);
  }
  const principal = statement['Principal'] ?? statement['NotPrincipal'];
  if (!isObject(principal) && principal !== '*') throw malformed('Invalid principal in policy');
  for (const action of asList(statement['Action'] ?? statement['NotAction'])) {
    if (action !== '*' && !/^s3:[A-Za-z*?]+$/i.test(String(action)))
      throw malformed('Policy has invalid action');
  }
  for (const resource of asList(statement['Resource'] ?? statement['NotResource'])) {
    const [, name] = /^arn:aws[a-z-]*:s3:::([^/]+)(?:\/.*)?$/s.exec(String(resource)) ?? [];
    if (resource !== '*' && (name === undefined || !matches(name, bucket)))
      throw malformed('Policy has invalid resource');
  }
  const conditions = statement['Condition'];
  for (const name of Object.keys(isObject(conditions) ? conditions : {})) {
    if (!operators.includes(parseOperator(name).operator))
      throw malformed(`Invalid Condition type : ${name}`);
  }
}

function matches(pattern: string, bucket: string): boolean {
  const escaped = pattern.replace(/[.+^${}()|[\]\\]/g, String.raw`\$&`);
  return new RegExp(`^${escaped.replaceAll('*', '.*').replaceAll('?', '.')}$`, 's').test(bucket);
}

/** Whether a policy lets everyone in. */
export function isPublic({ statements }: Policy): boolean {
  return statements.some(({ effect, principals, conditions }) => {
    if (effect !== 'Allow') return false;
    const names = [...(principals?.byType['*'] ?? []), ...(principals?.byType['AWS'] ?? [])];
    const isForAll = principals?.negated === true || names.includes('*');
    return isForAll && !conditions.some(({ key, values }) => narrowing.has(key) && !values.includes('*'));
  });
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicy', message, 400);
}
