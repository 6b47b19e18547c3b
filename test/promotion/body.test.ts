import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import type { Evidence, PackageEvidence } from '../../actions/lib/promotion/evidence.ts';
import { bodyOf, labelsOf, titleOf } from '../../actions/lib/promotion/body.ts';
import { parseBaseline, parseReport } from '../../actions/lib/promotion/evidence.ts';
import { judgementOf } from './judgement.ts';
import { packageArn, recordOf, rolledBackRecord } from '../actions/deployment-records.ts';

const CONTEXT = {
  repository: 'octo/models',
  serverUrl: 'https://github.com',
  file: 'environments/prod.json',
  checksNeedClick: false,
};

function metrics(value: number) {
  return { regression_metrics: { rmse: { value, standard_deviation: value / 10 } } };
}

/** A report with an rmse, by hour too. */
function report(rmse: number, hours: Readonly<Record<string, number>>) {
  const slices = Object.entries(hours).map(([name, value]) => ({
    by: 'hour',
    name,
    rows: 50,
    ...metrics(value),
  }));
  const part = { rows: 1200, first: '2021-01-01T00:12:00', last: '2021-01-31T23:40:00' };
  return parseReport(
    { ...metrics(rmse), naive: metrics(8), slices, data: { train: part, test: part } },
    'rmse',
  );
}

function evidenceOf(version: number, changes: Partial<PackageEvidence> = {}): PackageEvidence {
  return {
    arn: packageArn(version),
    version,
    approval: 'Approved',
    metadata: {
      commit: 'a'.repeat(40),
      repository: 'octo/models',
      execution: 'arn:aws:sagemaker:us-east-1:111122223333:pipeline/fares/execution/abcdefghijkl',
      inputFingerprint: 'f'.repeat(64),
      definitionHash: 'd'.repeat(64),
      scored: 's3://artifacts/fares/executions/1/scored',
    },
    report: report(version, { night: version, day: version + 0.5, evening: version - 0.5 }),
    reportMissing: undefined,
    baseline: parseBaseline(
      {
        features: [{ name: 'hour', inferred_type: version > 3 ? 'Fractional' : 'Integral', completeness: 1 }],
      },
      { dataset: { item_count: 1200 } },
    ),
    ...changes,
  };
}

const PROD: Evidence = {
  model: 'fares',
  environment: 'prod',
  promotesFrom: 'staging',
  candidate: evidenceOf(4),
  current: evidenceOf(3),
  comparison: { rows: 1200, metric: 'rmse', verdict: 'worse' },
  dataset: {
    problem: 'regression',
    label: { name: 'fare', unit: 'USD' },
    metric: { name: 'rmse', better: 'lower' },
    features: { hour: { type: 'integer' } },
  },
  gates: [{ name: 'CheckEvaluation', passed: true, limits: ['rmse ≤ 7'] }],
  verified: {
    at: '2026-11-20T12:00:00.000Z',
    result: { rows: 100, maxRelativeDifference: 0.000_001, latencyMs: { p50: 20.25, p99: 41 } },
    url: 'https://github.com/octo/models/actions/runs/5',
  },
  drift: undefined,
  history: [rolledBackRecord(2, 6), recordOf(3, 5)],
};

/** Prod's proposal of a version that was trained since the one that runs drifted there. */
function judged(): Evidence {
  const candidate = evidenceOf(4);
  const read = candidate.report && { ...candidate.report, judge: judgementOf() };
  return {
    ...PROD,
    candidate: { ...candidate, report: read },
    drift: { environment: 'prod', raisedAt: new Date('2026-11-20T11:20:00Z'), issue: 12 },
  };
}

const STAGING: Evidence = {
  ...PROD,
  environment: 'staging',
  promotesFrom: null,
  candidate: evidenceOf(1, { approval: 'PendingManualApproval' }),
  current: undefined,
  comparison: undefined,
  verified: null,
  history: [],
};

test('title and labels name model, version and environment', () => {
  expect(titleOf(PROD)).toBe('Promote fares version 4 to prod');
  expect(labelsOf(PROD)).toEqual(['promotion', 'environment:prod', 'model:fares']);
});

