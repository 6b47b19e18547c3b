import { parseTemplate } from './template/parse.ts';
import { textOf } from './template/text.ts';
import type { ChangeRecord, ChangeSetRecord, EventRecord, ResourceRecord, StackRecord } from './store.ts';

/** Records as CloudFormation's answers have them. */
export function describeStack(stack: StackRecord): Record<string, unknown> {
  return {
    StackId: stack.arn,
    StackName: stack.name,
    ChangeSetId: stack.changeSet,
    Description: stack.description,
    Parameters: describeParameters(stack.template, stack.parameters),
    CreationTime: new Date(stack.createdAt),
    LastUpdatedTime: stack.updatedAt === undefined ? undefined : new Date(stack.updatedAt),
    DeletionTime: stack.deletedAt === undefined ? undefined : new Date(stack.deletedAt),
    RollbackConfiguration: {},
    StackStatus: stack.status,
    StackStatusReason: stack.reason,
    DisableRollback: stack.disableRollback,
    NotificationARNs: [],
    Capabilities: stack.capabilities,
    Outputs: stack.outputs.map(({ key, value, description, exportName }) => ({
      OutputKey: key,
      OutputValue: value,
      Description: description,
      ExportName: exportName,
    })),
    RoleARN: stack.roleArn,
    Tags: describeTags(stack.tags),
    EnableTerminationProtection: stack.protected,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
    LastOperations: stack.operations
      .slice(0, 1)
      .map(({ type, id }) => ({ OperationType: type, OperationId: id })),
  };
}

export function describeTags(tags: Readonly<Record<string, string>>): unknown[] {
  return Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
}

/** What is declared with `NoEcho` is not told. */
export function describeParameters(template: string, values: Readonly<Record<string, string>>): unknown[] {
  if (template === '') return [];
  const { parameters } = parseTemplate(template);
  return Object.entries(values).map(([key, value]) => {
    const isSecret = String(parameters[key]?.['NoEcho']) === 'true';
    return { ParameterKey: key, ParameterValue: isSecret ? '****' : value };
  });
}

export function summarizeStack(stack: StackRecord): Record<string, unknown> {
  const { StackId, StackName, CreationTime, LastUpdatedTime, DeletionTime, StackStatus, StackStatusReason } =
    describeStack(stack);
  return {
    StackId,
    StackName,
    TemplateDescription: stack.description,
    CreationTime,
    LastUpdatedTime,
    DeletionTime,
    StackStatus,
    StackStatusReason,
    DriftInformation: { StackDriftStatus: 'NOT_CHECKED' },
  };
}

export function describeResource(stack: StackRecord, resource: ResourceRecord): Record<string, unknown> {
  return {
    StackName: stack.name,
    StackId: stack.arn,
    LogicalResourceId: resource.logicalId,
    PhysicalResourceId: resource.physicalId,
    ResourceType: resource.type,
    ResourceStatus: resource.status,
    ResourceStatusReason: resource.reason,
    DriftInformation: { StackResourceDriftStatus: 'NOT_CHECKED' },
  };
}

export function describeEvent(stack: StackRecord, event: EventRecord): Record<string, unknown> {
  return {
    StackId: stack.arn,
    EventId: event.id,
    StackName: stack.name,
    OperationId: event.operation,
    LogicalResourceId: event.logicalId,
    PhysicalResourceId: event.physicalId,
    ResourceType: event.type,
    Timestamp: new Date(event.at),
    ResourceStatus: event.status,
    ResourceStatusReason: event.reason,
    ResourceProperties: event.properties,
    ClientRequestToken: event.token,
  };
}

export function describeChangeSet(changeSet: ChangeSetRecord, withValues: boolean): Record<string, unknown> {
  const { goal } = changeSet;
  return {
    ...summarizeChangeSet(changeSet),
    Parameters: describeParameters(goal.template, goal.parameters),
    NotificationARNs: [],
    RollbackConfiguration: {},
    Capabilities: goal.capabilities,
    Tags: describeTags(goal.tags),
    Changes: changeSet.changes.map((change) => ({
      Type: 'Resource',
      ResourceChange: describeChange(change, withValues),
    })),
    OnStackFailure: changeSet.onFailure,
  };
}

export function summarizeChangeSet(changeSet: ChangeSetRecord): Record<string, unknown> {
  return {
    StackId: changeSet.stackId,
    StackName: changeSet.stackName,
    ChangeSetId: changeSet.arn,
    ChangeSetName: changeSet.name,
    ExecutionStatus: changeSet.execution,
    Status: changeSet.status,
    StatusReason: changeSet.reason,
    CreationTime: new Date(changeSet.createdAt),
    Description: changeSet.description,
    IncludeNestedStacks: false,
    ImportExistingResources: false,
  };
}

function describeChange(change: ChangeRecord, withValues: boolean): Record<string, unknown> {
  const values = { BeforeContext: change.before, AfterContext: change.after };
  return {
    PolicyAction: change.policyAction,
    Action: change.action,
    LogicalResourceId: change.logicalId,
    PhysicalResourceId: change.physicalId,
    ResourceType: change.type,
    Replacement: change.replacement,
    Scope: change.scope,
    Details: change.details.map((detail) => ({
      Target: {
        Attribute: detail.attribute,
        Name: detail.attribute === 'Properties' ? detail.name : undefined,
        RequiresRecreation: detail.recreation,
        ...(withValues && {
          Path: detail.path,
          BeforeValue: detail.before,
          AfterValue: detail.after,
          AttributeChangeType: detail.changeType,
        }),
      },
      Evaluation: detail.evaluation,
      ChangeSource: detail.source,
      CausingEntity: detail.cause,
    })),
    ...(withValues && values),
  };
}

/** Parameters as a template declares them. */
export function describeDeclarations(text: string): unknown[] {
  return Object.entries(parseTemplate(text).parameters).map(([key, declared]) => ({
    ParameterKey: key,
    DefaultValue: declared['Default'] === undefined ? undefined : textOf(declared['Default']),
    ParameterType: String(declared['Type']),
    NoEcho: String(declared['NoEcho']) === 'true',
    Description: declared['Description'],
    ParameterConstraints: Array.isArray(declared['AllowedValues'])
      ? { AllowedValues: declared['AllowedValues'].map(String) }
      : {},
  }));
}
