import type { PlanProblem } from '../../actions/lib/deployment/plan-document.ts';
import type { CommentFacts } from '../../actions/lib/plan-comment/comment.ts';
import type { EnvironmentFacts } from '../../actions/lib/plan-comment/needs.ts';
import type { ValidationDocument } from '../../actions/lib/plan-comment/validation-document.ts';
import { planWith } from '../deployment/plan-example.ts';

export function validationWith(more: Partial<ValidationDocument> = {}): ValidationDocument {
  return {
    version: 1,
    commit: '1'.repeat(40),
    repository: 'octo/models',
    base: '2'.repeat(40),
    environments: [
      { environment: 'staging', promotesFrom: null, production: false, policy: [] },
      { environment: 'prod', promotesFrom: 'staging', production: true, policy: [] },
    ],
    problems: [],
    pipelines: [],
    ...more,
  };
}

/** `prod` with a planned change and two reviewers. */
export function environmentWith(more: Partial<EnvironmentFacts> = {}): EnvironmentFacts {
  return {
    environment: 'prod',
    promotesFrom: 'staging',
    plan: planWith(),
    protection: { reviewers: 2, preventSelfReview: true },
    ...more,
  };
}

export function factsWith(more: Partial<CommentFacts> = {}): CommentFacts {
  return {
    validation: validationWith(),
    environments: [environmentWith()],
    head: '3'.repeat(40),
    url: 'https://github.com/octo/models/actions/runs/12',
    ...more,
  };
}

export function problemWith(more: Partial<PlanProblem> = {}): PlanProblem {
  return {
    reason: 'package-swapped',
    model: 'fares',
    file: 'environments/prod.json',
    line: 17,
    column: 11,
    path: 'models.fares',
    message: 'the data are not what was reviewed',
    ...more,
  };
}
