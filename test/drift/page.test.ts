import { describe, expect, test } from 'vitest';
import { DATA_VERDICTS, type DriftReport, type FeatureDrift } from '../../actions/lib/drift/report.ts';
import { driftPage, type PageInput } from '../../actions/lib/drift/page.ts';
import {
  alarmOf,
  decisionOf,
  featureOf,
  NO_DATA,
  pageInput,
  qualityOf,
  quantilesOf,
  reportOf,
} from './page-input.ts';

const CALM = pageInput({
  report: reportOf({ verdict: 'healthy', quality: qualityOf({ verdict: 'same' }) }),
  alarms: [alarmOf({ state: 'OK' }), NO_DATA],
  decision: decisionOf('no', [{ code: 'alarm', answer: 'no', sentence: 'No alarm of drift is raised.' }]),
});

describe('the first screen', () => {
  test('says what happened, what was decided and what to do, in figures', () => {
    const features = [
      featureOf({ name: 'distance' }),
      featureOf({ name: 'hour', role: 'calendar', verdict: 'not-compared' }),
      featureOf({ name: 'tip', distance: 0.02, verdict: 'stable' }),
    ];

    const text = textOf(answerOf(pageInput({ report: reportOf({ features }) })));

    expect(text).toContain(
      'The data have moved away from what the model was trained for, and its predictions are worse than at its training.',
    );
    expect(text).toContain(
      'Worse: mae is 4.78, at training 2.51: 1.904 times as bad, and 1.84 times for certain, by 6,000 labelled rows.',
    );
    expect(text).toContain('Moved, 1 of 2 columns: distance by 0.31 (threshold 0.1).');
    expect(text).toContain(
      'In alarm since 2026-11-20 10:20 UTC: model_quality_mae_ratio_low is 1.84; the alarm goes off above 1.2.',
    );
    expect(text).toContain('The model is trained again.');
    expect(text).toMatch(/Nothing now: a pull request follows.* rollback\.yml/);
  });

  test.each<[string, PageInput, 'good' | 'bad' | 'open', RegExp]>([
    ['all is well', CALM, 'good', /those that the model was trained for.* as good as at its training/],
    ['an alarm is raised', pageInput(), 'bad', /moved away/],
    ['data moved without an alarm', pageInput({ alarms: [] }), 'open', /moved away/],
    [
      'nothing was captured',
      pageInput({
        report: reportOf({ verdict: 'no-data', features: [], metrics: { captured_rows: 0 } }),
        alarms: [{ ...NO_DATA, state: 'ALARM' }],
        decision: decisionOf('no'),
      }),
      'bad',
      /Nothing was captured.*checks found no captured request.*whether the endpoint gets requests/,
    ],
    [
      'the check says nothing of the alarm',
      pageInput({ report: reportOf({ metrics: {} }) }),
      'bad',
      /model_quality_mae_ratio_low, of which this check says nothing/,
    ],
    [
      'nothing moved',
      pageInput({ report: reportOf({ features: [featureOf({ verdict: 'stable' })] }) }),
      'bad',
      /None of 1 column moved by more than its threshold/,
    ],
    [
      'constraints are broken and nothing moved',
      pageInput({
        report: reportOf({
          verdict: 'healthy',
          features: [],
          violations: ['a', 'b', 'c', ''].map((name) => ({
            feature_name: name,
            constraint_check_type: 'data_type_check',
            description: '',
          })),
        }),
        alarms: [],
      }),
      'open',
      /The data break constraints.*Broken, 4 constraints: data_type_check of a, .* of c, and 1 more/,
    ],
    [
      'five columns moved',
      pageInput({
        report: reportOf({ features: ['a', 'b', 'c', 'd', 'e'].map((name) => featureOf({ name })) }),
      }),
      'bad',
      /Moved, 5 of 5 columns: a by .*, b by .*, c by .*, and 2 more/,
    ],
  ])('where %s', (_, input, kind, text) => {
    const answer = answerOf(input);

    expect(answer).toContain(`class="answer ${kind}"`);
    expect(textOf(answer)).toMatch(text);
  });

  test.each(
    DATA_VERDICTS.flatMap((verdict) =>
      (['worse', 'same', 'better', 'not-enough-labels', 'no-labels'] as const).map(
        (quality): [DriftReport['verdict'], DriftReport['quality']['verdict']] => [verdict, quality],
      ),
    ),
  )('tells data that are %s and quality that is %s in one sentence', (verdict, quality) => {
    const report = reportOf({ verdict, quality: qualityOf({ verdict: quality, metrics: {} }) });

    const [, lead = ''] = /<p class="lead">([^<]*)</.exec(driftPage(pageInput({ report }))) ?? [];

    expect(lead.trim()).toMatch(/^[A-Z][^.]+, and [^.]+\.$/);
  });

  test.each([
    ['labels', 'See whether labels still arrive'],
    ['budget', 'train by hand with train.yml'],
    ['failures', 'Read the issue of the training pipeline'],
    ['challengers', 'Look at the data'],
    ['candidate', 'Review the version that waits'],
    ['policy', 'Decide yourself'],
  ] as const)('says what to do where %s keep the training back', (code, advice) => {
    const reasons = [
      { code, answer: 'no', sentence: 'Because <b>so</b>.' },
      { code: 'alarm', answer: 'yes', sentence: 'The alarm is genuine.' },
    ] as const;

    const text = textOf(answerOf(pageInput({ decision: decisionOf('no', reasons) })));

    const answer =
      code === 'candidate' ? 'The model has been trained again.' : 'The model is not trained again.';
    expect(text).toContain(`${answer} Because <b>so</b>.`);
    expect(text).toContain('All 2 reasons against Because <b>so</b>. for The alarm is genuine.');
    expect(text).toContain(advice);
  });
});

