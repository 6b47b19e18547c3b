import { mkdir, symlink, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadPipeline } from '../../actions/lib/pipeline/load.ts';
import { formatProblem, ProblemsError } from '../../actions/lib/pipeline/problem.ts';
import { oneStep, problemsOf, temporaryPipelines } from './temporary-pipeline.ts';

const HEAD = `name: example
parameters:
  Text: words
  Count: 3
  Ratio: 0.5
  Flag: true
  Source: { type: String, default: Manual, enum: [Manual, Drift] }
modelPackageGroup: example
steps:
  Prep: # line 10
    type: Processing
    image: { framework: xgboost, version: 3.0-5 }
    instance: ml.m5.xlarge
    script: prep.py
    inputs: { data: s3://bucket/data }
    outputs: [train, report]
    reports: { quality: { output: report, file: quality.json } }
  Train: # line 18
    type: Training
    image: { framework: xgboost, version: 3.0-5 }
    instance: ml.m5.xlarge
    channels: { train: '\${{ steps.Prep.outputs.train }}' }
  Check: # line 23
    type: Condition
    if: CONDITION
    then: [Register]
    else: [Stop]
  Register: # line 28
    type: RegisterModel
    model: \${{ steps.Train.model }}
    image: { framework: xgboost, version: 3.0-5 }
    contentTypes: [text/csv]
    responseTypes: [text/csv]
  Stop: # line 34
    type: Fail
    message: no
`;
const FILES = { 'prep.py': 'print(1)\n' };
const GOOD = 'steps.Prep.reports.quality.rmse <= parameters.Ratio';

function withCondition(condition: string): string {
  return HEAD.replace('CONDITION', () => `\${{ ${condition} }}`);
}

