import type { RetrainingPolicy } from '../manifest/manifest.ts';
import { durationSeconds } from '../pipeline/duration.ts';
import type { Challenger, DriftFacts, RaisedAlarm, Reason, ReasonCode } from './decision.ts';

/** A month of the budget. */
const BUDGET_MS = 30 * 86_400_000;

export function withoutAlarm({ alarms }: DriftFacts): Reason {
  const [silent] = alarms;
  if (silent === undefined) return no('alarm', 'No alarm of drift is raised.');
  return no(
    'alarm',
    `Nothing has been captured since ${silent.since.toISOString()}: see whether the endpoint gets requests and captures them. Training would mend nothing.`,
  );
}

export function alarmReason(drift: readonly RaisedAlarm[]): Reason {
  const told = drift.map(
    ({ metric, threshold, since }) => `${metric} > ${threshold} since ${since.toISOString()}`,
  );
  return yes('alarm', `In alarm: ${told.join('; ')}.`);
}

export function releaseReason({ release }: DriftFacts, drift: readonly RaisedAlarm[]): Reason {
  if (release === undefined) return no('release', 'Nothing is deployed here by the records.');
  const what = `version ${release.version}, deployed ${release.deployedAt.toISOString()}`;
  return drift.every(({ since }) => since < release.deployedAt)
    ? yes('release', `The alarm is older than ${what}, and counts only as far as a report of it confirms it.`)
    : yes('release', `The alarm is about ${what}.`);
}

export function reportReason({ report, release }: DriftFacts, drift: readonly RaisedAlarm[]): Reason {
  if (report === undefined) return notYet('report', 'There is no report of the monitor.');
  if (release !== undefined && report.modelPackageArn !== release.modelPackageArn)
    return notYet(
      'report',
      `The newest report (${report.checkedAt}) is about another version than the one that runs.`,
    );
  const above = drift.filter(({ metric, threshold }) => (report.metrics[metric] ?? -Infinity) > threshold);
  const said = drift.filter(({ metric }) => report.metrics[metric] !== undefined);
  if (above.length > 0) {
    const told = above.map(
      ({ metric, threshold }) => `${metric} is ${round(report.metrics[metric])}, above ${threshold}`,
    );
    return yes('report', `The newest report (${report.checkedAt}) confirms it: ${told.join('; ')}.`);
  }
  if (said.length === 0)
    return notYet(
      'report',
      `The newest report (${report.checkedAt}) says nothing of what the alarm watches.`,
    );
  const told = said.map(
    ({ metric, threshold }) => `${metric} is ${round(report.metrics[metric])}, not above ${threshold}`,
  );
  return no('report', `The newest report (${report.checkedAt}) does not confirm it: ${told.join('; ')}.`);
}

export function policyReason({ policy }: DriftFacts): Reason {
  return policy === null
    ? no('policy', 'The manifest says "retraining": null: people are told, nothing is trained.')
    : yes('policy', 'The manifest lets drift start a training.');
}

export function rowsReason({ report }: DriftFacts): Reason {
  if (report === undefined) return notYet('rows', 'No captured rows are known.');
  const { captured, minimum } = report.rows;
  return captured < minimum
    ? notYet('rows', `${captured} rows are captured, of ${minimum} that a verdict needs.`)
    : yes('rows', `${captured} rows are captured (at least ${minimum}).`);
}

export function labelReason(
  { report }: DriftFacts,
  { minimumLabelledRows: wanted }: RetrainingPolicy,
): Reason {
  const labelled = report?.quality.labelled ?? 0;
  return labelled < wanted
    ? notYet('labels', `${labelled} labelled rows are in the window, of ${wanted} that a training needs.`)
    : yes('labels', `${labelled} labelled rows are in the window (at least ${wanted}).`);
}

/** The same data would give the same model. */
export function dataReason(
  { report, rawDataChangedAt, trainedAt }: DriftFacts,
  { minimumLabelledRows }: RetrainingPolicy,
): Reason {
  const labelled = report?.quality.labelled ?? 0;
  if (labelled > 0)
    return yes(
      'data-changed',
      'Labelled rows that the model was served are data that it was not trained on.',
    );
  if (minimumLabelledRows > 0) return notYet('data-changed', 'No labelled rows have come.');
  if (rawDataChangedAt === undefined || trainedAt === undefined)
    return no('data-changed', 'It is not known that the training data changed since what runs was trained.');
  return rawDataChangedAt > trainedAt
    ? yes('data-changed', `The training data changed on ${rawDataChangedAt.toISOString()}.`)
    : no(
        'data-changed',
        `The training data are those of ${trainedAt.toISOString()}, when what runs was trained: the same data would give the same model.`,
      );
}

