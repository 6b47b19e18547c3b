import { Failure, messageOf } from './failure.ts';
import path from 'node:path';
import { durationSeconds } from './pipeline/duration.ts';
import { isCommit } from './repository.ts';

/** One input of an action: its name in `action.yml`, and how its text is read. */
export interface Input<T> {
  name: string;
  /** Throws an `Error` whose message ends the sentence "Input x ...". */
  parse: (text: string) => T;
}

export type Inputs = Readonly<Record<string, Input<unknown>>>;
export type InputValues<I extends Inputs> = {
  readonly [K in keyof I]: I[K] extends Input<infer T> ? T : never;
};

export function input<T>(name: string, parse: (text: string) => T): Input<T> {
  return { name, parse };
}

/** Reads all inputs into one typed object. Throws one `Failure` that tells everything that is wrong with them. */
export function parseInputs<I extends Inputs>(inputs: I, read: (name: string) => string): InputValues<I> {
  const values: Record<string, unknown> = {};
  const problems: string[] = [];
  for (const [key, { name, parse }] of Object.entries(inputs)) {
    try {
      values[key] = parse(read(name).trim());
    } catch (error) {
      problems.push(`Input '${name}' ${messageOf(error)}`);
    }
  }
  if (problems.length > 0) {
    throw new Failure(
      'inputs-invalid',
      'The inputs of the action are wrong; AWS was not asked for anything.',
      {
        problems,
      },
    );
  }
  // Every key of `inputs` was set above, by its own parser.
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion
  return values as InputValues<I>;
}

export function text(value: string): string {
  if (value === '') throw new Error('is empty: give it a value.');
  return value;
}

/** Text that may be left out: undefined then. */
export function optional(value: string): string | undefined {
  return value === '' ? undefined : value;
}

export function wholeNumber(least: number, most: number): (value: string) => number {
  return (value) => {
    const number = Number(value);
    if (/^\d+$/.test(value) && number >= least && number <= most) return number;
    throw new Error(`is '${value}': write a whole number from ${least} to ${most}.`);
  };
}

/** A folder of the repository, without a slash at its end. */
export function folder(value: string): string {
  if (value === '') throw new Error('is empty: name a pipeline folder, e.g. pipelines/nyc-taxi-fare.');
  return value.replace(/(?<=.)\/+$/, '');
}

/** A file or folder within the repository, relative to it. */
export function repositoryPath(value: string): string {
  if (value === '') throw new Error('is empty: give a path within the repository.');
  const normal = path.normalize(value).replace(/(?<=.)[\\/]+$/, '');
  if (path.isAbsolute(normal) || normal.split(path.sep)[0] === '..')
    throw new Error(`is '${value}': write a path within the repository, relative to it.`);
  return normal;
}

/** A commit by its full id. */
export function commit(value: string): string {
  if (isCommit(value)) return value;
  throw new Error(`is '${value}': write a full commit id, 40 or 64 hexadecimal digits.`);
}

/** A commit to compare with; undefined for none, which GitHub writes as zeros where a branch is new. */
export function baseCommit(value: string): string | undefined {
  if (/^0*$/.test(value)) return undefined;
  if (isCommit(value)) return value;
  throw new Error(`is '${value}': write a full commit id, 40 or 64 hexadecimal digits, or nothing.`);
}

/** Names of folders or environments as a JSON list, such as another job's output: each safe as a part of a path. */
export function names(value: string): string[] {
  const list = jsonOf(value);
  if (!Array.isArray(list) || !list.every((each) => typeof each === 'string'))
    throw new Error(`is '${value}': write a JSON list of names, e.g. ["nyc-taxi-fare"].`);
  const wrong = list.find((name) => !/^\w[\w.-]*$/.test(name));
  if (wrong === undefined) return list;
  throw new Error(`has ${JSON.stringify(wrong)}: write names of letters, digits, dots, dashes and _.`);
}

