import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import type { Contract } from '../action.ts';
import type { Inputs } from '../input.ts';
import { REASONS } from '../reason.ts';
import { code, table } from '../summary/markdown.ts';
import { type ActionMetadata, readActions } from './metadata.ts';

/** The README of an action with its tables made anew, and what it was before. */
export interface Readme {
  file: string;
  before: string;
  after: string;
}

/** Throws where a README is missing or lacks the comments that the tables stand between. */
export async function renderReadme(action: ActionMetadata): Promise<Readme> {
  const file = path.join(action.folder, 'README.md');
  const before = await readFile(file, 'utf8');
  const contract = await readContract(action);
  const tables = {
    inputs: table(['input', 'what it is', 'default'], action.inputs.map(inputRow)),
    outputs: table(
      ['output', 'what it is'],
      action.outputs.map(({ name, description }) => [code(name), description]),
    ),
    reasons: table(
      ['reason', 'what it means'],
      contract.reasons.map((reason) => [code(reason), REASONS[reason]]),
    ),
  };
  let after = before;
  for (const [name, text] of Object.entries(tables)) after = replaceSection(after, file, name, text);
  const options = await resolveConfig(file);
  return { file, before, after: await format(after, { ...options, filepath: file }) };
}

export async function readContract(action: ActionMetadata): Promise<Contract<Inputs, string>> {
  const module: { CONTRACT: Contract<Inputs, string> } = await import(
    path.join(action.folder, 'contract.ts')
  );
  return module.CONTRACT;
}

function inputRow({
  name,
  description,
  required,
  default: preset,
}: ActionMetadata['inputs'][number]): string[] {
  if (required) return [code(name), description, 'required'];
  return [code(name), description, preset ? code(preset) : ''];
}

function replaceSection(text: string, file: string, name: string, body: string): string {
  const [start, end] = [`<!-- ${name} -->`, `<!-- /${name} -->`];
  const from = text.indexOf(start);
  const to = text.indexOf(end);
  if (from < 0 || to < from)
    throw new Error(`${file} needs the lines "${start}" and "${end}", for the table of ${name}.`);
  return `${text.slice(0, from + start.length)}\n\n${body}\n${text.slice(to)}`;
}

if (import.meta.main) {
  for (const action of readActions()) {
    const { file, before, after } = await renderReadme(action);
    if (before === after) continue;
    await writeFile(file, after);
    process.stdout.write(`Wrote ${path.relative(process.cwd(), file)}\n`);
  }
}
