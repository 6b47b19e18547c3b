import markdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { planComment, tellsAnything } from '../../actions/lib/plan-comment/comment.ts';
import { stillNeeded } from '../../actions/lib/plan-comment/needs.ts';
import { parseValidation } from '../../actions/lib/plan-comment/validation-document.ts';
import { planWith, plannedModel } from '../deployment/plan-example.ts';
import { environmentWith, factsWith, problemWith, validationWith } from './facts.ts';

const staging = environmentWith({
  environment: 'staging',
  promotesFrom: null,
  plan: planWith({
    environment: 'staging',
    production: false,
    models: [plannedModel({ action: 'create', cost: 'new' })],
  }),
});

describe('the comment', () => {
  test('tells for each environment what changes, what it costs and what is still needed', () => {
    expect(planComment(factsWith({ environments: [staging, environmentWith()] }))).toMatchSnapshot();
  });

  test('tells what is wrong first, details last', () => {
    const comment = planComment(
      factsWith({
        environments: [environmentWith({ plan: planWith({ problems: [problemWith()] }) })],
        validation: validationWith({
          environments: [
            {
              environment: 'prod',
              promotesFrom: 'staging',
              production: true,
              policy: [{ name: 'soak', before: '"PT24H"', after: '"PT0S"' }],
            },
          ],
          problems: [
            {
              reason: 'pipeline-invalid',
              file: 'pipelines/fares/pipeline.yaml',
              line: 3,
              column: 5,
              path: 'steps',
              message: 'no such step',
            },
          ],
          pipelines: [
            { pipeline: 'fares', change: 'changed', difference: '--- base\n+++ this change\n+  "a": 1' },
          ],
        }),
      }),
    );

    const places = [
      "It can't be merged like this",
      'For 333333333333, compared with 222222222222, by [this run](',
      '| environment |',
      '`pipelines/fares/pipeline.yaml:3:5`: no such step',
      'the data are not what was reviewed (`package-swapped`, `environments/prod.json:17:11`)',
      'The policy changes.',
      '<summary>The plan for prod</summary>',
      '```diff\n--- base',
    ].map((text) => comment.indexOf(text));
    expect(places).not.toContain(-1);
    expect(places).toEqual(places.toSorted((a, b) => a - b));
  });

  test('says that a job left nothing, instead of leaving it out', () => {
    const comment = planComment(
      factsWith({ validation: undefined, environments: [environmentWith({ plan: undefined })] }),
    );

    expect(comment).toContain('The manifests and pipelines were not checked');
    expect(comment).toContain('| prod | not known | same | no plan |');
    expect(comment).toContain('a plan: it is made once the manifests and pipelines have no problem');
    expect(stillNeeded(environmentWith({ plan: undefined }))).toEqual([
      'a plan: the log of its job says why there is none',
    ]);
  });

  test.each([
    ['nothing', { environments: [] }, 'Nothing that runs changes.', false],
    [
      'a pipeline alone',
      {
        environments: [],
        validation: validationWith({ pipelines: [{ pipeline: 'fares', change: 'added', difference: null }] }),
      },
      'No endpoint changes. Pipelines do.',
      true,
    ],
    ['staging', { environments: [staging] }, 'Nothing moves in production.', true],
    ['prod', { environments: [environmentWith()] }, '**Something moves in production (prod).**', true],
  ])('of a change of %s begins with that', (_, facts, sentence, tells) => {
    expect(planComment(factsWith(facts))).toContain(sentence);
    expect(tellsAnything(factsWith(facts))).toBe(tells);
  });
});

function waits(reason: 'soaking' | 'frozen', message: string) {
  return environmentWith({ plan: planWith({ problems: [problemWith({ reason, message })] }) });
}