describe('beside every verdict', () => {
  const page = textOf(
    driftPage(
      pageInput({
        alarms: [alarmOf(), alarmOf({ metric: 'feature_baseline_drift_distance', threshold: 0.4 })],
      }),
    ),
  );

  test.each([
    ['the window', '2026-11-17 11:20 UTC to 2026-11-20 11:20 UTC'],
    ['how far back it looks', 'Looks back 3 days'],
    ['the deployment', 'Deployed 2026-11-01 00:00 UTC'],
    ['rows and baseline version', '9,012 captured rows against a baseline of 20,345 rows of fares version 3'],
    ['coverage', '6,000 of 8,000 rows older than 1 day have a label (75.0 %); 500 are needed'],
    ['corrupt records', 'Corrupt records 2 of 92'],
    ['threshold and bound', 'distance 0.31 threshold 0.1 uncorrected 0.33 seen from 0.12'],
    ['the quality and its bound', 'mae 4.78 2.51 1.904 1.84 1.2 (at least)'],
    ['what has no ratio', 'mean_error -4.2 0.09 — — —'],
    ['completeness', 'complete 100.0 % → 98.5 %'],
    ['the alarm', 'alarm above 0.4'],
  ])('is %s', (_, text) => {
    expect(page).toContain(text);
  });
});

describe('features', () => {
  test('stand in the order of the report, with their words', () => {
    const features: FeatureDrift[] = [
      featureOf({ name: 'worst' }),
      featureOf({ name: 'label', role: 'prediction', verdict: 'stable' }),
      featureOf({ name: 'few', verdict: 'not-enough-data' }),
      featureOf({ name: 'new', verdict: 'not-compared', distance: null, threshold: null, mean: null }),
      featureOf({ name: 'hour', role: 'calendar', verdict: 'not-compared' }),
    ];

    const cards = driftPage(pageInput({ report: reportOf({ features }) }))
      .split('<article')
      .slice(1)
      .map(textOf);

    expect(cards.map((card) => card.slice(card.indexOf('>') + 1, card.indexOf('distance ')).trim())).toEqual([
      'worst drifted',
      'label stable prediction',
      'few too few rows',
      'new not compared',
      'hour not compared calendar: differs by construction',
    ]);
    expect(cards[3]).toContain('distance — threshold —');
    expect(cards[3]).not.toContain('mean');
  });

  test('are drawn where the report has their distributions, whatever their names', () => {
    const names = ['constructor', '__proto__', 'x'];
    const shown = {
      baseline: { quantiles: quantilesOf((s) => s) },
      current: { quantiles: quantilesOf((s) => s) },
    };
    const features = names.map((name) => featureOf({ name }));

    const page = driftPage(pageInput({ report: reportOf({ features, distributions: { x: shown } }) }));

    const drawn = page
      .split('<article')
      .slice(1)
      .map((card) => card.includes('<svg'));
    expect(drawn).toEqual([false, false, true]);
  });
});

