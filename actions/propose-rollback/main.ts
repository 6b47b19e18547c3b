import path from 'node:path';
import { runAction } from '../lib/action.ts';
import { createClients } from '../lib/aws/clients.ts';
import { placeOfCaller } from '../lib/aws/identity.ts';
import { createGitHub } from '../lib/github/client.ts';
import { CONTRACT } from './contract.ts';
import { readManifest } from './manifest-change.ts';
import { proposeNamed, proposeRolledBack, readManifestFile } from './propose-rollback.ts';
import { rollbackSummary } from './summary.ts';

await runAction(CONTRACT, async (inputs, step) => {
  const { environment, environments, model, branch } = inputs;
  const github = createGitHub(inputs.token);
  const file = path.posix.join(environments, `${environment}.json`);
  const { manifest, head } = await readManifestFile(github, { branch, file, environment });
  const loaded = readManifest(manifest);
  const clients = createClients(loaded.manifest.region);
  const place = await placeOfCaller(clients, loaded);
  const request = { ...inputs, manifest, head, place };
  const proposals =
    model === undefined
      ? await proposeRolledBack(github, clients, request)
      : [await proposeNamed(github, clients, model, request)];

  for (const { model: about, reason, url } of proposals)
    step.log(`${about}: ${reason}${url === null ? '' : `, ${url}`}`);
  step.setOutputs({ proposals: JSON.stringify(proposals) });
  await step.summarize(rollbackSummary(environment, proposals));
  const proposed = proposals.find(({ reason }) => reason === 'rollback-proposed') ?? proposals[0];
  step.setOutputs({ reason: proposed?.reason ?? 'rollback-needless' });
});