describe('the body', () => {
  test('of a release for a later environment', () => {
    expect(bodyOf(PROD, CONTEXT)).toMatchSnapshot();
  });

  test('of the first release where releases begin', () => {
    expect(
      bodyOf(STAGING, { ...CONTEXT, file: 'environments/staging.json', checksNeedClick: true }),
    ).toMatchSnapshot();
  });

  test.each([
    ['better', '**better than** version 3 by rmse'],
    ['same', '**not distinguishable from** version 3 by rmse'],
    ['worse', '**worse than** version 3 by rmse'],
  ] as const)('says %s where both saw the same rows', (verdict, words) => {
    const body = bodyOf({ ...PROD, comparison: { rows: 1200, metric: 'rmse', verdict } }, CONTEXT);

    expect(body).toContain(`On the same 1,200 test rows it is ${words}`);
  });

  test('says neither where they saw different rows', () => {
    const body = bodyOf({ ...PROD, comparison: undefined }, CONTEXT);

    expect(body).not.toMatch(/better than|worse than|not distinguishable/);
    expect(body).toContain('say neither better nor worse');
    expect(body).toContain(
      '| Gets worse | not known, as they were tested on different rows; the numbers are',
    );
  });

  test('lets the judge decide alone, and tells why it was trained', () => {
    const body = bodyOf(judged(), CONTEXT);

    expect(body).toContain('### Judged on the newest labelled rows');
    expect(body).toContain('Trained because `fares` drifted in `prod`');
    expect(body).toContain('#12 tells what was seen');
    expect(body).toContain('-2.24 (-2.51 to -1.97)');
    expect(body).toContain(
      'On the 1,200 newest labelled rows version 4 is **better than** version 3 by rmse.',
    );
    expect(body).not.toMatch(/On the same .* test rows|WARNING|worse than/);
    expect(body).toMatchSnapshot();
  });

  test.each([
    ['another version runs here', evidenceOf(2), 'version 2 runs here'],
    ['nothing runs here', undefined, 'nothing runs here'],
  ])('warns of a judgement about another champion: %s', (_, current, words) => {
    const body = bodyOf({ ...judged(), current, comparison: undefined }, CONTEXT);

    expect(body).toContain('compared with version 3, which does not run in prod');
    expect(body).toContain(words);
  });

  test('tells of drift without a judgement and without an issue', () => {
    const drift = { environment: 'prod', raisedAt: new Date('2026-11-20T11:20:00Z'), issue: undefined };
    const body = bodyOf({ ...PROD, drift }, CONTEXT);

    expect(body).toContain('### Drift\n\nTrained because');
    expect(body).not.toContain('tells what was seen');
  });

  test('says what is not known', () => {
    const bare = evidenceOf(4, {
      metadata: {},
      report: undefined,
      reportMissing: 'No report.',
      baseline: undefined,
    });

    const body = bodyOf({ ...PROD, candidate: bare, gates: undefined, comparison: undefined }, CONTEXT);

    for (const words of [
      'No report.',
      'does not say what data it was made of',
      'what code made it is not recorded',
      'what execution made it is not recorded',
      'what data it read is not recorded',
      'has no drift baseline',
    ])
      expect(body).toContain(words);
  });

  test('tells of a gate that failed', () => {
    const gates = [{ name: 'CheckEvaluation', passed: false, limits: [] }];

    expect(bodyOf({ ...PROD, gates }, CONTEXT)).toContain('quality gate `CheckEvaluation` **failed**');
  });

  test('does not say that nothing gets worse where no slice can be compared', () => {
    const other = evidenceOf(3, { report: report(3, { 'rush hour': 3 }) });

    expect(bodyOf({ ...PROD, current: other }, CONTEXT)).toContain('| Gets worse | not known');
  });

  test('names no page of another repository', () => {
    const metadata = { ...evidenceOf(4).metadata, repository: 'evil/models' };

    expect(bodyOf({ ...PROD, candidate: evidenceOf(4, { metadata }) }, CONTEXT)).not.toContain('/commit/');
  });
});

// What somebody could write into a package, a report or a record.
const HOSTILE = [
  '<img src=x onerror=alert(1)>',
  '</details><script>alert(1)</script>',
  '[click](https://evil.example)',
  '![x](https://evil.example/pixel)',
  '@octo/everybody',
  '`code`',
  '|cell|',
  '-->',
  '"\n```\n# Heading\n',
  '%%{init: {"theme": "x"}}%%',
];

describe('text of unknown origin', () => {
  test.each(HOSTILE)('stays text: %j', (text) => {
    const metadata = Object.fromEntries(
      ['commit', 'repository', 'execution', 'inputFingerprint', 'definitionHash', 'scored'].map((key) => [
        key,
        text,
      ]),
    );
    const slices = ['a', 'b', 'c'].map((name) => ({
      by: text,
      name: text + name,
      rows: 5,
      regression_metrics: { rmse: { value: 3 }, [text.slice(0, 20)]: { value: 1 } },
    }));
    const baseline = { features: [{ name: text, inferred_type: text, completeness: 1 }] };
    const data = { train: { rows: 5, first: text, last: text } };
    const candidate = evidenceOf(4, {
      approval: text,
      metadata,
      report: parseReport(
        { regression_metrics: { rmse: { value: 3 }, [text]: { value: 1 } }, slices, data },
        'rmse',
      ),
      baseline: parseBaseline(baseline, undefined),
    });
    const record = recordOf(2, 3, { approval: { by: text, pullRequest: null } });
    const verified = { at: text, result: null, url: text };

    const body = bodyOf(
      {
        ...PROD,
        candidate,
        gates: [{ name: text, passed: true, limits: [text] }],
        verified,
        history: [record],
      },
      CONTEXT,
    );

    const html = new MarkdownIt({ html: true, linkify: false }).render(body);
    const links = [...html.matchAll(/(?:href|src)="([^"]*)"/g)].map(([, url]) => url);
    expect(links).toEqual(['https://github.com/octo/models/actions/workflows/rollback.yml']);
    expect(html).not.toMatch(/<(?:script|img)\b/);
    expect(html.match(/<details>/g)?.length).toBe(html.match(/<\/details>/g)?.length);
    expect(html).not.toMatch(/<h1>/);
    expect(html.replaceAll(/<code[^>]*>[^<]*<\/code>/g, '')).not.toContain('@octo');
    expect(/```mermaid\n(?<chart>.*?)```/s.exec(body)?.groups?.['chart']).not.toMatch(/[%{}<#]/);
  });

  test('as a reason why there is no report stays text', () => {
    const candidate = evidenceOf(4, { report: undefined, reportMissing: HOSTILE.join(' ') });

    const html = new MarkdownIt({ html: true }).render(bodyOf({ ...PROD, candidate }, CONTEXT));

    expect(html).not.toMatch(/<(?:script|img)\b|href="https:\/\/evil/);
  });
});
