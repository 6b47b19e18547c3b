import { runAction } from '../lib/action.ts';
import { CONTRACT } from './contract.ts';
import { select } from './select-pipelines.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { pipelines, reason, sentence } = await select(process.cwd(), inputs);
  step.log(sentence);
  step.setOutputs({ pipelines: JSON.stringify(pipelines), reason });
  await step.summarize(sentence);
});
