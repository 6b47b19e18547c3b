import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { FAILSAFE_SCHEMA, load } from 'js-yaml';
import { isObject } from '../plain.ts';
import { textAt, valueAt } from './value.ts';

export interface ActionInput {
  required: boolean;
  default?: string;
  deprecationMessage?: string;
}

/** What an `action.yml` of a JavaScript action says. `main` and `post` are absolute paths. */
export interface ActionMetadata {
  name: string;
  folder: string;
  inputs: Readonly<Record<string, ActionInput>>;
  using: string;
  main: string;
  post?: string;
  postIf: string;
}

/** Reads `<folder>/action.yml`. Throws where it is none of a JavaScript action: the runner starts nothing else. */
export async function readAction(folder: string): Promise<ActionMetadata> {
  const file = path.join(folder, 'action.yml');
  // By the failsafe schema every scalar is text, as every input is: `default: false` stays `false`, `7.0` stays `7.0`.
  const text = await readFile(file, 'utf8').catch((cause: unknown) => {
    throw new Error(`There is no action in ${folder}: action.yml can't be read.`, { cause });
  });
  const document = load(text, { filename: file, schema: FAILSAFE_SCHEMA });
  const using = textAt(document, 'runs', 'using') ?? '';
  const main = textAt(document, 'runs', 'main');
  const post = textAt(document, 'runs', 'post');
  if (!using.startsWith('node') || main === undefined) {
    throw new Error(`${file}: runs.using is "${using}"; only JavaScript actions with a main can be run.`);
  }
  return {
    name: textAt(document, 'name') ?? path.basename(folder),
    folder,
    inputs: inputsOf(valueAt(document, 'inputs')),
    using,
    main: path.resolve(folder, main),
    ...(post !== undefined && { post: path.resolve(folder, post) }),
    postIf: textAt(document, 'runs', 'post-if') ?? 'always()',
  };
}

function inputsOf(declared: unknown): Record<string, ActionInput> {
  const inputs: Record<string, ActionInput> = {};
  if (!isObject(declared)) return inputs;
  for (const [name, value] of Object.entries(declared)) {
    const input: ActionInput = { required: textAt(value, 'required') === 'true' };
    const fallback = textAt(value, 'default');
    if (fallback !== undefined) input.default = fallback;
    const deprecation = textAt(value, 'deprecationMessage');
    if (deprecation !== undefined) input.deprecationMessage = deprecation;
    inputs[name] = input;
  }
  return inputs;
}
