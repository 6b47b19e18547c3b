import type { Permission } from './iam/permission.ts';

/** One call as it was answered. */
export interface RequestRecord {
  requestId: string;
  at: Date;
  /** `S3.PutObject` */
  operation: string;
  region: string;
  accessKeyId: string;
  /** ARN of who called: the local user, or a role session. */
  principal?: string;
  /** What the call needed to be allowed, whether it was or not. */
  permissions: Permission[];
  /** The input of a JSON or Query operation; bucket and key of an S3 one. */
  detail: Readonly<Record<string, unknown>>;
  /** HTTP status; undefined while it runs and when the connection was cut. */
  status?: number;
  /** AWS error code, when it failed. */
  code?: string;
  /** The queued fault that hit it. */
  fault?: string;
}

/** The calls since the start or the last `clear`, in the order they came. */
export interface RequestLog {
  all(): readonly RequestRecord[];
  of(operation: string): readonly RequestRecord[];
  add(record: RequestRecord): RequestRecord;
  clear(): void;
}

// A server that somebody leaves running must not grow without end.
const limit = 5_000;

export function createRequestLog(
  onAnswer?: (record: RequestRecord) => void,
): RequestLog & { answered(record: RequestRecord): void } {
  let records: RequestRecord[] = [];
  return {
    all: () => records,
    of: (operation) => records.filter((record) => record.operation === operation),
    add(record) {
      if (records.length >= limit) records = records.slice(limit / 2);
      records.push(record);
      return record;
    },
    answered: (record) => onAnswer?.(record),
    clear() {
      records = [];
    },
  };
}
