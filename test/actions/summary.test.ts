import { describe, expect, test } from 'vitest';
import { jsonDifference } from '../../actions/lib/summary/difference.ts';
import { code, cutMarkdown, fenced, plain, table } from '../../actions/lib/summary/markdown.ts';
import { diagram } from '../../actions/lib/summary/mermaid.ts';
import { formatSpan } from '../../actions/lib/summary/time-span.ts';

describe('markdown', () => {
  test('a table keeps one row per line, whatever is in a cell', () => {
    expect(
      table(
        ['a', 'b'],
        [
          ['1|2', 'x\ny'],
          [String.raw`\|`, ''],
        ],
      ),
    ).toBe('| a | b |\n| --- | --- |\n| 1\\|2 | x<br>y |\n| \\| |  |\n');
  });

  test('a fence is longer than any within', () => {
    expect(fenced('diff', 'a\n````\nb\n')).toBe('`````diff\na\n````\nb\n`````\n');
    expect(fenced('', 'x')).toBe('```\nx\n```\n');
  });

  test.each([
    ['<img src=x>', '&lt;img src=x&gt;'],
    ['a_b*c`d', String.raw`a\_b\*c` + '\\`d'],
    ['[x](y)', String.raw`\[x\](y)`],
    ['ask @octo/all, a@b.c', 'ask @&#8203;octo/all, a@b.c'],
  ])('%s is shown as it is', (given, expected) => {
    expect(plain(given)).toBe(expected);
  });

  test('code may contain backticks and line ends', () => {
    expect([code('a'), code('a`b')]).toEqual(['`a`', '``a`b``']);
    expect([code('a``b`'), code('a\r\n# b')]).toEqual(['``` a``b` ```', '`a # b`']);
  });

  test('what is too large is cut at a line, and says so', () => {
    const lines = Array.from({ length: 100 }, (_, index) => `zeile ${index} äöü`).join('\n');

    const cut = cutMarkdown(lines, 500);

    expect(cutMarkdown(lines)).toBe(lines);
    expect(Buffer.byteLength(cut)).toBeLessThanOrEqual(500);
    expect(cut).toMatch(/^zeile 0 äöü\n.*zeile \d+ äöü\n\n\nThe summary has \d+ bytes; GitHub shows 500/s);
  });
});

describe('diagram', () => {
  test('keeps names out of the language', () => {
    const graph = {
      nodes: [
        { name: 'end', type: 'Processing' },
        { name: 'a"b<c>', type: 'Condition' },
      ],
      edges: [
        { from: 'end', to: 'a"b<c>', label: 'x"y' },
        { from: 'end', to: 'a"b<c>' },
      ],
    };

    expect(diagram(graph)).toBe(
      [
        '```mermaid',
        'flowchart TD',
        '  s0["end<br><i>Processing</i>"]',
        '  s1{"a#quot;b#lt;c#gt;<br><i>Condition</i>"}',
        '  s0 -- "x#quot;y" --> s1',
        '  s0 --> s1',
        '```',
        '',
      ].join('\n'),
    );
  });

  test('says that a graph is too large to be drawn', () => {
    const nodes = Array.from({ length: 1000 }, (_, index) => ({
      name: `Step${index}${'x'.repeat(50)}`,
      type: 'Processing',
    }));

    expect(diagram({ nodes, edges: [] })).toBe('The graph of 1000 steps is too large for GitHub to draw.\n');
  });
});

function listOf(length: number, prefix: string): string {
  return JSON.stringify(Array.from({ length }, (_, index) => `${prefix}${index}`));
}

describe('jsonDifference', () => {
  test('shows the lines that differ, whatever the texts’ spacing', () => {
    const before = '{"a":1,"b":{"c":2}}';

    expect(jsonDifference(before, '{ "a": 1,\n"b": {"c": 3}}')).toBe(
      '```diff\n--- deployed\n+++ compiled\n@@ -1,6 +1,6 @@\n {\n   "a": 1,\n   "b": {\n-    "c": 2\n+    "c": 3\n   }\n }\n```\n',
    );
  });

  test('is cut, with a note', () => {
    const difference = jsonDifference(listOf(500, 'a'), listOf(500, 'b'), 1000);

    expect(Buffer.byteLength(difference)).toBeLessThan(1200);
    expect(difference).toMatch(/```\n\n\d+ more lines of the difference were cut/);
  });

  test('gives up on what takes too long to compare', () => {
    expect(jsonDifference(listOf(20_000, 'a'), listOf(20_000, 'b'))).toBe(
      'More than 4000 lines differ: too many to show.\n',
    );
  });
});

test.each([
  [0, '0 s'],
  [-5, '0 s'],
  [449, '0.4 s'],
  [12_345, '12 s'],
  [60_000, '1 min'],
  [125_000, '2 min 5 s'],
  [3_600_000, '1 h'],
  [3_725_000, '1 h 2 min'],
  [90_000_000, '25 h'],
])('%i ms is %s', (ms, expected) => {
  expect(formatSpan(ms)).toBe(expected);
});
