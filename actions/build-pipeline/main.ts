import { runAction } from '../lib/action.ts';
import { createClients, regionFromEnvironment } from '../lib/aws/clients.ts';
import { compilePipeline } from '../lib/pipeline/compile.ts';
import { loadPipeline } from '../lib/pipeline/load.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { buildPipeline } from './build-pipeline.ts';
import { CONTRACT } from './contract.ts';
import { buildSummary } from './summary.ts';

await runAction(CONTRACT, async ({ folder, role, bucket, tags }, step) => {
  const region = regionFromEnvironment();
  const { account, partition } = role;
  const environment = { region, account, roleArn: role.arn, artifactBucket: bucket };
  const pipeline = compilePipeline(await loadPipeline(folder), environment);

  const place = { partition, region, account };
  const { repository } = workflowRun();
  const request = { pipeline, role, bucket, tags, repository, place };
  const build = await buildPipeline(createClients(region), request, (line) => step.log(line));

  step.setOutputs({
    'pipeline-name': pipeline.name,
    'pipeline-arn': build.arn,
    'definition-hash': pipeline.hash,
    changed: build.reason !== 'unchanged',
    trains: pipeline.trains,
    reason: build.reason,
  });
  await step.summarize(buildSummary(pipeline, build));
});
