import { expect, test } from 'vitest';
import type { PlanDocument } from '../../actions/lib/deployment/plan-document.ts';
import { planSummary } from '../../actions/lib/deployment/plan-summary.ts';
import { settingChanges } from '../../actions/lib/deployment/settings.ts';
import { parametersWith, planWith, plannedModel } from './plan-example.ts';

const larger = parametersWith({
  instanceType: 'ml.m5.xlarge',
  autoscaling: { min: 3, max: 6, invocationsPerInstance: 750 },
});
const NONE = { name: 'other-prod', id: null, status: null, remark: null };

const PLANS: readonly [string, PlanDocument][] = [
  ['another version in production', planWith()],
  [
    'another instance type under autoscaling',
    planWith({
      models: [
        plannedModel({
          steps: 2,
          parameters: larger,
          settings: settingChanges(parametersWith(), larger),
          cost: 'up',
          resources: [],
        }),
      ],
    }),
  ],
  [
    'a new endpoint in staging, and one that stays',
    planWith({
      environment: 'staging',
      production: false,
      base: null,
      models: [
        plannedModel({
          model: 'other',
          action: 'create',
          stack: NONE,
          resources: [],
          settings: settingChanges(undefined, parametersWith()),
          cost: 'new',
        }),
        plannedModel({ action: 'unchanged', settings: [], resources: [], steps: 0 }),
        plannedModel({
          model: 'third',
          action: 'none',
          package: null,
          parameters: {},
          settings: [],
          resources: [],
          steps: 0,
        }),
      ],
      dropped: ['gone'],
    }),
  ],
  [
    'an endpoint that would be replaced',
    planWith({
      models: [
        plannedModel({
          resources: [
            {
              logicalId: 'Endpoint',
              type: 'AWS::SageMaker::Endpoint',
              action: 'Modify',
              replacement: 'always',
              properties: ['EndpointName'],
            },
          ],
        }),
      ],
      problems: [
        {
          reason: 'endpoint-replaced',
          model: 'fares',
          file: 'environments/prod.json',
          line: 12,
          column: 5,
          path: 'models.fares',
          message: 'The change would replace the endpoint.',
        },
      ],
    }),
  ],
  [
    'manifests with problems',
    planWith({
      production: false,
      models: [],
      problems: [
        {
          reason: 'manifests-invalid',
          model: null,
          file: 'environments/prod.json',
          line: 3,
          column: 20,
          path: 'promotesFrom',
          message: "promotesFrom: there is no environment 'stagin'",
        },
      ],
    }),
  ],
  ['nothing', planWith({ models: [] })],
];

test.each(PLANS)('of %s', (_, plan) => {
  expect(planSummary(plan)).toMatchSnapshot();
});

test('shows untrusted text as text', () => {
  const hostile = '</details><img src=x onerror=alert(1)> [click](http://evil) | `x` @octo\n# Title';
  const model = plannedModel({
    stack: { ...NONE, remark: hostile },
    package: {
      arn: hostile,
      group: hostile,
      version: 1,
      approval: hostile,
      modelDataETag: null,
      imageDigest: null,
      metrics: [{ name: hostile, value: 1 }],
    },
    settings: [{ name: hostile, before: hostile, after: hostile }],
  });
  const problem = {
    reason: 'soaking',
    model: null,
    file: hostile,
    line: null,
    column: null,
    path: null,
    message: hostile,
  } as const;

  const summary = planSummary(
    planWith({ environment: hostile, commit: hostile, models: [model], problems: [problem] }),
  );

  const outsideCode = summary.replaceAll(/(`+)(?!`).*?(?<!`)\1(?!`)/gs, '');
  expect(outsideCode).not.toContain('<img');
  expect(outsideCode).not.toContain('[click](');
  expect(outsideCode).not.toMatch(/^# Title/m);
});
