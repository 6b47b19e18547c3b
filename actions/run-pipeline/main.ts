import { cancelSignal, runAction } from '../lib/action.ts';
import { createClients, regionFromEnvironment } from '../lib/aws/clients.ts';
import { consoleOf } from '../lib/aws/console.ts';
import { compilePipeline } from '../lib/pipeline/compile.ts';
import { loadPipeline } from '../lib/pipeline/load.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { modelOutputs } from './model.ts';
import { runPipeline } from './run-pipeline.ts';
import { runSummary } from './summary.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const region = regionFromEnvironment();
  const { account, partition, arn: roleArn } = inputs.role;
  const environment = { region, account, roleArn, artifactBucket: inputs.bucket };
  const loaded = await loadPipeline(inputs.folder);
  const pipeline = compilePipeline(loaded, environment);

  const { commit: Commit, repository: Repository } = workflowRun();
  const { metric } = loaded.spec.dataset ?? {};
  const place = { partition, region, account };
  const console = consoleOf(place);
  const request = {
    ...inputs,
    pipeline,
    place,
    provenance: { Commit, Repository, InputSource: inputs.inputSource },
    signal: inputs.wait ? cancelSignal() : undefined,
    metric: metric?.name,
    console,
  };
  const run = await runPipeline(createClients(region), request, {
    begun: ({ arn, started }) => step.setOutputs({ 'execution-arn': arn, started }),
    log: (line) => step.log(line),
    warn: (message) => step.warn(message),
  });

  const { sight, model, ending } = run;
  step.setOutputs({ status: sight.execution.status, ...modelOutputs(model) });
  const { name } = pipeline;
  await step.summarize(runSummary({ ...run, pipeline: name, cause: inputs.cause, metric, console }));
  if (ending.failure) throw ending.failure;
  step.setOutputs({ reason: ending.reason });
});
