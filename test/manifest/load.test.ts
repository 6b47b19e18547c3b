import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadManifests, parseManifests } from '../../actions/lib/manifest/load.ts';
import { environmentOf, modelOf } from '../../actions/lib/manifest/lookup.ts';
import { formatProblem } from '../../actions/lib/pipeline/problem.ts';
import { endpoint, filesOf, manifest, messagesOf, parse, problemsOf } from './example.ts';

function problemsOfText(text: string): string[] {
  return problemsOf([{ file: 'prod.json', text }]).map(formatProblem);
}

describe('what is no JSON is told at its place', () => {
  test.each([
    ['{"a": x}', "1:7: not valid JSON: found 'x'"],
    ['{"a": }', "1:7: not valid JSON: found '}'"],
    ['{\n  "a": 1,\n}', "3:1: not valid JSON: found '}'"],
    ['{\n  a: 1 }', "2:3: not valid JSON: found 'a'"],
    ['{\n  "a": 1 // why\n}', "2:10: not valid JSON: found '/'"],
    ["{'a': 1}", "1:2: not valid JSON: found '''"],
    ['{"a": 1}}', "1:9: not valid JSON: found '}'"],
    ['{"a": nul }', "1:10: not valid JSON: found ' '"],
    ['{"a": "\t"}', "1:8: not valid JSON: found '\t'"],
    ['{"a": 1\n', '2:1: not valid JSON: it ends too early'],
    ['{"a": "b', '1:9: not valid JSON: it ends too early'],
    ['', '1:1: not valid JSON: it ends too early'],
    ['a: 1', "1:1: not valid JSON: found 'a'"],
  ])('%j', (text, expected) => {
    expect(problemsOfText(text)).toEqual([
      `prod.json:${expected}; names and text stand in double quotes, commas between entries only, comments nowhere`,
    ]);
  });
});

