import { isObject } from '../plain.ts';
import type { LocalTime, Polled } from './time.ts';

/** What a person asks of the local AWS's time. */
export interface TimeChange {
  speed?: number;
  hold?: boolean;
  release?: boolean;
  polls?: Partial<Record<Polled, number>>;
}

const example = `e.g. {"speed": 60, "hold": true} or {"release": true, "polls": {"stack": 2}}`;

/** Checks what was sent as JSON. Returns it, or all that is wrong with it. */
export function parseTimeChange(value: unknown): { change: TimeChange } | { problems: string[] } {
  if (!isObject(value)) return { problems: [`A change of time is a JSON object, ${example}.`] };
  const { speed, hold, release, polls, ...unknown } = value;
  const problems = Object.keys(unknown).map(
    (name) => `'${name}' is not part of a change of time: use speed, hold, release, polls.`,
  );
  if (speed !== undefined && !(typeof speed === 'number' && speed > 0))
    problems.push(`'speed' is ${JSON.stringify(speed)}: use a number above 0, 1 being AWS's own speed.`);
  if (hold !== undefined && hold !== true)
    problems.push(`'hold' is ${JSON.stringify(hold)}: use true; {"release": true} ends it.`);
  if (release !== undefined && release !== true)
    problems.push(`'release' is ${JSON.stringify(release)}: use true.`);
  problems.push(...pollProblems(polls));
  return problems.length > 0 ? { problems } : { change: value };
}

function pollProblems(polls: unknown): string[] {
  if (polls === undefined) return [];
  if (!isObject(polls)) return [`'polls' is ${JSON.stringify(polls)}: use {"stack": 2, "endpoint": 2}.`];
  return Object.entries(polls).flatMap(([name, count]) => {
    if (name !== 'stack' && name !== 'endpoint')
      return [`'polls.${name}' is not counted: use stack and endpoint.`];
    return typeof count === 'number' && Number.isInteger(count) && count >= 0
      ? []
      : [`'polls.${name}' is ${JSON.stringify(count)}: use a whole number from 0.`];
  });
}

/** Waits that are under way end before a hold begins, when both are asked for. */
export function applyTimeChange(time: LocalTime, { speed, hold, release, polls }: TimeChange): void {
  if (speed !== undefined) time.speed = speed;
  Object.assign(time.polls, polls);
  if (release) time.release();
  if (hold) time.hold();
}

export function describeTime(time: LocalTime): Record<string, unknown> {
  return { speed: time.speed, held: time.isHeld, polls: time.polls };
}
