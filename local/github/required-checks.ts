import { isObject } from '../plain.ts';
import type { Core } from './core.ts';
import { JOB_ACCOUNT } from './tokens.ts';

/** GitHub's own id of the App that jobs act as. */
const ACTIONS_APP = 15_368;

/** A check or commit status that has to have passed. */
export interface RequiredCheck {
  context: string;
  /** Id of the App that it has to come from; null: from anybody. */
  integration: number | null;
}

/** Those of a rule's parameter, which was sent by whoever made the ruleset. */
export function requiredChecks(parameter: unknown): RequiredCheck[] {
  if (!Array.isArray(parameter)) return [];
  return parameter.flatMap((check: unknown) => {
    if (!isObject(check) || typeof check['context'] !== 'string') return [];
    const integration = check['integration_id'];
    return [{ context: check['context'], integration: typeof integration === 'number' ? integration : null }];
  });
}

/** A job that was skipped counts as passed, as on GitHub. */
export function checkPassed(core: Core, sha: string, { context, integration }: RequiredCheck): boolean {
  const { checks, statuses } = core.state;
  const from = (app: number | undefined): boolean => integration === null || integration === app;
  const check = checks.findLast(({ name, headSha }) => headSha === sha && name === context);
  if (check && from(ACTIONS_APP))
    return check.conclusion === 'success' || check.conclusion === 'skipped' || check.conclusion === 'neutral';
  const status = statuses.findLast(
    (candidate) =>
      candidate.sha === sha && candidate.context === context && from(appId(core, candidate.creator)),
  );
  return status?.state === 'success';
}

/** The App that acts as this account; undefined of a person. */
export function appId({ state }: Core, login: string): number | undefined {
  if (login === JOB_ACCOUNT) return ACTIONS_APP;
  return state.apps.find(({ slug }) => `${slug}[bot]` === login)?.id;
}
