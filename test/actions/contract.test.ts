import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readActions } from '../../actions/lib/contract/metadata.ts';
import { readContract, renderReadme } from '../../actions/lib/contract/readme.ts';
import { REASONS } from '../../actions/lib/reason.ts';
import { renderTemplate } from '../../local/runner/expression.ts';

const REPOSITORY = path.resolve(import.meta.dirname, '../..');
const ACTIONS = readActions();

function accepts(parse: (text: string) => unknown, text: string): boolean {
  try {
    parse(text);
    return true;
  } catch {
    return false;
  }
}

describe.each(ACTIONS)('$name', (action) => {
  test('declares the inputs that its code reads, in that order', async () => {
    const contract = await readContract(action);

    const read = Object.values(contract.inputs).map(({ name }) => name);
    expect(action.inputs.map(({ name }) => name)).toEqual(read);
  });

  test('has defaults that its code takes, and requires the others', async () => {
    const { inputs } = await readContract(action);
    const sha = 'a'.repeat(40);
    const event = { before: 'b'.repeat(40), pull_request: { number: 7, head: { sha }, base: { sha } } };
    const github = { github: { run_id: '1', event_name: 'push', sha: 'c'.repeat(40), event } };
    const faults: string[] = [];
    for (const { name, required, default: preset } of action.inputs) {
      const parse = Object.values(inputs).find((input) => input.name === name)?.parse ?? String;
      const takesDefault = accepts(parse, renderTemplate(preset ?? '', github));
      if (required && preset !== undefined) faults.push(`${name} is required and has a default`);
      if (takesDefault === required)
        faults.push(`${name}: its code ${required ? 'needs no value' : 'refuses the default'}`);
    }

    expect(faults).toEqual([]);
  });

  test('declares the outputs that its code sets, and the reasons that it can end with', async () => {
    const contract = await readContract(action);

    expect(action.outputs.map(({ name }) => name)).toEqual(contract.outputs);
    expect(contract.outputs).toContain('reason');
    expect(contract.reasons).toEqual(expect.arrayContaining(['inputs-invalid', 'unexpected']));
    expect(new Set(contract.reasons).size).toBe(contract.reasons.length);
  });

  test('runs its bundle on Node 24', () => {
    expect(action).toMatchObject({ using: 'node24', main: `../dist/${action.name}.js` });
  });

  test('describes everything, and its README has these tables (npm run docs)', async () => {
    const texts = [action, ...action.inputs, ...action.outputs].map(({ description }) => description);
    expect(texts).not.toContain('');

    const { before, after } = await renderReadme(action);
    expect(before).toBe(after);
  });
});

test('every reason is one that some action can end with', async () => {
  const contracts = await Promise.all(ACTIONS.map(readContract));

  const used = new Set<string>(contracts.flatMap(({ reasons }) => reasons));
  expect([...used].toSorted()).toEqual(Object.keys(REASONS).toSorted());
});

describe('one place each', () => {
  const sources = globSync('actions/**/*.ts', { cwd: REPOSITORY, exclude: ['actions/dist/**'] }).map(
    (file) => ({
      file: file.split(path.sep).join('/'),
      text: readFileSync(path.join(REPOSITORY, file), 'utf8'),
    }),
  );
  const filesWith = (pattern: RegExp): string[] =>
    sources.filter(({ text }) => pattern.test(text)).map(({ file }) => file);

  test('the wrapper alone talks to the runner', () => {
    expect(filesWith(/from '@actions\/core'/)).toEqual(['actions/lib/action.ts']);
  });

  test('actions/lib/aws alone imports the AWS SDK', () => {
    const users = filesWith(/from '@(aws-sdk|smithy)\//);
    expect(users.filter((file) => !file.startsWith('actions/lib/aws/'))).toEqual([]);
    expect(filesWith(/new \w+Client\(/)).toEqual(['actions/lib/aws/clients.ts']);
  });

  test('no action knows of the local servers', () => {
    expect(filesWith(/from '[^']*\/local\//)).toEqual([]);
  });
});
