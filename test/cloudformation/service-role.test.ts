import { expect, test } from 'vitest';
import { actionsOf, environment, rolesOf } from './account.ts';
import { handlerActions, handlers } from './handlers.ts';
import { readTemplate } from './template.ts';

// What handlers need for properties that endpoint.yaml does not have.
const NOT_NEEDED: Record<string, string> = {
  'application-autoscaling:DeleteScheduledAction': 'scheduled actions',
  'application-autoscaling:PutScheduledAction': 'scheduled actions',
  'lambda:DeleteProvisionedConcurrencyConfig': 'scaling of Lambda functions',
  'lambda:GetProvisionedConcurrencyConfig': 'scaling of Lambda functions',
  'lambda:PutProvisionedConcurrencyConfig': 'scaling of Lambda functions',
};

test("the handlers' actions are known for every resource type of endpoint.yaml", () => {
  const types = Object.values(readTemplate('endpoint.yaml').Resources).map(({ Type: type }) => type);
  expect(Object.keys(handlers())).toEqual([...new Set(types)].toSorted());
});

test("the service role may do what CloudFormation's handlers say that they do", () => {
  const role = rolesOf(environment({ KmsKeyArn: 'arn:aws:kms:us-east-1:111122223333:key/0123' }))[
    'ServiceRole'
  ];
  if (!role) throw new Error('environment.yaml makes no ServiceRole.');

  const missing = handlerActions().filter((action) => !actionsOf(role).includes(action));

  expect(missing).toEqual(Object.keys(NOT_NEEDED));
});
