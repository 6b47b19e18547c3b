import { conditionList } from './condition.ts';
import type { Block, DefinitionStep, Value } from './definition.ts';
import { durationSeconds } from './duration.ts';
import { checkDependsOn } from './graph.ts';
import { isMapping } from './mapping.ts';
import { mergeRaw, rawBlock, rawValue } from './raw.ts';
import { report, type Scope, type StepEntry } from './scope.ts';
import type { CommonSpec, RetrySpec } from './spec.ts';
import { processingArguments, propertyFiles } from './steps/processing.ts';
import { qualityCheckArguments, qualityCheckSiblings } from './steps/quality-check.ts';
import { registerModelArguments } from './steps/register-model.ts';
import { trainingArguments } from './steps/training.ts';
import { limitedText } from './text.ts';
import type { Path } from './yaml.ts';

// Amazon SageMaker developer guide, "Retry policy for pipeline steps"
const MAX_RETRY_INTERVAL_SECONDS = 43_200;
const MAX_RETRY_MINUTES = 14_400;
const MAX_FAIL_MESSAGE_LENGTH = 3072;

/** One step as SageMaker writes it, without the steps of its branches. */
export function compileStep(scope: Scope, entry: StepEntry): DefinitionStep {
  const { name, spec } = entry;
  const path: Path = ['steps', name];
  checkDependsOn(scope, entry);
  const own = ownPart(scope, entry);
  const step: DefinitionStep = {
    Name: name,
    Type: spec.type,
    Arguments: own.arguments,
    DependsOn: spec.dependsOn,
    DisplayName: spec.displayName,
    Description: spec.description,
    RetryPolicies: spec.retry?.map((policy, index) => retryPolicy(scope, [...path, 'retry', index], policy)),
    CacheConfig: cacheConfig(scope, [...path, 'cache'], spec.cache),
    ...own.siblings,
  };
  if (spec.raw === undefined) return step;
  return { ...step, ...mergeRaw(step, rawBlock(scope, [...path, 'raw'], spec.raw)) };
}

/** The references of a step whose shape is wrong, so that their problems show in the same run. */
export function checkReferences(scope: Scope, { name, spec }: StepEntry): void {
  if (!isMapping(spec)) return;
  for (const [key, value] of Object.entries(spec)) {
    const path = ['steps', name, key];
    if (key !== 'if') rawValue(scope, path, value);
    else if (typeof value === 'string') conditionList(scope, path, value);
  }
}

/** What a step type has of its own: its arguments, and keys that stand beside them. */
function ownPart(scope: Scope, { name, spec }: StepEntry): { arguments: Block; siblings?: Block } {
  const path: Path = ['steps', name];
  if (spec.type === 'Processing') {
    const siblings = { PropertyFiles: propertyFiles(scope, name, spec) };
    return { arguments: processingArguments(scope, name, spec), siblings };
  }
  if (spec.type === 'Training') return { arguments: trainingArguments(scope, name, spec) };
  if (spec.type === 'QualityCheck') {
    return {
      arguments: qualityCheckArguments(scope, name, spec),
      siblings: qualityCheckSiblings(scope, name, spec),
    };
  }
  if (spec.type === 'RegisterModel') return { arguments: registerModelArguments(scope, name, spec) };
  if (spec.type === 'Condition')
    return { arguments: { Conditions: conditionList(scope, [...path, 'if'], spec.if) } };
  if (spec.type !== 'Fail') return { arguments: {} };
  return {
    arguments: {
      ErrorMessage: limitedText(scope, [...path, 'message'], spec.message, MAX_FAIL_MESSAGE_LENGTH),
    },
  };
}

function cacheConfig(scope: Scope, path: Path, cache: CommonSpec['cache']): Value | undefined {
  if (cache === undefined || cache === false) return undefined;
  if (cache === true) {
    report(
      scope,
      { path },
      'how long may a result be reused? Write an ISO 8601 duration such as P30D, or false',
    );
    return undefined;
  }
  if (typeof cache === 'string') return { Enabled: true, ExpireAfter: cache };
  return { Enabled: cache.enabled, ExpireAfter: cache.expireAfter };
}

function retryPolicy(scope: Scope, path: Path, policy: RetrySpec): Value {
  const interval = policy.interval === undefined ? 1 : (durationSeconds(policy.interval) ?? 1);
  if (interval < 1 || interval > MAX_RETRY_INTERVAL_SECONDS) {
    report(
      scope,
      { path: [...path, 'interval'] },
      `${policy.interval} is ${interval} seconds; SageMaker takes 1 to ${MAX_RETRY_INTERVAL_SECONDS}`,
    );
  }
  if ((policy.maxAttempts === undefined) === (policy.expireAfter === undefined)) {
    report(scope, { path, part: 'key' }, "needs either 'maxAttempts' or 'expireAfter', exactly one of them");
  }
  return {
    BackoffRate: policy.backoffRate ?? 2,
    IntervalSeconds: interval,
    MaxAttempts: policy.maxAttempts,
    ExpireAfterMin: expiryMinutes(scope, [...path, 'expireAfter'], policy.expireAfter),
    ExceptionType: policy.on,
  };
}

function expiryMinutes(scope: Scope, path: Path, text: string | undefined): number | undefined {
  const seconds = text === undefined ? undefined : durationSeconds(text);
  if (seconds === undefined) return undefined;
  const minutes = seconds / 60;
  if (!Number.isInteger(minutes) || minutes > MAX_RETRY_MINUTES) {
    report(
      scope,
      { path },
      `${text} is ${minutes} minutes; SageMaker takes whole minutes up to ${MAX_RETRY_MINUTES}`,
    );
  }
  return minutes;
}
