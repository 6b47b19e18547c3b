import { describe, expect, test } from 'vitest';
import { pickRows, type ScoredRow } from '../../actions/lib/deployment/scored-rows.ts';
import { measureSkew } from '../../actions/lib/deployment/serving-skew.ts';

const options = { label: 'fare', count: 100, uri: 's3://b/scored.csv' };
const HEADER = 'prediction,distance,zone,fare,id';

function row(line: number, prediction: number): ScoredRow {
  return { line, features: '1,2', prediction };
}

describe('rows of a scored test set', () => {
  test('have the columns between prediction and label as features, as the endpoint takes them', () => {
    const rows = pickRows(`${HEADER}\n3.5,1.25,"a, ""b""",4,x\n7,2,c,6,y\n`, options);

    expect(rows).toEqual([
      { line: 2, features: '1.25,"a, ""b"""', prediction: 3.5 },
      { line: 3, features: '2,c', prediction: 7 },
    ]);
  });

  test.each([
    [3, [2, 5, 8]],
    [1, [2]],
    [20, [2, 3, 4, 5, 6, 7, 8, 9, 10, 11]],
  ])('are spread evenly: %i of ten', (count, lines) => {
    const text = `${HEADER}\n${Array.from({ length: 10 }, (_, i) => `${i},1,c,2,x${i}\n`).join('')}`;

    expect(pickRows(text, { ...options, count }).map(({ line }) => line)).toEqual(lines);
  });

  test.each([
    ['nothing', '', 'found: nothing'],
    ['other columns', 'distance,fare\n1,2\n', 'found: distance, fare'],
    ['no label of that name', 'prediction,distance,price\n1,2,3\n', 'found: prediction, distance, price'],
    ['no features', 'prediction,fare\n1,2\n', 'found: prediction, fare'],
    ['no rows', `${HEADER}\n`, 'a header and no row'],
    ['no prediction', `${HEADER}\n,1,c,2,x\n`, 'line 2 has no prediction but ""'],
    ['a prediction that is no number', `${HEADER}\nhigh,1,c,2,x\n`, 'line 2 has no prediction but "high"'],
    ['rows of other lengths', `${HEADER}\n1,2\n`, 'Invalid Record Length'],
  ])('are refused: %s', (_, text, found) => {
    expect(() => pickRows(text, options)).toThrow(found);
  });
});

describe('serving skew', () => {
  test('is none where served and offline predictions are the same float32', () => {
    const served = [
      { row: row(2, 11.28395), answer: '11.283949851989746\n', latencyMs: 3 },
      { row: row(3, 0), answer: '0.0', latencyMs: 1 },
    ];

    const report = measureSkew(served);

    expect(report).toMatchObject({ rows: 2, skewed: [], latencyMs: { p50: 1, p99: 3 } });
    expect(report.maxRelativeDifference).toBeLessThan(1e-7);
  });

  test.each([
    ['a little more than the tolerance', 100, '100.0101'],
    ['the other sign', 5, '-5'],
    ['no number', 5, 'error'],
    ['nothing', 5, ''],
    ['two numbers', 5, '5\n6'],
    ['a small value where there was none', 0, '0.001'],
  ])('is found: %s', (_, prediction, answer) => {
    expect(measureSkew([{ row: row(2, prediction), answer, latencyMs: 1 }]).skewed).toHaveLength(1);
  });

  test('shows the worst row first', () => {
    const served = ['1.1', '9', '1', 'x'].map((answer, index) => ({
      row: row(index + 2, 1),
      answer,
      latencyMs: index,
    }));

    const { skewed } = measureSkew(served);

    expect(skewed.map(({ row: { line } }) => line)).toEqual([5, 3, 2]);
  });
});
