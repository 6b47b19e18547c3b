import { writeFile } from 'node:fs/promises';
import { runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { placeOfCaller } from '../lib/aws/identity.ts';
import { driftText } from '../lib/drift/issue-text.ts';
import { driftPage } from '../lib/drift/page.ts';
import { Failure } from '../lib/failure.ts';
import { createGitHub } from '../lib/github/client.ts';
import { loadManifests } from '../lib/manifest/load.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import { readPipelines } from '../lib/manifest/validation.ts';
import { list, plain } from '../lib/summary/markdown.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { assessDrift, type Assessment } from './assess-drift.ts';
import { CONTRACT } from './contract.ts';
import { parseDriftEvent } from './event.ts';
import { heartbeatFaults } from './heartbeat.ts';
import { retrainingParameters } from './retraining.ts';
import { watchedModels } from './watched-models.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { environment, bucket } = inputs;
  const event = inputs.event === undefined ? undefined : parseDriftEvent(inputs.event);
  const loaded = environmentOf(await loadManifests(inputs.environments), environment);
  const { manifest } = loaded;
  step.setOutputs({ retrain: false });
  const models = watchedModels(manifest, { event, model: inputs.model });
  if (event !== undefined && models.length === 0) {
    step.log(`The alarm is none of ${environment}.`);
    step.setOutputs({ reason: 'alarm-elsewhere' });
    return;
  }
  const clients = createClients(manifest.region);
  const place = await placeOfCaller(clients, loaded);
  const { pipelines, folders } = await readPipelines(inputs.pipelines);
  const github = createGitHub(inputs.token);
  const run = workflowRun();
  const now = new Date();

  const assessed: Assessment[] = [];
  for (const { model, entry } of models) {
    const pipeline = pipelines.find((spec) => spec.modelPackageGroup === model)?.name;
    if (pipeline === undefined)
      throw new Failure(
        'pipeline-invalid',
        `No pipeline in ${inputs.pipelines} registers ${model}; one has to.`,
      );
    const request = { model, environment, entry, pipeline, bucket, now };
    const assessment = await assessDrift(clients, github, {
      place,
      request,
      run,
      heartbeat: inputs.heartbeat,
    });
    const { decision, drift } = assessment;
    step.log(`${model}: ${drift.facts.alarms.length} alarms; retrain: ${decision.retrain}`);
    for (const { sentence } of decision.reasons) step.log(`  ${sentence}`);
    for (const fault of drift.faults) step.warn(fault);
    if (!inputs.heartbeat) {
      const text = driftText({ facts: drift.facts, decision, alarms: drift.alarms, run });
      await step.summarize(`## ${plain(model)} in ${plain(environment)}\n\n${text}`);
    }
    assessed.push(assessment);
  }
  if (inputs.heartbeat) {
    const faults: string[] = [];
    for (const { model, drift } of assessed) {
      const monitor = manifest.models[model]?.monitor;
      if (monitor) faults.push(...(await heartbeatFaults(clients, place, { drift, monitor, bucket })));
    }
    if (faults.length > 0) {
      await step.summarize(
        `## The watch of ${plain(environment)} does not work\n\n${list(faults.map(plain))}`,
      );
      throw new Failure('watch-broken', `The watch of ${environment} does not work.`, { problems: faults });
    }
    await step.summarize(
      `## The watch of ${plain(environment)} works\n\n${assessed.length} ${assessed.length === 1 ? 'model has' : 'models have'} alarms and a report that is not old, and the decision could be recorded. Nothing was trained.`,
    );
    step.setOutputs({ reason: 'watch-works' });
    return;
  }
  const chosen = assessed.find(({ decision }) => decision.retrain === 'yes') ?? mostUrgent(assessed);
  if (chosen === undefined) {
    step.setOutputs({ reason: 'no-drift' });
    return;
  }
  const { model, decision, drift, issue } = chosen;
  const [report] = drift.reports;
  if (report !== undefined) {
    const { alarms, reports: history } = drift;
    await writeFile(inputs.page, driftPage({ report, history, alarms, decision, run: run.url }));
    step.setOutputs({ report: inputs.page });
  }
  const pipeline = pipelines.find((spec) => spec.modelPackageGroup === model)?.name ?? '';
  const monitor = manifest.models[model]?.monitor;
  const { cause } = decision;
  step.setOutputs({ model, pipeline: folders.get(pipeline), issue, cause });
  if (decision.retrain === 'yes' && cause !== undefined && monitor) {
    const parameters = retrainingParameters(drift, { bucket, cause, monitor });
    step.setOutputs({
      retrain: true,
      'ingest-parameters': parameters.ingest,
      'training-parameters': parameters.training,
      reason: 'retraining-decided',
    });
    return;
  }
  const raised = drift.facts.alarms.length > 0;
  step.setOutputs({
    reason: !raised ? 'no-drift' : decision.retrain === 'no' ? 'retraining-declined' : 'retraining-not-yet',
  });
});

/** The one that people should look at first. */
function mostUrgent(assessed: readonly Assessment[]): Assessment | undefined {
  return assessed.find(({ drift }) => drift.facts.alarms.length > 0) ?? assessed[0];
}
