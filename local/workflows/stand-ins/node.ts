import { NOTHING, type StepCall, type StepResult } from '../job-place.ts';

/** `actions/setup-node`: jobs have the Node that runs them, which the log says. */
export function setUpNode({ log }: StepCall): Promise<StepResult> {
  log.write(`The local GitHub installs no Node: jobs run with ${process.version}.`);
  return Promise.resolve({ ...NOTHING, outputs: { 'node-version': process.version } });
}
