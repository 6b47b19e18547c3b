import { join } from 'node:path';
import { type Collection, openCollection } from '../sagemaker/collection.ts';
import type { Properties } from './resources/schema.ts';

/* Records as they are kept: times are ISO 8601 texts. */

/** What a stack is made from: what one operation turns it into. */
export interface Goal {
  /** Text of the template. */
  template: string;
  parameters: Record<string, string>;
  tags: Record<string, string>;
  capabilities: string[];
}

export interface ResourceRecord {
  logicalId: string;
  type: string;
  /** Absent until it has been made. */
  physicalId?: string;
  /** As they were sent, with the stack's tags among them. */
  properties: Properties;
  /** What `Fn::GetAtt` gives. */
  attributes: Record<string, unknown>;
  /** Names of resources that it needs. */
  needs: string[];
  deletionPolicy: string;
  updateReplacePolicy: string;
  status: string;
  reason?: string;
  changedAt: string;
}

export interface EventRecord {
  id: string;
  at: string;
  logicalId: string;
  physicalId: string;
  type: string;
  status: string;
  reason?: string;
  properties?: string;
  token?: string;
  operation: string;
}

/** What has to be taken back when an update fails. */
export interface Step {
  kind: 'create' | 'update' | 'replace';
  logicalId: string;
  before?: ResourceRecord;
  /** Absent where the change did not succeed. */
  after?: ResourceRecord;
}

export interface StackRecord extends Goal {
  /** The stack's ID. */
  arn: string;
  name: string;
  region: string;
  account: string;
  status: string;
  reason?: string;
  description?: string;
  createdAt: string;
  updatedAt?: string;
  deletedAt?: string;
  roleArn?: string;
  /** Access key of who made it last, for calls without a role. */
  caller: string;
  disableRollback: boolean;
  protected: boolean;
  outputs: { key: string; value: string; description?: string; exportName?: string }[];
  resources: ResourceRecord[];
  /** Oldest first. */
  events: EventRecord[];
  operation: string;
  operations: { type: string; id: string }[];
  /** Request tokens by the call that they came with. */
  tokens: Record<string, string>;
  changeSet?: string;
  /** An update that is not finished: how to get back. */
  undo?: { goal: Goal; steps: Step[] };
}

/** One change of a property, as `DescribeChangeSet` tells it. */
export interface ChangeDetail {
  attribute: string;
  name?: string;
  path?: string;
  recreation: string;
  before?: string;
  after?: string;
  changeType: string;
  evaluation: string;
  source: string;
  cause?: string;
}

export interface ChangeRecord {
  action: string;
  policyAction?: string;
  logicalId: string;
  physicalId?: string;
  type: string;
  replacement?: string;
  scope: string[];
  details: ChangeDetail[];
  before?: string;
  after?: string;
}

export interface ChangeSetRecord {
  arn: string;
  name: string;
  stackId: string;
  stackName: string;
  type: string;
  description?: string;
  goal: Goal;
  roleArn?: string;
  onFailure?: string;
  status: string;
  reason?: string;
  execution: string;
  createdAt: string;
  changes: ChangeRecord[];
  token?: string;
}

export interface StackStore {
  stacks: Collection<StackRecord>;
  changeSets: Collection<ChangeSetRecord>;
}

export function openStackStore(folder: string): StackStore {
  return {
    stacks: openCollection(join(folder, 'stacks')),
    changeSets: openCollection(join(folder, 'change-sets')),
  };
}

/** A stack by its ID, deleted or not, or by the name of one that is not deleted. */
export function findStack(
  store: StackStore,
  place: { account: string; region: string },
  name: string,
): StackRecord | undefined {
  if (name.startsWith('arn:')) return store.stacks.get(name);
  return store.stacks
    .values()
    .find(
      (stack) =>
        stack.name === name &&
        stack.region === place.region &&
        stack.account === place.account &&
        stack.status !== 'DELETE_COMPLETE',
    );
}
