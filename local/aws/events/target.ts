import { type EventOperations, requireDefaultBus } from './rule.ts';
import { invalid, ruleArn, ruleOf, type Target } from './store.ts';

interface OnRule {
  Rule: string;
  EventBusName?: string;
}

const TARGETS_OF_A_RULE = 5;
const KNOWN = [
  'Id',
  'Arn',
  'RoleArn',
  'Input',
  'InputPath',
  'InputTransformer',
  'RetryPolicy',
  'DeadLetterConfig',
  'HttpParameters',
];

export const targetOperations: EventOperations = {
  async PutTargets({ store }, input: OnRule & { Targets: Target[] }, call) {
    requireDefaultBus(input);
    const rule = ruleOf(store, call, input.Rule);
    for (const target of input.Targets) checkTarget(target);
    const ids = new Set(input.Targets.map(({ Id }) => Id));
    const targets = [...rule.targets.filter(({ Id }) => !ids.has(Id)), ...input.Targets];
    if (targets.length > TARGETS_OF_A_RULE)
      throw invalid(
        `The requested resource exceeds the maximum number allowed: ${TARGETS_OF_A_RULE} targets.`,
      );
    rule.targets = targets;
    await store.rules.save(rule);
    return { FailedEntryCount: 0, FailedEntries: [] };
  },

  ListTargetsByRule({ store }, input: OnRule, call) {
    requireDefaultBus(input);
    return { Targets: ruleOf(store, call, input.Rule).targets };
  },

  ListRuleNamesByTarget({ store }, { TargetArn: arn }: { TargetArn: string }, call) {
    const rules = store.rules
      .values()
      .filter((rule) => rule.region === call.region && rule.targets.some((target) => target.Arn === arn));
    return { RuleNames: rules.map(({ name }) => name) };
  },

  async RemoveTargets({ store }, input: OnRule & { Ids: string[] }, call) {
    requireDefaultBus(input);
    const rule = store.rules.get(ruleArn(call, input.Rule));
    if (rule) {
      rule.targets = rule.targets.filter(({ Id }) => !input.Ids.includes(Id));
      await store.rules.save(rule);
    }
    return { FailedEntryCount: 0, FailedEntries: [] };
  },
};

function checkTarget(target: Target): void {
  const unknown = Object.keys(target).filter((name) => !KNOWN.includes(name));
  if (unknown.length > 0)
    throw invalid(
      `The local EventBridge does not know ${unknown.join(', ')} of a target. It knows ${KNOWN.join(', ')}.`,
    );
  const isDestination = target.Arn.includes(':api-destination/');
  if (!isDestination && !target.Arn.includes(':sqs:'))
    throw invalid(
      `The local EventBridge brings events to API destinations and SQS queues, not to ${target.Arn}.`,
    );
  if (isDestination && target.RoleArn === undefined)
    throw invalid(`RoleArn is required for target ${target.Arn}.`);
  const given = [target.Input, target.InputPath, target.InputTransformer].filter(
    (each) => each !== undefined,
  );
  if (given.length > 1)
    throw invalid(
      `Only one of Input, InputPath, or InputTransformer must be provided for target ${target.Id}.`,
    );
  const { InputTransformer: transformer } = target;
  const names = new Set([
    ...Object.keys(transformer?.InputPathsMap ?? {}),
    'aws.events.rule-arn',
    'aws.events.rule-name',
    'aws.events.event.ingestion-time',
    'aws.events.event',
    'aws.events.event.json',
  ]);
  const unnamed = [...(transformer?.InputTemplate ?? '').matchAll(/<([^<>]+)>/g)]
    .map(([, name = '']) => name)
    .filter((name) => !names.has(name));
  if (unnamed.length > 0)
    throw invalid(
      `Invalid InputTemplate for target ${target.Id} : [${unnamed.join(', ')}] is not in InputPathsMap.`,
    );
}
