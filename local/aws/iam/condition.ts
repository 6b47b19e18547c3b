import { BlockList, isIP } from 'node:net';
import { fillVariables, literalText, matchesArn, matchesPattern } from './pattern.ts';
import type { Condition } from './policy.ts';
import type { RequestContext } from './request-context.ts';

/** Compares one value of the request with one of the policy. */
type Comparison = (found: string, wanted: string) => boolean;

const byText = (compare: Comparison): Comparison => {
  return (found, wanted) => compare(found, literalText(wanted));
};
const byNumber = (compare: (found: number, wanted: number) => boolean): Comparison => {
  return (found, wanted) => compare(Number(found), Number(wanted));
};
const byDate = (compare: (found: number, wanted: number) => boolean): Comparison => {
  return (found, wanted) => compare(toTime(found), toTime(wanted));
};

const equals: Readonly<Record<string, Comparison>> = {
  StringEquals: byText((found, wanted) => found === wanted),
  StringEqualsIgnoreCase: byText((found, wanted) => found.toLowerCase() === wanted.toLowerCase()),
  StringLike: (found, wanted) => matchesPattern(wanted, found),
  ArnEquals: (found, wanted) => matchesArn(wanted, found),
  ArnLike: (found, wanted) => matchesArn(wanted, found),
  NumericEquals: byNumber((found, wanted) => found === wanted),
  DateEquals: byDate((found, wanted) => found === wanted),
  IpAddress: byText(isInRange),
};

/** Whether a value satisfies the operator with one of the policy's values. */
const comparisons: Readonly<Record<string, Comparison>> = {
  ...equals,
  NumericLessThan: byNumber((found, wanted) => found < wanted),
  NumericLessThanEquals: byNumber((found, wanted) => found <= wanted),
  NumericGreaterThan: byNumber((found, wanted) => found > wanted),
  NumericGreaterThanEquals: byNumber((found, wanted) => found >= wanted),
  DateLessThan: byDate((found, wanted) => found < wanted),
  DateLessThanEquals: byDate((found, wanted) => found <= wanted),
  DateGreaterThan: byDate((found, wanted) => found > wanted),
  DateGreaterThanEquals: byDate((found, wanted) => found >= wanted),
  Bool: byText((found, wanted) => found.toLowerCase() === wanted.toLowerCase()),
  BinaryEquals: byText((found, wanted) => found === wanted),
};

/** Operators that ask for the opposite: none of the policy's values may be that of the request. */
const negations: Readonly<Record<string, Comparison | undefined>> = {
  StringNotEquals: equals['StringEquals'],
  StringNotEqualsIgnoreCase: equals['StringEqualsIgnoreCase'],
  StringNotLike: equals['StringLike'],
  ArnNotEquals: equals['ArnEquals'],
  ArnNotLike: equals['ArnLike'],
  NumericNotEquals: equals['NumericEquals'],
  DateNotEquals: equals['DateEquals'],
  NotIpAddress: equals['IpAddress'],
};

export const operators: readonly string[] = [...Object.keys(comparisons), ...Object.keys(negations), 'Null'];

/** Whether a request satisfies one condition. A key that it lacks satisfies only negations, `IfExists` and `Null: true`. */
export function satisfies(condition: Condition, context: RequestContext): boolean {
  const { operator, quantifier, ifExists, key } = condition;
  const found = context.get(key);
  if (operator === 'Null')
    return condition.values.some((value) => (value.toLowerCase() === 'true') === (found === undefined));

  const negation = negations[operator];
  if (found === undefined || found.length === 0) {
    if (quantifier !== undefined) return quantifier === 'all' || ifExists;
    return ifExists || negation !== undefined;
  }
  const wanted = condition.values.flatMap((value) => fillVariables(value, context) ?? []);
  const passes = (value: string): boolean => {
    if (negation) return !wanted.some((other) => negation(value, other));
    const compare = comparisons[operator];
    return compare !== undefined && wanted.some((other) => compare(value, other));
  };
  return quantifier === 'all' || (quantifier === undefined && negation !== undefined)
    ? found.every(passes)
    : found.some(passes);
}

/** Milliseconds of an ISO 8601 date or of seconds since 1970. */
function toTime(text: string): number {
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}

/** Whether an address lies in `10.0.0.0/8`, or is the one that is named; what is no range holds none. */
function isInRange(address: string, range: string): boolean {
  const [network = '', length] = range.split('/');
  const longest = { 0: 0, 4: 32, 6: 128 }[isIP(network)] ?? 0;
  const bits = Number(length ?? longest);
  if (longest === 0 || !Number.isInteger(bits) || bits < 0 || bits > longest) return false;
  const list = new BlockList();
  list.addSubnet(network, bits, longest === 32 ? 'ipv4' : 'ipv6');
  return list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4');
}