export function cooldownReason(
  { retrainings, now }: DriftFacts,
  { cooldown }: RetrainingPolicy,
  cause: string,
): Reason {
  const [last] = retrainings;
  if (last === undefined) return yes('cooldown', 'Drift has started no training here before.');
  if (last.cause === cause && last.status === 'Succeeded')
    return no('cooldown', `Drift was answered by the training of ${last.startedAt.toISOString()} already.`);
  const over = new Date(last.startedAt.getTime() + (durationSeconds(cooldown) ?? 0) * 1000);
  return now < over && last.cause !== cause
    ? notYet(
        'cooldown',
        `The cooldown after the training of ${last.startedAt.toISOString()} lasts until ${over.toISOString()}.`,
      )
    : yes('cooldown', `The last training for drift began on ${last.startedAt.toISOString()}.`);
}

export function budgetReason(
  { retrainings, now }: DriftFacts,
  { maxRunsPerMonth }: RetrainingPolicy,
  cause: string,
): Reason {
  const recent = retrainings.filter(({ startedAt }) => now.getTime() - startedAt.getTime() < BUDGET_MS);
  const causes = new Set(recent.map((retraining) => retraining.cause));
  causes.delete(cause);
  return causes.size >= maxRunsPerMonth
    ? notYet(
        'budget',
        `Drift has started ${causes.size} trainings in 30 days, of ${maxRunsPerMonth} that the manifest allows.`,
      )
    : yes('budget', `Drift has started ${causes.size} of ${maxRunsPerMonth} trainings in 30 days.`);
}

/** After so many challengers that did not become champion it is a person's turn: the data, or the model, need a look. */
export function challengerReason(
  facts: DriftFacts,
  { maxRejectedChallengers: most }: RetrainingPolicy,
): Reason {
  const lost = lostChallengers(facts);
  const told = lost.map(({ version }) => version).join(', ');
  return lost.length >= most
    ? no(
        'challengers',
        `${lost.length} challengers lost already (version ${told}): a person has to look at data and model, and may start train.yml.`,
      )
    : yes(
        'challengers',
        lost.length === 0 ? 'No challenger has lost.' : `Version ${told} lost; ${most} end this.`,
      );
}

export function underWayReason({ underWay, model }: DriftFacts): Reason {
  return underWay.length > 0
    ? notYet(
        'under-way',
        `A training of ${model} is under way (${underWay.join(', ')}); its end decides again.`,
      )
    : yes('under-way', 'No training is under way.');
}

export function candidateReason({ candidates }: DriftFacts, since: Date): Reason {
  const waiting = candidates.find(
    ({ approval, registeredAt, inputSource, verdict }) =>
      approval !== 'Rejected' && registeredAt >= since && (inputSource !== 'Drift' || wins(verdict)),
  );
  return waiting === undefined
    ? yes('candidate', 'No version that was trained after the alarm waits for review or rollout.')
    : no(
        'candidate',
        `Version ${waiting.version} was trained after the alarm and waits for review or rollout.`,
      );
}

/** Trainings of one alarm: a step that failed by chance gets a second one, what fails twice needs a person. */
const MOST_FAILURES = 2;

export function failureReason({ retrainings }: DriftFacts, cause: string): Reason {
  const own = retrainings.filter((retraining) => retraining.cause === cause);
  if (own.some(({ status }) => status === 'Stopped'))
    return no('failures', 'Somebody stopped the training for this alarm.');
  const failed = own.filter(({ status }) => status === 'Failed').length;
  return failed >= MOST_FAILURES
    ? no(
        'failures',
        `The training for this alarm failed ${failed} times: the issue of the pipeline says why.`,
      )
    : yes('failures', `The training for this alarm failed ${failed} times, of ${MOST_FAILURES} that end it.`);
}

/** A hold stops proposals, not trainings: people may want to see what a challenger is worth. */
export function holdReason({ hold }: DriftFacts): Reason[] {
  if (hold === null) return [];
  return [yes('hold', `The manifest holds proposals (${hold}): a new version is trained, and not proposed.`)];
}

/** Challengers of drift that did not become champion since what runs was deployed. */
export function lostChallengers({ candidates, release }: DriftFacts): Challenger[] {
  const since = release?.deployedAt.getTime() ?? 0;
  return candidates.filter(
    ({ inputSource, verdict, approval, registeredAt }) =>
      inputSource === 'Drift' &&
      registeredAt.getTime() >= since &&
      (approval === 'Rejected' || !wins(verdict)),
  );
}

function wins(verdict: Challenger['verdict']): boolean {
  return verdict === 'better';
}

function yes(code: ReasonCode, sentence: string): Reason {
  return { code, answer: 'yes', sentence };
}

function no(code: ReasonCode, sentence: string): Reason {
  return { code, answer: 'no', sentence };
}

function notYet(code: ReasonCode, sentence: string): Reason {
  return { code, answer: 'not-yet', sentence };
}

function round(value: number | undefined): string {
  return value === undefined ? 'unknown' : String(Number(value.toPrecision(4)));
}
