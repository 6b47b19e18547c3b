import path from 'node:path/posix';
import { html } from 'hono/html';
import { isObject } from '../../plain.ts';
import { isOn, scalarText, valueAt } from '../../runner/value.ts';
import { readWorkflow } from '../../workflows/definition.ts';
import { readFileAt } from '../history.ts';
import { formFields, type Html, type Page } from './layout.ts';
import { runRows } from './run-pages.ts';

/** What a form's fields for the inputs of a dispatch are called, before the input's name. */
export const INPUT_PREFIX = 'input:';

/** A workflow's runs, and the form that starts it by hand; undefined where the default branch has no such file. */
export async function workflowPage(page: Page, name: string): Promise<Html | undefined> {
  const { core } = page.source;
  const workflows = core.workflows();
  const file = (await workflows.files()).find((candidate) => path.basename(candidate.path) === name);
  if (file === undefined) return undefined;
  const found = await readFileAt(core.git, core.state.repository.defaultBranch, file.path);
  const { on } = readWorkflow(file.path, found?.text ?? '');
  return html`<h1>${file.name} <span class="number">${name}</span></h1>
    ${Object.hasOwn(on, 'workflow_dispatch') ? dispatch(page, valueAt(on, 'workflow_dispatch', 'inputs')) : ''}
    ${runRows(
      page,
      workflows.runs().filter(({ workflow }) => workflow.path === file.path),
    )}`;
}

function dispatch({ viewer, path: back }: Page, inputs: unknown): Html {
  if (viewer.login === null) return html``;
  return html`<form method="post" action="${back}/dispatches" class="box" id="dispatch">
    ${formFields(viewer, back)}
    ${Object.entries(isObject(inputs) ? inputs : {}).map(([name, input]) =>
      field(name, isObject(input) ? input : {}),
    )}
    <p><button class="primary">Run workflow</button></p>
  </form>`;
}

function field(name: string, input: Record<string, unknown>): Html {
  const { type, required, description, options } = input;
  const fallback = scalarText(input['default']) ?? '';
  const choices = type === 'boolean' ? ['false', 'true'] : Array.isArray(options) ? options.map(String) : [];
  const key = `${INPUT_PREFIX}${name}`;
  return html`<p>
    <label
      ><strong>${name}</strong> <span class="facts">${scalarText(description) ?? ''}</span> ${
        choices.length > 0
          ? html`<select name="${key}">
              ${choices.map(
                (choice) => html`<option ${choice === fallback ? 'selected' : ''}>${choice}</option>`,
              )}
            </select>`
          : html`<input name="${key}" value="${fallback}" ${isOn(required) ? 'required' : ''} />`
      }</label
    >
  </p>`;
}
