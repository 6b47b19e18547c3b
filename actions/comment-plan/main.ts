import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runAction } from '../lib/action.ts';
import { createGitHub } from '../lib/github/client.ts';
import { planComment } from '../lib/plan-comment/comment.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { gatherFacts, tell } from './comment-plan.ts';
import { CONTRACT } from './contract.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const github = createGitHub(inputs.token);
  const facts = await gatherFacts(github, { ...inputs, run: workflowRun() }, (message) => step.warn(message));
  const markdown = planComment(facts);

  // Before GitHub is asked to take it: what it does not take is here.
  await mkdir(path.dirname(inputs.file), { recursive: true });
  await writeFile(inputs.file, markdown);
  step.setOutputs({ 'comment-file': inputs.file });
  await step.summarize(markdown);
  const { reason, url } = await tell(github, inputs, facts, markdown);
  step.log(url === undefined ? 'No comment was written.' : `The comment is at ${url}.`);
  step.setOutputs({ 'comment-url': url ?? '', reason });
});
