import { parseArgs } from 'node:util';
import { messageOf } from '../plain.ts';

export const USAGE = `npm run try -- PIPELINE [--data DIR] [--set NAME=VALUE]... [--from STEP]

  PIPELINE           a pipeline's folder, such as pipelines/nyc-taxi-fare
  --data DIR         the input: DIR/trips becomes the parameter TripsUri, DIR/zones ZonesUri, and so on;
                     without it, the input of the last run
  --set NAME=VALUE   a pipeline parameter for this run
  --from STEP        run STEP and all that follows from it; what comes before is taken from the last run
  --state DIR        where runs are kept, .local/try unless given`;

export interface TryOptions {
  pipeline: string;
  data?: string;
  from?: string;
  parameters: Readonly<Record<string, string>>;
  state?: string;
}

/** Reads the command line. Throws a sentence and the usage. */
export function parseArguments(argv: readonly string[]): TryOptions {
  const { values, positionals } = readOptions(argv);
  const [pipeline, ...others] = positionals;
  if (pipeline === undefined) throw wrong('Which pipeline? Name its folder.');
  if (others.length > 0) throw wrong(`One pipeline at a time; "${others[0]}" is one more.`);
  const parameters: Record<string, string> = {};
  for (const assignment of values.set ?? []) {
    const equals = assignment.indexOf('=');
    if (equals < 1) throw wrong(`--set is "${assignment}"; write NAME=VALUE.`);
    parameters[assignment.slice(0, equals)] = assignment.slice(equals + 1);
  }
  return {
    pipeline,
    parameters,
    ...(values.data !== undefined && { data: values.data }),
    ...(values.from !== undefined && { from: values.from }),
    ...(values.state !== undefined && { state: values.state }),
  };
}

function readOptions(argv: readonly string[]) {
  try {
    return parseArgs({
      args: [...argv],
      allowPositionals: true,
      options: {
        data: { type: 'string' },
        from: { type: 'string' },
        set: { type: 'string', multiple: true },
        state: { type: 'string' },
      },
    });
  } catch (error) {
    throw wrong(messageOf(error));
  }
}

function wrong(sentence: string): Error {
  return new Error(`${sentence}\n\n${USAGE}`);
}
