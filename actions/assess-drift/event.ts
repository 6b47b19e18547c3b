import { Failure } from '../lib/failure.ts';
import { object, text } from '../lib/shape.ts';

/** What a `drift-detected` names. Everything else is read again. */
export interface DriftEvent {
  alarm: string;
  region: string;
  account: string;
}

// Four short texts; anything longer is no event of ours.
const MAX_LENGTH = 2048;

const check = object({ alarm: text, region: text, account: text, at: text });

/** Reads the payload. Throws `event-invalid` for whatever is not exactly what events.yaml sends. */
export function parseDriftEvent(json: string): DriftEvent {
  if (json.length > MAX_LENGTH) throw invalid(`it has ${json.length} characters`);
  const payload = parse(json);
  const fault = check(payload, '');
  if (fault !== undefined) throw invalid(fault);
  const { alarm, region, account }: Record<string, unknown> = { ...Object(payload) };
  return { alarm: String(alarm), region: String(region), account: String(account) };
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    throw invalid('it is no JSON');
  }
}

function invalid(why: string): Failure {
  return new Failure(
    'event-invalid',
    `The event says nothing that can be followed: ${why}. Events of cloudformation/events.yaml have {"drift": {"alarm", "region", "account", "at"}}.`,
  );
}
