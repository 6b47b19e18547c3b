import { movesAnything, type PlanDocument, type PlanProblem } from '../deployment/plan-document.ts';
import type { Reason } from '../reason.ts';
import { code, plain } from '../summary/markdown.ts';

/** Who has to approve a job of a GitHub environment. */
export interface Protection {
  reviewers: number;
  preventSelfReview: boolean;
}

/** One environment that a pull request changes, with all that is known of it. */
export interface EnvironmentFacts {
  environment: string;
  /** Undefined where manifests could not be read. */
  promotesFrom: string | null | undefined;
  /** Undefined where planning ended without a plan. */
  plan: PlanDocument | undefined;
  /** Null where GitHub has no such environment; undefined where that could not be read. */
  protection: Protection | null | undefined;
}

/** What ends by itself, with time or with what happens elsewhere, and needs no other change. */
const TRANSIENT: ReadonlySet<Reason> = new Set([
  'soaking',
  'frozen',
  'not-run-in-previous-environment',
  'package-not-approved',
]);

/** Problems that need another change, and those that only say "not yet". */
export function splitProblems(problems: readonly PlanProblem[]): {
  faults: PlanProblem[];
  waits: PlanProblem[];
} {
  const faults = problems.filter(({ reason }) => !TRANSIENT.has(reason));
  return { faults, waits: problems.filter(({ reason }) => TRANSIENT.has(reason)) };
}

/** What is still missing before the change runs in the environment, each as Markdown, in the order in which it comes. */
export function stillNeeded(facts: EnvironmentFacts, files: { sound: boolean } = { sound: true }): string[] {
  const { plan } = facts;
  if (plan === undefined)
    return [
      files.sound
        ? 'a plan: the log of its job says why there is none'
        : 'a plan: it is made once the manifests and pipelines have no problem',
    ];
  const { waits } = splitProblems(plan.problems);
  const needed = waits.map(waitText);
  if (!movesAnything(plan)) return needed;
  return [...needed, ...approvals(facts)];
}

function waitText({ reason, model, message }: PlanProblem): string {
  const whose = model === null ? '' : `${code(model)} `;
  const end = /[.!?]$/.test(message) ? '' : '.';
  // Jobs that run again see the base branch as it was; an update of the branch brings its policy of today.
  const again =
    reason === 'frozen'
      ? 'Then run the failed jobs again, or update the branch if the policy changed'
      : 'Then run the failed jobs again';
  return `${WAITS[reason] ?? 'time'}: ${whose}${plain(message)}${end} ${again}`;
}

const WAITS: Partial<Record<Reason, string>> = {
  soaking: 'soak',
  frozen: 'the end of the freeze',
  'not-run-in-previous-environment': 'a deployment in the environment before',
  'package-not-approved': 'the approval of the package',
};

/** Two people, two gates: merging is one, and where a release comes from another environment, GitHub's environment the other. */
function approvals({ environment, promotesFrom, protection }: EnvironmentFacts): string[] {
  if (promotesFrom === null)
    return [
      'a review of the code owners, and the merge: it is the approval, and the package is approved in the name of who merges',
    ];
  return ['a review of the code owners, and the merge', gate(environment, protection)];
}

function gate(environment: string, protection: Protection | null | undefined): string {
  const name = `the environment ${code(environment)}`;
  const setUp = 'docs/setup.md says how to set it up';
  if (protection === undefined) return `the approval of a reviewer of ${name}, after the merge`;
  if (protection === null)
    return `${name}, which GitHub does not have: nothing is deployed without it; ${setUp}`;
  if (protection.reviewers === 0)
    return `reviewers of ${name}, which has none: nothing is deployed without them; ${setUp}`;
  const who = protection.preventSelfReview ? 'a reviewer who does not start the run' : 'a reviewer';
  return `the approval of ${who} of ${name}, after the merge`;
}
