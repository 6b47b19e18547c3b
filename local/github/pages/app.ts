import path from 'node:path/posix';
import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { fullName } from '../core.ts';
import { assets } from './assets.ts';
import { buttons } from './buttons.ts';
import { commitPage, comparePage, deploymentsPage, filePage } from './code-pages.ts';
import { discussionList, issuePage } from './discussion.ts';
import { type Html, layout, type Page } from './layout.ts';
import { pullList, pullPage } from './pull-pages.ts';
import { jobPage, runList, runPage } from './run-pages.ts';
import type { PagesSource } from './source.ts';
import { createViewers } from './viewer.ts';
import { workflowPage } from './workflow-pages.ts';

/**
 * The pages for people, at the paths that they have on GitHub. What bodies, logs and files contain is shown and never
 * run: it is escaped or sanitised, and the policy lets only this server's own script and styles work.
 */
export function pages(source: PagesSource): Hono {
  const { core } = source;
  const root = `/${fullName(core)}`;
  const viewers = createViewers(source);
  const pageOf = (context: Context): Page => ({
    source,
    viewers,
    viewer: viewers.of(context),
    root,
    path: context.req.path,
  });

  async function show(
    context: Context,
    title: string,
    make: (page: Page) => Html | undefined | Promise<Html | undefined>,
  ): Promise<Response> {
    const page = pageOf(context);
    const body = await make(page);
    if (body === undefined) return context.notFound();
    return context.html(layout(page, title, body));
  }

  // A form's address is below that of the page that it is on.
  const formPage = (context: Context): Page => ({ ...pageOf(context), path: path.dirname(context.req.path) });
  const refuse = (context: Context, reason: string): Response | Promise<Response> => {
    const page = formPage(context);
    const body = html`<h1>That was refused</h1>
      <div class="notice failure"><p>${reason}</p></div>
      <p><a href="${page.path}">Back</a></p>`;
    return context.html(layout(page, 'Refused', body), 403);
  };

  const app = new Hono();
  app.use(`${root}/*`, policy);
  app.route('/_pages', assets());
  app.route('/', buttons({ source, viewers, root, refuse }));
  app.get('/', (context) => context.redirect(`${root}/pulls`));
  app.get(root, (context) => context.redirect(`${root}/pulls`));
  app.get(`${root}/pulls`, (context) => show(context, 'Pull requests', pullList));
  app.get(`${root}/pull/:number{\\d+}`, (context) => {
    const pull = core.state.pulls.find(({ number }) => String(number) === context.req.param('number'));
    return show(context, pull?.title ?? '', (page) => pull && pullPage(page, pull));
  });
  app.get(`${root}/issues`, (context) =>
    show(context, 'Issues', (page) => discussionList(page, 'issues', core.state.issues)),
  );
  app.get(`${root}/issues/:number{\\d+}`, async (context) => {
    const number = context.req.param('number');
    const issue = core.state.issues.find((candidate) => String(candidate.number) === number);
    if (issue === undefined) return context.redirect(`${root}/pull/${number}`);
    return show(context, issue.title, (page) => issuePage(page, issue));
  });
  app.get(`${root}/actions`, (context) => show(context, 'Workflow runs', runList));
  app.get(`${root}/actions/runs/:run{\\d+}`, (context) => {
    const run = core.workflows().run(Number(context.req.param('run')));
    return show(context, run?.title ?? '', (page) => run && runPage(page, run));
  });
  app.get(`${root}/actions/runs/:run{\\d+}/job/:job{\\d+}`, (context) => {
    const run = core.workflows().run(Number(context.req.param('run')));
    const job = run?.jobs.find(({ id }) => String(id) === context.req.param('job'));
    return show(context, job?.name ?? '', (page) => run && job && jobPage(page, run, job));
  });
  app.get(`${root}/actions/workflows/:file{[\\w.-]+}`, (context) => {
    const file = context.req.param('file');
    return show(context, file, (page) => workflowPage(page, file));
  });
  app.get(`${root}/deployments`, (context) => show(context, 'Deployments', deploymentsPage));
  app.get(`${root}/commit/:sha{[0-9a-f]{7,40}}`, (context) =>
    show(context, 'Commit', (page) => commitPage(page, context.req.param('sha'))),
  );
  app.get(`${root}/compare/:range{.+\\.\\.\\..+}`, (context) => {
    const [before = '', after = ''] = context.req.param('range').split('...');
    return show(context, 'Comparing', (page) => comparePage(page, before, after));
  });
  app.get(`${root}/blob/:ref/:file{.+}`, (context) => {
    const { ref, file } = context.req.param();
    return show(context, file, (page) => filePage(page, ref, file));
  });
  app.notFound((context) => context.text('There is no such page here.', 404));
  return app;
}

const policy = secureHeaders({
  contentSecurityPolicy: {
    defaultSrc: ["'none'"],
    scriptSrc: ["'self'"],
    styleSrc: ["'self'"],
    imgSrc: ["'self'", 'data:'],
    // Diagrams are drawn in a frame of their own, see assets.ts.
    frameSrc: ["'self'"],
    formAction: ["'self'"],
    baseUri: ["'none'"],
    frameAncestors: ["'none'"],
  },
  // Over plain http on this machine a promise of https would only shut people out.
  strictTransportSecurity: false,
  xFrameOptions: false,
  referrerPolicy: 'same-origin',
});
