import { parseExecutionArn } from '../lib/aws/arn.ts';
import { Failure } from '../lib/failure.ts';
import { object, text } from '../lib/shape.ts';

/** What a `pipeline-finished` names. Everything else is read again. */
export interface FinishedExecution {
  /** ARN. */
  execution: string;
  pipeline: string;
  region: string;
  account: string;
}

// Four short texts; anything longer is no event of ours.
const MAX_LENGTH = 2048;

const check = object({ execution: text, status: text, region: text, account: text });

/** Reads the payload. Throws `event-invalid` for whatever is not exactly what events.yaml sends. */
export function parseEvent(json: string): FinishedExecution {
  if (json.length > MAX_LENGTH) throw invalid(`it has ${json.length} characters`);
  const payload = parse(json);
  const fault = check(payload, '');
  if (fault !== undefined) throw invalid(fault);
  const { execution = '', region, account }: Record<string, unknown> = { ...Object(payload) };
  const arn = typeof execution === 'string' ? execution : '';
  const parts = parseExecutionArn(arn);
  if (parts === undefined) throw invalid('execution is no ARN of a pipeline execution');
  if (region !== parts.region || account !== parts.account)
    throw invalid('region and account are not those of the execution');
  return { execution: arn, ...parts };
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
    `The event says nothing that can be followed: ${why}. Events of cloudformation/events.yaml have {"pipeline": {"execution", "status", "region", "account"}}.`,
  );
}
