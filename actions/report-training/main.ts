import { runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { createGitHub } from '../lib/github/client.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { parseEvent } from './event.ts';
import { reportTraining } from './report-training.ts';
import { reportSummary } from './text.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const event = parseEvent(inputs.event);
  const report = await reportTraining(createClients(inputs.region), createGitHub(inputs.token), {
    event,
    region: inputs.region,
    run: workflowRun(),
  });
  step.log(`${event.pipeline}: ${report.status}`);
  await step.summarize(reportSummary(event, report));
  const { status, issue, reason } = report;
  step.setOutputs({ status, pipeline: event.pipeline, issue, reason });
});
