/** One call of the API as it was answered. */
export interface RequestRecord {
  at: Date;
  /** As octokit names it: `pulls.create`. */
  operation: string;
  method: string;
  path: string;
  /** Login of who called, and the kind of token. */
  caller: string;
  kind: 'user' | 'app' | 'job' | 'anonymous';
  /** Undefined where the connection was cut. */
  status?: number;
  /** The queued fault that hit it. */
  fault?: string;
}

/** Calls in the order in which they came. */
export interface RequestLog {
  all(): readonly RequestRecord[];
  of(operation: string): readonly RequestRecord[];
  add(record: RequestRecord): void;
  clear(): void;
}

// A server that somebody leaves running must not grow without end.
const LIMIT = 5_000;

export function createRequestLog(): RequestLog {
  let records: RequestRecord[] = [];
  return {
    all: () => records,
    of: (operation) => records.filter((record) => record.operation === operation),
    add(record) {
      if (records.length >= LIMIT) records = records.slice(LIMIT / 2);
      records.push(record);
    },
    clear() {
      records = [];
    },
  };
}
