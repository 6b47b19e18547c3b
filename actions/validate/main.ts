import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runAction } from '../lib/action.ts';
import { validationSummary } from '../lib/plan-comment/validation-summary.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { validate, validationFailure } from './validate.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { commit, repository } = workflowRun();
  const document = await validate(process.cwd(), { ...inputs, run: { commit, repository } });

  await mkdir(path.dirname(inputs.file), { recursive: true });
  await writeFile(inputs.file, `${JSON.stringify(document, undefined, 2)}\n`);
  step.setOutputs({ 'validation-file': inputs.file, problems: document.problems.length });
  await step.summarize(validationSummary(document));
  const failure = validationFailure(document);
  if (failure !== undefined) throw failure;
  step.setOutputs({ reason: 'valid' });
});
