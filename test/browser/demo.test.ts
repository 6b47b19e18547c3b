import { readFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runCommand, temporaryFolder } from '../local/command.ts';
import { findChromium, openBrowser } from './chromium.ts';

const chromium = await findChromium();
if (chromium === undefined)
  process.stderr.write(
    'The demo in a browser is skipped: there is neither a Chromium nor @sparticuz/chromium.\n',
  );

let browser: Browser;
beforeAll(async () => {
  if (chromium) browser = await openBrowser(chromium);
});
afterAll(() => browser?.close());

test.skipIf(!chromium)(
  'the demo waits for a person, who reads, merges and approves in the browser',
  { timeout: 600_000 },
  async () => {
    await using stack = new AsyncDisposableStack();
    const state = path.join(await temporaryFolder(stack), 'demo');
    const page = await browser.newPage();
    const decisions = decider(page);

    const { exitCode, output } = await runCommand(
      'local/demo/main.ts',
      ['--rows', '6000', '--pause', '--state', state],
      (text, child) => {
        for (const [, what = '', url = ''] of text.matchAll(/Waiting for you: (.*) on (http:\S+)/g))
          // Without the decision the demo would wait for ever.
          decisions.take(what, url).catch(() => child.kill('SIGINT'));
      },
    );

    await decisions.done();
    expect({ exitCode, output }).toMatchObject({ exitCode: 0 });
    expect(JSON.parse(await readFile(`${state}.json`, 'utf8'))).toMatchObject({
      status: 'succeeded',
      promotions: [
        { environment: 'staging', mergedBy: 'dana', approvedBy: 'dana', verified: true },
        { environment: 'prod', mergedBy: 'dana', approvedBy: 'olga', verified: true },
        { environment: 'staging', version: 2, mergedBy: 'dana', approvedBy: 'dana', verified: true },
      ],
    });
    expect(decisions.read).toHaveLength(3);
    expect(decisions.read[0]).toMatch(/nyc-taxi-fare version 1 .*staging/);
    expect(decisions.read[0]).toContain('rmse');
    expect(decisions.read[1]).toMatch(/nyc-taxi-fare version 1 .*prod/);
    expect(decisions.read[2]).toMatch(/nyc-taxi-fare version 2 .*staging/);
    expect(decisions.read[2]).toMatch(/Judged on the newest labelled rows/);
  },
);

/** Decides in the browser, each decision once, as the people who may. */
function decider(page: Page) {
  const taken = new Map<string, Promise<void>>();
  const read: string[] = [];
  let last: Promise<void> = Promise.resolve();
  const decide = async (what: string, url: string): Promise<void> => {
    await page.goto(url);
    if (what.startsWith('approve')) {
      await actAs(page, 'olga');
      await page.getByLabel('Comment').fill('Seen in staging');
      await page.getByRole('button', { name: 'Approve and deploy' }).click();
      await page.locator('.notice', { hasText: 'olga approved' }).first().waitFor();
      return;
    }
    read.push(await page.locator('.markdown-body').first().innerText());
    // Who owns the manifest reviews it; the data scientist merges.
    await actAs(page, url.endsWith('/2') ? 'olga' : 'dana');
    await page.getByRole('button', { name: 'Approve changes' }).click();
    await actAs(page, 'dana');
    await page.getByRole('button', { name: 'Merge pull request' }).click();
    await page.locator('.notice', { hasText: 'Merged by dana' }).first().waitFor();
  };
  return {
    read,
    take(what: string, url: string): Promise<void> {
      const key = `${what} ${url}`;
      const known = taken.get(key);
      if (known) return known;
      last = last.then(() => decide(what, url));
      taken.set(key, last);
      return last;
    },
    done: () => last,
  };
}

async function actAs(page: Page, login: string): Promise<void> {
  await page.getByLabel('Acting as').selectOption(login);
  await page.getByRole('button', { name: 'Switch' }).click();
}
