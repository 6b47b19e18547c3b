import type { DriftDecision, Reason } from './decision.ts';
import type { DriftReport } from './report.ts';

type Code = Reason['code'];

/** What the reader can do about a reason that keeps a training back. Codes that are missing need nothing done. */
const ADVICE: Readonly<Partial<Record<Code, string>>> = {
  release: 'Deploy a release by the manifest, or see why its deployment left no record.',
  report:
    'See the next report: the newest one does not confirm the alarm. If it is old, see what starts the checks.',
  policy: 'Decide yourself: the manifest leaves it to people. train.yml trains by hand.',
  rows: 'Wait for more requests, or see whether the endpoint gets and captures them.',
  labels: 'See whether labels still arrive: a training needs more of them. train.yml trains by hand without.',
  'data-changed': 'See whether labels or new training data arrive: the same data would give the same model.',
  cooldown: 'Wait, or train by hand with train.yml if this can not wait.',
  budget: 'Wait, or train by hand with train.yml if this can not wait.',
  failures: 'Read the issue of the training pipeline, mend the cause, then train by hand with train.yml.',
  challengers:
    'Look at the data: labels that changed their meaning, a feature whose source broke, a model that needs other features.',
  candidate: 'Review the version that waits: its pull request shows how it compares.',
  'under-way': 'Wait for the training that is under way; its end decides again.',
};

const WITHOUT_DATA = 'See whether the endpoint gets requests and captures them. Training would mend nothing.';
const WITHOUT_LABELS =
  'Decide yourself: Model Monitor reads no labels, so none can be counted. train.yml trains by hand.';
const CALM = 'Nothing.';
const TRAINING =
  'Nothing now: a pull request follows if the new model is better, and the issue says so if it is not.';
const HARM =
  'If the predictions do harm meanwhile, go back to the version before with rollback.yml, which asks for a review.';

/** What somebody who was woken has to do, most urgent first. At least one sentence. */
export function advice(
  decision: DriftDecision | undefined,
  { report, raised }: { report: DriftReport; raised: readonly { kind: 'drift' | 'no-data' }[] },
): string[] {
  const { retrain, reasons = [] } = decision ?? {};
  if (raised.length === 0) return [report.verdict === 'no-data' ? WITHOUT_DATA : CALM];
  const harm = report.quality.verdict === 'worse' ? [HARM] : [];
  const silent = raised.some(({ kind }) => kind === 'no-data') ? [WITHOUT_DATA] : [];
  if (retrain === 'yes') return [...silent, TRAINING, ...harm];
  const found = reasons
    .filter(({ answer }) => answer === retrain)
    .flatMap(({ code }) => adviceOn(code, report) ?? []);
  const told = [...new Set([...silent, ...found, ...harm])];
  return told.length === 0 ? ['Read the reasons above.'] : told;
}

function adviceOn(code: Code, { engine }: DriftReport): string | undefined {
  const needsLabels = code === 'labels' || code === 'data-changed';
  return needsLabels && engine === 'model-monitor' ? WITHOUT_LABELS : ADVICE[code];
}
