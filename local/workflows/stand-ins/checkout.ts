import { NOTHING, type StepCall, type StepResult } from '../job-place.ts';

const KNOWN = ['ref', 'fetch-depth', 'persist-credentials', 'show-progress', 'token', 'repository'];

/** `actions/checkout`: the run's commit, or the head of another branch. */
export async function checkout({ place, inputs, log }: StepCall): Promise<StepResult> {
  const unknown = Object.keys(inputs).find((name) => !KNOWN.includes(name));
  if (unknown !== undefined) throw new Error(`The local actions/checkout has no input "${unknown}".`);
  const { host, run, workspace } = place;
  const depth = Number(inputs['fetch-depth'] ?? '1');
  const wanted = inputs['ref'];
  const branch = wanted?.replace(/^refs\/heads\//, '');
  const commit = branch ? ((await host.head(branch)) ?? branch) : run.event.sha;
  const ref = branch ? `refs/heads/${branch}` : run.event.ref;
  await host.checkOut(commit, ref, workspace, depth);
  log.write(`Checked ${commit} out.`);
  return { ...NOTHING, outputs: { commit, ref } };
}
