import { movesAnything, type PlanDocument } from '../deployment/plan-document.ts';
import { COSTS, planProblemText, planSummary } from '../deployment/plan-summary.ts';
import { code, folded, link, list, plain, table } from '../summary/markdown.ts';
import { type EnvironmentFacts, splitProblems, stillNeeded } from './needs.ts';
import type { ValidationDocument } from './validation-document.ts';
import { pipelineText, policyTable, validationProblems } from './validation-summary.ts';

/** Everything that a pull request's comment tells. */
export interface CommentFacts {
  /** Undefined where the job that validates ended without a result. */
  validation: ValidationDocument | undefined;
  /** Those that the pull request changes, in the order of promotion. */
  environments: readonly EnvironmentFacts[];
  /** Head of the pull request. */
  head: string;
  /** Page of the workflow run. */
  url: string | undefined;
}

/** Whether there is anything to tell people of. */
export function tellsAnything({ validation, environments }: CommentFacts): boolean {
  if (environments.length > 0 || validation === undefined) return true;
  const { problems, pipelines } = validation;
  return problems.length > 0 || pipelines.length > 0;
}

/**
 * The comment as Markdown: what decides first, details folded below, so that what has to be cut is what matters least.
 */
export function planComment(facts: CommentFacts): string {
  const { validation, environments } = facts;
  const parts = ['## What this changes\n', `${headline(facts)}\n`, `<sub>${origin(facts)}</sub>\n`];
  if (environments.length > 0) parts.push(overview(environments));
  if (validation === undefined)
    parts.push('**The manifests and pipelines were not checked:** the log of the job says why.\n');
  else if (validation.problems.length > 0) parts.push(validationProblems(validation.problems));
  const files = { sound: validation?.problems.length === 0 };
  for (const each of environments) parts.push(...needs(each, files));
  const policy = validation && policyTable(validation.environments);
  if (policy !== undefined) parts.push(policy);
  for (const { environment, plan } of environments)
    if (plan !== undefined) parts.push(folded(`The plan for ${environment}`, planSummary(plan)));
  for (const change of validation?.pipelines ?? []) parts.push(pipelineText(change));
  return parts.join('\n');
}

function headline(facts: CommentFacts): string {
  const { environments, validation } = facts;
  if (isBlocked(facts)) return "**It can't be merged like this; nothing moves before.**";
  const moving = environments.flatMap(({ plan }) =>
    plan !== undefined && movesAnything(plan) ? [plan] : [],
  );
  const production = moving.filter((plan) => plan.production).map(({ environment }) => plain(environment));
  if (production.length > 0) return `**Something moves in production (${production.join(', ')}).**`;
  if (moving.length > 0) return 'Nothing moves in production.';
  const pipelines = (validation?.pipelines ?? []).some(({ change }) => change !== 'unchanged');
  return pipelines ? 'No endpoint changes. Pipelines do.' : 'Nothing that runs changes.';
}

function isBlocked({ validation, environments }: CommentFacts): boolean {
  if (validation === undefined || validation.problems.length > 0) return true;
  return environments.some(({ plan }) => plan === undefined || plan.problems.length > 0);
}

function overview(environments: readonly EnvironmentFacts[]): string {
  const rows = environments.map(({ environment, plan }) => {
    const { faults, waits } = splitProblems(plan?.problems ?? []);
    const problems = plan === undefined ? 'no plan' : faults.length === 0 ? 'none' : `**${faults.length}**`;
    const open = waits.length === 0 ? '' : `, ${waits.length} to wait for`;
    return [
      plain(environment),
      plan === undefined ? 'not known' : changes(plan),
      costs(plan),
      problems + open,
    ];
  });
  return table(['environment', 'what would change', 'monthly costs', 'problems'], rows);
}

const DEEDS = { create: 'new endpoint', update: 'endpoint changes' } as const;

function changes(plan: PlanDocument): string {
  const deeds = plan.models.flatMap(({ model, action, package: pinned }) => {
    if (action !== 'create' && action !== 'update') return [];
    const version = pinned === null ? '' : `, version ${pinned.version}`;
    return [`${code(model)}: ${DEEDS[action]}${version}`];
  });
  return deeds.length === 0 ? 'nothing' : deeds.join('\n');
}

function costs(plan: PlanDocument | undefined): string {
  const moving = (plan?.models ?? []).filter(({ action }) => action === 'create' || action === 'update');
  const directions = [...new Set(moving.map(({ cost }) => COSTS[cost]))];
  return directions.length === 0 ? 'same' : directions.join('\n');
}

function needs(facts: EnvironmentFacts, files: { sound: boolean }): string[] {
  const { faults } = splitProblems(facts.plan?.problems ?? []);
  const open = stillNeeded(facts, files);
  const parts: string[] = [];
  if (faults.length > 0)
    parts.push(`**Problems in ${plain(facts.environment)}**\n`, list(faults.map(planProblemText)));
  if (open.length > 0) parts.push(`Still needed for ${plain(facts.environment)}:\n`, list(open));
  return parts;
}

/** Near the beginning: it leads to what is cut at the end. */
function origin({ head, url, validation }: CommentFacts): string {
  const base = validation?.base;
  const against = base === null || base === undefined ? '' : `, compared with ${plain(base.slice(0, 12))}`;
  const run = url === undefined ? 'the workflow run' : link('this run', url);
  return `For ${plain(head.slice(0, 12))}${against}, by ${run}. A later push brings this comment up to date.`;
}
