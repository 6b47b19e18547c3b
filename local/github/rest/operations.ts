import { actionSettingOperations } from './action-settings.ts';
import { checkOperations } from './checks.ts';
import { commitOperations } from './commits.ts';
import { contentOperations } from './contents.ts';
import { deploymentReviewOperations } from './deployment-reviews.ts';
import { deploymentOperations } from './deployments.ts';
import { environmentOperations } from './environments.ts';
import { gitOperations } from './git.ts';
import { issueOperations } from './issues.ts';
import { labelOperations } from './labels.ts';
import { peopleOperations } from './people.ts';
import { pullOperations } from './pulls.ts';
import { refOperations } from './refs.ts';
import { repositoryOperations } from './repository.ts';
import { reviewOperations } from './reviews.ts';
import { rulesetOperations } from './rulesets.ts';
import { runOperations } from './runs.ts';
import { secretOperations } from './secrets.ts';
import { variableOperations } from './variables.ts';
import { workflowOperations } from './workflows.ts';
import type { Operation } from './router.ts';

/** All that this GitHub's REST API answers. */
export const OPERATIONS: readonly Operation[] = [
  ...actionSettingOperations,
  ...checkOperations,
  ...commitOperations,
  ...contentOperations,
  ...deploymentReviewOperations,
  ...deploymentOperations,
  ...environmentOperations,
  ...gitOperations,
  ...issueOperations,
  ...labelOperations,
  ...peopleOperations,
  ...pullOperations,
  ...refOperations,
  ...repositoryOperations,
  ...reviewOperations,
  ...rulesetOperations,
  ...runOperations,
  ...secretOperations,
  ...variableOperations,
  ...workflowOperations,
];
