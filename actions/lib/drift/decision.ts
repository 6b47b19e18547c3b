import type { RetrainingPolicy } from '../manifest/manifest.ts';
import {
  alarmReason,
  budgetReason,
  candidateReason,
  challengerReason,
  cooldownReason,
  dataReason,
  failureReason,
  holdReason,
  labelReason,
  policyReason,
  releaseReason,
  reportReason,
  rowsReason,
  underWayReason,
  withoutAlarm,
} from './decision-reasons.ts';
import type { Judgement } from './judgement.ts';
import type { DriftReport } from './report.ts';

/** What is known of one model's drift in one environment when it is decided whether training again makes sense. */
export interface DriftFacts {
  now: Date;
  model: string;
  environment: string;
  /** Null: people are told, nothing is trained. */
  policy: RetrainingPolicy | null;
  /** Why the manifest holds proposals for the model; null where it does not. */
  hold: string | null;
  /** Alarms of the endpoint that are in ALARM now. */
  alarms: readonly RaisedAlarm[];
  /** The newest report of the monitor. */
  report: DriftReport | undefined;
  /** What runs by the deployment records; undefined where nothing does. */
  release: { modelPackageArn: string; version: number; deployedAt: Date } | undefined;
  /** Executions of the training pipeline that have not ended. */
  underWay: readonly string[];
  /** Executions that drift of this model here has started, the newest first. */
  retrainings: readonly Retraining[];
  /** Registered versions that are newer than the one that runs, the newest first. */
  candidates: readonly Challenger[];
  /** When the data that training reads anyway last changed; undefined where that is not known. */
  rawDataChangedAt: Date | undefined;
  /** When the execution began that trained what runs; undefined where that is not known. */
  trainedAt: Date | undefined;
}

export interface RaisedAlarm {
  name: string;
  metric: string;
  threshold: number;
  since: Date;
  /** `no-data`: nothing was captured, which no training mends. */
  kind: 'drift' | 'no-data';
}

export interface Retraining {
  /** Of the alarm; executions of the same cause are one retraining. */
  cause: string;
  status: string;
  startedAt: Date;
}

export interface Challenger {
  version: number;
  /** ModelApprovalStatus. */
  approval: string;
  registeredAt: Date;
  /** Manual, Push, Schedule or Drift; undefined of packages of other pipelines. */
  inputSource: string | undefined;
  /** What the judge said of it; null where it was not judged. */
  verdict: 'better' | 'same' | 'worse' | null;
  /** Both models' metric on the newest labelled rows; undefined where it was not judged. */
  judgement?: Judgement;
}

export type Answer = 'yes' | 'no' | 'not-yet';

/** One thing that was looked at. */
export interface Reason {
  code: ReasonCode;
  /** Whether retraining makes sense, as far as this goes. */
  answer: Answer;
  sentence: string;
}

export const REASON_CODES = [
  'alarm',
  'release',
  'report',
  'policy',
  'rows',
  'labels',
  'data-changed',
  'cooldown',
  'failures',
  'budget',
  'under-way',
  'candidate',
  'challengers',
  'hold',
] as const;
export type ReasonCode = (typeof REASON_CODES)[number];

export interface DriftDecision {
  retrain: Answer;
  /** All of them, those that decided first. */
  reasons: readonly Reason[];
  /** What a retraining is called, one for each alarm's transition; undefined without a drift alarm. */
  cause: string | undefined;
}

/** Whether training again makes sense, with every reason for and against it on record. */
export function decideRetraining(facts: DriftFacts): DriftDecision {
  const drift = facts.alarms.filter(({ kind }) => kind === 'drift');
  const since = firstRaised(facts, drift);
  if (since === undefined) return { retrain: 'no', reasons: [withoutAlarm(facts)], cause: undefined };
  const cause = causeOf(facts, since);
  const reasons = [
    alarmReason(drift),
    releaseReason(facts, drift),
    reportReason(facts, drift),
    policyReason(facts),
    rowsReason(facts),
    ...(facts.policy === null ? [] : policyReasons(facts, facts.policy, cause)),
    underWayReason(facts),
    candidateReason(facts, since),
    ...holdReason(facts),
  ];
  const retrain = ORDER.find((answer) => reasons.some((reason) => reason.answer === answer)) ?? 'no';
  const rank = ({ answer }: Reason) => (answer === retrain ? 0 : 1 + ORDER.indexOf(answer));
  return { retrain, reasons: reasons.toSorted((a, b) => rank(a) - rank(b)), cause };
}

const ORDER: readonly Answer[] = ['no', 'not-yet', 'yes'];

/**
 * Since when what runs now has been in alarm. An alarm stays in ALARM over a deployment where the new release drifts too, and
 * has no transition of its own then: the deployment stands for it, else the new release would never be trained again.
 */
function firstRaised({ release }: DriftFacts, drift: readonly RaisedAlarm[]): Date | undefined {
  const times = drift.map(({ since }) => Math.max(since.getTime(), release?.deployedAt.getTime() ?? 0));
  return times.length === 0 ? undefined : new Date(Math.min(...times));
}

function causeOf({ environment, model }: DriftFacts, since: Date): string {
  const minute = since.toISOString().replaceAll(/[-T:]/g, '').slice(0, 12);
  return `drift-${environment}-${model}-${minute}`;
}

function policyReasons(facts: DriftFacts, policy: RetrainingPolicy, cause: string): Reason[] {
  return [
    labelReason(facts, policy),
    dataReason(facts, policy),
    cooldownReason(facts, policy, cause),
    failureReason(facts, cause),
    budgetReason(facts, policy, cause),
    challengerReason(facts, policy),
  ];
}
