import { isRecord } from '../../actions/lib/record.ts';
import { type Resource, readTemplate, type Template, type TemplateName } from './template.ts';

export type Values = Readonly<Record<string, string | readonly string[]>>;

export const PSEUDO: Values = {
  'AWS::AccountId': '111122223333',
  'AWS::Partition': 'aws',
  'AWS::Region': 'us-east-1',
};

/** A template as it is with certain parameters: functions worked out, resources without their condition left out. */
export interface Deployed {
  resources: Record<string, Resource>;
  outputs: Record<string, unknown>;
}

/** Works out a template. Attributes of resources are `attributes`' or, where it has none, `<logical id>.<attribute>`. */
export function deployed(name: TemplateName, parameters: Values, attributes: Values = {}): Deployed {
  const template = readTemplate(name);
  const unknown = Object.keys(parameters).filter((key) => !(key in template.Parameters));
  if (unknown.length > 0) throw new Error(`${name} has no parameters ${unknown.join(', ')}.`);
  const known: Values = { ...defaults(template), ...parameters, ...PSEUDO };
  const scope: Scope = { template, known, attributes };
  const holds = ({ Condition: condition }: { Condition?: string }): boolean =>
    condition === undefined || isTrue(scope, condition);
  const kept = <T extends { Condition?: string }>(all: Record<string, T>): [string, T][] =>
    Object.entries(all).filter(([, each]) => holds(each));
  return {
    resources: Object.fromEntries(
      kept(template.Resources).map(([id, resource]) => {
        const properties = workOut(scope, resource.Properties);
        return [id, { ...resource, Properties: isRecord(properties) ? { ...properties } : {} }];
      }),
    ),
    outputs: Object.fromEntries(
      kept(template.Outputs).map(([id, output]) => [id, workOut(scope, output.Value)]),
    ),
  };
}

interface Scope {
  template: Template;
  known: Values;
  attributes: Values;
}

function defaults({ Parameters: parameters }: Template): Values {
  return Object.fromEntries(
    Object.entries(parameters).flatMap(([key, { Default: value, Type: type }]) => {
      if (value === undefined) return [];
      return [[key, type === 'CommaDelimitedList' ? String(value).split(',') : String(value)]];
    }),
  );
}

function workOut(scope: Scope, value: unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((item: unknown) => workOut(scope, item)).filter((item) => item !== undefined);
  }
  if (!isRecord(value)) return value;
  const [[name, argument] = ['', undefined], ...others] = Object.entries(value);
  if (others.length === 0 && (name === 'Ref' || name.startsWith('Fn::'))) return call(scope, name, argument);
  const members = Object.entries(value).map(([key, member]) => [key, workOut(scope, member)]);
  return Object.fromEntries(members.filter(([, member]) => member !== undefined));
}

function call(scope: Scope, name: string, argument: unknown): unknown {
  const list: readonly unknown[] = Array.isArray(argument) ? argument : [];
  if (name === 'Ref') return reference(scope, String(argument));
  if (name === 'Fn::GetAtt') return reference(scope, list.join('.'));
  if (name === 'Fn::If') return workOut(scope, list[isTrue(scope, String(list[0])) ? 1 : 2]);
  if (name === 'Fn::Not') return workOut(scope, list[0]) !== true;
  if (name === 'Fn::Equals') {
    const [one, other] = list.map((item) => String(workOut(scope, item)));
    return one === other;
  }
  if (name === 'Fn::Join') {
    const parts: unknown = workOut(scope, list[1]);
    return (Array.isArray(parts) ? parts : []).join(String(list[0]));
  }
  if (name === 'Fn::Sub') {
    return String(argument).replace(/\$\{([^}]+)\}/g, (_, key: string) => String(reference(scope, key)));
  }
  throw new Error(`No test needed ${name} before: work it out here.`);
}

function isTrue(scope: Scope, condition: string): boolean {
  return workOut(scope, scope.template.Conditions[condition]) === true;
}

function reference({ template, known, attributes }: Scope, key: string): unknown {
  if (key === 'AWS::NoValue') return undefined;
  const found = known[key] ?? attributes[key];
  if (found !== undefined) return found;
  const id = key.split('.')[0] ?? '';
  if (id in template.Resources) return key;
  throw new Error(`Nothing is called ${key}.`);
}
