import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/**
 * Writes a pipeline folder of `count` processing steps, every second one told where the one before wrote.
 * Returns the folder.
 * The steps are short, so that a thousand of them stay under SageMaker's limit of 1,048,576 characters.
 */
export async function writeChain(root: string, count: number): Promise<string> {
  const folder = join(root, 'chain');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'step.py'), 'print("one step of many")\n');
  const lines = ['name: chain', 'steps:'];
  for (let index = 0; index < count; index += 1) {
    lines.push(
      `  S${index}:`,
      '    type: Processing',
      "    image: { framework: xgboost, version: '3.0-5' }",
      '    instance: { type: ml.m5.xlarge }',
      '    script: step.py',
      index % 2 === 0
        ? '    outputs: [o]'
        : `    environment: { BEFORE: '\${{ steps.S${index - 1}.outputs.o }}' }`,
    );
  }
  await writeFile(join(folder, 'pipeline.yaml'), `${lines.join('\n')}\n`);
  return folder;
}
