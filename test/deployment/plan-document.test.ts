import { describe, expect, test } from 'vitest';
import {
  movesAnything,
  parsePlan,
  type PlanDocument,
  planFailure,
} from '../../actions/lib/deployment/plan-document.ts';
import { Failure } from '../../actions/lib/failure.ts';
import { planWith, plannedModel } from './plan-example.ts';

const PROBLEM = {
  reason: 'soaking',
  model: 'fares',
  file: 'environments/prod.json',
  line: 12,
  column: 3,
  path: 'models.fares.release',
  message: 'too young',
} as const;

function failureOf(text: string): Failure {
  try {
    parsePlan(text);
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('It was parsed.');
}

describe('parsePlan', () => {
  test.each<[string, PlanDocument]>([
    ['a change', planWith()],
    [
      'problems',
      planWith({ problems: [PROBLEM, { ...PROBLEM, model: null, line: null, column: null, path: null }] }),
    ],
    ['nothing', planWith({ models: [], base: null, dropped: ['old'] })],
    ['a model without a release', planWith({ models: [plannedModel({ action: 'none', package: null })] })],
  ])('reads what plan writes: %s', (_, plan) => {
    expect(parsePlan(JSON.stringify(plan))).toEqual(plan);
  });

  test.each<[string, unknown, string]>([
    ['no object', [], 'the whole has to be an object, found []'],
    ['another version', { ...planWith(), version: 2 }, 'its version is 2, and this deploy reads version 1'],
    ['a missing member', { ...planWith(), commit: undefined }, 'commit has to be a text, found nothing'],
    ['a member too many', { ...planWith(), extra: 1 }, 'extra is not known'],
    [
      'a hash that is none',
      planWith({ template: { file: 'x', sha256: 'abc' } }),
      'template.sha256 has to be a SHA-256 in hexadecimal, found "abc"',
    ],
    [
      'an action that there is not',
      { ...planWith(), models: [{ ...plannedModel(), action: 'destroy' }] },
      'models[0].action has to be one of create, update, unchanged, none, found "destroy"',
    ],
    [
      'a parameter that is no text',
      { ...planWith(), models: [{ ...plannedModel(), parameters: { InstanceCount: 2 } }] },
      'models[0].parameters.InstanceCount has to be a text, found 2',
    ],
    [
      'a member too many deep inside',
      { ...planWith(), models: [{ ...plannedModel(), stack: { ...plannedModel().stack, region: 'x' } }] },
      'models[0].stack.region is not known',
    ],
    [
      'a reason that there is not',
      { ...planWith(), problems: [{ ...PROBLEM, reason: 'bad-luck' }] },
      'problems[0].reason has to be one of created,',
    ],
  ])('refuses %s', (_, value, message) => {
    const failure = failureOf(JSON.stringify(value));

    expect(failure.reason).toBe('plan-invalid');
    expect(failure.message).toContain(message);
  });

  test('refuses what is no JSON', () => {
    expect(failureOf('{').message).toContain(
      'plan.json is not a plan of this version of the action plan: it is no JSON',
    );
  });
});

describe('a plan', () => {
  test.each<[PlanDocument, boolean]>([
    [planWith(), true],
    [planWith({ models: [plannedModel({ action: 'create' })] }), true],
    [planWith({ models: [plannedModel({ action: 'unchanged' }), plannedModel({ action: 'none' })] }), false],
    [planWith({ models: [] }), false],
  ])('moves something or not (%#)', (plan, moves) => {
    expect(movesAnything(plan)).toBe(moves);
  });

  test('without problems may be deployed', () => {
    expect(planFailure(planWith())).toBeUndefined();
  });

  test('with problems may not, for the first reason, and tells all with their places', () => {
    const failure = planFailure(
      planWith({ problems: [PROBLEM, { ...PROBLEM, reason: 'frozen', line: null, column: null }] }),
    );

    expect(failure?.reason).toBe('soaking');
    expect(failure?.message).toBe('2 problems forbid to deploy this to prod; nothing was changed.');
    expect(failure?.problems).toEqual([
      { message: 'too young', file: 'environments/prod.json', line: 12, column: 3 },
      { message: 'too young', file: 'environments/prod.json' },
    ]);
  });
});
