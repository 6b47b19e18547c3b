import { isObject, messageOf } from '../../plain.ts';
import type { AwsEvent } from './event.ts';
import type { RuleRecord, Target } from './store.ts';

/** What a target gets of an event. Throws where the template makes no JSON of it. */
export function inputOf(target: Target, event: AwsEvent, rule: Pick<RuleRecord, 'arn' | 'name'>): string {
  if (target.Input !== undefined) return target.Input;
  if (target.InputPath !== undefined) return JSON.stringify(valueAt(event, target.InputPath) ?? null);
  const { InputTransformer: transformer } = target;
  if (!transformer) return JSON.stringify(event);
  const paths = Object.entries(transformer.InputPathsMap ?? {});
  const variables = new Map<string, unknown>([
    ...paths.map(([name, path]) => [name, valueAt(event, path)] as const),
    ['aws.events.rule-arn', rule.arn],
    ['aws.events.rule-name', rule.name],
    ['aws.events.event.ingestion-time', event.time],
    ['aws.events.event', withoutDetail(event)],
    ['aws.events.event.json', event],
  ]);
  return fill(transformer.InputTemplate, variables);
}

function withoutDetail(event: AwsEvent): object {
  return Object.fromEntries(Object.entries(event).filter(([name]) => name !== 'detail'));
}

/** The value that a path such as `$.detail.state[0]` leads to; undefined where it leads nowhere. */
export function valueAt(event: unknown, path: string): unknown {
  const steps = path.match(/\['[^']*'\]|\[\d+\]|[^.[\]$]+/g) ?? [];
  let value = event;
  for (const step of steps) {
    const key = step.replace(/^\['?|'?\]$/g, '');
    if (Array.isArray(value)) value = value[Number(key)];
    else if (isObject(value) && Object.hasOwn(value, key)) value = value[key];
    else return undefined;
  }
  return value;
}

/**
 * Puts variables into a template: as JSON where they stand alone, as they are where they stand in quotation marks. A
 * variable whose path led nowhere is an empty text.
 */
function fill(template: string, variables: ReadonlyMap<string, unknown>): string {
  let isQuoted = false;
  const filled = template.replace(/\\.|"|<([^<>]+)>/gs, (found, name: string | undefined) => {
    if (found === '"') isQuoted = !isQuoted;
    if (name === undefined || !variables.has(name)) return found;
    const value = variables.get(name) ?? '';
    if (isQuoted) return typeof value === 'string' ? value : JSON.stringify(value);
    return JSON.stringify(value);
  });
  try {
    return JSON.stringify(JSON.parse(filled));
  } catch (error) {
    throw new Error(`The input transformer makes no JSON of the event: ${messageOf(error)}`, {
      cause: error,
    });
  }
}
