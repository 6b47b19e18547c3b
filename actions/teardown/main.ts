import { cancelSignal, runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { checkAccount } from '../lib/aws/identity.ts';
import { placeOf } from '../lib/deployment/place.ts';
import { Failure } from '../lib/failure.ts';
import { loadManifests } from '../lib/manifest/load.ts';
import { environmentOf } from '../lib/manifest/lookup.ts';
import { workflowRun } from '../lib/workflow-run.ts';
import { CONTRACT } from './contract.ts';
import { teardownSummary } from './summary.ts';
import { tearDown } from './teardown.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { environment, confirm, bucket, serviceRole } = inputs;
  if (confirm !== environment)
    throw new Failure(
      'confirmation-missing',
      `confirm is ${JSON.stringify(confirm)}: type ${environment} there, which removes all of its endpoints. Nothing was removed.`,
    );
  const loaded = environmentOf(await loadManifests(inputs.environments), environment);
  const { manifest, file } = loaded;
  const place = placeOf(loaded, serviceRole, 'service-role-arn');
  const clients = createClients(place.region);
  await checkAccount(clients, serviceRole, 'service-role-arn');
  const { repository, id, attempt } = workflowRun();
  const teardown = await tearDown(clients, {
    ...inputs,
    repository,
    place,
    serviceRoleArn: serviceRole.arn,
    attempt: `${id}-${attempt}`,
    signal: cancelSignal(),
    log: (line) => step.log(line),
  });
  const { deleted, failures } = teardown;
  const released = Object.entries(manifest.models).flatMap(([model, { release }]) =>
    release ? [model] : [],
  );
  step.setOutputs({ deleted: JSON.stringify(deleted) });
  await step.summarize(teardownSummary({ environment, bucket, file, released, teardown }));
  const [first] = failures;
  if (first !== undefined)
    throw new Failure(first.reason, `${failures.length} stacks of ${environment} were not deleted.`, {
      problems: failures.map(({ message }) => message),
    });
  step.setOutputs({ reason: deleted.length > 0 ? 'torn-down' : 'torn-down-already' });
});
