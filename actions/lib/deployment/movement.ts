import type { Reason } from '../reason.ts';
import type { PlanDocument, PlannedModel } from './plan-document.ts';

/** The hashes that decide what is deployed of a model, as one commit has them. */
export interface Content {
  /** Undefined where the commit has no such model there. */
  entryHash: string | undefined;
  templateHash: string | undefined;
}

export interface Movement {
  reason: Reason;
  message: string;
}

/** Why a plan is not this run's, whatever its models; undefined where it is. */
export function foreignPlan(
  plan: Pick<PlanDocument, 'commit' | 'environment' | 'problems'>,
  run: { commit: string; environment: string },
): Movement | undefined {
  const { commit, environment } = run;
  if (plan.environment !== environment)
    return {
      reason: 'plan-outdated',
      message: `The plan is for the environment ${plan.environment}, and this run deploys ${environment}: hand it the plan that the same run made for ${environment}.`,
    };
  if (plan.commit !== commit)
    return {
      reason: 'plan-outdated',
      message: `The plan was made from ${plan.commit}, and this run is about ${commit}: make the plan again in the run that deploys it.`,
    };
  return undefined;
}

/** What has moved of one model since it was planned and reviewed. Other models and the rest of the files don't matter. */
export function movedSince(
  planned: Pick<PlannedModel, 'model' | 'entryHash' | 'templateHash'>,
  here: Content,
  head: Content & { commit: string },
): Movement | undefined {
  const { model } = planned;
  if (here.entryHash !== planned.entryHash)
    return {
      reason: 'manifest-moved',
      message: `The manifest's entry of ${model} is not the one that was planned: make the plan again on this commit.`,
    };
  if (here.templateHash !== planned.templateHash)
    return {
      reason: 'template-moved',
      message: `The template is not the one that ${model} was planned with: make the plan again on this commit.`,
    };
  if (head.entryHash !== planned.entryHash || head.templateHash !== planned.templateHash) {
    const what = head.entryHash === planned.entryHash ? 'another template' : `another entry of ${model}`;
    return {
      reason: 'head-moved',
      message: `The head ${head.commit.slice(0, 7)} has ${what} by now: a newer change is to be deployed, by the run that its merge started. Nothing was changed.`,
    };
  }
  return undefined;
}