describe('JSON as editors and people write it', () => {
  const text = JSON.stringify(manifest('prod'), null, 2);

  test.each([
    ['with a byte order mark', `\uFEFF${text}`],
    ['with tabs', JSON.stringify(manifest('prod'), null, '\t')],
    ['with line ends of Windows', text.replaceAll('\n', '\r\n')],
    ['on one line', JSON.stringify(manifest('prod'))],
  ])('%s', (_, written) => {
    const manifests = parseManifests([{ file: 'prod.json', text: written }]);

    expect(manifests.environments.get('prod')?.manifest).toEqual(manifest('prod'));
  });

  test('keys that stand twice are refused, all of them', () => {
    const twice = text
      .replace('"region": ', '"region": "eu-west-1",\n  "region": ')
      .replace('"instanceCount": ', '"instanceCount": 1,\n        "instanceCount": ');

    expect(problemsOfText(twice)).toEqual([
      'prod.json:7:4: region: defined twice, first in line 6',
      'prod.json:20:10: models.fares.endpoint.instanceCount: defined twice, first in line 19',
    ]);
  });

  test.each(['null', '[]', '3', '"prod"'])('%s is no manifest', (value) => {
    expect(problemsOfText(value)).toEqual([
      expect.stringMatching(
        /^prod\.json:1:[12]: expected a block of keys \(Which model runs in an environment/,
      ),
    ]);
  });
});

describe('all manifests', () => {
  test('stand in the order of promotion, however their names sort', () => {
    const manifests = parse(
      manifest('a-prod', { promotesFrom: 'm-staging' }),
      manifest('b-prod', { promotesFrom: 'm-staging' }),
      manifest('m-staging', { promotesFrom: 'z-dev' }),
      manifest('sandbox'),
      manifest('z-dev'),
    );

    expect([...manifests.environments.keys()]).toEqual(['sandbox', 'z-dev', 'm-staging', 'a-prod', 'b-prod']);
  });

  test('problems of one file do not hide those of another', () => {
    const files = [
      ...filesOf([{ ...manifest('staging'), region: 'mars' }]),
      { file: 'environments/prod.json', text: '{' },
      ...filesOf([
        {
          ...manifest('test', { models: { fares: endpoint({ instanceCount: 9 }) } }),
          account: 111122223333,
        },
      ]),
    ];

    expect(problemsOf(files).map(formatProblem)).toEqual([
      expect.stringMatching(/^environments\/prod\.json:1:2: not valid JSON/),
      "environments/staging.json:6:14: region: 'mars' is not possible: a region is written like us-east-1",
      'environments/test.json:5:14: account: expected text (AWS account number: twelve digits, in quotes), found the number 111122223333',
      'environments/test.json:18:26: models.fares.endpoint.instanceCount: autoscaling keeps 2 to 4 instances; write a count within these, found 9',
    ]);
  });

  test('an environment whose file cannot be read is not told as missing', () => {
    const files = [
      ...filesOf([manifest('prod', { promotesFrom: 'staging' })]),
      { file: 'environments/staging.json', text: '{' },
    ];

    expect(problemsOf(files).map(({ file }) => file)).toEqual(['environments/staging.json']);
  });

  test('an environment has one manifest', () => {
    const [file] = filesOf([manifest('prod')]);
    const files = [file, { file: 'environments/copy.json', text: file?.text ?? '' }].filter(
      (each) => each !== undefined,
    );

    expect(problemsOf(files).map(formatProblem)).toEqual([
      "environments/copy.json:3:19: environment: environments/prod.json is the manifest of 'prod' already",
    ]);
  });

  test('are read from a folder, without the schema and what is no JSON', async () => {
    await using folder = await temporaryFolder({
      'prod.json': JSON.stringify(manifest('prod')),
      'manifest.schema.json': '{}',
      'README.md': 'words',
    });

    const manifests = await loadManifests(folder.path);

    expect([...manifests.environments.values()].map(({ file }) => file)).toEqual([
      path.join(folder.path, 'prod.json'),
    ]);
  });

  test.each(['nowhere', 'package.json', 'docs'])(
    'a folder without manifests is refused: %s',
    async (folder) => {
      await expect(loadManifests(folder)).rejects.toThrow(
        `${folder}: no manifest there: name the folder that has <environment>.json for each environment`,
      );
    },
  );
});

describe('what somebody named', () => {
  const manifests = parse(manifest('staging'), manifest('prod', { promotesFrom: 'staging' }));

  test('is found', () => {
    expect(modelOf(environmentOf(manifests, 'prod'), 'fares').endpoint.instanceCount).toBe(2);
  });

  test.each([
    [
      () => environmentOf(manifests, 'prd'),
      "There is no environment 'prd'; did you mean 'prod'? Environments: staging, prod.",
    ],
    [
      () => modelOf(environmentOf(manifests, 'prod'), 'fare'),
      "environments/prod.json has no model 'fare'; did you mean 'fares'? Models there: fares.",
    ],
    [
      () => modelOf(environmentOf(manifests, 'prod'), 'constructor'),
      "environments/prod.json has no model 'constructor'; Models there: fares.",
    ],
  ])('or the sentence lists what there is', (look, message) => {
    expect(look).toThrow(expect.objectContaining({ message, reason: 'inputs-invalid' }));
  });
});

test('names that JavaScript treats in its own way are data', () => {
  const text = JSON.stringify(manifest('prod')).replace('"fares"', '"__proto__"');

  expect(problemsOfText(text)).toEqual([
    expect.stringContaining(
      "models.__proto__: the name '__proto__' is not possible: letters, digits and hyphens",
    ),
  ]);
  expect(
    messagesOf(manifest('prod', { models: { constructor: manifest('prod').models.fares ?? never() } })),
  ).toEqual([]);
});

function never(): never {
  throw new Error('the example has a model');
}

async function temporaryFolder(
  files: Readonly<Record<string, string>>,
): Promise<{ path: string } & AsyncDisposable> {
  const folder = await mkdtemp(path.join(tmpdir(), 'environments-'));
  for (const [name, text] of Object.entries(files)) await writeFile(path.join(folder, name), text);
  return { path: folder, [Symbol.asyncDispose]: () => rm(folder, { recursive: true, force: true }) };
}
