import { isObject } from '../plain.ts';
import { readJson, type Session } from '../training/session.ts';

/** Whether the watch saw that the model does not fit any more, as `.local/demo.json` tells it. */
export interface Drift {
  detected: boolean;
  reasons: readonly string[];
}

/** What the repository decided about it. */
export interface RetrainingDecision {
  retrain: boolean;
  reasons: readonly string[];
}

/** What retraining brought. */
export interface Retrained {
  version: number;
  /** Both models' main metric on the newest labelled rows, which neither was trained on. */
  judge: { champion: number; challenger: number; verdict: string };
}

/** The newest decision that is on record. */
export async function readDecision(
  session: Session,
  { environment, model }: { environment: string; model: string },
): Promise<RetrainingDecision> {
  const { bucket } = session;
  const folder = `decisions/${environment}/${model}/`;
  const listed = await session.aws.objects.list(bucket, folder);
  const key = listed
    .map((object) => object.key)
    .toSorted()
    .at(-1);
  if (key === undefined) throw new Error(`drift.yml left no decision below s3://${bucket}/${folder}.`);
  const record = await readJson(session, `s3://${bucket}/${key}`);
  const decision = isObject(record) ? record['decision'] : undefined;
  if (!isObject(decision)) throw new Error(`s3://${bucket}/${key} holds no decision.`);
  const reasons = Array.isArray(decision['reasons']) ? decision['reasons'] : [];
  return {
    retrain: decision['retrain'] === 'yes',
    reasons: reasons.map((reason) => String(isObject(reason) ? reason['sentence'] : reason)),
  };
}

/** The judge's part of a package's evaluation report. Throws where nothing was judged. */
export async function readJudge(session: Session, evaluation: string): Promise<Retrained['judge']> {
  const report = await readJson(session, evaluation);
  const judge = isObject(report) ? report['judge'] : undefined;
  if (!isObject(judge)) throw new Error(`${evaluation} says nothing of champion and challenger.`);
  const { champion, challenger, verdict } = judge;
  return {
    champion: Number(isObject(champion) ? champion['value'] : Number.NaN),
    challenger: Number(isObject(challenger) ? challenger['value'] : Number.NaN),
    verdict: String(verdict),
  };
}
