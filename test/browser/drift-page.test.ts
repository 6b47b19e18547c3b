import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
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
} from '../drift/page-input.ts';
import { temporaryFolder } from '../local/command.ts';
import { findChromium, openBrowser } from './chromium.ts';
import { contrasts } from './contrast.ts';

const chromium = await findChromium();
if (chromium === undefined)
  process.stderr.write(
    'The drift report in a browser is skipped: there is neither a Chromium nor @sparticuz/chromium.\n',
  );

let browser: Browser;
beforeAll(async () => {
  if (chromium) browser = await openBrowser(chromium);
});
afterAll(() => browser?.close());

const HOSTILE = [
  `<script>document.title = 'hacked'</script>`,
  `"><img src=x onerror="document.title='hacked'">`,
  `</title></style></svg><iframe srcdoc="<script>parent.document.title='hacked'</script>">`,
  `javascript:alert(1)`,
  `](javascript:alert(1)) @everybody`,
  'safe\u202Efdp.exe\u200B\u2066end',
  '\u0000\u0007bell',
  '<!--',
  'עברית وعربي',
  'x'.repeat(400),
] as const;

// What can't be seen is told.
const SEEN: Readonly<Record<string, string>> = {
  'safe\u202Efdp.exe\u200B\u2066end': 'safe[U+202E]fdp.exe[U+200B][U+2066]end',
  '\u0000\u0007bell': '[U+0000][U+0007]bell',
};

/** A full page, with everything that a report can have. */
function fullInput(): PageInput {
  const features = [
    featureOf({ name: 'distance' }),
    featureOf({ name: 'city', kind: 'categorical', verdict: 'stable', mean: null }),
    featureOf({ name: 'hour', role: 'calendar', verdict: 'not-compared' }),
    featureOf({ name: 'fare', role: 'prediction', verdict: 'not-enough-data' }),
  ];
  const distributions = {
    distance: {
      baseline: { quantiles: quantilesOf((share) => share ** 2 * 10) },
      current: { quantiles: quantilesOf((share) => share * 12) },
    },
    city: { baseline: { counts: { Berlin: 300, Kyoto: 100 } }, current: { counts: { Lima: 400 } } },
  };
  const report = reportOf({
    features,
    distributions,
    violations: [
      { feature_name: 'distance', constraint_check_type: 'baseline_drift_check', description: '.' },
    ],
    sample: [
      Object.fromEntries(Array.from({ length: 20 }, (_, index) => [`a_column_${index}`, '-73.986114'])),
    ],
  });
  const older = reportOf({
    checkedAt: '2026-11-20T10:20:00Z',
    modelPackageArn: report.modelPackageArn.replace(/3$/, '2'),
    metrics: { model_quality_mae_ratio_low: 1.1, captured_rows: 8000 },
  });
  return pageInput({ report, history: [report, older], alarms: [alarmOf(), NO_DATA] });
}

function hostileInput(): PageInput {
  const features = HOSTILE.map((name) => featureOf({ name }));
  const counts = Object.fromEntries(HOSTILE.map((text, index) => [text, index + 1]));
  const report = reportOf({
    model: HOSTILE[0],
    environment: HOSTILE[1],
    endpoint: HOSTILE[2],
    modelPackageArn: HOSTILE[1],
    checkedAt: HOSTILE[0],
    window: { start: HOSTILE[1], end: HOSTILE[2], deployedAt: HOSTILE[5], duration: HOSTILE[0] },
    features,
    distributions: Object.fromEntries(
      HOSTILE.map((name) => [name, { baseline: { counts }, current: { counts } }]),
    ),
    violations: HOSTILE.map((text) => ({
      feature_name: text,
      constraint_check_type: text,
      description: text,
    })),
    quality: qualityOf({
      labelDelay: HOSTILE[1],
      metrics: Object.fromEntries(
        HOSTILE.map((name) => [name, { value: 1, baseline: 1, better: 'lower', ratio: 2, ratioLow: 1.5 }]),
      ),
    }),
    sample: [Object.fromEntries(HOSTILE.map((text) => [text, text]))],
    metrics: Object.fromEntries(HOSTILE.map((name) => [name, 2])),
  });
  const reasons = HOSTILE.map((sentence) => ({ code: 'alarm', answer: 'no', sentence }) as const);
  return pageInput({
    report,
    history: [
      report,
      { ...report, checkedAt: '2026-11-20T10:20:00Z' },
      reportOf({ metrics: report.metrics }),
    ],
    alarms: HOSTILE.map((metric) => alarmOf({ metric, name: metric })),
    decision: decisionOf('no', reasons),
    run: HOSTILE[3],
  });
}

test.skipIf(!chromium).each(['light', 'dark'] as const)(
  'the report is read in %s, on paper too, and asks nobody for anything',
  async (colorScheme) => {
    await using shown = await show(fullInput(), { colorScheme });
    const { page, requests, messages } = shown;

    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(colorScheme === 'dark' ? 'rgb(16, 21, 29)' : 'rgb(246, 247, 249)');
    await page.locator('summary').click();
    const texts = await contrasts(page);
    expect(texts.length).toBeGreaterThan(100);
    expect(texts.filter(({ ratio }) => ratio < 4.5)).toEqual([]);
    await page.emulateMedia({ media: 'print' });
    expect(await page.locator('.answer .lead').isVisible()).toBe(true);
    expect(requests).toEqual([]);
    expect(messages).toEqual([]);
    expect(await page.locator('script').count()).toBe(0);
  },
);

