import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser, Page } from 'playwright-core';
import { pagesSession, REPOSITORY } from '../local/github/pages-session.ts';
import { findChromium, openBrowser } from './chromium.ts';

const chromium = await findChromium();
if (chromium === undefined)
  process.stderr.write(
    'Tests in a browser are skipped: there is neither a Chromium nor @sparticuz/chromium.\n',
  );

let browser: Browser;
beforeAll(async () => {
  if (chromium) browser = await openBrowser(chromium);
});
afterAll(() => browser?.close());

const BODY = `| Metric | Candidate | In service |
|---|--:|--:|
| RMSE | 2.31 | 2.50 |

- [x] verified in staging

\`\`\`mermaid
xychart-beta
  title "RMSE by slice"
  x-axis [JFK, Manhattan, Queens]
  y-axis "RMSE" 0 --> 5
  bar [3.1, 2.2, 2.8]
\`\`\`

<script>document.title = 'hacked'</script>
<img src="nowhere" onerror="document.title = 'hacked'">
`;

test.skipIf(!chromium)(
  'a person reads a promotion, merges it, approves the deployment and sees it',
  async () => {
    await using session = await pagesSession();
    const { github } = session;
    await propose(session, BODY);
    await github.workflows.idle();
    await using page = await visitor(`${github.url}${REPOSITORY}/pulls`);

    await page.getByRole('link', { name: 'Promote fare to prod' }).click();
    await page.locator('iframe[data-state=drawn]').waitFor();
    const drawing = page.frameLocator('iframe.diagram').getByText('RMSE by slice');
    expect(await drawing.count()).toBe(1);
    expect(await page.locator('.markdown-body td').allInnerTexts()).toEqual(['RMSE', '2.31', '2.50']);
    expect(await page.locator('.markdown-body input[type=checkbox]').isChecked()).toBe(true);
    expect(await page.locator('.diff .added').innerText()).toContain('"models": ["fare"]');
    expect(await page.locator('#checks').innerText()).toMatch(/success\s+gate/);
    expect(await page.title()).toBe('Promote fare to prod · example/taxi-models');

    await page.getByRole('button', { name: 'Merge pull request' }).click();
    expect(await page.locator('.notice').innerText()).toMatch(/^Merged by ada as [0-9a-f]{7}\.$/);
    await page.getByRole('link', { name: 'Actions' }).click();
    await waitForRun(page, 'waiting');
    await page.getByRole('link', { name: /Merge pull request/ }).click();
    await page.getByRole('button', { name: 'Approve and deploy' }).click();
    expect(await page.locator('.notice').innerText()).toMatch(/^ada is no reviewer of the environment prod/);

    await page.getByLabel('Acting as').selectOption('ben');
    await page.getByRole('button', { name: 'Switch' }).click();
    await page.getByLabel('Comment').fill('Seen in staging');
    await page.getByRole('button', { name: 'Approve and deploy' }).click();
    await github.workflows.idle();
    await page.reload();

    expect(await page.locator('.notice').innerText()).toMatch(
      /^ben approved the deployment, .+: Seen in staging$/,
    );
    expect(await page.locator('.markdown-body').innerText()).toContain('Deployed prod');
    await page.getByRole('link', { name: 'deploy prod' }).click();
    expect(await page.locator('#log').innerText()).toContain('deployed to prod');
    await page.getByRole('link', { name: 'Deployments' }).click();
    expect(await page.locator('.rows li').innerText()).toMatch(/^success\s+deploy prod/);
  },
);

test.skipIf(!chromium)('a person rejects the deployment', async () => {
  await using session = await pagesSession();
  const { github } = session;
  const number = await propose(session, 'Better.');
  await github.workflows.idle();
  await session.rest('PUT', `/pulls/${number}/merge`, {});
  await github.workflows.idle();
  const run = github.workflows.runs().find(({ status }) => status === 'waiting');
  await using page = await visitor(`${github.url}${REPOSITORY}/actions/runs/${run?.id}`);

  await page.getByLabel('Acting as').selectOption('ben');
  await page.getByRole('button', { name: 'Switch' }).click();
  await page.getByLabel('Comment').fill('Not on a Friday');
  await page.getByRole('button', { name: 'Reject' }).click();
  await github.workflows.idle();
  await page.reload();

  expect(await page.locator('#jobs').innerText()).toMatch(/failure\s+deploy prod/);
  expect(await page.locator('main').innerText()).toContain('Not on a Friday');
});

test.skipIf(!chromium)("a person lets the checks of a job's pull request run", async () => {
  await using session = await pagesSession();
  const { github, rest } = session;
  const main = (await github.git('rev-parse', 'main')).trim();
  await rest('PUT', '/actions/permissions/workflow', { can_approve_pull_request_reviews: true });
  const file = { message: 'Change', content: 'e30=', branch: 'by-a-job' };
  await rest('POST', '/git/refs', { ref: 'refs/heads/by-a-job', sha: main });
  await rest('PUT', '/contents/environments/staging.json', file);
  await rest('POST', '/actions/workflows/propose.yml/dispatches', { ref: 'main' });
  await github.workflows.idle();
  await using page = await visitor(`${github.url}${REPOSITORY}/actions`);

  await page.locator('li', { hasText: 'action required' }).getByRole('link').click();
  await page.getByRole('button', { name: 'Approve and run' }).click();
  await github.workflows.idle();
  await page.reload();

  expect(await page.locator('#jobs').innerText()).toMatch(/success\s+gate/);
  expect(await page.locator('#first-approval').count()).toBe(0);
});

test.skipIf(!chromium)('what people and jobs write does not run, in light and dark', async () => {
  await using session = await pagesSession();
  const { github } = session;
  await propose(session, BODY);
  await github.workflows.idle();

  for (const colorScheme of ['light', 'dark'] as const) {
    await using page = await visitor(`${github.url}${REPOSITORY}/actions/runs/1`, colorScheme);
    expect(await page.title()).toBe('Promote fare to prod · example/taxi-models');
    expect(await page.locator('.markdown-body').innerText()).not.toContain('hacked');
    expect(await page.locator('.notice.warning p').innerText()).toBe('Slower by 3 % & <b>bold</b>');
    const background = await page.evaluate<string>('getComputedStyle(document.body).backgroundColor');
    expect(background).toBe(colorScheme === 'dark' ? 'rgb(13, 17, 23)' : 'rgb(255, 255, 255)');
  }
});

type Session = Awaited<ReturnType<typeof pagesSession>>;

function propose(session: Session, body: string): Promise<number> {
  return session.propose({
    branch: 'promote/prod/fare',
    file: 'environments/prod.json',
    content: '{\n  "models": ["fare"]\n}\n',
    title: 'Promote fare to prod',
    body,
  });
}

/** A page of a visitor without cookies, closed at the end of the scope. */
async function visitor(
  url: string,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<Page & AsyncDisposable> {
  const context = await browser.newContext({ colorScheme });
  const page = await context.newPage();
  await page.goto(url);
  return Object.assign(page, { [Symbol.asyncDispose]: () => context.close() });
}

async function waitForRun(page: Page, state: string): Promise<void> {
  const badge = page.locator(`.badge.${state}`);
  for (let look = 0; look < 50 && (await badge.count()) === 0; look += 1) {
    await page.waitForTimeout(100);
    await page.reload();
  }
}
