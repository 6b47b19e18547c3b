import { runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { createGitHub } from '../lib/github/client.ts';
import { readPipelines } from '../lib/manifest/validation.ts';
import { ProblemsError } from '../lib/pipeline/problem.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { parseEvent } from './event.ts';
import { reportTraining } from './report-training.ts';
import { reportSummary } from './text.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const event = parseEvent(inputs.event);
  const { pipelines, problems } = await readPipelines(inputs.pipelines);
  const names = pipelines.map(({ name }) => name);
  // Of a pipeline that can't be read the name is not known either.
  if (!names.includes(event.pipeline) && problems.length > 0) throw new ProblemsError(problems);
  const report = await reportTraining(createClients(inputs.region), createGitHub(inputs.token), {
    event,
    region: inputs.region,
    pipelines: names,
    run: workflowRun(),
  });
  step.log(`${event.pipeline}: ${report.status}`);
  await step.summarize(reportSummary(event.pipeline, report));
  const { status, issue, reason } = report;
  step.setOutputs({ status, pipeline: event.pipeline, issue, reason });
});