test.skipIf(!chromium)('the answer is on the first screen, of a phone too', async () => {
  for (const size of [
    { width: 1280, height: 720 },
    { width: 380, height: 844 },
  ]) {
    await using shown = await show(fullInput(), size);
    const { page } = shown;

    const ends = await page.evaluate<number>(
      `document.querySelector('.answer').getBoundingClientRect().bottom`,
    );
    expect(ends).toBeLessThan(size.height);
    const headings = await page.locator('.answer h2').allInnerTexts();
    expect(headings.map((text) => text.toLowerCase())).toEqual([
      'what happened',
      'what was decided',
      'what you have to do',
    ]);
  }
});

test.skipIf(!chromium)('nothing scrolls sideways but tables, down to 320 pixels', async () => {
  for (const width of [1280, 380, 320]) {
    for (const input of [fullInput(), hostileInput()]) {
      await using shown = await show(input, { width });
      const wide = await shown.page.evaluate<number>('document.documentElement.scrollWidth');
      expect(wide).toBe(width);
    }
  }
});

test.skipIf(!chromium)('charts draw both distributions and the alarm over time', async () => {
  await using shown = await show(fullInput());
  const { page } = shown;

  const drawn =
    await page.evaluate<unknown>(`[...document.querySelectorAll('article svg, figure svg')].map((chart) => {
    const { width, height } = chart.getBoundingClientRect();
    const shapes = [...chart.querySelectorAll('path')].filter((path) => path.getBBox().width > 0);
    return { isLarge: width > 200 && height > 60, hasShapes: shapes.length > 2 };
  })`);

  expect(drawn).toEqual(Array.from({ length: 4 }, () => ({ isLarge: true, hasShapes: true })));
  const strokes = await page.evaluate<string[]>(
    `[...document.querySelectorAll('article path')].map((shape) => getComputedStyle(shape).stroke)`,
  );
  // The colours of the scheme, which are variables in the file.
  expect(strokes).toEqual(expect.arrayContaining(['rgb(122, 134, 153)', 'rgb(11, 107, 203)']));
  expect(await page.locator('figure svg').first().innerHTML()).toContain('&gt; 1.2');
});

test.skipIf(!chromium)('headings go down one at a time, and tables say what their cells are', async () => {
  await using shown = await show(fullInput());
  const { page } = shown;

  const found = await page.evaluate<number[]>(
    `[...document.querySelectorAll('h1, h2, h3')].map(({ tagName }) => Number(tagName[1]))`,
  );

  expect(found[0]).toBe(1);
  expect(found.filter((level) => level === 1)).toHaveLength(1);
  for (const [index, level] of found.entries()) expect(level - (found[index - 1] ?? level)).toBeLessThan(2);
  expect(await page.locator('th:not([scope])').count()).toBe(0);
  expect(await page.locator('html').getAttribute('lang')).toBe('en');
  expect(await page.evaluate<string>('document.compatMode')).toBe('CSS1Compat');
});

test.skipIf(!chromium)('what was captured is text, whatever it is', async () => {
  await using shown = await show(hostileInput());
  const { page, requests, messages } = shown;

  await page.locator('summary').click();

  expect(await page.title()).toContain('<script>');
  expect(await page.locator('script, img, iframe, a, form, object, [onerror], [onclick]').count()).toBe(0);
  const cells = await page.locator('td').allInnerTexts();
  const seen = HOSTILE.map((text) => SEEN[text] ?? text);
  expect(cells).toEqual(expect.arrayContaining(seen));
  const names = await page.locator('article h3 span:first-child').allInnerTexts();
  expect(names).toEqual(seen);
  expect(await page.locator('article').count()).toBe(HOSTILE.length);
  expect(await page.locator('body > *').count()).toBe(1);
  expect(await page.locator('main > footer').count()).toBe(1);
  expect({ requests, messages }).toEqual({ requests: [], messages: [] });
});

test.skipIf(!chromium)('a script that got in would not run', async () => {
  const text = driftPage(fullInput()).replace('</main>', `<script>document.title = 'hacked'</script></main>`);
  await using shown = await show(text);

  expect(await shown.page.title()).toBe('Drift of fares in prod');
  expect(shown.messages.join('\n')).toContain('Content Security Policy');
});

interface Shown extends AsyncDisposable {
  page: Page;
  /** What the page asked for beside itself. */
  requests: string[];
  /** What the browser's console says. */
  messages: string[];
}

/** The page as a file, as somebody opens it who downloaded the artifact. */
async function show(
  input: PageInput | string,
  {
    width = 1100,
    height = 900,
    colorScheme = 'light',
  }: { width?: number; height?: number; colorScheme?: 'light' | 'dark' } = {},
): Promise<Shown> {
  await using stack = new AsyncDisposableStack();
  const file = path.join(await temporaryFolder(stack), 'drift-report.html');
  await writeFile(file, typeof input === 'string' ? input : driftPage(input));
  const context = await browser.newContext({ colorScheme, viewport: { width, height } });
  stack.defer(() => context.close());
  const page = await context.newPage();
  const requests: string[] = [];
  const messages: string[] = [];
  const { href } = pathToFileURL(file);
  page.on('request', (request) => {
    if (request.url() !== href) requests.push(request.url());
  });
  page.on('console', (message) => messages.push(message.text()));
  page.on('pageerror', (error) => messages.push(error.message));
  await page.goto(href);
  const kept = stack.move();
  return { page, requests, messages, [Symbol.asyncDispose]: () => kept.disposeAsync() };
}