describe('a part that has nothing to say is left out', () => {
  const empty = pageInput({
    report: reportOf({
      verdict: 'not-deployed',
      features: [],
      metrics: {},
      quality: qualityOf({ verdict: 'no-labels', labelled: 0, due: 0, coverage: null, metrics: {} }),
      window: { ...reportOf().window, deployedAt: null },
    }),
    alarms: [],
    decision: undefined,
    run: undefined,
  });

  test('without deployment, labels, alarms and decision', () => {
    const page = driftPage(empty);

    const headings = [...page.matchAll(/<h2>(.*?)<\/h2>/gs)].map(([, text = '']) => textOf(text));
    expect(headings).toEqual(['What happened', 'What you have to do', 'Quality no labels']);
    expect(textOf(page)).toContain('Deployed not on record');
    expect(textOf(page)).toContain('0 of 0 rows older than 1 day have a label (—)');
    expect(page).not.toMatch(/undefined|NaN|\[object/);
  });

  test('and comes with a history, violations and rows', () => {
    const report = reportOf({
      violations: [{ feature_name: '', constraint_check_type: 'extra_column_check', description: '2 more.' }],
      sample: [
        { distance: '1.5', city: null },
        { distance: '2', late: 'x' },
      ],
    });
    const older = reportOf({
      checkedAt: '2026-11-20T10:20:00Z',
      metrics: { model_quality_mae_ratio_low: 1.5 },
    });

    const page = textOf(driftPage(pageInput({ report, history: [report, older] })));

    expect(page).toContain(
      'model_quality_mae_ratio_low 1.84 at the newest of 2 checks that say it, since 2026-11-20 10:20',
    );
    expect(page).toContain('Violated constraints all extra_column_check 2 more.');
    expect(page).toContain('distance city late 1.5 — — 2 — x');
  });
});

describe('the history', () => {
  test('marks where another release began', () => {
    const page = driftPage(pageInput({ history: [at(13, 3), at(12, 3), at(11, 2)] }));

    const [chart = ''] = /<figure>.*?<\/figure>/s.exec(page) ?? [];
    expect(chart).toContain('>version 3</text>');
    expect(chart).not.toContain('>version 2</text>');
  });

  test('shows distance and quality that no alarm watches', () => {
    const report = reportOf({
      metrics: { feature_baseline_drift_max: 0.3, model_quality_mae_ratio_low: 1.1 },
    });

    const page = driftPage(pageInput({ report, alarms: [], history: [report, report] }));

    expect([...page.matchAll(/<figcaption>\s*<strong>(.*?)</g)].map(([, metric]) => metric)).toEqual([
      'feature_baseline_drift_max',
      'model_quality_mae_ratio_low',
    ]);
    expect(page).not.toContain('stroke="var(--limit)"');
  });

  test('has no limit for captured rows, where fewer are worse', () => {
    const page = driftPage(pageInput({ alarms: [NO_DATA], history: [reportOf(), reportOf()] }));

    expect(page).toContain('<figure>');
    expect(page).not.toContain('stroke="var(--limit)"');
  });
});

test.each([
  ['https://github.com/a/b/actions/runs/1', true],
  ['http://127.0.0.1:3000/a/b', true],
  ['javascript:alert(1)', false],
  ['data:text/html,x', false],
])('a run at %s is a link: %s', (run, isLink) => {
  expect(driftPage(pageInput({ run })).includes(`<a href="${run}">`)).toBe(isLink);
});

function at(hour: number, version: number): DriftReport {
  return reportOf({
    checkedAt: `2026-11-20T${hour}:20:00Z`,
    modelPackageArn: reportOf().modelPackageArn.replace(/3$/, String(version)),
  });
}

function answerOf(input: PageInput): string {
  return /<section class="answer.*?<\/section>/s.exec(driftPage(input))?.[0] ?? '';
}

const ENTITIES: Readonly<Record<string, string>> = { lt: '<', gt: '>', quot: '"', '#39': "'", amp: '&' };

/** What a reader sees of it, but for charts. */
function textOf(page: string): string {
  return page
    .replaceAll(/<(style|svg|title).*?<\/\1>/gs, '')
    .replaceAll(/<[^>]*>/g, ' ')
    .replaceAll(/&(\w+|#39);/g, (entity, name: string) => ENTITIES[name] ?? entity)
    .replaceAll(/\s+/g, ' ')
    .trim();
}