describe('a whole pipeline', () => {
  test('has no problems', async () => {
    expect(await problemsOf(withCondition(GOOD), FILES)).toEqual([]);
  });

  test.each([
    [
      'unknown step type',
      ['type: Training', 'type: Trainig'],
      "19:11 steps.Train.type: unknown step type 'Trainig'; did you mean 'Training'?",
    ],
    [
      'unknown key',
      ['channels:', 'chanels:'],
      "22:5 steps.Train.chanels: unknown key 'chanels'; did you mean 'channels'?",
    ],
    ['missing key', ['channels:', 'chanels:'], "18:3 steps.Train: needs a key 'channels'"],
    [
      'unknown key at the top',
      ['modelPackageGroup:', 'modelPackageGrup:'],
      "8:1 modelPackageGrup: unknown key 'modelPackageGrup'; did you mean 'modelPackageGroup'?",
    ],
    [
      'duplicate step',
      ['Stop: # line 34', 'Train: # line 34'],
      '34:3 steps.Train: defined twice, first in line 18',
    ],
    [
      'duplicate parameter',
      ['  Ratio: 0.5', '  Count: 0.5'],
      '5:3 parameters.Count: defined twice, first in line 4',
    ],
    [
      'missing script',
      ['script: prep.py', 'script: preb.py'],
      "14:13 steps.Prep.script: no file 'preb.py' beside this file",
    ],
    [
      'script outside of pipelines/',
      ['script: prep.py', 'script: ../../prep.py'],
      "14:13 steps.Prep.script: '../../prep.py' leads out of pipelines/",
    ],
    [
      'absolute script',
      ['script: prep.py', 'script: /etc/passwd'],
      "14:13 steps.Prep.script: '/etc/passwd' has to be a path relative to this file",
    ],
    ['script that is a folder', ['script: prep.py', 'script: .'], "14:13 steps.Prep.script: '.' is no file"],
    [
      'unknown step',
      ['steps.Prep.outputs.train', 'steps.Perp.outputs.train'],
      "22:29 steps.Train.channels.train: no step 'Perp'; did you mean 'Prep'?",
    ],
    [
      'unknown output',
      ['steps.Prep.outputs.train', 'steps.Prep.outputs.tarin'],
      "22:29 steps.Train.channels.train: step 'Prep' has no output 'tarin'; did you mean 'train'? Outputs: train, report.",
    ],
    [
      'wrong kind of reference',
      ['steps.Train.model', 'steps.Train.outputs.model'],
      "30:16 steps.Register.model: a Training step has no 'outputs'; write steps.Train.model or steps.Train.properties.PATH",
    ],
    [
      'report outside of a condition',
      ['steps.Train.model', 'steps.Prep.reports.quality.rmse'],
      "30:12 steps.Register.model: 'steps.Prep.reports.quality.rmse' reads a report: only the 'if'",
    ],
    [
      'report without output',
      ['output: report', 'output: rapport'],
      "17:25 steps.Prep.reports.quality: no output 'rapport' to hold it; outputs: train, report.",
    ],
    [
      'unknown framework',
      [
        'framework: xgboost, version: 3.0-5 }\n    instance: ml.m5.xlarge\n    script',
        'framework: xgbost, version: 3.0-5 }\n    instance: ml.m5.xlarge\n    script',
      ],
      "12:25 steps.Prep.image.framework: 'xgbost' is not allowed; did you mean 'xgboost'?",
    ],
    [
      'unknown version',
      [
        'version: 3.0-5 }\n    instance: ml.m5.xlarge\n    script',
        'version: 3.0-9 }\n    instance: ml.m5.xlarge\n    script',
      ],
      "12:43 steps.Prep.image.version: no version '3.0-9' of xgboost; did you mean '3.0-5'? Known versions (2026-11-22): 0.90-1, ",
    ],
    [
      'unknown step in a branch',
      ['then: [Register]', 'then: [Registr]'],
      "26:12 steps.Check.then[0]: no step 'Registr'; did you mean 'Register'?",
    ],
    [
      'step in two branches',
      ['else: [Stop]', 'else: [Stop, Register]'],
      "27:18 steps.Check.else[1]: step 'Register' already stands in steps.Check.then; a step runs in one branch only",
    ],
    [
      'condition in its own branch',
      ['else: [Stop]', 'else: [Stop, Check]'],
      '27:18 steps.Check.else[1]: a condition cannot stand in its own branch',
    ],
    [
      'reference to a Fail step',
      ['steps.Train.model', 'steps.Stop.properties.X'],
      "30:16 steps.Register.model: step 'Stop' is a Fail step",
    ],
    [
      'waiting for a Fail step',
      ['type: Training\n', 'type: Training\n    dependsOn: [Stop]\n'],
      "20:17 steps.Train.dependsOn[0]: step 'Stop' is a Fail step",
    ],
    [
      'waiting for a step that is not there',
      ['type: Training\n', 'type: Training\n    dependsOn: [Pepr]\n'],
      "20:17 steps.Train.dependsOn[0]: no step 'Pepr'; did you mean 'Prep'?",
    ],
    [
      'reference into a branch',
      [
        'inputs: { data: s3://bucket/data }',
        "environment: { A: '${{ steps.Register.properties.ModelPackageArn }}' }",
      ],
      "15:28 steps.Prep.environment.A: step 'Prep' takes something from step 'Register', which runs only in steps.Check.then",
    ],
    [
      'cycle',
      ['data: s3://bucket/data', "data: '${{ steps.Train.model }}'"],
      '22:29 steps.Train.channels.train: steps wait for each other in a circle: Prep -> Train -> Prep',
    ],
    [
      'address that is none',
      ['s3://bucket/data', 'https://bucket/data'],
      "15:21 steps.Prep.inputs.data: 'https://bucket/data' is no S3 address",
    ],
    [
      'number as address',
      ['s3://bucket/data', "'${{ parameters.Count }}'"],
      "15:22 steps.Prep.inputs.data: 'parameters.Count' is a whole number; an S3 address is text",
    ],
    [
      'no instance type',
      ['instance: ml.m5.xlarge\n    script', 'instance: m5.xlarge\n    script'],
      "13:15 steps.Prep.instance: 'm5.xlarge' is no SageMaker instance type; write one such as ml.m5.xlarge",
    ],
    [
      'no model package group',
      ['modelPackageGroup: example\n', '\n'],
      '28:3 steps.Register: needs a model package group',
    ],
    [
      'empty metadata',
      ['responseTypes: [text/csv]', "metadata: { a: '' }\n    responseTypes: [text/csv]"],
      '33:21 steps.Register.metadata.a: is empty; leave it out',
    ],
    [
      'pipeline name',
      ['name: example', 'name: my_example'],
      "1:7 name: 'my_example' is not possible: SageMaker takes letters, digits and hyphens",
    ],
    [
      'step name',
      ['Stop: # line 34', 'Stop!: # line 34'],
      "34:3 steps.Stop!: the name 'Stop!' is not possible: SageMaker takes 1 to 64 letters",
    ],
    ['empty message', ['message: no', "message: ''"], '36:15 steps.Stop.message: is empty'],
    [
      'quality check without words of its own',
      ['type: Fail', 'type: Lambda'],
      "34:3 steps.Stop: needs a key 'raw'",
    ],
  ])('%s', async (_, [from, to], expected) => {
    const text = withCondition(GOOD);
    expect(text).toContain(from);

    const problems = await problemsOf(
      text.replace(from ?? '', () => to ?? ''),
      FILES,
    );

    expect(problems).toContainEqual(expect.stringContaining(expected ?? ''));
  });

  test('all problems come in one run, in the order of the file', async () => {
    const text = withCondition("parameters.Ratio == 'x'")
      .replace('script: prep.py', 'script: gone.py\n    instnace: x')
      .replace('steps.Train.model', 'steps.Trian.model')
      .replace('type: Fail', 'type: Fial')
      .replace('then: [Register]', 'then: [Registre]');

    expect((await problemsOf(text, FILES)).map((problem) => problem.split(';')[0])).toEqual([
      "14:13 steps.Prep.script: no file 'gone.py' beside this file",
      "15:5 steps.Prep.instnace: unknown key 'instnace'",
      `26:30 steps.Check.if: compares a number ('parameters.Ratio') with text ('"x"')`,
      "27:12 steps.Check.then[0]: no step 'Registre'",
      "31:16 steps.Register.model: no step 'Trian'",
      "36:11 steps.Stop.type: unknown step type 'Fial'",
    ]);
  });

  test('a step whose shape is wrong is known to the others, and its own references are looked at', async () => {
    const text = withCondition(GOOD).replace(
      'image: { framework: xgboost, version: 3.0-5 }\n    instance: ml.m5.xlarge\n    script',
      'environment: { A: "${{ parameters.Cuont }}" }\n    script',
    );

    expect((await problemsOf(text, FILES)).map((problem) => problem.replace(/[;(].*/, '').trim())).toEqual([
      "10:3 steps.Prep: needs a key 'image'",
      "10:3 steps.Prep: needs a key 'instance'",
      "12:28 steps.Prep.environment.A: no parameter 'Cuont'",
    ]);
  });
});

describe('conditions', () => {
  test.each([
    [
      "parameters.Ratio <= '7'",
      `compares a number ('parameters.Ratio') with text ('"7"'); write 7 without quotes`,
    ],
    ['parameters.Text == 3', "compares text ('parameters.Text') with a number ('3')"],
    ['execution.StartDateTime > 3', "compares text ('execution.StartDateTime') with a number ('3')"],
    [
      'steps.Prep.outputs.train == parameters.Count',
      "compares text ('steps.Prep.outputs.train') with a whole number ('parameters.Count')",
    ],
    ['parameters.Flag == 1', "compares true or false ('parameters.Flag') with a number ('1')"],
    ['parameters.Flag < true', "'<' cannot order true and false; use == or !="],
    [
      "parameters.Source == 'Drfit'",
      `'parameters.Source' is never "Drfit"; did you mean 'Drift'? Allowed: Manual, Drift.`,
    ],
    [
      `contains(fromJSON('["Push", "Drift"]'), parameters.Source)`,
      `'parameters.Source' is never "Push"; Allowed: Manual, Drift.`,
    ],
    [
      `contains(fromJSON('["a"]'), parameters.Count)`,
      `looks for a whole number ('parameters.Count') in a list that has text ("a")`,
    ],
    ["contains('abc', parameters.Text)", "SageMaker has no 'contains(...)' of this form"],
    ["startsWith(parameters.Text, 'a')", "SageMaker has no 'startsWith(...)' of this form"],
    ['1 == 1', "'1 == 1' is the same in every run"],
    ['parameters.Text', "'parameters.Text' is text, not a condition; compare it with something"],
    ['parameters.Text == null', "SageMaker cannot compare with 'null'"],
    ['parameters.Text ==', "cannot read the expression 'parameters.Text ==': unexpected end of expression"],
    ['parameters.Text = 1', "cannot read the expression 'parameters.Text = 1': unexpected symbol: '='"],
    [
      'steps.Prep.reports.qualty.rmse > 1',
      "step 'Prep' has no report 'qualty'; did you mean 'quality'? Reports: quality.",
    ],
    [
      'steps.Prep.reports.quality > 1',
      "cannot resolve 'steps.Prep.reports.quality': write steps.Prep.reports.quality.path.in.the.file",
    ],
    ['steps.Check.properties.Outcome', "step 'Check' refers to itself"],
    [
      'parameter.Text == 3',
      "'parameter.Text' begins with the unknown word 'parameter'; did you mean 'parameters'?",
    ],
    [
      'steps.Register.properties.ModelPackageArn == parameters.Text',
      "step 'Check' takes something from step 'Register', which runs only in steps.Check.then",
    ],
  ])('%s', async (condition, expected) => {
    const problems = await problemsOf(withCondition(condition), FILES);

    expect(problems).toContainEqual(expect.stringMatching(/^25:\d+ steps\.Check\.if: /));
    expect(problems).toContainEqual(expect.stringContaining(expected));
  });

  test('the column is that of the comparison', async () => {
    const problems = await problemsOf(withCondition("parameters.Flag && parameters.Ratio == 'x'"), FILES);

    expect(problems).toEqual([
      `25:49 steps.Check.if: compares a number ('parameters.Ratio') with text ('"x"')`,
    ]);
  });
});

describe('values', () => {
  test.each([
    ['timeout: PT0S', 'Work.timeout: PT0S is 0 seconds; SageMaker takes 1 to 777600'],
    ['timeout: P10D', 'Work.timeout: P10D is 864000 seconds; SageMaker takes 1 to 777600'],
    ['timeout: 1h', "Work.timeout: '1h' is not possible: write an ISO 8601 duration"],
    ['cache: true', 'Work.cache: how long may a result be reused?'],
    [
      'cache: 30 days',
      "Work.cache: '30 days' is not possible: write an ISO 8601 duration such as P30D or PT1H, or false",
    ],
    ['retry: [{ on: [Step.THROTTLING] }]', "Work.retry[0]: needs either 'maxAttempts' or 'expireAfter'"],
    [
      'retry: [{ on: [Step.THROTTLING], maxAttempts: 21 }]',
      'Work.retry[0].maxAttempts: the number 21 is too large; at most 20',
    ],
    [
      'retry: [{ on: [Step.THROTLING], maxAttempts: 2 }]',
      "Work.retry[0].on[0]: 'Step.THROTLING' is not allowed; did you mean 'Step.THROTTLING'?",
    ],
    [
      'retry: [{ on: [Step.THROTTLING], maxAttempts: 2, interval: P1D }]',
      'Work.retry[0].interval: P1D is 86400 seconds; SageMaker takes 1 to 43200',
    ],
    [
      'retry: [{ on: [Step.THROTTLING], expireAfter: PT90S }]',
      'Work.retry[0].expireAfter: PT90S is 1.5 minutes; SageMaker takes whole minutes up to 14400',
    ],
    [
      `arguments: ['${'x'.repeat(257)}']`,
      'Work.arguments[0]: has 257 characters; SageMaker takes at most 256',
    ],
    [
      `arguments: [${Array.from({ length: 101 }, () => 'x').join(', ')}]`,
      'Work.arguments: has 101 entries; SageMaker takes at most 100',
    ],
    [
      `environment: { A: ${'x'.repeat(257)} }`,
      'Work.environment.A: has 257 characters; SageMaker takes at most 256',
    ],
    [
      'environment: { 1A: x }',
      "Work.environment.1A: the name '1A' is not possible: an environment variable is letters",
    ],
    [
      `environment: { ${Array.from({ length: 101 }, (_, index) => `A${index}: x`).join(', ')} }`,
      'Work.environment: has 101 entries; SageMaker takes at most 100',
    ],
    [
      `outputs: [${Array.from({ length: 11 }, (_, index) => `o${index}`).join(', ')}]`,
      'Work.outputs: has 11 entries; SageMaker takes at most 10',
    ],
    ['outputs: [a, a]', 'Work.outputs: has the same entry twice (numbers 1 and 2)'],
    [
      'outputs: { a: { path: /tmp/a } }',
      "Work.outputs.a.path: '/tmp/a' is not possible: SageMaker mounts processing data below /opt/ml/processing/ only",
    ],
    [
      'script: a.py\nsource: .',
      "Work.source: a step has either 'script' (one file) or 'source' and 'entry' (a folder), not both",
    ],
    ['entry: a.py', "Work.entry: 'entry' needs 'source'"],
    ['source: lib', "Work.source: 'source' needs 'entry'"],
    ['source: lib\nentry: b.py', "Work.entry: no file 'b.py' in source folder 'lib'; it has a.py"],
    ['source: nowhere\nentry: b.py', "Work.source: no folder 'nowhere' beside this file"],
    ['source: a.py\nentry: b.py', "Work.source: 'a.py' is no folder; for one file write script"],
    [
      'script: a.py\ninputs: { code: s3://b/c }',
      'Work.inputs.code: is mounted at /opt/ml/processing/input/code, where the step code already is',
    ],
    [
      `script: a.py\ninputs: { ${Array.from({ length: 10 }, (_, index) => `i${index}: s3://b/c`).join(', ')} }`,
      'Work.inputs: has 11 inputs with the step code; SageMaker takes at most 10',
    ],
    [
      "tags: { a: '${{ parameters.Txt }}' }",
      "Work.tags.a: no parameter 'Txt'; did you mean 'Text'? Parameters: Text, Count, Ratio, Flag.",
    ],
    [
      "tags: { a: '${{ env.bucket }}' }",
      "Work.tags.a: no 'env.bucket'; env has: artifactBucket, region, account, roleArn.",
    ],
    ["tags: { a: '${{ execution.Id }}' }", "Work.tags.a: no execution variable 'Id'; Known: StartDateTime"],
    ["tags: { a: '${{ dataset }}' }", "Work.tags.a: no 'dataset' block in this file"],
    ["tags: { a: '${{ parameters.Text' }", "Work.tags.a: '${{' without '}}'"],
    ["tags: { a: '${{ }}' }", 'Work.tags.a: an empty ${{ }}'],
    ["tags: { a: '${{ parameters.Text == 1 }}' }", "Work.tags.a: 'parameters.Text == 1' is not a reference"],
    ['tags: { a: { Get: Parameters.Txt } }', "Work.tags.a: no parameter 'Txt'; did you mean 'Text'?"],
    ['tags: { a: { Get: Steps.Txt.Foo } }', "Work.tags.a: no step 'Txt'"],
    [
      'tags: { a: { Get: Step.Txt.Foo } }',
      "Work.tags.a: 'Step.Txt.Foo' begins with the unknown word 'Step'; did you mean 'Steps'?",
    ],
    [
      'tags: { a: [1] }',
      'Work.tags.a: expected text, a number, true or false or a block of keys (Text, may contain ${{ }} references), found a list',
    ],
    ["raw: { Arguments: { X: '${{ parameters.Txt }}' } }", "Work.raw.Arguments.X: no parameter 'Txt'"],
  ])('%s', async (keys, expected) => {
    const problems = await problemsOf(oneStep(keys), { 'a.py': '', 'lib/a.py': '' });

    expect(problems).toContainEqual(expect.stringContaining(` steps.${expected}`));
  });

  test.each([
    [
      "instance: { type: ml.m5.xlarge, count: '${{ parameters.Ratio }}' }",
      "expected a whole number or a reference to such a parameter, found 'parameters.Ratio', which is a number",
    ],
    ["instance: { type: ml.m5.xlarge, count: '2' }", "'2' is not possible: write a number without quotes"],
    ['instance: { type: ml.m5.xlarge, count: 0 }', 'the number 0 is too small; at least 1'],
    ['instance: { count: 1 }', "needs a key 'type'"],
    ['image: { framework: xgboost }', 'images of xgboost need a version; known (2026-11-22): 0.90-1'],
    ['image: { framework: model-monitor, version: 1.0 }', 'expected text (Quote it: 3'],
    ['image: {}', "an image needs 'framework' and 'version', or is a URI as text"],
  ])('%s', async (line, expected) => {
    const key = line.slice(0, line.indexOf(':'));
    const text = oneStep('').replace(new RegExp(`^    ${key}: .*$`, 'm'), () => `    ${line}`);

    const problems = await problemsOf(text);

    expect(problems).toContainEqual(expect.stringContaining(expected));
  });

  test.each([
    ['  P: { type: Integer, default: 7.0 }\n', 'the default 7.0 is Float, the parameter is Integer'],
    [
      '  P: { type: String, default: 1.0 }\n',
      "the default 1.0 is Float, the parameter is String; put it in quotes: '1.0'",
    ],
    ["  P: { type: Float, default: 'x' }\n", "the default 'x' is String, the parameter is Float"],
    [
      '  P: { type: Integer, default: 1, enum: [a] }\n',
      'only String parameters can have an enum, this one is Integer',
    ],
    [
      '  P: { type: String, default: x, enum: [a, b] }\n',
      "the default 'x' is not in the enum; Allowed: a, b.",
    ],
    ['  P: { default: x }\n', "needs a key 'type'"],
    ['  P: { type: Sting }\n', "'Sting' is not allowed; did you mean 'String'?"],
    [
      '  P:\n',
      'expected text, a number, true or false or a block of keys (A default value, or type, default and enum), found nothing',
    ],
    [
      '  P: ${{ parameters.Text }}\n',
      "a default has to be known when the pipeline is built: 'parameters.Text' is not",
    ],
    [
      '  P: ${{ execution.PipelineName }}/a\n',
      "a default has to be known when the pipeline is built: 'execution.PipelineName' is not",
    ],
    [`  P: ${'x'.repeat(4097)}\n`, 'has 4097 characters; SageMaker takes at most 4096'],
    ['  a b: x\n', "parameters.a b: the name 'a b' is not possible"],
    [
      Array.from({ length: 200 }, (_, index) => `  P${index}: x\n`).join(''),
      'has 204 entries; SageMaker takes at most 200',
    ],
  ])('parameter %s', async (parameter, expected) => {
    const problems = await problemsOf(oneStep('', parameter));

    expect(problems).toContainEqual(expect.stringContaining(expected));
  });

  test('a dataset that contradicts itself', async () => {
    const dataset = `dataset:
  problem: regression
  label: fare
  id: trip
  features:
    fare: { type: fractional }
    trip: { type: integer, range: [9, 1] }
    kind: { type: string, range: [0, 1] }
    hour: { type: integer, values: [a] }
`;

    expect((await problemsOf(oneStep('') + dataset)).map((problem) => problem.replace(/^\d+:/, ''))).toEqual([
      '5 dataset.features.fare: is the label too; a model must not be given it as a feature',
      '5 dataset.features.trip: is the id too; a model must not be given it as a feature',
      '35 dataset.features.trip.range: goes from 9 down to 1; write the smaller number first',
      "27 dataset.features.kind.range: a string feature has no range; write 'values'",
      "28 dataset.features.hour.values: only a string feature has values; write 'range'",
    ]);
  });

  test('a definition that is too long for SageMaker', async () => {
    const steps = Array.from(
      { length: 400 },
      (_, index) => `  S${index}: { type: Fail, message: ${'x'.repeat(3000)} }\n`,
    ).join('');

    const [problem, ...more] = await problemsOf(`name: example\nsteps:\n${steps}`);

    expect(more).toEqual([]);
    expect(problem).toMatch(
      /^2:1 the definition has 12\d{5} characters; SageMaker takes at most 1048576, so split the pipeline$/,
    );
  });
});

describe('step code', () => {
  test.each(['file', 'folder'] as const)(
    'that is a link to a %s outside of pipelines/ is refused',
    async (kind) => {
      const keys = kind === 'file' ? 'script: linked' : 'source: linked\nentry: a.py';
      await using pipelines = await temporaryPipelines(oneStep(keys));
      const outside = path.join(pipelines.root, '../outside');
      await mkdir(outside);
      await writeFile(path.join(outside, 'a.py'), 'print(1)');
      await symlink(
        kind === 'file' ? path.join(outside, 'a.py') : outside,
        path.join(pipelines.folder, 'linked'),
      );

      await expect(loadPipeline(pipelines.folder)).rejects.toThrow(
        /'linked' leads out of pipelines\/: .*\(it is a link to a place outside\)/,
      );
    },
  );

  test('with a link in its folder that leads outside is refused', async () => {
    await using pipelines = await temporaryPipelines(oneStep('source: lib\nentry: a.py'), { 'lib/a.py': '' });
    await writeFile(path.join(pipelines.root, '../secret.txt'), 'x');
    await symlink(path.join(pipelines.root, '../secret.txt'), path.join(pipelines.folder, 'lib/b.py'));

    await expect(loadPipeline(pipelines.folder)).rejects.toThrow(
      /'lib' leads out of pipelines\/.*\('b\.py' in it is a link to a place outside\)/,
    );
  });
});

describe('files', () => {
  test('a folder without a pipeline names its neighbours', async () => {
    await using pipelines = await temporaryPipelines('');

    await expect(loadPipeline(path.join(pipelines.root, 'exampel'))).rejects.toThrow(
      /no such file: name a folder that has a pipeline\.yaml, found '.*exampel'; folders beside it: .*example/,
    );
  });

  test.each([
    ['', '1:1 the file is empty, expected one document'],
    ['a: 1\n---\nb: 2\n', '1:1 the file has 2 YAML documents, expected one document'],
    ['a: [1\nb: 2\n', '2:1 not valid YAML: deficient indentation'],
    ['- a\n', '1:1 expected a block of keys'],
    ['name: a\nsteps: []\n', '2:8 steps: expected a block of keys'],
    ['name: a\nsteps:\n', '2:1 steps: expected a block of keys'],
    ['steps: { A: { type: Fail, message: no } }\n', "1:1 needs a key 'name'"],
  ])('%j', async (text, expected) => {
    const problems = await problemsOf(text);

    expect(problems).toContainEqual(expect.stringContaining(expected));
  });

  test('aliases of aliases are stopped before they fill the memory', async () => {
    const levels = Array.from(
      { length: 12 },
      (_, index) =>
        `  l${index + 1}: &l${index + 1} [${Array.from({ length: 10 }, () => `*l${index}`).join(', ')}]`,
    );
    const text = `name: a\nraw:\n  l0: &l0 x\n${levels.join('\n')}\nsteps: { A: { type: Fail, message: no } }\n`;

    expect(await problemsOf(text)).toEqual([
      expect.stringMatching(/aliases blow this up to more than 500000 nodes$/),
    ]);
  });

  test('a problem reads like a compiler message', () => {
    const problem = {
      file: 'pipelines/a/pipeline.yaml',
      line: 3,
      column: 7,
      path: 'name',
      message: 'name: is empty',
    };

    expect(formatProblem(problem)).toBe('pipelines/a/pipeline.yaml:3:7: name: is empty');
    expect(new ProblemsError([problem]).message).toBe('pipelines/a/pipeline.yaml:3:7: name: is empty');
  });
});
