import { AwsError } from '../service.ts';
import { isObject } from '../../plain.ts';

/** What a member of a request may be; the words of its violation are IAM's. */
export interface TextRule {
  min?: number;
  max?: number;
  pattern?: RegExp;
  choices?: readonly string[];
}

const named = /^[\w+=,.@-]+$/;
const printable = String.raw`[\u0009\u000A\u000D\u0020-\u007E\u00A1-\u00FF]`;

/** The rules of IAM's service model that more than one operation has. */
export const rules = {
  roleName: { min: 1, max: 64, pattern: named },
  policyName: { min: 1, max: 128, pattern: named },
  path: { min: 1, max: 512, pattern: /^(\/|\/[\u0021-\u007E]+\/)$/ },
  description: { max: 1000, pattern: new RegExp(`^${printable}*$`) },
  // oxlint-disable-next-line no-control-regex -- IAM takes tabs and line ends
  document: { min: 1, max: 131_072, pattern: /^[\u0009\u000A\u000D\u0020-\u00FF]+$/ },
  arn: { min: 20, max: 2048 },
  tagKey: { min: 1, max: 128, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]+$/u },
  tagValue: { max: 256, pattern: /^[\p{L}\p{Z}\p{N}_.:/=+\-@]*$/u },
} as const satisfies Record<string, TextRule>;

/** Reads the members of a Query request, whose values are all texts, and collects what is wrong with them. */
export interface InputReader {
  text(name: string, rule: TextRule): string;
  optionalText(name: string, rule: TextRule): string | undefined;
  optionalNumber(name: string, range: { min: number; max: number }): number | undefined;
  optionalFlag(name: string): boolean | undefined;
  texts(name: string, rule: TextRule): string[];
  tags(name?: string): Record<string, string>;
  /** Throws a ValidationError with all violations, where there are some. */
  check(): void;
}

export function readInput(input: Readonly<Record<string, unknown>>): InputReader {
  const violations: string[] = [];
  const reject = (value: string | undefined, at: string, constraint: string): void => {
    const shown = value === undefined ? 'Value null' : `Value '${value.slice(0, 200)}'`;
    violations.push(`${shown} at '${at}' failed to satisfy constraint: ${constraint}`);
  };
  const checkText = (value: string, at: string, { min, max, pattern, choices }: TextRule): string => {
    if (min !== undefined && value.length < min)
      reject(value, at, `Member must have length greater than or equal to ${min}`);
    if (max !== undefined && value.length > max)
      reject(value, at, `Member must have length less than or equal to ${max}`);
    if (pattern && !pattern.test(value))
      reject(value, at, `Member must satisfy regular expression pattern: ${pattern.source.slice(1, -1)}`);
    if (choices && !choices.includes(value))
      reject(value, at, `Member must satisfy enum value set: [${choices.join(', ')}]`);
    return value;
  };
  const list = (name: string): readonly unknown[] => {
    const value = input[name];
    return Array.isArray(value) ? value : [];
  };

  const reader: InputReader = {
    text(name, rule) {
      const value = input[name];
      if (typeof value === 'string') return checkText(value, lowerFirst(name), rule);
      reject(undefined, lowerFirst(name), 'Member must not be null');
      return '';
    },
    optionalText(name, rule) {
      const value = input[name];
      return typeof value === 'string' ? checkText(value, lowerFirst(name), rule) : undefined;
    },
    optionalNumber(name, { min, max }) {
      const value = input[name];
      if (typeof value !== 'string') return undefined;
      const number = Number(value);
      if (!/^-?\d+$/.test(value)) throw new AwsError('MalformedInput', `${name} is not a number: ${value}`);
      if (number < min)
        reject(value, lowerFirst(name), `Member must have value greater than or equal to ${min}`);
      if (number > max)
        reject(value, lowerFirst(name), `Member must have value less than or equal to ${max}`);
      return number;
    },
    optionalFlag(name) {
      const value = input[name];
      return value === undefined ? undefined : value === 'true';
    },
    texts: (name, rule) =>
      list(name).map((value, index) =>
        checkText(String(value), `${lowerFirst(name)}.${index + 1}.member`, rule),
      ),
    tags(name = 'Tags') {
      const tags = list(name).filter(isObject);
      if (tags.length > 50)
        reject(`${tags.length} tags`, lowerFirst(name), 'Member must have length less than or equal to 50');
      const pairs = tags.map(({ Key: key, Value: value }, index): [string, string] => {
        const at = `${lowerFirst(name)}.${index + 1}.member`;
        return [
          checkText(textOf(key), `${at}.key`, rules.tagKey),
          checkText(textOf(value), `${at}.value`, rules.tagValue),
        ];
      });
      if (new Set(pairs.map(([key]) => key.toLowerCase())).size < pairs.length) {
        throw new AwsError(
          'InvalidInput',
          'Duplicate tag keys found. Please note that Tag keys are case insensitive.',
        );
      }
      return Object.fromEntries(pairs);
    },
    check() {
      if (violations.length === 0) return;
      const count = violations.length === 1 ? '1 validation error' : `${violations.length} validation errors`;
      throw new AwsError('ValidationError', `${count} detected: ${violations.join('; ')}`);
    },
  };
  return reader;
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
