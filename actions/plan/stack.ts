import type { ChangeSet } from '../lib/aws/change-sets.ts';
import type { Clients } from '../lib/aws/clients.ts';
import { AwsError } from '../lib/aws/errors.ts';
import { isBusyStack, type Stack } from '../lib/aws/stacks.ts';
import { costDirection } from '../lib/deployment/fleet.ts';
import type { PlannedModel } from '../lib/deployment/plan-document.ts';
import { lostEndpoint, plannedResources } from '../lib/deployment/resources.ts';
import { settingChanges } from '../lib/deployment/settings.ts';
import { updateSteps } from '../lib/deployment/stack-parameters.ts';
import { answerTo } from '../lib/deployment/stack-state.ts';
import { foreignStack, stackTags } from '../lib/deployment/stack-tags.ts';
import { Failure } from '../lib/failure.ts';
import type { Reason } from '../lib/reason.ts';
import { previewChange } from './change-set.ts';
import type { ModelProblem, PlanContext } from './model.ts';

export interface StackPlan {
  change: Pick<PlannedModel, 'action' | 'steps' | 'settings' | 'resources' | 'cost'>;
  /** What has to happen to the stack before or beside the change, as a sentence. */
  remark: string | null;
  problems: readonly ModelProblem[];
}

export interface StackSubject {
  model: string;
  templateBody: string;
  stack: Stack | undefined;
  parameters: Parameters;
  /** The release may not be deployed anyway: then no change set is made. */
  forbidden: boolean;
}

type Parameters = Readonly<Record<string, string>>;

/** What deploying would do to a model's stack, as the stack is. Makes a change set only of one that can be updated. */
export async function planStack(
  clients: Clients,
  context: PlanContext,
  subject: StackSubject,
): Promise<StackPlan> {
  const { model, templateBody, stack, parameters, forbidden } = subject;
  const { loaded, repository } = context;
  const answer = answerTo(stack?.status);
  // The shell of a change set has no tags that could tell whose it is, and nothing in it that could be anybody's.
  if (stack === undefined || answer.kind === 'create') return creation(parameters);

  const foreign = foreignStack(stack, { environment: loaded.manifest.environment, model, repository });
  if (foreign !== undefined) return refusal(context, { ...subject, stack }, 'stack-foreign', foreign);
  switch (answer.kind) {
    case 'delete-and-create':
      return creation(
        parameters,
        `The stack ${stack.name} (${stack.status}) is deleted and made again: ${answer.why}.`,
      );
    case 'wait':
      return update(stack, parameters, underWay(stack, stack.status));
    case 'stop': {
      const message = `The stack ${stack.name} can't be updated (${stack.status}). ${answer.todo}`;
      return refusal(context, { ...subject, stack }, 'stack-blocked', message);
    }
    case 'update':
      break;
  }
  return forbidden
    ? update(stack, parameters)
    : compared(clients, context, { model, templateBody, stack, parameters });
}

function creation(parameters: Parameters, remark: string | null = null): StackPlan {
  const change = {
    action: 'create',
    steps: 1,
    settings: settingChanges(undefined, parameters),
    resources: [],
    cost: costDirection(undefined, parameters),
  } as const;
  return { change, remark, problems: [] };
}

/** An update whose resources are not known. */
function update(stack: Stack, parameters: Parameters, remark: string | null = null): StackPlan {
  const change = {
    action: 'update',
    steps: updateSteps(stack.parameters, parameters).length,
    settings: settingChanges(stack.parameters, parameters),
    resources: [],
    cost: costDirection(stack.parameters, parameters),
  } as const;
  return { change, remark, problems: [] };
}

function underWay({ name }: Stack, what: string): string {
  return `An operation on the stack ${name} is under way (${what}): deploying waits for its end, and what is to change then can only be told then.`;
}

type Existing = Omit<StackSubject, 'stack' | 'forbidden'> & { stack: Stack };

function refusal(
  { loaded }: PlanContext,
  { model, stack, parameters }: Existing,
  reason: Reason,
  message: string,
): StackPlan {
  const problem = loaded.problem(['models', model], message, 'key');
  return { ...update(stack, parameters), problems: [{ reason, model, problem }] };
}

/** An update as CloudFormation sees it. */
async function compared(clients: Clients, context: PlanContext, subject: Existing): Promise<StackPlan> {
  const { model, templateBody, stack, parameters } = subject;
  const { place, loaded, repository, leftovers, signal } = context;
  const tags = stackTags({ environment: loaded.manifest.environment, model, repository });
  const preview = { templateBody, parameters, tags };
  try {
    const changeSet = await previewChange(clients, place, { stack, preview, leftovers, signal });
    return comparison(context, subject, changeSet);
  } catch (error) {
    // It was free when this run looked.
    if (isBusyStack(error)) return update(stack, parameters, underWay(stack, 'since this run looked'));
    const why = refusedChange(error);
    if (why === undefined) throw error;
    return refusal(context, subject, 'change-set-failed', why);
  }
}

function comparison(context: PlanContext, subject: Existing, { status, changes }: ChangeSet): StackPlan {
  const { stack, parameters } = subject;
  const { change, ...plan } = update(stack, parameters);
  if (status === 'empty') return { ...plan, change: { ...change, action: 'unchanged', steps: 0 } };
  const resources = plannedResources(changes);
  const lost = lostEndpoint(resources);
  if (lost === undefined) return { ...plan, change: { ...change, resources } };
  const message = `The change would ${lost.action === 'Remove' ? 'remove' : 'replace'} the endpoint of the stack ${stack.name}, because of ${lost.properties.join(', ') || 'the template'}; an endpoint that serves is never taken away. Undo that, or make a new endpoint beside it under another model name.`;
  return { ...refusal(context, subject, 'endpoint-replaced', message), change: { ...change, resources } };
}

/** Why CloudFormation does not take the template or the parameters; undefined where it failed of something else. */
function refusedChange(error: unknown): string | undefined {
  if (error instanceof Failure && error.reason === 'change-set-failed') return error.message;
  // Its only code for whatever is wrong with a template, a parameter or both.
  return error instanceof AwsError && error.code === 'ValidationError'
    ? `CloudFormation does not take the template with these parameters: ${error.text}`
    : undefined;
}
