import type { Template } from './parse.ts';

/** What a reference to a resource that exists gives. */
export interface Made {
  /** What `Ref` gives. */
  ref: string;
  /** What `Fn::GetAtt` gives, by attribute. */
  attributes: Readonly<Record<string, unknown>>;
}

/** Where a template's values come from. */
export interface Scope {
  template: Template;
  parameters: Readonly<Record<string, string>>;
  pseudo: Readonly<Record<string, unknown>>;
  /** A resource as it is by now; undefined stands for what is known only after it has been made. */
  resource(name: string): Made | undefined;
}

/** What CloudFormation shows in a change set for what it can't know yet. */
export const knownAfterApply = '{{changeSet:KNOWN_AFTER_APPLY}}';

/** Values of `AWS::Region` and its like. */
export function pseudoParameters(stack: {
  id: string;
  name: string;
  region: string;
  account: string;
}): Record<string, unknown> {
  return {
    'AWS::AccountId': stack.account,
    'AWS::NotificationARNs': [],
    'AWS::Partition': 'aws',
    'AWS::Region': stack.region,
    'AWS::StackId': stack.id,
    'AWS::StackName': stack.name,
    'AWS::URLSuffix': 'amazonaws.com',
  };
}
