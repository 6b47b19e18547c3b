import { type Context, Hono } from 'hono';
import { isObject } from '../../plain.ts';
import type { PagesSource } from './source.ts';
import type { Viewers } from './viewer.ts';
import { INPUT_PREFIX } from './workflow-pages.ts';

interface Request {
  method: 'POST' | 'PUT' | 'PATCH';
  /** Below the repository in the API. */
  path: string;
  body: object;
}

const FOREIGN_FORM = 'This form is not of a page that was sent to you. Open the page again.';

type Form = Readonly<Record<string, string>>;

/** What forms of the pages do: each is one request to the REST API as the viewer. */
export function buttons({
  source,
  viewers,
  root,
  refuse,
}: {
  source: PagesSource;
  viewers: Viewers;
  root: string;
  /** Answers 403 with a page that says why. */
  refuse: (context: Context, reason: string) => Response | Promise<Response>;
}): Hono {
  const app = new Hono();

  async function press(context: Context, request: (form: Form) => Request | readonly Request[]) {
    const form = await formOf(context);
    const viewer = viewers.of(context);
    if (!viewers.trusts(context, viewer, form.formToken)) return refuse(context, FOREIGN_FORM);
    if (viewer.login === null) return refuse(context, 'There is nobody to act as: add a person first.');
    for (const { method, path, body } of [request(form)].flat()) {
      const answer = await source.act(viewer.login, method, `/repos${root}${path}`, body);
      if (!answer.ok) return refuse(context, await messageOf(answer));
    }
    return context.redirect(backOf(form, root), 303);
  }

  app.post('/_pages/viewer', async (context) => {
    const form = await formOf(context);
    if (!viewers.trusts(context, viewers.of(context), form.formToken)) return refuse(context, FOREIGN_FORM);
    viewers.choose(context, form.login ?? '');
    return context.redirect(backOf(form, root), 303);
  });
  app.post(`${root}/pull/:number{\\d+}/review`, (context) =>
    press(context, ({ event, comment }) => ({
      method: 'POST',
      path: `/pulls/${number(context)}/reviews`,
      body: { event, body: comment },
    })),
  );
  app.post(`${root}/pull/:number{\\d+}/merge`, (context) =>
    press(context, ({ sha }) => ({ method: 'PUT', path: `/pulls/${number(context)}/merge`, body: { sha } })),
  );
  app.post(`${root}/pull/:number{\\d+}/close`, (context) =>
    press(context, () => ({ method: 'PATCH', path: `/pulls/${number(context)}`, body: { state: 'closed' } })),
  );
  app.post(`${root}/pull/:number{\\d+}/reopen`, (context) =>
    press(context, () => ({ method: 'PATCH', path: `/pulls/${number(context)}`, body: { state: 'open' } })),
  );
  app.post(`${root}/issues/:number{\\d+}/comment`, (context) =>
    press(context, ({ comment }) => ({
      method: 'POST',
      path: `/issues/${number(context)}/comments`,
      body: { body: comment },
    })),
  );
  app.post(`${root}/actions/runs/:number{\\d+}/approve`, (context) =>
    press(context, () => ({ method: 'POST', path: `/actions/runs/${number(context)}/approve`, body: {} })),
  );
  app.post(`${root}/actions/workflows/:file{[\\w.-]+}/dispatches`, (context) =>
    press(context, (form) => ({
      method: 'POST',
      path: `/actions/workflows/${context.req.param('file')}/dispatches`,
      body: { ref: source.core.state.repository.defaultBranch, inputs: inputsOf(form) },
    })),
  );
  app.post(`${root}/actions/runs/:number{\\d+}/deployments`, (context) =>
    press(context, ({ environment, state, comment }) => ({
      method: 'POST',
      path: `/actions/runs/${number(context)}/pending_deployments`,
      body: { environment_ids: [Number(environment)], state, comment },
    })),
  );
  return app;
}

async function formOf(context: Context): Promise<Form> {
  const fields = Object.entries(await context.req.parseBody());
  return Object.fromEntries(
    fields.filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
  );
}

/** Inputs of a dispatch; one that was left empty has its default. */
function inputsOf(form: Form): Form {
  const inputs = Object.entries(form).filter(
    ([name, value]) => name.startsWith(INPUT_PREFIX) && value !== '',
  );
  return Object.fromEntries(inputs.map(([name, value]) => [name.slice(INPUT_PREFIX.length), value]));
}

function number(context: Context): string {
  return context.req.param('number') ?? '';
}

/** The page that the form was on; never another server's. */
function backOf({ back = '' }: Form, root: string): string {
  return back.startsWith(`${root}/`) ? back : `${root}/pulls`;
}

async function messageOf(answer: Response): Promise<string> {
  const text = await answer.text();
  try {
    const body: unknown = JSON.parse(text);
    if (isObject(body) && typeof body.message === 'string') return body.message;
  } catch {
    // Not JSON: shown as it came.
  }
  return text || `The request was refused with ${answer.status}.`;
}