describe('what is still needed', () => {
  test.each([
    [
      'staging, where merging is the approval',
      staging,
      ['a review of the code owners, and the merge: it is the approval'],
    ],
    [
      'prod, where others approve after the merge',
      environmentWith(),
      [
        'a review of the code owners, and the merge',
        'a reviewer who does not start the run of the environment `prod`',
      ],
    ],
    [
      'an environment without reviewers',
      environmentWith({ protection: { reviewers: 0, preventSelfReview: false } }),
      ['the merge', 'which has none: nothing is deployed without them'],
    ],
    [
      'an environment that GitHub does not have',
      environmentWith({ protection: null }),
      ['the merge', 'which GitHub does not have: nothing is deployed without it'],
    ],
    [
      'an environment that could not be read',
      environmentWith({ protection: undefined }),
      ['the merge', 'the approval of a reviewer of the environment `prod`'],
    ],
    ['nothing, where nothing moves', environmentWith({ plan: planWith({ models: [] }) }), []],
    [
      'a soak',
      waits('soaking', 'has run 2 hours'),
      ['soak: `fares` has run 2 hours. Then run the failed jobs again', 'the merge', 'the approval'],
    ],
    [
      'a freeze',
      waits('frozen', 'is frozen until Monday'),
      ['the end of the freeze: `fares` is frozen until Monday.', 'the merge', 'the approval'],
    ],
  ])('for %s', (_, facts, sentences) => {
    expect(stillNeeded(facts)).toEqual(sentences.map((sentence) => expect.stringContaining(sentence)));
  });

  test('is no fault: only what needs another change is counted as a problem', () => {
    const comment = planComment(factsWith({ environments: [waits('soaking', 'has run 2 hours')] }));

    expect(comment).toContain('| none, 1 to wait for |');
    expect(comment).not.toContain('Problems in prod');
    expect(comment).toContain("It can't be merged like this");
  });
});

function hostilePlan(text: string) {
  const { stack, resources, settings } = plannedModel();
  return plannedModel({
    model: text,
    stack: { ...stack, name: text, remark: text },
    resources: resources.map((each) => ({
      ...each,
      logicalId: text,
      type: text,
      action: text,
      properties: [text],
    })),
    settings: settings.map(() => ({ name: text, before: text, after: text })),
  });
}

test('whatever texts say, they stay texts: no markup, no link, nobody is called', () => {
  const hostile =
    '</details>\n\n# x\n[a](javascript:1) ![b](https://evil.example/p.png) <script>1</script> @octo/everyone `` ``` | **c**';
  const comment = planComment(
    factsWith({
      environments: [
        environmentWith({
          plan: planWith({
            problems: [problemWith({ model: hostile, message: hostile, file: hostile })],
            dropped: [hostile],
            base: hostile,
            models: [hostilePlan(hostile)],
          }),
        }),
      ],
      validation: validationWith({
        base: hostile,
        environments: [
          {
            environment: hostile,
            promotesFrom: null,
            production: false,
            policy: [{ name: hostile, before: hostile, after: hostile }],
          },
        ],
        problems: [
          { reason: 'manifests-invalid', file: hostile, line: 1, column: 1, path: hostile, message: hostile },
        ],
        pipelines: [{ pipeline: hostile, change: 'changed', difference: hostile }],
      }),
    }),
  );

  const html = markdownIt({ html: true, linkify: false }).render(comment);
  const tags = [...html.matchAll(/<(\/?\w+)([^>]*)>/g)].map(([tag]) => tag);
  expect(tags.filter((tag) => /script|img|javascript/i.test(tag))).toEqual([]);
  expect([...html.matchAll(/href="([^"]*)"/g)].map(([, address]) => address)).toEqual([
    'https://github.com/octo/models/actions/runs/12',
  ]);
  expect(html.match(/<details>/g)).toHaveLength(2);
  expect(html.match(/<\/details>/g)).toHaveLength(2);
  expect(html.match(/<h1/g)).toBeNull();
  const outsideCode = html.replaceAll(/<code[^>]*>[^<]*<\/code>/g, '');
  expect(outsideCode).not.toMatch(/(?<!\w)@octo/);
});

describe('the result of validate', () => {
  test('is read back as it was written', () => {
    const document = validationWith();
    expect(parseValidation(JSON.stringify(document), 'validation.json')).toEqual(document);
  });

  test.each([
    ['no JSON', 'nothing', 'it is no JSON'],
    ['another version', '{"version": 2}', 'its version is 2'],
    ['a list', '[]', 'the whole has to be an object, found []'],
    ['more than is known', { more: 1 }, 'more is not known'],
    ['a wrong type', { problems: [{ file: 1 }] }, 'problems[0].reason has to be one of'],
    [
      'an unknown change',
      { pipelines: [{ pipeline: 'x', change: 'y', difference: null }] },
      'pipelines[0].change',
    ],
  ])('is refused where it is %s', (_, change, fault) => {
    const json = typeof change === 'string' ? change : JSON.stringify({ ...validationWith(), ...change });
    expect(() => parseValidation(json, 'validation.json')).toThrow(
      expect.objectContaining({ reason: 'validation-unreadable', message: expect.stringContaining(fault) }),
    );
  });
});
