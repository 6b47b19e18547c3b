import { runAction } from '../lib/action.ts';
import { CONTRACT } from './contract.ts';
import { select } from './select-environments.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { environments, pipelines, base, reason, sentence } = await select(process.cwd(), inputs);
  step.log(sentence);
  step.setOutputs({
    environments: JSON.stringify(environments),
    pipelines: JSON.stringify(pipelines),
    base: base ?? '',
    reason,
  });
  await step.summarize(sentence);
});
