import type { DriftDecision } from './decision.ts';

const ANSWERS = {
  yes: 'The model is trained again.',
  no: 'The model is not trained again.',
  'not-yet': 'The model is not trained again yet.',
} as const;

/** What a decision comes to for a reader, and the reason that weighs most. */
export function headlineOf({ retrain, reasons }: DriftDecision): { answer: string; because: string } {
  const waiting = reasons.find(({ code, answer }) => code === 'candidate' && answer === 'no');
  // Not training a second time is good news then, and the next move is a person's.
  if (waiting !== undefined)
    return { answer: 'The model has been trained again.', because: waiting.sentence };
  return { answer: ANSWERS[retrain], because: reasons[0]?.sentence ?? '' };
}
