import { isObject } from '../../plain.ts';
import { AwsError } from '../service.ts';
import { operators } from './condition.ts';
import { asList, parseOperator } from './policy.ts';

type Members = Readonly<Record<string, unknown>>;

const documentMembers = new Set(['Version', 'Id', 'Statement']);
const statementMembers = new Set([
  'Sid',
  'Effect',
  'Principal',
  'NotPrincipal',
  'Action',
  'NotAction',
  'Resource',
  'NotResource',
  'Condition',
]);
const trustActions = new Set([
  'sts:AssumeRole',
  'sts:AssumeRoleWithSAML',
  'sts:AssumeRoleWithWebIdentity',
  'sts:SetContext',
  'sts:SetSourceIdentity',
  'sts:TagSession',
]);
const partitions = new Set(['aws', 'aws-cn', 'aws-us-gov', 'aws-eusc', 'aws-iso', 'aws-iso-b', '*']);

/**
 * Refuses a document that IAM would refuse, with MalformedPolicyDocument in IAM's words. `identity` policies say what
 * their owner may do; `trust` policies say who may take on a role.
 */
export function checkPolicy(text: string, kind: 'identity' | 'trust'): void {
  const statements = readStatements(text);
  const sids = statements.flatMap(({ Sid: sid }) => (typeof sid === 'string' && sid !== '' ? [sid] : []));
  if (new Set(sids).size < sids.length)
    throw malformed('Statement IDs (SID) in a single policy must be unique.');
  for (const statement of statements) {
    const actions = [...asList(statement['Action']), ...asList(statement['NotAction'])].map(String);
    if (actions.length === 0) throw malformed('Policy statement must contain actions.');
    for (const action of actions) checkAction(action);
    if (kind === 'identity') checkIdentityStatement(statement);
    else checkTrustStatement(statement, actions);
  }
}

function readStatements(text: string): Members[] {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    throw malformed('This policy contains invalid Json');
  }
  if (!isObject(document) || !hasOnly(document, documentMembers)) throw syntaxError();
  const { Version: version, Id: id } = document;
  const knows = version === undefined || version === '2008-10-17' || version === '2012-10-17';
  if (!knows || !isOptionalText(id)) throw syntaxError();
  const list = asList(document['Statement']);
  const statements = list.filter(isObject);
  if (list.length === 0 || statements.length < list.length) throw syntaxError();
  for (const statement of statements) checkShape(statement);
  if (version !== '2012-10-17') throw malformed('Policy document must be version 2012-10-17 or greater.');
  return statements;
}

function checkShape(statement: Members): void {
  if (!hasOnly(statement, statementMembers)) throw syntaxError();
  if (statement['Effect'] !== 'Allow' && statement['Effect'] !== 'Deny') throw syntaxError();
  const sid = statement['Sid'];
  if (!isOptionalText(sid)) throw syntaxError();
  if (sid !== undefined && !/^[0-9A-Za-z]*$/.test(sid)) {
    throw malformed(
      'Statement IDs (SID) must be alpha-numeric. Check that your input satisfies the regular expression [0-9A-Za-z]*',
    );
  }
  for (const name of ['Action', 'Resource', 'Principal']) {
    if (statement[name] !== undefined && statement[`Not${name}`] !== undefined) throw syntaxError();
  }
  for (const name of ['Action', 'NotAction', 'Resource', 'NotResource']) {
    if (!asList(statement[name]).every((item) => typeof item === 'string')) throw syntaxError();
  }
  checkConditionBlock(statement['Condition']);
}

function checkConditionBlock(block: unknown): void {
  if (block === undefined) return;
  if (!isObject(block)) throw syntaxError();
  for (const [name, keys] of Object.entries(block)) {
    if (!operators.includes(parseOperator(name).operator))
      throw malformed(`Invalid Condition type : ${name}.`);
    if (!isObject(keys)) throw syntaxError();
    const values = Object.values(keys).flatMap((value) => asList(value));
    if (!values.every((value) => ['string', 'boolean', 'number'].includes(typeof value))) throw syntaxError();
  }
}