function jsonOf(value: string): unknown {
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

export function flag(value: string): boolean {
  if (/^(true|True|TRUE)$/.test(value)) return true;
  if (/^(false|False|FALSE)$/.test(value)) return false;
  throw new Error(`is '${value}': write true or false.`);
}

/** An ISO 8601 duration, as milliseconds. */
export function duration(value: string): number {
  const seconds = durationSeconds(value);
  if (seconds === undefined || seconds <= 0) {
    throw new Error(
      `is '${value}': write an ISO 8601 duration of days, hours, minutes or seconds, e.g. PT2H or PT90M.`,
    );
  }
  return seconds * 1000;
}

export function choice<const T extends string>(...choices: readonly T[]): (value: string) => T {
  return (value) => {
    const found = choices.find((each) => each === value);
    if (found === undefined) throw new Error(`is '${value}': write one of ${choices.join(', ')}.`);
    return found;
  };
}

/** Lines of `name=value` in their order; empty lines and lines that begin with # are skipped. */
export function assignments(value: string): Record<string, string> {
  const values = new Map<string, string>();
  const problems: string[] = [];
  for (const [index, raw] of value.split('\n').entries()) {
    const line = raw.trim();
    if (line === '' || line.startsWith('#')) continue;
    const equals = line.indexOf('=');
    const name = line.slice(0, Math.max(equals, 0)).trim();
    if (name === '') problems.push(`line ${index + 1} is '${line}': write name=value`);
    else if (values.has(name)) problems.push(`line ${index + 1} sets ${name} a second time`);
    else values.set(name, line.slice(equals + 1).trim());
  }
  if (problems.length > 0) throw new Error(`can't be read: ${problems.join('; ')}.`);
  return Object.fromEntries(values);
}

export function bucketName(value: string): string {
  if (/^(?=.{3,63}$)[a-z0-9][a-z0-9.-]*[a-z0-9]$/.test(value)) return value;
  throw new Error(
    `is '${value}': write the name of an S3 bucket alone, 3 to 63 lower-case letters, digits, dots and dashes.`,
  );
}

/** An IAM role: where it lies says for which account and partition everything is made. */
export interface Role {
  arn: string;
  partition: string;
  account: string;
}

export function role(value: string): Role {
  const match = /^arn:(aws[a-z-]*):iam::(\d{12}):role\/[\w+=,.@/-]{1,575}$/.exec(value);
  const [arn, partition, account] = match ?? [];
  if (arn === undefined || partition === undefined || account === undefined) {
    throw new Error(
      `is '${value}': write the ARN of a role, e.g. arn:aws:iam::111122223333:role/sagemaker-execution.`,
    );
  }
  return { arn, partition, account };
}

/** A role that may be left out: undefined then. */
export function optionalRole(value: string): Role | undefined {
  return value === '' ? undefined : role(value);
}

// The tag rules of SageMaker's API (TagKey, TagValue); 50 tags in all, of which two are this project's.
const TAG_TEXT = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u;
const MAX_TAGS = 48;

export function tags(value: string): Record<string, string> {
  const given = assignments(value);
  const problems: string[] = [];
  for (const [key, tag] of Object.entries(given)) {
    if (/^aws:/i.test(key)) problems.push(`'${key}' begins with aws:, which AWS keeps for itself`);
    if (key.length > 128 || tag.length > 256)
      problems.push(`'${key}' is longer than 128 (key) or 256 (value) characters`);
    if (!TAG_TEXT.test(key) || !TAG_TEXT.test(tag)) {
      problems.push(`'${key}=${tag}' has other characters than letters, digits, blanks and _ . : / = + - @`);
    }
  }
  const count = Object.keys(given).length;
  if (count > MAX_TAGS) problems.push(`it has ${count} tags, of ${MAX_TAGS} at most`);
  if (problems.length > 0) throw new Error(`has wrong tags: ${problems.join('; ')}.`);
  return given;
}
