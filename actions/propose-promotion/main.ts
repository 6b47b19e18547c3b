import { runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { placeOfCaller } from '../lib/aws/identity.ts';
import { Failure } from '../lib/failure.ts';
import { createGitHub } from '../lib/github/client.ts';
import { datasetsOf, readPipelines } from '../lib/manifest/validation.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { readMain } from './main-manifest.ts';
import { proposeAll } from './propose-promotion.ts';
import { proposalSummary } from './summary.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { environment, environments, pipelines, branch, bucket } = inputs;
  const github = createGitHub(inputs.token);
  const main = await readMain(github, { branch, folder: environments, environment });
  const { manifest } = main.loaded;
  const clients = createClients(manifest.region);
  const place = await placeOfCaller(clients, main.loaded);
  const datasets = datasetsOf((await readPipelines(pipelines)).pipelines);
  const models = inputs.model === undefined ? Object.keys(manifest.models) : [inputs.model];
  const proposals = await proposeAll(models, {
    github,
    clients,
    place,
    main,
    datasets,
    bucket,
    repository: workflowRun().repository,
    now: new Date(),
    log: (line) => step.log(line),
  });
  step.setOutputs({ proposals: JSON.stringify(proposals) });
  await step.summarize(proposalSummary(environment, proposals));
  const failed = proposals.filter(({ outcome }) => outcome === 'failed');
  if (failed[0] !== undefined)
    throw new Failure(
      failed[0].reason,
      `Nothing could be proposed for ${environment} of ${failed.map(({ model }) => model).join(', ')}: ${failed[0].message}`,
      { problems: failed.map(({ model, message }) => `${model}: ${message}`) },
    );
  const told = proposals.find(({ outcome }) => outcome !== 'none') ?? proposals[0];
  step.setOutputs({ reason: told?.reason ?? 'nothing-newer' });
});
