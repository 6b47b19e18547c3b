import { mkdtemp, mkdir, rm, writeFile, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { runAction, type ActionRun } from '../../local/runner/action.ts';
import { parseCommand } from '../../local/runner/command.ts';
import { parseCommandFile } from '../../local/runner/command-file.ts';
import { holds, renderTemplate } from '../../local/runner/expression.ts';
import { StepLog } from '../../local/runner/log.ts';

describe('expressions', () => {
  const contexts = { github: { run_id: '42', event: { ref: 'main' }, sha: '' } };

  test.each([
    ['run-${{ github.run_id }}', 'run-42'],
    ['${{ github.event.ref }}/${{ github.run_id }}', 'main/42'],
    ["${{ github.sha || 'none' }}", 'none'],
    ["${{ format('{0}!', github.run_id) }}", '42!'],
    ['${{ github.absent.deeper }}', ''],
    ['plain', 'plain'],
  ])('%s', (template, expected) => {
    expect(renderTemplate(template, contexts)).toBe(expected);
  });

  test('names the expression that it can not evaluate', () => {
    expect(() => renderTemplate('${{ github.run_id + }}', contexts)).toThrow('${{ github.run_id + }}');
    expect(() => renderTemplate('${{ secrets.KEY }}', contexts)).toThrow(
      "Unrecognized named-value: 'secrets'",
    );
  });

  test.each([
    ['always()', true],
    ['${{ failure() }}', false],
    ["github.run_id == '42' && always()", true],
    ['github.sha', false],
    ['github.event', true],
  ])('the condition %s is %s', (condition, expected) => {
    expect(holds(condition, contexts, { always: () => true, failure: () => false })).toBe(expected);
  });
});

describe('workflow commands', () => {
  test.each([
    ['::error file=a.yaml,line=3,col=7::wrong', 'error', { file: 'a.yaml', line: '3', col: '7' }, 'wrong'],
    [
      '::warning title=Two%2C parts%3A here::50%25 of%0Ait',
      'warning',
      { title: 'Two, parts: here' },
      '50% of\nit',
    ],
    ['::notice file=C:/a.txt::here', 'notice', { file: 'C:/a.txt' }, 'here'],
    ['  ::endgroup::', 'endgroup', {}, ''],
    ['::debug::%250A', 'debug', {}, '%0A'],
  ])('%s', (line, name, properties, message) => {
    expect(parseCommand(line)).toEqual({ name, properties, message });
  });

  test.each(['error::no', 'text ::error::no', '::', 'std::string::npos'])('%s is text', (line) => {
    expect(parseCommand(line)).toBeUndefined();
  });

  test('masks secrets in text, annotations and every line of a longer secret, longest first', () => {
    const log = new StepLog(() => undefined, ['abc']);
    log.write('::add-mask::abcdef%0Asecond');
    log.write('abcdef abc second');
    log.write('::error::token abcdef');

    expect(log.lines.map((line) => line.text)).toEqual(['*** *** ***', 'token ***']);
    expect(log.annotations).toEqual([{ level: 'error', message: 'token ***' }]);
  });

  test('carries no command out between stop-commands and its token', () => {
    const log = new StepLog(() => undefined);
    for (const line of ['::stop-commands::token-1', '::error::quoted', '::token-1::', '::error::real'])
      log.write(line);

    expect(log.annotations.map((annotation) => annotation.message)).toEqual(['real']);
    expect(log.lines.map((line) => line.kind)).toEqual(['text', 'error']);
  });
});

describe('command files', () => {
  test('reads name=value and heredocs', () => {
    const text = 'a=1=2\nb<<END\nline 1\n\nx=y\nEND\nempty=\nurl=s3://a<<b\n';
    expect(parseCommandFile(text)).toEqual({ a: '1=2', b: 'line 1\n\nx=y', empty: '', url: 's3://a<<b' });
  });

  test.each([
    ['no separator', "Invalid format 'no separator' in line 1 of the command file"],
    ['a=1\n=2', 'the name is missing'],
    ['a<<', 'the delimiter is missing'],
    ['a<<END\nvalue', 'no line "END" ends the value'],
  ])('refuses %j', (text, message) => {
    expect(() => parseCommandFile(text)).toThrow(message);
  });
});

describe('an action', () => {
  const metadata = `name: Greet
inputs:
  who: { required: true, description: Whom }
  run-id: { default: 'run-\${{ github.run_id }}', description: Run }
  dry run: { default: false, description: Blank in the name }
  old: { deprecationMessage: 'use who', description: Old }
runs: { using: node24, main: main.js, post: post.js, post-if: POST_IF }
`;
  const main = `import { appendFileSync, readFileSync } from 'node:fs';
    const { env } = process;
    appendFileSync(env.GITHUB_OUTPUT, 'inputs=' + JSON.stringify([env.INPUT_WHO, env['INPUT_RUN-ID'], env.INPUT_DRY_RUN]) + '\\n');
    appendFileSync(env.GITHUB_OUTPUT, 'event<<E\\n' + readFileSync(env.GITHUB_EVENT_PATH, 'utf8') + '\\nE\\n');
    appendFileSync(env.GITHUB_OUTPUT, 'leaked=' + (env.AWS_PROFILE ?? 'no') + '\\n');
    appendFileSync(env.GITHUB_STATE, 'marker=' + env.MARKER + '\\n');
    appendFileSync(env.GITHUB_ENV, 'LATER=1\\n');
    appendFileSync(env.GITHUB_STEP_SUMMARY, '# Hello token-123\\n');
    console.log('::notice title=Hi::hello ' + env.INPUT_WHO + ' token-123');
    if (env.INPUT_WHO === 'wait') { process.on('SIGINT', () => { console.log('interrupted'); process.exit(3); }); console.log('ready'); setInterval(() => {}, 1000); }
    if (env.INPUT_WHO === 'nobody') process.exitCode = 7;
    if (env.INPUT_WHO === 'broken') appendFileSync(env.GITHUB_OUTPUT, 'broken\\n');`;
  const post = `import { writeFileSync } from 'node:fs';
    writeFileSync(process.env.STATE_marker, 'post ran ' + process.env.LATER);`;

  async function greet(options: Partial<ActionRun> & { postIf?: string; who: string }) {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(path.join(tmpdir(), 'greet-'));
    stack.defer(() => rm(folder, { recursive: true }));
    await mkdir(path.join(folder, 'greet'));
    const files = {
      'action.yml': metadata.replace('POST_IF', options.postIf ?? 'always()'),
      'main.js': main,
      'post.js': post,
    };
    for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, 'greet', name), text);
    await writeFile(path.join(folder, 'package.json'), '{"type":"module"}');
    const marker = path.join(folder, 'marker');
    const result = await runAction({
      action: './greet',
      cwd: folder,
      inputs: { who: options.who, ...options.inputs },
      env: { GITHUB_RUN_ID: '42', MARKER: marker },
      event: { ref: 'main' },
      token: 'token-123',
      ...(options.onLine && { onLine: options.onLine }),
      ...(options.signal && { signal: options.signal }),
    });
    return { ...result, post: await readFile(marker, 'utf8').catch(() => undefined) };
  }

  test('gets defaults, inputs, event and state; its outputs, summary and annotations come back masked', async () => {
    process.env.AWS_PROFILE = 'of-the-developer';
    const result = await greet({ who: 'you' });
    delete process.env.AWS_PROFILE;

    expect(result.conclusion).toBe('success');
    expect(result.outputs).toEqual({
      inputs: '["you","run-42","false"]',
      event: '{"ref":"main"}',
      leaked: 'no',
    });
    expect(result.summary).toBe('# Hello ***\n');
    expect(result.exported).toEqual({ LATER: '1' });
    expect(result.annotations).toEqual([{ level: 'notice', title: 'Hi', message: 'hello you ***' }]);
    expect(result.stdout).toBe('hello you ***');
    expect(result.post).toBe('post ran 1');
  });

  test('is warned about inputs that its action.yml does not know, and about deprecated ones', async () => {
    const result = await greet({ who: 'you', inputs: { whom: 'me', old: '1' } });

    expect(result.annotations.map(({ level, message }) => `${level}: ${message}`)).toEqual([
      "warning: Input 'old' has been deprecated with message: use who",
      "warning: Unexpected input(s) 'whom', valid inputs are ['who', 'run-id', 'dry run', 'old']",
      'notice: hello you ***',
    ]);
  });

  test.each([
    ['nobody', 'always()', 7, 'post ran 1'],
    ['nobody', 'success()', 7, undefined],
    ['nobody', 'failure()', 7, 'post ran 1'],
    ['you', 'failure()', 0, undefined],
  ])('greeting %s with post-if %s exits with %i', async (who, postIf, exitCode, expectedPost) => {
    const result = await greet({ who, postIf });

    expect(result.exitCode).toBe(exitCode);
    expect(result.conclusion).toBe(exitCode === 0 ? 'success' : 'failure');
    expect(result.post).toBe(expectedPost);
  });

  test('fails where its output file is malformed', async () => {
    const result = await greet({ who: 'broken' });

    expect(result.conclusion).toBe('failure');
    expect(result.annotations.at(-1)?.message).toContain("Invalid format 'broken' in line");
  });

  test('is interrupted when the run is cancelled, and its post still runs', async () => {
    const cancel = new AbortController();
    const result = await greet({
      who: 'wait',
      signal: cancel.signal,
      onLine: (line) => {
        if (line.text === 'ready') cancel.abort();
      },
    });

    expect(result.conclusion).toBe('cancelled');
    expect(result.exitCode).toBe(3);
    expect(result.stdout).toContain('interrupted');
    expect(result.post).toBe('post ran 1');
  });

  test('that is no JavaScript action is refused by name', async () => {
    await using stack = new AsyncDisposableStack();
    const folder = await mkdtemp(path.join(tmpdir(), 'composite-'));
    stack.defer(() => rm(folder, { recursive: true }));
    await writeFile(path.join(folder, 'action.yml'), 'runs: { using: composite, steps: [] }');

    await expect(runAction({ action: folder, inputs: {} })).rejects.toThrow('runs.using is "composite"');
  });
});
