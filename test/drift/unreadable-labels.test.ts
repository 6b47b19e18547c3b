import { expect, test } from 'vitest';
import { driftText } from '../../actions/lib/drift/issue-text.ts';
import { driftPage } from '../../actions/lib/drift/page.ts';
import { type DriftReport, parseDriftReport } from '../../actions/lib/drift/report.ts';
import { unreadableLabels } from '../../actions/lib/drift/unreadable-labels.ts';
import { decisionOf, pageInput, qualityOf, reportOf } from './page-input.ts';

const NAME = 'labels/`<img src=x>`|a.csv';
const SOME = { files: 2, lines: 1, names: [NAME, 'b.parquet'] };

test.each([
  ['files and lines', SOME, '2 label files and 1 line could not be read as labels.'],
  ['one file', { ...SOME, files: 1, lines: 0 }, '1 label file could not be read as labels.'],
  ['lines', { files: 0, lines: 1200, names: [] }, '1,200 lines could not be read as labels.'],
  ['none', { files: 0, lines: 0, names: [] }, undefined],
])('%s', (_, unreadable, sentence) => {
  expect(unreadableLabels(qualityOf({ unreadable }))?.sentence).toBe(sentence);
});

test('a report that does not tell of them has none', () => {
  expect(unreadableLabels(qualityOf())).toBeNull();
  expect(parseDriftReport(reportOf())).toEqual(reportOf());
});

test('page and issue tell them, and names stay text', () => {
  const report = reportOf({ quality: qualityOf({ unreadable: SOME }) });

  expect(driftPage(pageInput({ report }))).toContain(
    '2 label files and 1 line could not be read as labels. labels/`&lt;img src=x&gt;`|a.csv, b.parquet',
  );
  expect(issueOf(report)).toContain(
    '2 label files and 1 line could not be read as labels. ``labels/`<img src=x>`|a.csv`` `b.parquet`\n',
  );
});

test.each([
  ['a count that is none', { ...SOME, files: 1.5 }, 'quality.unreadable.files'],
  ['names that are no texts', { ...SOME, names: [7] }, 'quality.unreadable.names[0]'],
])('%s is a fault of the report', (_, unreadable, path) => {
  const faulty = { ...reportOf(), quality: { ...qualityOf(), unreadable } };

  expect(parseDriftReport(faulty)).toMatchObject({ fault: expect.stringContaining(path) });
});

function issueOf(report: DriftReport): string {
  return driftText({
    facts: {
      now: new Date('2026-11-20T12:00:00Z'),
      model: 'fares',
      environment: 'prod',
      policy: null,
      hold: null,
      alarms: [],
      report,
      release: undefined,
      underWay: [],
      retrainings: [],
      candidates: [],
      rawDataChangedAt: undefined,
      trainedAt: undefined,
    },
    decision: decisionOf('no'),
    alarms: [],
    run: { repository: 'example/models', commit: 'c0ffee', id: '7', attempt: '1' },
  });
}