function checkAction(action: string): void {
  if (action === '*') return;
  const [vendor = '', name, ...more] = action.split(':');
  if (name === undefined) {
    throw malformed(
      'Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc. Invalid field: ' + action,
    );
  }
  if (more.length > 0) throw malformed('Actions/Condition can contain only one colon.');
  if (!/^[a-zA-Z0-9.-]+$/.test(vendor)) throw malformed(`Vendor ${vendor} is not valid`);
}

function checkIdentityStatement(statement: Members): void {
  if (statement['Principal'] !== undefined || statement['NotPrincipal'] !== undefined)
    throw malformed('Policy document should not specify a principal.');
  const resources = [...asList(statement['Resource']), ...asList(statement['NotResource'])].map(String);
  if (resources.length === 0) throw malformed('Policy statement must contain resources.');
  for (const resource of resources) checkResource(resource);
}

function checkResource(resource: string): void {
  if (resource === '*') return;
  const [arn, partition = '', service, region, ...rest] = resource.split(':');
  if (arn !== 'arn' || rest.length === 0) {
    // A `*` may stand for all that follows it.
    if (arn === 'arn' && resource.endsWith('*')) return;
    throw malformed(`Resource ${resource} must be in ARN format or "*".`);
  }
  if (!partitions.has(partition)) {
    throw malformed(
      `Partition "${partition}" is not valid for resource "arn:${partition}:${service}:${region}:${rest.join(':')}".`,
    );
  }
  if (service === 's3' && region !== '' && !rest.join(':').includes(':accesspoint/'))
    throw malformed(`Resource ${resource} can not contain region information.`);
  if (service === 'iam' && region !== '')
    throw malformed(`IAM resource ${resource} cannot contain region information.`);
}

function checkTrustStatement(statement: Members, actions: readonly string[]): void {
  if (statement['Resource'] !== undefined || statement['NotResource'] !== undefined)
    throw malformed('Has prohibited field Resource');
  const principal = statement['Principal'] ?? statement['NotPrincipal'];
  if (principal === undefined) throw malformed('Missing required field Principal');
  const foreign = actions.find((action) => action !== 'sts:*' && !trustActions.has(action));
  if (foreign !== undefined) throw malformed('AssumeRole policy may only specify STS AssumeRole actions.');
  if (principal === '*') return;
  if (!isObject(principal)) throw syntaxError();
  for (const [type, names] of Object.entries(principal)) {
    if (!['AWS', 'Service', 'Federated', 'CanonicalUser'].includes(type)) throw syntaxError();
    for (const name of asList(names).map(String)) checkPrincipal(type, name);
  }
}

const principalForms: Readonly<Record<string, RegExp>> = {
  AWS: /^(\*|\d{12}|arn:aws[a-z-]*:(iam|sts)::\d{12}:(root|(user|role|assumed-role)\/.+))$/,
  Service: /^[a-z0-9.-]+\.(amazonaws\.com(\.cn)?|aws\.internal)$/,
  Federated: /^(arn:aws[a-z-]*:iam::\d{12}:(oidc|saml)-provider\/.+|[a-z0-9.-]+\.[a-z]+)$/,
};

function checkPrincipal(type: string, name: string): void {
  if (principalForms[type]?.test(name) === false)
    throw malformed(`Invalid principal in policy: "${type.toUpperCase()}":"${name}"`);
}

function hasOnly(value: Members, names: ReadonlySet<string>): boolean {
  return Object.keys(value).every((name) => names.has(name));
}

function isOptionalText(value: unknown): value is string | undefined {
  return value === undefined || typeof value === 'string';
}

function syntaxError(): AwsError {
  return malformed('Syntax errors in policy.');
}

function malformed(message: string): AwsError {
  return new AwsError('MalformedPolicyDocument', message);
}
