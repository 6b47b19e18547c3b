import { isObject } from '../plain.ts';
import { readJson, type Session } from '../training/session.ts';
import type { Alarm } from './alarm.ts';
import type { Check, Distance, QualityMetric } from './check.ts';

/** What the watch saw once labels were in, as `.local/demo.json` tells it. */
export interface Drift {
  /** Whether an alarm was raised. */
  detected: boolean;
  /** Sentences: what raised each alarm, or how quiet it was. */
  reasons: readonly string[];
  /** All alarms of the endpoint. */
  alarms: readonly Alarm[];
  /** s3:// of the newest report. */
  report: string;
  /** Captured rows of its window, and those of them that have a label. */
  rows: number;
  labelledRows: number;
  /** The feature whose distribution moved most; null where none was compared. */
  worstFeature: Distance | null;
  quality: Readonly<Record<string, QualityMetric>>;
}

/** What the repository decided about it. */
export interface RetrainingDecision {
  retrain: boolean;
  /** Sentences, for and against. */
  reasons: readonly string[];
  /** s3:// of the decision on record; null where no alarm asked for one. */
  record: string | null;
  /** The one issue about this model's drift here; null where there is none. */
  issue: { number: number; title: string; url: string } | null;
  /** File of the HTML report; null where there is none. */
  page: string | null;
}

/** What retraining brought. */
export interface Retrained {
  arn: string;
  version: number;
  /** Of SageMaker; its display name says which alarm it answers. */
  execution: string;
  judge: Judge;
  /** Number of the pull request that took it to staging; null where it was not proposed. */
  pullRequest: number | null;
}

/** Both models' main metric on the newest labelled rows, which neither was trained on. */
export interface Judge {
  metric: string;
  rows: number;
  champion: number;
  challenger: number;
  /** Challenger less champion, with its 95 % interval. */
  difference: { value: number; low: number; high: number };
  verdict: string;
}

export function driftOf(check: Check, alarms: readonly Alarm[], quiet: string): Drift {
  const raised = alarms.filter(({ state }) => state === 'ALARM');
  return {
    detected: raised.length > 0,
    reasons: raised.length > 0 ? raised.map(({ name, reason }) => `${name}: ${reason}`) : [quiet],
    alarms,
    report: check.uri,
    rows: check.rows,
    labelledRows: check.labelled,
    worstFeature: check.worst ?? null,
    quality: check.metrics,
  };
}

/** The newest decision that is on record, with its reasons. */
export async function readDecision(
  session: Session,
  { environment, model }: { environment: string; model: string },
): Promise<Pick<RetrainingDecision, 'retrain' | 'reasons' | 'record'>> {
  const { bucket } = session;
  const folder = `decisions/${environment}/${model}/`;
  const listed = await session.aws.objects.list(bucket, folder);
  const key = listed
    .map((object) => object.key)
    .toSorted()
    .at(-1);
  if (key === undefined) throw new Error(`drift.yml left no decision below s3://${bucket}/${folder}.`);
  const uri = `s3://${bucket}/${key}`;
  const record = await readJson(session, uri);
  const decision = isObject(record) ? record['decision'] : undefined;
  if (!isObject(decision)) throw new Error(`${uri} holds no decision.`);
  const reasons = Array.isArray(decision['reasons']) ? decision['reasons'] : [];
  return {
    retrain: decision['retrain'] === 'yes',
    reasons: reasons.map((reason) => String(isObject(reason) ? reason['sentence'] : reason)),
    record: uri,
  };
}

/** The judge's part of a package's evaluation report. Throws where nothing was judged. */
export async function readJudge(session: Session, evaluation: string): Promise<Judge> {
  const report = await readJson(session, evaluation);
  const judge = isObject(report) ? report['judge'] : undefined;
  if (!isObject(judge)) throw new Error(`${evaluation} says nothing of champion and challenger.`);
  return {
    metric: String(judge['metric']),
    rows: Number(judge['rows']),
    champion: numberOf(judge['champion'], 'value'),
    challenger: numberOf(judge['challenger'], 'value'),
    difference: {
      value: numberOf(judge['difference'], 'value'),
      low: numberOf(judge['difference'], 'low'),
      high: numberOf(judge['difference'], 'high'),
    },
    verdict: String(judge['verdict']),
  };
}

function numberOf(value: unknown, name: string): number {
  return Number(isObject(value) ? value[name] : Number.NaN);
}
